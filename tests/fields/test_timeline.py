"""A timeline: nothing moves while somebody writes, and on request moments go in order, earlier or later."""

from pathlib import Path
from typing import Any

from browser_store import put, stored
from playwright.sync_api import Locator, Page, expect


def opened(page: Page, example_pages: tuple[str, Path], name: str) -> Page:
    page.goto(f"{example_pages[0]}worksheets/timeline-{name}/")
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    return page


def answer(page: Page, field: str) -> list[dict[str, Any]]:
    expect(page.locator("#status b")).to_have_text("Saved")
    return stored(page)[0]["answers"][field]


def row(page: Page, number: int) -> Locator:
    return page.locator("[data-row]").nth(number - 1)


def test_moments_go_in_order_only_when_asked(page: Page, example_pages: tuple[str, Path]) -> None:
    opened(page, example_pages, "by-age")
    for number, (age, what) in enumerate([("30", "the shop"), ("", "soon after"), ("7", "the lake")], start=1):
        if number > 1:
            page.get_by_role("button", name="Add a moment").click()
        row(page, number).get_by_label("How old were you?").fill(age)
        row(page, number).get_by_label("What happened?").fill(what)
    assert [moment["what"] for moment in answer(page, "moments")] == ["the shop", "soon after", "the lake"]
    page.get_by_role("button", name="Put in order").press("Enter")
    expect(page.locator("[data-move-said]")).to_have_text("They are in order now.")
    assert answer(page, "moments") == [
        {"when": 7, "what": "the lake"},
        {"when": 30, "what": "the shop"},
        {"what": "soon after"},
    ]
    page.get_by_role("button", name="Put in order").click()
    expect(page.locator("[data-move-said]")).to_have_text("They are in order already.")


def test_in_free_order_a_row_goes_earlier_and_the_focus_with_it(page: Page, example_pages: tuple[str, Path]) -> None:
    opened(page, example_pages, "in-free-order")
    expect(page.get_by_role("spinbutton")).to_have_count(0)
    expect(page.get_by_role("button", name="Put in order")).to_have_count(0)
    page.get_by_label("What was it?").first.fill("lunch")
    page.get_by_role("button", name="Add a part").click()
    page.keyboard.type("breakfast")
    page.get_by_role("button", name="Earlier Part 2").press("Enter")
    expect(page.locator("[data-move-said]")).to_have_text("“breakfast” is now number 1 of 2.")
    expect(page.get_by_role("button", name="Later Part 1")).to_be_focused()
    assert answer(page, "day") == [{"what": "breakfast"}, {"what": "lunch"}]


def test_the_reader_chooses_an_order_of_their_own_and_no_number_is_lost(
    page: Page, example_pages: tuple[str, Path]
) -> None:
    opened(page, example_pages, "the-reader-chooses")
    when = page.get_by_label("Your age then, or the year")
    when.fill("1994")
    page.get_by_label("in my own order").check()
    expect(when).to_be_hidden()
    expect(page.get_by_role("button", name="Put in order")).to_be_hidden()
    assert answer(page, "work") == [{"when": 1994}]
    page.get_by_label("by age or year").check()
    expect(when).to_have_value("1994")


def test_what_was_chosen_is_seen_from_the_rows(page: Page, example_pages: tuple[str, Path]) -> None:
    opened(page, example_pages, "the-reader-chooses")
    entry = {"id": "e", "worksheet": "timeline-the-reader-chooses", "created": 1, "updated": 1, "revision": 1}
    put(page, {**entry, "answers": {"work": [{"what": "a bakery"}]}})
    page.reload()
    expect(page.get_by_label("in my own order")).to_be_checked()
    expect(page.get_by_role("spinbutton")).to_be_hidden()
