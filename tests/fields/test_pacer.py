"""A pace for breathing: the reader starts, changes and stops it; it ends after a breath out."""

import re
from pathlib import Path

import pytest
from browser_support import hold_clock
from example_site import examples
from playwright.sync_api import Browser, Page, expect
from test_contract import html_of

Pages = tuple[str, Path]
SHEET = "worksheets/pacer-in-four-out-six/"


@pytest.fixture
def breathing(page: Page, example_pages: Pages) -> Page:
    page.clock.install()
    return opened(page, example_pages)


def opened(page: Page, example_pages: Pages) -> Page:
    page.goto(example_pages[0] + SHEET)
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    hold_clock(page)
    return page


def test_it_begins_with_the_breath_that_is_there_and_ends_after_a_breath_out(breathing: Page) -> None:
    word, run = breathing.locator("[data-word]"), breathing.locator("[data-run]")
    run.press("Enter")
    expect(word).to_have_text("Let this breath go out slowly")
    breathing.clock.run_for(6100)
    expect(word).to_have_text("In")
    breathing.clock.run_for(4000)
    expect(word).to_have_text("Out")
    breathing.clock.run_for(6000)
    expect(word).to_have_text("In")
    breathing.clock.fast_forward(164_000)
    expect(run).to_have_text("Stop")
    breathing.clock.run_for(10_000)
    expect(breathing.get_by_text("That is the time. Let your breath go as it likes.")).to_be_visible()
    expect(run).to_have_text("Start")


def test_it_stops_at_any_time(breathing: Page) -> None:
    breathing.get_by_role("button", name="Start").click()
    breathing.clock.run_for(7000)
    breathing.get_by_role("button", name="Stop").click()
    expect(breathing.get_by_role("status").filter(has_text="Stopped.")).to_be_visible()
    assert breathing.evaluate("document.getAnimations().length") == 0


def test_a_change_of_pace_comes_with_the_next_breath(breathing: Page) -> None:
    word = breathing.locator("[data-word]")
    breathing.get_by_text("Change the pace").click()
    breathing.get_by_label("Show it as").select_option("words and numbers")
    breathing.get_by_role("button", name="Start").click()
    breathing.clock.run_for(6100)
    breathing.get_by_label("Breathe in for").select_option("8 seconds")
    breathing.get_by_label("Breathe out for").select_option("3 seconds")
    breathing.get_by_label("Then rest for").select_option("2 seconds")
    breathing.clock.run_for(9500)
    expect(word).to_have_text("Out 6")
    breathing.clock.run_for(8000)
    expect(word).to_have_text("In 8")
    breathing.clock.run_for(1000)
    expect(word).to_have_text("Out 1")
    breathing.clock.run_for(3000)
    expect(word).to_have_text("Rest 1")


def test_less_motion_gets_a_bar_that_fills_in_steps(browser: Browser, example_pages: Pages) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.clock.install()
    opened(page, example_pages)
    expect(page.locator(".shape")).to_be_hidden()
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(6100)
    widths = []
    for _ in range(4):
        widths.append(page.evaluate("document.querySelector('[data-filling]').style.inlineSize"))
        page.clock.run_for(1000)
    assert widths == ["25%", "50%", "75%", "100%"]
    context.close()


def test_a_screen_reader_hears_in_and_out_only_when_it_is_asked_to(breathing: Page) -> None:
    said = breathing.locator("[data-said]")
    breathing.get_by_role("button", name="Start").click()
    breathing.clock.run_for(6500)
    expect(said).to_be_empty()
    expect(breathing.locator(".breath")).to_have_attribute("aria-hidden", "true")
    breathing.get_by_text("Change the pace").click()
    breathing.get_by_label("My screen reader says").check()
    breathing.clock.run_for(4000)
    expect(said).to_have_text("Out")


def test_without_script_it_is_counted(browser: Browser, example_pages: Pages) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example_pages[0] + SHEET)
    expect(page.get_by_text("Let it go out slowly while you count to 6.")).to_be_visible()
    expect(page.locator(".breaths")).to_be_visible()
    expect(page.get_by_role("button", name="Start")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("example", [one for one in examples() if one.type == "pacer"], ids=str)
def test_nobody_is_told_to_hold_the_breath_or_to_breathe_deeply(example: object) -> None:
    assert not re.search(r"\b(hold|deep|deeply)\b", html_of(example), re.I)  # type: ignore[arg-type]
