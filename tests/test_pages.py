"""Addresses, neighbours and citations of the reference library's pages."""

from pathlib import Path

import pytest

from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site
from handrail.render import Renderer

AREAS = [
    "awareness", "origins", "emotional-processing", "narratives",
    "boundaries", "regulation", "integration", "acceptance",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return Site(load_library([root]), Messages("en"))


def test_the_eight_areas_stand_in_order(site: Site) -> None:
    assert [page.slug for page in site.of("area")] == AREAS


def test_addresses_are_unique_and_made_of_folder_and_slug(site: Site) -> None:
    paths = [page.path for page in site.pages]
    assert len(paths) == len(set(paths))
    assert site.page("trigger-map").path == "worksheets/trigger-map/"
    assert site.page("mindfulness").path == "concepts/mindfulness/"


def test_neighbours_are_the_pages_of_the_same_kind_and_area(site: Site) -> None:
    first, *_, last = site.concepts(site.page("awareness"))
    assert first.previous is None
    assert last.next is None
    assert first.next.previous is first
    assert first in first.siblings


def test_pages_know_who_links_to_them(site: Site) -> None:
    trigger_map = site.page("trigger-map")
    assert site.page("emotional-patterns-and-triggers") in trigger_map.cited_by
    assert trigger_map not in trigger_map.cited_by


@pytest.mark.parametrize(
    ("at", "to", "address"),
    [
        ("home", "home", "./"),
        ("home", "trigger-map", "worksheets/trigger-map/"),
        ("trigger-map", "home", "../../"),
        ("trigger-map", "mindfulness", "../../concepts/mindfulness/"),
        ("trigger-map", "trigger-map", "./"),
        ("worksheets", "trigger-map", "trigger-map/"),
        ("missing", "help", "/under/help/"),
    ],
)
def test_links_are_relative_but_on_the_page_for_missing_addresses(site: Site, at: str, to: str, address: str) -> None:
    renderer = Renderer(site, Messages("en"), "https://example.org/under/")
    assert renderer.context(site.page(at))["href"](to) == address


def test_every_content_page_cites_and_lists_its_sources(site: Site) -> None:
    renderer = Renderer(site, Messages("en"))
    for page in site.pages:
        if getattr(page.item, "evidence", None):
            body = renderer.body(page)
            for key in page.item.evidence.sources:
                assert f'id="source-{key}"' in body, page.path
