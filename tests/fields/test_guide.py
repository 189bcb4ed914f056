"""Steps to follow: by hand, by themselves, or all at once, as the reader likes."""

from pathlib import Path

import pytest
from browser_support import hold_clock
from playwright.sync_api import Browser, Page, expect

Pages = tuple[str, Path]


@pytest.fixture
def body(page: Page, example_pages: Pages) -> Page:
    page.clock.install()
    page.goto(f"{example_pages[0]}worksheets/guide-with-times/")
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    hold_clock(page)
    return page


def step(page: Page, title: str) -> object:
    return page.locator("[data-guide] li").filter(has_text=title)


def test_by_keyboard_the_reader_is_taken_from_step_to_step(body: Page) -> None:
    back, following = body.get_by_role("button", name="Back"), body.get_by_role("button", name="Next")
    expect(step(body, "Feet")).to_be_visible()
    expect(step(body, "Hands")).to_be_hidden()
    expect(back).to_be_hidden()
    following.press("Enter")
    expect(step(body, "Hands")).to_be_focused()
    expect(step(body, "Feet")).to_be_hidden()
    expect(body.get_by_text("Step 2 of 4")).to_be_visible()
    back.press("Enter")
    expect(step(body, "Feet")).to_be_focused()
    for _ in range(3):
        following.press("Enter")
    expect(following).to_be_hidden()
    expect(step(body, "The room")).to_be_focused()


def test_all_at_once_and_back_again(body: Page) -> None:
    body.get_by_role("button", name="Show all steps at once").press("Enter")
    for title in ("Feet", "Hands", "The room"):
        expect(step(body, title)).to_be_visible()
    expect(body.get_by_role("button", name="Next")).to_be_hidden()
    body.get_by_role("button", name="Show one step at a time").press("Enter")
    expect(step(body, "Hands")).to_be_hidden()


def test_it_goes_on_by_itself_only_when_it_is_asked_to_and_can_be_paused(body: Page) -> None:
    body.clock.run_for(120_000)
    expect(step(body, "Feet")).to_be_visible()
    by_itself = body.get_by_label("Go on by itself")
    by_itself.press("Space")
    body.clock.run_for(20_000)
    body.get_by_role("button", name="Pause").press("Enter")
    body.clock.run_for(60_000)
    expect(step(body, "Feet")).to_be_visible()
    body.get_by_role("button", name="Go on", exact=True).press("Enter")
    body.clock.run_for(10_500)
    expect(step(body, "Hands")).to_be_visible()
    expect(body.get_by_role("button", name="Pause")).to_be_focused()
    expect(body.locator("[data-spoken]")).to_contain_text("Step 2 of 4. Hands")


def test_it_waits_at_a_step_that_takes_the_time_it_takes_and_stops_at_the_last(body: Page) -> None:
    body.get_by_label("Go on by itself").check()
    body.clock.run_for(31_000)
    body.clock.run_for(61_000)
    expect(step(body, "Somewhere you like")).to_be_visible()
    expect(body.get_by_text("Press Next to go on.")).to_be_visible()
    body.clock.run_for(600_000)
    body.get_by_role("button", name="Next").click()
    body.clock.run_for(91_000)
    expect(body.get_by_text("That was the last step.")).to_be_visible()
    expect(body.get_by_label("Go on by itself")).not_to_be_checked()


@pytest.mark.parametrize("way", ["without script", "on paper"])
def test_all_steps_stand_there_with_their_times(way: str, browser: Browser, example_pages: Pages) -> None:
    context = browser.new_context(java_script_enabled=way == "on paper")
    page = context.new_page()
    page.goto(f"{example_pages[0]}worksheets/guide-with-times/")
    if way == "on paper":
        page.emulate_media(media="print")
    for title in ("Feet", "Hands", "Somewhere you like", "The room"):
        expect(step(page, title)).to_be_visible()
    expect(page.get_by_text("about 30 seconds")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_hidden()
    context.close()
