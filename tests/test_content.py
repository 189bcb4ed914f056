"""What the library owes its readers, as far as a rule can tell."""

from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from handrail.library import Item, Library, load_library
from handrail.reading import page_grade

ROOT = Path(__file__).parent.parent
LIBRARY: Library = load_library([ROOT])


def test_the_built_in_library_keeps_every_standard_without_so_much_as_a_warning() -> None:
    """Dates pass: that a page is due again is for its reviewers, and breaks no build of another change."""
    assert [str(found) for found in LIBRARY.warnings if found.code != "H610"] == []


def test_the_site_that_measurements_are_made_with_has_no_problem_either() -> None:
    load_library([ROOT, ROOT / "bench/site"])


def test_half_of_the_pages_are_easier_than_they_have_to_be() -> None:
    assert median(page_grade(item.model) for item in LIBRARY.items.values()) <= 5


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


@pytest.mark.parametrize("kind", ["concept", "reframe", "worksheet"])
def test_every_page_to_work_with_can_be_found_by_its_kind_of_work(kind: str) -> None:
    assert not [item.slug for item in LIBRARY.of(kind) if not item.model.techniques]


def test_every_worksheet_says_when_it_is_for() -> None:
    assert not [item.slug for item in LIBRARY.of("worksheet") if not item.model.occasions]


def test_a_hard_moment_is_offered_five_things_in_an_order() -> None:
    offered = [item.model.right_now.order for item in LIBRARY.of("worksheet") if item.model.right_now]
    assert len(offered) == len(set(offered)) == 5
