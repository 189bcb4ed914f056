"""What a sentence does besides being filled in: it follows the gaps, is taken, copied, told and printed."""

import re
from pathlib import Path
from typing import Any

import pytest
from browser_store import stored
from playwright.sync_api import Browser, Locator, Page, expect

SHEET = "worksheets/sentence-gentle-shorter-firmer/"


@pytest.fixture
def sheet(page: Page, example_pages: tuple[str, Path]) -> Page:
    page.goto(example_pages[0] + SHEET)
    expect(page.locator("#status b")).not_to_be_empty()
    return page


def version(page: Page, name: str) -> Locator:
    return page.locator(f'[data-version="{name}"]')


def button(within: Locator, does: str) -> Locator:
    return within.get_by_role("button", name=re.compile(f"^{does}"))


def own(page: Page) -> Locator:
    return page.get_by_role("textbox", name="In my own words")


def answer(page: Page) -> dict[str, Any]:
    expect(page.locator("#status b")).to_have_text("Saved")
    (entry,) = stored(page)
    return entry["answers"]["say"]


def test_the_whole_way_by_keyboard(sheet: Page) -> None:
    sheet.get_by_label("When …").focus()
    sheet.keyboard.type("you shout.")
    expect(version(sheet, "gentle").locator("[data-text]")).to_have_text(
        "When you shout, I feel …. I know your days are full. I need …."
    )
    sheet.keyboard.press("Tab")
    sheet.keyboard.type("small")
    sheet.keyboard.press("Tab")
    sheet.keyboard.type("a\npause")
    sheet.keyboard.press("Tab")
    sheet.keyboard.press("ArrowDown")
    expect(sheet.get_by_role("radio", name="Shorter")).to_be_checked()
    take = button(version(sheet, "shorter"), "Take this one")
    sheet.keyboard.press("Tab")
    expect(take).to_be_focused()
    sheet.keyboard.press("Enter")
    expect(own(sheet)).to_be_focused()
    expect(own(sheet)).to_have_value("When you shout, I feel small. I need a pause.")
    sheet.keyboard.type(" Please.")
    sheet.wait_for_timeout(100)
    assert answer(sheet) == {
        "what": "you shout.",
        "feeling": "small",
        "need": "a\npause",
        "chosen": "shorter",
        "own": "When you shout, I feel small. I need a pause. Please.",
    }


def test_a_screen_reader_hears_the_sentences_when_it_asks_and_not_while_typing(sheet: Page) -> None:
    sheet.get_by_label("I need …").fill("a pause")
    expect(sheet.get_by_role("radio", name="Firmer")).to_have_accessible_description(
        "I need a pause. Without that I will go home."
    )
    expect(sheet.locator("[aria-live] [data-text], [role=status] [data-text]")).to_have_count(0)
    expect(button(version(sheet, "firmer"), "Copy")).to_have_accessible_name(re.compile("Copy ?: Firmer"))


def test_taking_a_version_never_costs_the_reader_s_own_words(sheet: Page) -> None:
    sheet.get_by_label("I need …").fill("a pause")
    notice = sheet.get_by_text("Your words from before are set aside.")
    button(version(sheet, "firmer"), "Take this one").click()
    button(version(sheet, "shorter"), "Take this one").click()
    expect(notice).to_be_hidden()
    own(sheet).fill("my very own")
    button(version(sheet, "firmer"), "Take this one").click()
    expect(notice).to_be_visible()
    sheet.get_by_role("button", name="Put them back").press("Enter")
    expect(own(sheet)).to_have_value("my very own")
    expect(sheet.get_by_role("radio", name="Shorter")).to_be_checked()
    expect(notice).to_be_hidden()
    button(version(sheet, "firmer"), "Take this one").click()
    sheet.keyboard.press("Control+z")
    expect(own(sheet)).to_have_value("my very own")


def test_a_choice_can_be_taken_back(sheet: Page) -> None:
    sheet.get_by_label("I feel …").fill("calm")
    sheet.get_by_role("radio", name="Gentle").check()
    button(sheet.locator("[data-versions]"), "Clear").click()
    expect(sheet.get_by_role("radio", name="Gentle")).not_to_be_checked()
    sheet.wait_for_timeout(100)
    assert answer(sheet) == {"feeling": "calm"}


def test_a_version_is_copied(sheet: Page) -> None:
    sheet.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.get_by_label("I need …").fill("a pause")
    button(version(sheet, "firmer"), "Copy").click()
    expect(version(sheet, "firmer").get_by_role("status")).to_contain_text("Copied. Other programs")
    assert sheet.evaluate("navigator.clipboard.readText()") == "I need a pause. Without that I will go home."
    sheet.get_by_label("I need …").fill("rest")
    expect(version(sheet, "firmer").get_by_role("status")).to_be_empty()


def test_where_nothing_may_be_copied_the_words_are_marked(sheet: Page) -> None:
    sheet.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    own(sheet).fill("no, thank you")
    button(sheet.locator('[data-part="own"]'), "Copy").click()
    expect(sheet.get_by_text("It is marked.")).to_be_visible()
    button(version(sheet, "firmer"), "Copy").click()
    assert sheet.evaluate("getSelection().toString()") == "I need …. Without that I will go home."


def test_in_words_it_is_a_whole_sentence(sheet: Page) -> None:
    def told(answer: dict[str, str]) -> str:
        return sheet.evaluate("(answer) => handrail.words.inWords(answer, handrail.told.toldSheet().fields[0])", answer)

    gentle = "When you shout, I feel …. I know your days are full. I need a pause."
    assert told({"what": "you shout", "need": "a pause."}) == gentle
    assert told({"what": "you shout", "need": "a pause", "chosen": "firmer"}) == (
        "I need a pause. Without that I will go home.\nWhen …: you shout"
    )
    assert told({"own": "Two\nlines"}) == "In my own words: Two\nlines"
    assert told({"chosen": "gone", "feeling": "firmer"}).endswith("I need ….\ngone")
    assert told({}) == ""


def test_on_paper_gaps_are_lines_with_script_and_without(
    sheet: Page, browser: Browser, example_pages: tuple[str, Path]
) -> None:
    sheet.get_by_label("I feel …").fill("calm")
    context = browser.new_context(java_script_enabled=False)
    without = context.new_page()
    without.goto(example_pages[0] + SHEET)
    for page, lines in ((sheet, 2), (without, 3)):
        page.emulate_media(media="print")
        expect(page.get_by_role("button")).to_have_count(0)
        widths = [blank.bounding_box()["width"] for blank in version(page, "gentle").locator(".gap-blank").all()]
        assert len([width for width in widths if width > 100]) == lines
    context.close()
