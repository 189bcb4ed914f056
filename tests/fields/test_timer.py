"""A timer: it runs when asked to, tells the right time, stays out of the way and ends quietly."""

from pathlib import Path

import pytest
from browser_store import stored
from browser_support import hold_clock
from playwright.sync_api import Browser, Page, expect

Pages = tuple[str, Path]


@pytest.fixture
def sitting(page: Page, example_pages: Pages) -> Page:
    page.clock.install()
    page.goto(f"{example_pages[0]}worksheets/timer-lengths-to-choose/")
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    hold_clock(page)
    return page


def test_by_keyboard_it_starts_pauses_goes_on_and_ends_with_a_sentence(sitting: Page) -> None:
    left, run = sitting.locator("[data-left]"), sitting.locator("[data-run]")
    sitting.clock.run_for(5000)
    expect(left).to_have_text("3:00")
    run.press("Enter")
    sitting.clock.run_for(61_000)
    expect(left).to_have_text("1:59")
    run.press("Enter")
    expect(run).to_have_text("Go on")
    sitting.clock.run_for(60_000)
    expect(left).to_have_text("1:59")
    run.press("Enter")
    sitting.clock.run_for(119_000)
    expect(sitting.get_by_role("status").filter(has_text="That was the time.")).to_be_visible()
    expect(run).to_be_focused()
    run.press("Enter")
    expect(run).to_have_text("Pause")
    expect(left).to_have_text("3:00")


def test_the_reader_chooses_a_length_and_takes_a_minute_more(sitting: Page) -> None:
    left = sitting.locator("[data-left]")
    sitting.get_by_label("How long?").select_option("10 minutes")
    expect(left).to_have_text("10:00")
    sitting.get_by_role("button", name="Start").click()
    sitting.get_by_role("button", name="Longer by a minute").click()
    sitting.clock.run_for(30_000)
    expect(left).to_have_text("10:30")
    sitting.get_by_role("button", name="Stop").press("Enter")
    expect(left).to_have_text("10:00")
    expect(sitting.get_by_role("button", name="Start")).to_be_focused()


def test_its_time_is_right_after_it_was_in_the_background(sitting: Page) -> None:
    sitting.get_by_role("button", name="Start").click()
    sitting.clock.fast_forward(100_000)
    expect(sitting.locator("[data-left]")).to_have_text("1:20")
    sitting.clock.fast_forward(600_000)
    expect(sitting.get_by_role("status").filter(has_text="That was the time.")).to_be_visible()


def test_out_of_sight_the_time_left_stands_small_and_out_of_the_way(sitting: Page) -> None:
    chip = sitting.locator(".time-chip")
    sitting.get_by_role("button", name="Start").click()
    sitting.clock.run_for(1000)
    expect(chip).to_be_hidden()
    sitting.locator("#way-down").scroll_into_view_if_needed()
    sitting.evaluate("document.getElementById('way-down').scrollIntoView()")
    expect(chip).to_have_text("2:59")
    assert sitting.evaluate("getComputedStyle(document.querySelector('.time-chip')).pointerEvents") == "none"
    expect(chip).to_have_attribute("aria-hidden", "true")
    sitting.clock.run_for(180_000)
    expect(chip).to_contain_text("That was the time.")
    sitting.clock.run_for(21_000)
    expect(chip).to_be_hidden()


def test_the_clock_can_be_hidden_and_nothing_of_it_is_stored(sitting: Page) -> None:
    sitting.get_by_label("Hide the clock").check()
    sitting.get_by_role("button", name="Start").click()
    expect(sitting.locator("[data-left]")).to_be_hidden()
    sitting.evaluate("document.getElementById('way-down').scrollIntoView()")
    sitting.clock.run_for(2000)
    expect(sitting.locator(".time-chip")).to_be_hidden()
    assert stored(sitting) == []


def test_a_tone_is_offered_and_off_and_an_author_may_leave_it_out(sitting: Page, example_pages: Pages) -> None:
    expect(sitting.get_by_label("A soft tone at the end")).not_to_be_checked()
    sitting.goto(f"{example_pages[0]}worksheets/timer-without-a-tone/")
    expect(sitting.get_by_label("A soft tone at the end")).to_have_count(0)


def test_a_tone_that_was_chosen_sounds_once_at_the_end(page: Page, example_pages: Pages) -> None:
    page.add_init_script(
        """window.notes = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { window.notes++; return start.apply(this, when); };"""
    )
    page.clock.install()
    page.goto(f"{example_pages[0]}worksheets/timer-lengths-to-choose/")
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    page.get_by_label("A soft tone at the end").check()
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(179_000)
    assert page.evaluate("notes") == 0
    page.clock.run_for(2000)
    assert page.evaluate("notes") == 2


def test_without_script_it_says_to_use_any_clock(browser: Browser, example_pages: Pages) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_pages[0]}worksheets/timer-some-minutes/")
    expect(page.get_by_text("Use any clock: 3 minutes.")).to_be_visible()
    expect(page.get_by_role("button", name="Start")).to_be_hidden()
    context.close()
