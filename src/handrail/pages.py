"""Library -> pages: which pages the site has, where each stands, and how they belong together.

Pure: nothing is read, rendered or written here. A `Site` is made from a library; `handrail.render`
turns its pages into HTML and `handrail.mkdocs_events` hands them to MkDocs. Addresses are promises
(therapists print them), so every path is decided in this one module.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import Any

from handrail import prose
from handrail.library import Item, Library
from handrail.messages import N_, Messages
from handrail.model.base import Prose, Reference, walk
from handrail.model.crisis_lines import Region

FOLDERS = {
    "about": "about",
    "area": "areas",
    "concept": "concepts",
    "reframe": "reframes",
    "worksheet": "worksheets",
    "pathway": "pathways",
}
"""The folder of each kind's pages. A sign has no page of its own: all are shown on one."""

INDEXED = ("concept", "reframe", "worksheet", "pathway")
"""The kinds with an index page of their own, at their folder's address."""

WORDS_A_MINUTE = 200
"""A calm reading speed; studies of silent reading of English put the average near 240."""

HELP_WORDS = N_(
    "crisis, emergency, suicide, suicidal, want to die, kill myself, end it all, no reason to live, self-harm, self harm, "
    "hurt myself, hurting myself, cutting, cut myself, overdose, abuse, abused, rape, hits me, hit me, violent, violence, "
    "afraid of my partner, scared of him, scared of her, not safe, unsafe, helpline, hotline, someone to talk to"
)
"""What people type when they need somebody now; a translation lists its own language's words."""

FOLDED = {"therapists", "evidence", "review"}
"""Parts of a model that a reader meets only on opening a fold."""


@dataclass(eq=False)
class Page:
    """One page: what it shows, its address relative to the site's root, and its neighbours.

    `label` says in a word what kind of page it is. Pages without one are not found by search.
    """

    kind: str
    slug: str
    path: str
    title: str
    summary: str = ""
    label: str = ""
    model: Any = None
    also_called: tuple[str, ...] = ()
    minutes: int = 0
    area: "Page | None" = None
    previous: "Page | None" = None
    next: "Page | None" = None
    crumbs: list["Page"] = field(default_factory=list)
    siblings: list["Page"] = field(default_factory=list)
    related: list["Page"] = field(default_factory=list)
    cited_by: list["Page"] = field(default_factory=list)
    looked_into: set[str] = field(default_factory=set)

    @property
    def item(self) -> Any:
        """What an author wrote. Who reads it hangs on it, so its slug is noted."""
        if self.model is not None:
            self.looked_into.add(self.slug)
        return self.model


class Site:
    """All pages of one library, found by slug or by kind."""

    def __init__(self, library: Library, messages: Messages) -> None:
        self.library = library
        self.practice = library.practice
        self.crisis_lines = library.crisis_lines
        self.pages: list[Page] = [*_content_pages(library, messages), *_generated_pages(library, messages)]
        self._by_slug = {page.slug: page for page in self.pages}
        self.pages += self._moved_pages()
        self._by_kind: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            self._by_kind[page.kind].append(page)
        self.looked_into: set[str] = set()
        """The slugs of all items that were read since this was cleared; what is rendered meanwhile hangs on them."""
        for page in self.pages:
            page.looked_into = self.looked_into
        _relate(self)

    def page(self, slug: str) -> Page:
        """The page of a slug, or of a slug it once had. Raises KeyError when there is none."""
        return self._by_slug[slug]

    def has(self, slug: str) -> bool:
        return slug in self._by_slug

    def of(self, kind: str) -> list[Page]:
        """Every page of a kind, in the library's order."""
        return self._by_kind.get(kind, [])

    def concepts(self, area: Page) -> list[Page]:
        return [page for page in self.of("concept") if page.area is area]

    def worksheets(self, area: Page) -> list[Page]:
        return [page for page in self.of("worksheet") if page.area is area]

    def reframes(self, area: Page) -> list[Page]:
        return [page for page in self.of("reframe") if area.slug in page.item.areas]

    @property
    def region(self) -> Region:
        """The practice's own region of help lines."""
        return next(region for region in self.crisis_lines.regions if region.region == self.practice.region)

    @property
    def signs(self) -> list[Any]:
        return [item.model for item in self.library.of("sign")]

    @property
    def terms(self) -> list[tuple[str, str, Page]]:
        """Every explained word with its meaning and the page that explains it, alphabetically."""
        terms = [(term.term, term.means, page) for page in self.of("concept") for term in page.item.terms]
        return sorted(terms, key=lambda entry: entry[0].casefold())

    def citing(self) -> dict[str, list[Page]]:
        """For every cited source, the pages that rest on it."""
        pages: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            for key in dict.fromkeys(_cited_sources(page)):
                pages[key].append(page)
        return pages

    def day(self, page: Page) -> str:
        """The day a page was last checked, or written; of a page made from others, the latest of theirs."""
        return _day(page.model) or max((_day(other.model) for other in self.pages), default="")

    def search_records(self) -> dict[str, dict[str, str]]:
        """What a search result shows of each page that can be found, by its address."""
        return {
            page.path: {
                "kind": page.kind,
                "label": page.label,
                "title": page.title,
                "summary": prose.plain(page.summary),
            }
            for page in self.pages
            if page.label
        }

    def _moved_pages(self) -> list[Page]:
        """A page at every earlier address, so that printed links keep working."""
        moved = []
        for page in list(self.pages):
            for alias in page.item.aliases if page.item else ():
                self._by_slug[alias] = page
                moved.append(Page("moved", alias, f"{FOLDERS[page.kind]}/{alias}/", page.title, next=page))
        return moved


def _content_pages(library: Library, messages: Messages) -> list[Page]:
    _ = messages.gettext
    labels = {
        "about": _("About the work"),
        "area": _("Area"),
        "concept": _("Idea"),
        "reframe": _("Belief"),
        "worksheet": _("Worksheet"),
        "pathway": _("Pathway"),
    }
    return [_content_page(item, labels[kind]) for kind in FOLDERS for item in library.of(kind)]


def _content_page(item: Item, label: str) -> Page:
    model = item.model
    words = sum(len(prose.plain(text).split()) for at, text in walk(model) if _is_read(at, text))
    return Page(
        kind=item.kind,
        slug=item.slug,
        path=f"{FOLDERS[item.kind]}/{item.slug}/",
        title=model.title,
        summary=model.summary,
        label=label,
        model=model,
        also_called=tuple(model.also_called),
        minutes=max(1, ceil(words / WORDS_A_MINUTE)),
    )


def _is_read(at: tuple[str | int, ...], value: object) -> bool:
    return isinstance(value, Prose) and at[0] not in FOLDED


def _generated_pages(library: Library, messages: Messages) -> list[Page]:
    _ = messages.gettext
    pages = [
        Page("home", "home", "", library.practice.name, library.practice.welcome),
        Page("browse", "browse", "browse/", _("Browse"), _("Everything here, by area.")),
        Page(
            "help",
            "help",
            "help/",
            _("Help now"),
            _("People to call or text, and what happens when you do."),
            label=_("People to talk to"),
            also_called=tuple(words.strip() for words in _(HELP_WORDS).split(",")),
        ),
        Page("privacy", "privacy", "privacy/", _("Your privacy"), _("Where your words are kept, and how to check it.")),
        Page("sources", "sources", "sources/", _("Sources"), _("What these pages rest on.")),
        Page("glossary", "glossary", "glossary/", _("Words"), _("Words used here, in plain language.")),
        Page("search", "search", "search/", _("Search"), _("Find a page in your own words.")),
        Page("notebook", "notebook", "notebook/", _("Notebook"), _("What you have written in this browser.")),
        Page("missing", "missing", "404.html", _("This page is not here"), ""),
        Page("index", "concepts", "concepts/", _("Ideas"), _("One idea, one short page.")),
        Page("index", "reframes", "reframes/", _("Beliefs, seen another way"), _("When a thought keeps coming back.")),
        Page("index", "worksheets", "worksheets/", _("Worksheets"), _("Something to do, from two minutes up.")),
    ]
    if library.of("pathway"):
        pages.append(
            Page("index", "pathways", "pathways/", _("Pathways"), _("Pages in an order, for a time or a situation."))
        )
    return pages


def _relate(site: Site) -> None:
    """Fill in every page's neighbours."""
    home, browse = site.page("home"), site.page("browse")
    for page in site.pages:
        item = page.item
        if item is None:
            page.crumbs = [] if page is home else [home]
            continue
        if page.kind in ("concept", "worksheet"):
            page.area = site.page(item.area)
        elif page.kind == "reframe":
            page.area = site.page(item.areas[0])
        page.related = [site.page(slug) for slug in dict.fromkeys(item.next)]
    _place_among_siblings(site)
    for page in site.pages:
        if page.item is None:
            continue
        page.crumbs = _crumbs(site, page, home, browse)
        for slug in dict.fromkeys(_linked_slugs(page)):
            target = site.page(slug)
            if target is not page and page not in target.cited_by:
                target.cited_by.append(page)


def _place_among_siblings(site: Site) -> None:
    """Pages of one kind and one area are siblings, in the library's order."""
    families: dict[tuple[str, Page | None], list[Page]] = defaultdict(list)
    for page in site.pages:
        if page.item is not None:
            families[page.kind, page.area].append(page)
    for siblings in families.values():
        for page in siblings:
            page.siblings = siblings
        for before, after in pairwise(siblings):
            before.next, after.previous = after, before


def _crumbs(site: Site, page: Page, home: Page, browse: Page) -> list[Page]:
    if page.area is not None:
        index = [site.page(FOLDERS[page.kind])] if page.kind in ("reframe", "worksheet") else []
        return [home, page.area, *index]
    return [home, site.page("pathways") if page.kind == "pathway" else browse]


def _linked_slugs(page: Page) -> list[str]:
    """Slugs of pages this one names, in its references and in its prose."""
    found: list[str] = []
    for _at, value in walk(page.item):
        if isinstance(value, Reference):
            found.append(value)
        elif isinstance(value, Prose):
            found += [target for target in prose.links(value) if prose.is_internal(target)]
    return found


def _day(model: Any) -> str:
    review = getattr(model, "review", None)
    return (review.reviewed or review.written) if review else ""


def _cited_sources(page: Page) -> list[str]:
    if page.item is None:
        return []
    cited = [key for _at, value in walk(page.item) if isinstance(value, Prose) for key in prose.citations(value)]
    evidence = getattr(page.item, "evidence", None)
    return cited + list(evidence.sources if evidence else ())
