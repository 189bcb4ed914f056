"""Words to begin with: where they land, that they can be undone, and that they are there without script."""

from pathlib import Path

import pytest
from browser_store import stored
from playwright.sync_api import Browser, Locator, Page, expect

SHEET = "worksheets/long-text-with-words-to-begin-with/"


@pytest.fixture
def sheet(page: Page, example_pages: tuple[str, Path]) -> Page:
    page.goto(example_pages[0] + SHEET)
    expect(page.locator("#status b")).not_to_be_empty()
    page.get_by_text("Words to begin with").first.press("Enter")
    return page


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Write for five minutes")


def begin(page: Page, words: str) -> None:
    page.locator(f'[data-begin^="{words}"]').press("Enter")


def test_a_beginning_stands_on_its_own_line_and_the_reader_writes_on_behind_it(sheet: Page) -> None:
    begin(sheet, "Right now")
    expect(box(sheet)).to_be_focused()
    sheet.keyboard.type("the rain")
    begin(sheet, "Today")
    expect(box(sheet)).to_have_value("Right now I notice the rain\nToday was … ")
    expect(sheet.locator("#status b")).to_have_text("Saved")
    sheet.wait_for_timeout(100)
    assert stored(sheet)[0]["answers"] == {"page": "Right now I notice the rain\nToday was … "}


def test_it_goes_below_the_line_the_reader_was_in_and_splits_none(sheet: Page) -> None:
    box(sheet).fill("first line\nsecond line")
    box(sheet).evaluate("box => box.setSelectionRange(3, 3)")
    begin(sheet, "Today")
    expect(box(sheet)).to_have_value("first line\nToday was … \nsecond line")


def test_the_browser_s_undo_takes_it_out(sheet: Page) -> None:
    box(sheet).fill("mine")
    begin(sheet, "Today")
    sheet.keyboard.press("Control+z")
    expect(box(sheet)).to_have_value("mine")


def test_the_words_are_a_plain_list_on_paper_and_without_script(
    sheet: Page, browser: Browser, example_pages: tuple[str, Path]
) -> None:
    words = "div.prompts li"
    expect(sheet.locator(words).first).to_be_hidden()
    sheet.emulate_media(media="print")
    expect(sheet.locator(words).first).to_be_visible()
    expect(sheet.locator("details.prompts")).to_be_hidden()
    context = browser.new_context(java_script_enabled=False)
    without = context.new_page()
    without.goto(example_pages[0] + SHEET)
    expect(without.locator(words).first).to_be_visible()
    expect(without.locator("details.prompts")).to_be_hidden()
    context.close()
