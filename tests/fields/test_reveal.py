"""A fold that the browser itself opens, and what of it is on paper."""

from pathlib import Path

from playwright.sync_api import Browser, expect


def test_it_opens_by_keyboard_without_script_and_prints_when_open(
    browser: Browser, example_pages: tuple[str, Path]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_pages[0]}worksheets/reveal-closed-at-first/")
    text = page.get_by_text("name one thing you like to see")
    page.emulate_media(media="print")
    expect(page.get_by_text("When nothing comes")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(text).to_be_hidden()
    page.get_by_text("When nothing comes").press("Enter")
    expect(text).to_be_visible()
    page.emulate_media(media="print")
    expect(text).to_be_visible()
    context.close()


def test_what_is_always_printed_is_printed_once(browser: Browser, example_pages: tuple[str, Path]) -> None:
    page = browser.new_page()
    page.goto(f"{example_pages[0]}worksheets/reveal-always-on-paper/")
    page.emulate_media(media="print")
    text = page.get_by_text("I will call on Sunday").locator("visible=true")
    expect(text).to_have_count(1)
    page.emulate_media(media="screen")
    page.get_by_text("Three examples").first.press("Enter")
    expect(text).to_have_count(1)
    page.emulate_media(media="print")
    expect(text).to_have_count(1)
    page.close()
