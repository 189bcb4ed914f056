"""Numbers along a wave: asked for at intervals, noted with a tap, drawn as they are, and never lost on the way."""

import re
from pathlib import Path
from typing import Any

import pytest
from browser_store import put, stored
from playwright.sync_api import Browser, Page, expect

Pages = tuple[str, Path]
MINUTE = 60_000


@pytest.fixture
def urge(page: Page, example_pages: Pages) -> Page:
    page.clock.install(time="2026-11-24T10:00:00")
    page.goto(f"{example_pages[0]}worksheets/wave-twenty-minutes/")
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    return page


def note(page: Page, strength: int) -> None:
    page.get_by_role("button", name=f"{strength} of 10", exact=True).press("Enter")


def noted(page: Page) -> list[dict[str, Any]]:
    """The stored answer without the moment it began at."""
    expect(page.locator("#status b")).to_have_text("Saved")
    page.wait_for_timeout(50)
    answer = stored(page)[-1]["answers"].get("urge", [])
    return [{"minute": rating["minute"], "strength": rating["strength"]} for rating in answer]


def test_a_number_starts_it_and_the_reader_is_asked_at_every_interval(urge: Page) -> None:
    said = urge.locator("[data-said]")
    note(urge, 7)
    expect(said).to_have_text("Noted at the start: 7 / 10")
    urge.clock.run_for(2 * MINUTE)
    expect(said).to_have_text("2 minutes so far. How strong is it now?")
    assert said.get_attribute("role") == "status"
    note(urge, 9)
    urge.clock.run_for(MINUTE)
    note(urge, 0)
    assert noted(urge) == [{"minute": 0, "strength": 7}, {"minute": 2, "strength": 9}, {"minute": 3, "strength": 0}]
    expect(urge.locator("[data-noted] li")).to_have_count(3)
    points = urge.locator("[data-line]").get_attribute("points")
    assert points and len(points.split(" ")) == 3
    urge.clock.run_for(17 * MINUTE)
    expect(said).to_have_text("That is the time. Stop here, or go on for a while.")
    urge.get_by_role("button", name="Go on").click()
    urge.clock.run_for(4 * MINUTE)
    note(urge, 1)
    assert noted(urge)[-1] == {"minute": 24, "strength": 1}
    expect(urge.locator("[data-last]")).to_have_text("24 min")


def test_started_without_a_number_it_stores_nothing(urge: Page) -> None:
    urge.get_by_role("button", name="Start the clock").click()
    urge.clock.run_for(5 * MINUTE)
    expect(urge.locator("[data-passed]")).to_have_text("5 minutes so far")
    assert stored(urge) == []
    note(urge, 4)
    assert noted(urge) == [{"minute": 5, "strength": 4}]


def test_it_goes_on_at_the_right_minute_after_the_page_was_closed(urge: Page) -> None:
    note(urge, 7)
    assert noted(urge)
    urge.clock.run_for(6 * MINUTE)
    urge.reload()
    expect(urge.locator("[data-noted] li")).to_have_count(1)
    urge.get_by_role("button", name="Go on").click()
    expect(urge.locator("[data-passed]")).to_have_text("6 minutes so far")
    note(urge, 5)
    assert noted(urge) == [{"minute": 0, "strength": 7}, {"minute": 6, "strength": 5}]


def test_what_is_removed_can_be_put_back_also_everything(urge: Page) -> None:
    note(urge, 7)
    urge.clock.run_for(2 * MINUTE)
    note(urge, 9)
    urge.get_by_role("button", name=re.compile("Remove.*at the start")).press("Enter")
    expect(urge.get_by_role("button", name="Put it back")).to_be_focused()
    assert noted(urge) == [{"minute": 2, "strength": 9}]
    urge.keyboard.press("Enter")
    both = [{"minute": 0, "strength": 7}, {"minute": 2, "strength": 9}]
    assert noted(urge) == both
    urge.get_by_role("button", name="Stop").click()
    urge.clock.run_for(MINUTE)
    urge.get_by_role("button", name="Start anew").click()
    assert noted(urge) == []
    note(urge, 3)
    assert noted(urge) == [{"minute": 0, "strength": 3}]
    urge.get_by_role("button", name="Put it back").click()
    assert noted(urge) == [*both, {"minute": 3, "strength": 3}]


def test_one_of_another_day_is_shown_and_nothing_is_added_to_it(urge: Page) -> None:
    yesterday = {"minute": 0, "strength": 8, "began": 1_764_000_000_000 - 24 * 60 * MINUTE}
    common = {"id": "old", "worksheet": "wave-twenty-minutes", "created": 1, "updated": 1, "revision": 1}
    put(urge, {**common, "answers": {"urge": [yesterday]}})
    urge.evaluate("location.hash = 'entry=old'")
    expect(urge.get_by_text("This one is over.")).to_be_visible()
    expect(urge.get_by_role("button", name="8 of 10")).to_be_hidden()
    urge.get_by_role("button", name="Start anew").click()
    note(urge, 2)
    assert noted(urge) == [{"minute": 0, "strength": 2}]


def test_it_is_told_in_words(urge: Page) -> None:
    answer = [{"minute": 0, "strength": 8, "began": 1}, {"minute": 1, "strength": 0}, {"minute": 4, "strength": 7}]
    words = urge.evaluate("(answer) => handrail.words.inWords(answer, handrail.told.toldSheet().fields[0])", answer)
    assert words.split("\n") == ["1. at the start: 8 / 10", "2. after 1 minute: 0 / 10", "3. after 4 minutes: 7 / 10"]


def test_on_paper_there_is_room_for_numbers_until_there_are_some(urge: Page) -> None:
    urge.emulate_media(media="print")
    expect(urge.get_by_label("after 4 minutes")).to_be_visible()
    urge.emulate_media(media="screen")
    expect(urge.get_by_label("after 4 minutes")).to_be_hidden()
    note(urge, 7)
    urge.emulate_media(media="print")
    expect(urge.get_by_label("after 4 minutes")).to_be_hidden()
    expect(urge.locator("[data-noted]")).to_be_visible()
    expect(urge.locator(".sea")).to_be_visible()


def test_without_script_there_is_a_box_for_each_time(browser: Browser, example_pages: Pages) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_pages[0]}worksheets/wave-twenty-minutes/")
    page.get_by_label("after 20 minutes").fill("3")
    expect(page.locator(".sea")).to_be_visible()
    expect(page.get_by_role("button", name="Start the clock")).to_be_hidden()
    context.close()
