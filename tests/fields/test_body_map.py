"""The body map: by list alone, on the figure, on paper, and in words."""

from pathlib import Path
from typing import Any

import pytest
from browser_store import stored
from playwright.sync_api import Page, expect

from handrail.validate import build_field


@pytest.fixture
def body(page: Page, example_pages: tuple[str, Path]) -> Page:
    page.goto(example_pages[0] + "worksheets/body-map-the-usual-words/")
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    return page


def answer(page: Page) -> Any:
    page.wait_for_timeout(100)
    expect(page.locator("#status b")).to_have_text("Saved")
    (entry,) = stored(page)
    return entry["answers"].get("where")


def test_everything_works_by_list_and_keyboard(body: Page) -> None:
    body.get_by_role("checkbox", name="Hands").press("Space")
    body.get_by_role("checkbox", name="Chest").press("Space")
    expect(body.locator("[data-said]")).to_have_text("Chosen: Chest. Below you can say what it is like there.")
    chest = body.get_by_role("group", name="Chest")
    chest.get_by_role("checkbox", name="Tight").press("Space")
    chest.get_by_role("slider", name="Chest, chosen: how strong, from 0 to 10").press("ArrowRight")
    assert answer(body) == {"chest": {"chosen": ["tight"], "strength": 6}, "hands": {}}
    assert body.locator(".place legend").all_text_contents() == ["Chest", "Hands"]


def test_the_figure_is_a_way_to_the_list(body: Page) -> None:
    body.locator('[data-at="hips"]').first.click()
    expect(body.get_by_role("checkbox", name="Hips and seat")).to_be_checked()
    expect(body.locator('[data-at="hips"][data-on]')).to_have_count(2)
    assert answer(body) == {"hips": {}}
    body.locator('[data-at="hips"]').last.click()
    expect(body.locator("[data-on]")).to_have_count(0)


def test_the_figure_shows_every_place_but_the_whole(body: Page) -> None:
    drawn = set(body.locator("[data-at]").evaluate_all("all => all.map(one => one.dataset.at)"))
    listed = set(body.locator(".body-list input").evaluate_all("all => all.map(one => one.value)"))
    assert listed - drawn == {"all-over"}
    assert drawn <= listed


def test_a_place_that_is_chosen_again_brings_back_what_was_said_of_it(body: Page) -> None:
    throat = body.get_by_role("checkbox", name="Throat")
    throat.check()
    body.get_by_role("group", name="Throat").get_by_role("checkbox", name="Numb").check()
    body.get_by_role("group", name="Throat").get_by_role("spinbutton").fill("3")
    throat.uncheck()
    expect(body.get_by_role("group", name="Throat")).to_have_count(0)
    throat.check()
    assert answer(body) == {"throat": {"chosen": ["numb"], "strength": 3}}


def test_on_paper_there_is_a_figure_to_mark_or_the_answer_in_words(body: Page) -> None:
    body.set_viewport_size({"width": 660, "height": 900})
    body.emulate_media(media="print")
    millimetre = 96 / 25.4
    assert body.locator("[data-figure]").bounding_box()["height"] > 120 * millimetre
    expect(body.get_by_text("Mark the figure with a pen.")).to_be_visible()
    body.emulate_media(media="screen")
    body.get_by_role("checkbox", name="Chest").check()
    body.get_by_role("group", name="Chest").get_by_role("checkbox", name="Tight").check()
    body.get_by_label("I notice nothing, or can't tell").check()
    body.emulate_media(media="print")
    assert body.locator("[data-in-words] li").all_text_contents() == ["Chest: Tight", "I notice nothing, or can't tell"]
    expect(body.get_by_role("checkbox")).to_have_count(0)


def test_answers_are_told_place_by_place(body: Page) -> None:
    told = body.evaluate(
        "answer => handrail.words.inWords(answer, handrail.told.toldSheet().fields[0])",
        {
            "chest": {"chosen": ["tight", "numb"], "strength": 6},
            "hands": {},
            "throat": {"strength": 0},
            "nowhere": True,
        },
    )
    assert told == "Chest: Tight, Numb, 6 / 10; Hands; Throat: 0 / 10; I notice nothing, or can't tell"


def test_a_sensation_may_not_have_the_id_of_a_place() -> None:
    with pytest.raises(ValueError, match="`chest` belongs to a place of the body"):
        build_field(
            {"id": "x", "type": "body-map", "label": "?", "sensations": [{"id": "chest", "label": "In the chest"}]}
        )
