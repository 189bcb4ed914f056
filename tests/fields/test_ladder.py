"""A ladder: rungs move by button, key and finger, the focus goes with them, and every move is said and undone."""

from pathlib import Path
from typing import Any

import pytest
from browser_store import put, stored
from playwright.sync_api import Locator, Page, expect

SMALL, MIDDLE, BIG = "say hello", "ask for the window seat", "call my mother back"


@pytest.fixture
def ladder(page: Page, example_pages: tuple[str, Path]) -> Page:
    """A ladder with three rungs, the biggest first."""
    page.goto(f"{example_pages[0]}worksheets/ladder-three-rungs/")
    rungs = [{"what": BIG, "hard": 90}, {"what": MIDDLE, "hard": 40, "done": True}, {"what": SMALL, "hard": 5}]
    put(page, {"id": "e", "worksheet": "ladder-three-rungs", "created": 1, "updated": 1, "revision": 1,
               "answers": {"rungs": rungs}})  # fmt: skip
    page.reload()
    expect(box(page, 0)).to_have_value(BIG)
    return page


def box(page: Page, place: int) -> Locator:
    return page.get_by_label("What will you do?").nth(place)


def order(page: Page) -> list[str]:
    return [rung.get("what", "") for rung in answer(page)]


def answer(page: Page) -> list[dict[str, Any]]:
    expect(page.locator("#status b")).to_have_text("Saved")
    return stored(page)[0]["answers"]["rungs"]


def said(page: Page) -> Locator:
    return page.locator("[data-move-said]")


def test_buttons_move_a_rung_with_all_that_is_in_it(ladder: Page) -> None:
    ladder.get_by_role("button", name="Move down Step 1").press("Enter")
    expect(said(ladder)).to_have_text(f"“{BIG}” is now number 2 of 3.")
    expect(ladder.get_by_role("button", name="Move down Step 2")).to_be_focused()
    ladder.keyboard.press("Enter")
    assert order(ladder) == [MIDDLE, SMALL, BIG]
    assert answer(ladder)[0] == {"what": MIDDLE, "hard": 40, "done": True}
    expect(ladder.get_by_role("button", name="Move down Step 3")).to_be_hidden()
    expect(ladder.get_by_role("button", name="Move up Step 3")).to_be_focused()


def test_alt_and_an_arrow_move_the_rung_that_is_written_in(ladder: Page) -> None:
    expect(ladder.get_by_text("hold Alt and press the up or down arrow")).to_be_visible()
    box(ladder, 2).press("Alt+ArrowUp")
    expect(box(ladder, 1)).to_be_focused()
    expect(box(ladder, 1)).to_have_value(SMALL)
    ladder.keyboard.press("Alt+ArrowUp")
    ladder.keyboard.press("Alt+ArrowUp")
    expect(said(ladder)).to_have_text("It is the first one already.")
    assert order(ladder) == [SMALL, BIG, MIDDLE]


def test_moves_are_undone_one_by_one_without_losing_what_was_written_since(ladder: Page) -> None:
    box(ladder, 2).press("Alt+ArrowUp")
    ladder.get_by_role("button", name="Put in order of the number").click()
    expect(said(ladder)).to_have_text("They are in order now.")
    assert order(ladder) == [SMALL, MIDDLE, BIG]
    box(ladder, 0).fill("wave")
    ladder.get_by_role("button", name="Add a step").click()
    ladder.keyboard.type("a new one")
    undo = ladder.get_by_role("button", name="Undo the last move")
    undo.press("Enter")
    expect(said(ladder)).to_have_text("It is back as it was.")
    assert order(ladder) == [BIG, "wave", MIDDLE, "a new one"]
    expect(undo).to_be_focused()
    ladder.keyboard.press("Enter")
    assert order(ladder) == [BIG, MIDDLE, "wave", "a new one"]
    expect(undo).to_be_hidden()
    assert ladder.evaluate("document.activeElement.matches('[data-put-in-order], [data-move]')")


def test_rungs_without_a_number_stay_behind_the_one_before(ladder: Page) -> None:
    ladder.get_by_role("button", name="Add a step").click()
    ladder.get_by_role("button", name="Add a step").click()
    box(ladder, 3).fill("no number")
    box(ladder, 3).press("Alt+ArrowUp")
    ladder.get_by_role("button", name="Put in order of the number").click()
    assert order(ladder) == [SMALL, MIDDLE, "no number", BIG]


@pytest.mark.parametrize(("key", "expected"), [(None, [MIDDLE, SMALL, BIG]), ("Escape", [BIG, MIDDLE, SMALL])])
def test_a_grip_drags_a_rung(ladder: Page, key: str | None, expected: list[str]) -> None:
    ladder.set_viewport_size({"width": 360, "height": 2400})
    grips = ladder.locator("[data-grip]:visible")
    start, end = (grips.nth(place).bounding_box() for place in (0, 2))
    ladder.mouse.move(start["x"] + 10, start["y"] + 10)
    ladder.mouse.down()
    ladder.mouse.move(end["x"] + 10, end["y"] + 350, steps=4)
    expect(ladder.locator(".dragged-name")).to_have_text(BIG)
    expect(ladder.locator("[data-drop-after]")).to_have_count(1)
    if key:
        ladder.keyboard.press(key)
    ladder.mouse.up()
    expect(ladder.locator(".dragged-name")).to_have_count(0)
    box(ladder, 0).dispatch_event("input")
    assert order(ladder) == expected


def test_a_rung_that_was_taken_away_is_not_put_into_another_entry(ladder: Page) -> None:
    ladder.get_by_role("button", name="Take this one away").first.click()
    expect(ladder.get_by_role("button", name="Put it back")).to_be_focused()
    ladder.locator(".status summary").click()
    ladder.get_by_role("button", name="Start a new one").click()
    expect(box(ladder, 0)).to_have_value("")
    expect(ladder.get_by_role("button", name="Put it back")).to_be_hidden()


def test_a_rung_in_words(ladder: Page) -> None:
    ladder.evaluate("navigator.share = undefined")
    with ladder.expect_download() as download:
        ladder.locator(".status summary").click()
        ladder.get_by_role("button", name="Save a file", exact=True).click()
    text = Path(download.value.path()).read_text()
    assert f"2. {MIDDLE}; 40 / 100; Done\n" in text
