"""What a reminder does besides being filled in: it becomes a file, says what it needs, and is told in words."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def sheet(page: Page, example_pages: tuple[str, Path]) -> Page:
    page.goto(f"{example_pages[0]}worksheets/reminder-a-day-and-a-time/")
    expect(page.locator("#status b")).not_to_be_empty()
    return page


def saved_file(page: Page) -> tuple[str, str]:
    """The name and the text of the file that the button makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a calendar file").press("Enter")
    return download.value.suggested_filename, download.value.path().read_bytes().decode()


def test_it_says_what_it_needs_and_goes_there(sheet: Page) -> None:
    save = sheet.get_by_role("button", name="Save a calendar file")
    save.press("Enter")
    expect(sheet.get_by_label("Day", exact=True)).to_be_focused()
    expect(sheet.get_by_text("Choose a day and a time first.")).to_be_visible()
    sheet.get_by_label("Day", exact=True).fill("2026-11-30")
    save.press("Enter")
    expect(sheet.get_by_label("Time", exact=True)).to_be_focused()


def test_the_file_holds_what_is_shown_and_no_more(sheet: Page) -> None:
    sheet.get_by_label("Day", exact=True).fill("2026-11-30")
    sheet.get_by_label("Time", exact=True).fill("18:00")
    name, text = saved_file(sheet)
    assert re.fullmatch(r"reminder-\d{4}-\d\d-\d\d\.ics", name)
    assert "\r\nSUMMARY:A note to myself\r\n" in text
    assert "\r\nDTSTART:20261130T180000\r\n" in text
    assert "RRULE" not in text
    assert not re.search(r"handrail|worksheet|look-again|127\.0\.0\.1", text, re.I)
    sheet.get_by_label("Title").fill("Tea, with Ada")
    sheet.get_by_role("radio", name="every week").focus()
    sheet.keyboard.press("Space")
    _name, again = saved_file(sheet)
    assert "\r\nSUMMARY:Tea\\, with Ada\r\n" in again
    assert "\r\nRRULE:FREQ=WEEKLY\r\n" in again
    assert re.search(r"UID:(\w{32})", text)[1] != re.search(r"UID:(\w{32})", again)[1]


def test_where_there_is_nothing_to_choose_the_file_repeats_as_it_says(
    page: Page, example_pages: tuple[str, Path]
) -> None:
    page.goto(f"{example_pages[0]}worksheets/reminder-once-and-long-words/")
    expect(page.get_by_text("How often: once")).to_be_visible()
    page.locator("[data-repeat]").evaluate("part => { part.dataset.repeat = 'daily' }")
    page.get_by_label("Day", exact=True).fill("2026-11-30")
    page.get_by_label("Time", exact=True).fill("18:00")
    assert "RRULE:FREQ=DAILY" in saved_file(page)[1]


def test_in_words(sheet: Page) -> None:
    words = sheet.evaluate(
        "answer => handrail.words.inWords(answer, handrail.told.toldSheet().fields[0])",
        {"title": "weekly", "date": "2026-11-30", "repeat": {"chosen": "weekly"}},
    )
    assert words == "Title: weekly; Day: 2026-11-30; How often: every week"


def test_on_paper_there_are_empty_lines(sheet: Page) -> None:
    sheet.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet.emulate_media(media="print")
    expect(sheet.locator("[data-blank]")).to_have_count(2)
    expect(sheet.get_by_role("button")).to_have_count(0)
