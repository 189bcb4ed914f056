"""A menu: lines are written, taken from ideas, moved and put back, and go on a card for the wallet."""

from pathlib import Path
from typing import Any

import pytest
from browser_store import stored
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def menu(page: Page, example_pages: tuple[str, Path]) -> Page:
    page.goto(f"{example_pages[0]}worksheets/menu-by-intensity/")
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    return page


def zone(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def answer(page: Page) -> dict[str, Any]:
    expect(page.locator("#status b")).to_have_text("Saved")
    return stored(page)[0]["answers"].get("plan", {})


def write(page: Page, name: str, *lines: str) -> None:
    zone(page, name).get_by_role("textbox").first.focus()
    for number, line in enumerate(lines):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)


def test_enter_goes_on_to_the_next_line_past_those_on_paper(menu: Page) -> None:
    write(menu, "A lot", "one", "two", "three")
    assert answer(menu) == {"a-lot": ["one", "two", "three"]}
    expect(menu.get_by_role("textbox", name="A lot, 3")).to_be_focused()
    expect(menu.get_by_role("button", name="Up A lot, 3")).to_be_visible()


def test_an_idea_is_added_and_taken_out_with_the_focus_on_it(menu: Page) -> None:
    write(menu, "A little", "my own", "")
    idea = menu.get_by_role("button", name="Step outside")
    idea.press("Enter")
    expect(idea).to_have_attribute("aria-pressed", "true")
    expect(idea).to_be_focused()
    assert answer(menu) == {"a-little": ["my own", "Step outside"]}
    menu.keyboard.press("Enter")
    expect(idea).to_have_attribute("aria-pressed", "false")
    assert answer(menu) == {"a-little": ["my own"]}


def test_an_idea_that_is_put_in_other_words_can_be_added_again(menu: Page) -> None:
    idea = menu.get_by_role("button", name="Step outside")
    idea.click()
    zone(menu, "A little").get_by_role("textbox").first.fill("Sit on the back step")
    expect(idea).to_have_attribute("aria-pressed", "false")


def test_lines_move_and_are_put_back_in_their_own_zone(menu: Page) -> None:
    write(menu, "A little", "stay")
    write(menu, "A lot", "one", "two")
    menu.get_by_role("button", name="Up A lot, 2").press("Enter")
    expect(zone(menu, "A lot").locator("[data-move-said]")).to_have_text("“two” is now number 1 of 2.")
    menu.get_by_role("button", name="Take away A lot, 1").press("Enter")
    assert answer(menu) == {"a-little": ["stay"], "a-lot": ["one"]}
    back = zone(menu, "A lot").get_by_role("button", name="Put it back")
    expect(back).to_be_focused()
    menu.keyboard.press("Enter")
    assert answer(menu) == {"a-little": ["stay"], "a-lot": ["two", "one"]}


def test_the_card_holds_every_line_and_whom_to_call_and_nothing_else(menu: Page) -> None:
    lines = [f"line {number} of a list that is far too long for a wallet, and goes on" for number in range(9)]
    write(menu, "A lot", *lines)
    menu.evaluate("window.print = () => {}")
    menu.get_by_role("button", name="Print as a card").click()
    menu.emulate_media(media="print")
    card = menu.locator("[data-printed]")
    expect(card).to_contain_text("A lot (more)")
    for line in lines:
        expect(card.get_by_text(line)).to_have_count(1)
    expect(card).to_contain_text("Someone to talk to")
    expect(menu.locator("h1")).to_be_hidden()
    millimetre = 96 / 25.4
    sizes = card.locator(".panel").evaluate_all(
        "all => all.map(e => [e.offsetWidth, e.offsetHeight, e.scrollHeight > e.clientHeight])"
    )
    assert all(abs(width / millimetre - 85) < 1 and abs(height / millimetre - 54) < 1 for width, height, _ in sizes)
    assert not any(is_cut_off for *_, is_cut_off in sizes)
    menu.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(card).to_have_count(0)
    expect(menu.locator("h1")).to_be_visible()
