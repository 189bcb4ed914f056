"""The pages of a site -> how they belong together: what stands above, before, after and beside each."""

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from handrail.page import FOLDERS, Page

if TYPE_CHECKING:
    from handrail.pages import Site


def relate(site: "Site") -> None:
    """Fill in every page's neighbours."""
    home, browse = site.page("home"), site.page("browse")
    for page in site.pages:
        item = page.item
        if item is None:
            page.crumbs = () if page is home else (home,)
            continue
        if page.kind in ("concept", "worksheet"):
            page.area = site.page(item.area)
        elif page.kind == "reframe":
            page.area = site.page(item.areas[0])
        page.related = tuple(site.page(slug) for slug in dict.fromkeys(item.next))
    _place_among_siblings(site)
    for page in site.pages:
        if page.item is None:
            continue
        page.crumbs = _crumbs(site, page, home, browse)
        for slug in dict.fromkeys(page.linked_slugs):
            target = site.page(slug)
            if page.kind != "handout" and target is not page and page not in target.cited_by:
                target.cited_by = (*target.cited_by, page)


def _place_among_siblings(site: "Site") -> None:
    """Pages of one kind and one area are siblings, in the library's order."""
    families: dict[tuple[str, Page | None], list[Page]] = defaultdict(list)
    for page in site.pages:
        if page.item is not None and page.kind != "handout":
            families[page.kind, page.area].append(page)
    for siblings in families.values():
        for page in siblings:
            page.siblings = tuple(siblings)
        for before, after in pairwise(siblings):
            before.next, after.previous = after, before


def _crumbs(site: "Site", page: Page, home: Page, browse: Page) -> tuple[Page, ...]:
    if page.area is not None:
        index = [site.page(FOLDERS[page.kind])] if page.kind in ("reframe", "worksheet") else []
        return (home, page.area, *index)
    if page.kind == "handout":
        return (home,)
    return (home, site.page("pathways") if page.kind == "pathway" else browse)
