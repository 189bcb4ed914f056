"""What the library owes its readers, as far as a rule can tell."""

import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml

from handrail import prose
from handrail.library import Item, Library, load_library
from handrail.model.base import Line, Prose, walk
from handrail.pages import FOLDED

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat imports a package that has been given up; its newer versions go online
    from textstat import textstat

HIGHEST_GRADE = 7
SHARED_WORDS = 12
ROOT = Path(__file__).parent.parent
LIBRARY: Library = load_library([ROOT])
ITEMS = list(LIBRARY.items.values())


def read_by_everyone(item: Item) -> list[str]:
    """The texts of a page outside its folds, as words only."""
    texts = [(at, value) for at, value in walk(item.model) if isinstance(value, Prose) and at[0] not in FOLDED]
    return [prose.plain(value) for _at, value in texts]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.slug)
def test_pages_can_be_read_by_a_tired_person(item: Item) -> None:
    assert textstat.flesch_kincaid_grade(" ".join(read_by_everyone(item))) <= HIGHEST_GRADE


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.slug)
def test_the_voice_gives_no_orders_and_does_not_shout(item: Item) -> None:
    for at, value in walk(item.model):
        if isinstance(value, Prose | Line):
            assert "!" not in value, at
            words = value.casefold().split()
            assert "should" not in words or "“" in value or "*" in value, at


def test_no_two_pages_share_a_run_of_words() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for item in ITEMS:
        for text in read_by_everyone(item):
            words = text.casefold().split()
            for start in range(len(words) - SHARED_WORDS + 1):
                run = tuple(words[start : start + SHARED_WORDS])
                assert seen.setdefault(run, item.slug) == item.slug, (item.slug, seen[run], " ".join(run))


MAP: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "library_map.yml").read_text(encoding="utf-8"))
"""What the library must hold, row by row."""


def slugs(kind: str, area: str = "") -> set[str]:
    return {item.slug for item in LIBRARY.of(kind) if not area or item.model.area == area}


def test_the_map_s_pages_about_the_work_are_there() -> None:
    assert [item.slug for item in LIBRARY.of("about")] == [about["slug"] for about in MAP["about"]]
    assert len(LIBRARY.of("sign")) == 5
    assert slugs("pathway") >= {pathway["slug"] for pathway in MAP["pathways"]}
    assert len(LIBRARY.of("reframe")) >= 15


@pytest.mark.parametrize("area", MAP["areas"], ids=lambda area: area["slug"])
def test_every_row_of_the_map_has_its_page(area: dict[str, Any]) -> None:
    assert LIBRARY.items[area["slug"]].kind == "area"
    assert slugs("concept", area["slug"]) >= set(area["concepts"])
    assert slugs("worksheet", area["slug"]) >= {worksheet["slug"] for worksheet in area["worksheets"]}
    assert slugs("reframe") >= set(area.get("reframes", ()))


@pytest.mark.parametrize("item", LIBRARY.of("worksheet"), ids=lambda item: item.slug)
def test_a_worksheet_can_be_reached_from_an_idea(item: Item) -> None:
    leading = {slug for other in LIBRARY.of("concept") for slug in other.model.worksheets}
    assert item.slug in leading or item.slug in LIBRARY.items["signs"].model.next or item.model.concepts


def test_evidence_rests_on_sources_that_somebody_has_seen() -> None:
    for item in ITEMS:
        for key in getattr(getattr(item.model, "evidence", None), "sources", ()):
            assert LIBRARY.references[key].verified == "seen", (item.slug, key)
