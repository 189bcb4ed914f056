"""The feelings field: finding words by keyboard, the list of one's own words, paper, and answers in words."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser_store import stored
from example_site import renderer
from playwright.sync_api import Browser, Locator, Page, expect

EVERY = "worksheets/feelings-every-word/"


@pytest.fixture
def feelings(page: Page, example_pages: tuple[str, Path]) -> Page:
    page.goto(example_pages[0] + EVERY)
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    return page


def answer(page: Page) -> Any:
    page.wait_for_timeout(100)
    expect(page.locator("#status b")).to_have_text("Saved")
    (entry,) = stored(page)
    return entry["answers"].get("feel")


def mine(page: Page) -> Locator:
    return page.locator("[data-mine] li")


def said(page: Page) -> Locator:
    return page.locator("[data-said]")


def test_words_are_found_chosen_and_weighed_by_keyboard_alone(feelings: Page) -> None:
    press = feelings.keyboard.press
    feelings.get_by_label("Find a word").focus()
    feelings.keyboard.type("shame")
    expect(said(feelings)).to_have_text("One word fits.")
    press("Enter")
    expect(said(feelings)).to_have_text("Ashamed is in your list, above.")
    feelings.keyboard.type("lone")
    press("Enter")
    feelings.keyboard.type("MAD")
    press("ArrowDown")
    expect(feelings.get_by_role("checkbox", name=re.compile("^Angry a line"))).to_be_focused()
    press("Enter")
    press("ArrowUp")
    expect(feelings.get_by_label("Find a word")).to_be_focused()
    for _ in range(30):
        press("Shift+Tab")
        if (
            feelings.evaluate("document.activeElement.closest('[data-word=ashamed]') && document.activeElement.type")
            == "number"
        ):
            break
    feelings.keyboard.type("6")
    assert answer(feelings) == {"chosen": ["ashamed", "lonely", "angry"], "strengths": {"ashamed": 6}}


def test_a_screen_reader_hears_which_word_and_how_strong(feelings: Page) -> None:
    feelings.get_by_label("Find a word").fill("ashamed")
    feelings.get_by_label("Find a word").press("Enter")
    number = feelings.get_by_role("spinbutton", name="Ashamed, chosen: how strong, from 0 to 10")
    slider = feelings.get_by_role("slider", name="Ashamed, chosen: how strong, from 0 to 10")
    expect(slider).to_have_attribute("aria-valuetext", "not said")
    number.fill("6")
    expect(slider).to_have_attribute("aria-valuetext", "6 of 10")
    number.fill("60")
    number.blur()
    expect(number).to_have_value("10")
    expect(feelings.get_by_role("button", name="Take away: Ashamed", exact=True)).to_be_visible()


def test_a_word_taken_away_comes_back_to_its_place_with_its_strength(feelings: Page) -> None:
    for word in ("numb", "torn", "glad"):
        feelings.get_by_label("Find a word").fill(word)
        feelings.get_by_label("Find a word").press("Enter")
    mine(feelings).nth(1).get_by_role("spinbutton").fill("4")
    feelings.get_by_role("button", name="Take away: Torn").click()
    expect(mine(feelings)).to_have_count(2)
    feelings.get_by_role("button", name="Put it back").press("Enter")
    assert answer(feelings) == {"chosen": ["numb", "torn", "glad"], "strengths": {"torn": 4}}


def test_no_name_is_an_answer_and_opens_the_words_of_the_body(feelings: Page) -> None:
    heavy = feelings.get_by_role("checkbox", name=re.compile("^Heavy"))
    expect(heavy).to_be_hidden()
    feelings.get_by_role("checkbox", name="I can't name it").check()
    heavy.check()
    assert answer(feelings) == {"chosen": ["unnamed", "heavy"]}


def test_a_search_says_when_nothing_fits_and_leaves_the_groups_as_they_were(feelings: Page) -> None:
    groups = feelings.locator("[data-group]")
    feelings.locator("summary", has_text="Something is gone").click()
    box = feelings.get_by_label("Find a word")
    box.fill("room feels far")
    expect(feelings.locator(".word:visible b")).to_have_text(["Unreal"])
    box.fill("xyz")
    expect(said(feelings)).to_have_text("No word here fits. You can write your own below.")
    box.fill("")
    expect(groups.locator("visible=true")).to_have_count(groups.count())
    assert groups.evaluate_all("all => all.filter(one => one.open).length") == 1
    assert stored(feelings) == []


def test_choosing_a_word_does_not_move_it_from_under_the_thumb(feelings: Page) -> None:
    feelings.locator("summary", has_text="Far away").click()
    numb = feelings.get_by_role("checkbox", name=re.compile("^Numb"))
    numb.scroll_into_view_if_needed()
    before = numb.bounding_box()
    numb.check()
    feelings.wait_for_timeout(100)
    assert abs(numb.bounding_box()["y"] - before["y"]) < 2


def test_one_word_takes_the_place_of_another(page: Page, example_pages: tuple[str, Path]) -> None:
    page.goto(example_pages[0] + "worksheets/feelings-the-strongest-one/")
    expect(page.locator("#status b")).to_have_text("Nothing yet")
    expect(page.locator("[data-group]")).to_have_count(4)
    for word in ("guilty", "sad"):
        page.get_by_label("Find a word").fill(word)
        page.get_by_role("radio", name=re.compile(f"^{word}", re.I)).check()
    expect(mine(page).locator("b")).to_have_text(["Sad"])
    expect(mine(page).get_by_role("spinbutton")).to_have_count(0)


def test_on_paper_there_are_words_to_circle_or_the_chosen_ones(feelings: Page) -> None:
    feelings.set_viewport_size({"width": 660, "height": 900})
    field, circle = feelings.locator("[data-field=feel]"), feelings.locator(".circle")
    feelings.emulate_media(media="print")
    expect(circle).to_contain_text("Something is gone: Sad")
    assert field.bounding_box()["height"] < 900
    feelings.emulate_media(media="screen")
    feelings.get_by_label("Find a word").fill("ashamed")
    feelings.get_by_label("Find a word").press("Enter")
    feelings.emulate_media(media="print")
    expect(circle).to_be_hidden()
    expect(mine(feelings)).to_be_visible()
    expect(feelings.locator("details:visible")).to_have_count(0)


def test_without_script_the_groups_open_and_hold_checkboxes(browser: Browser, example_pages: tuple[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example_pages[0] + EVERY)
    page.locator("summary", has_text="Something is gone").click()
    page.get_by_role("checkbox", name=re.compile("^Sad")).check()
    expect(page.get_by_label("Find a word")).to_be_hidden()
    context.close()


TELL = "answer => handrail.words.inWords(answer, handrail.told.toldSheet().fields[0])"


def test_answers_are_told_with_their_strengths(page: Page, example_pages: tuple[str, Path]) -> None:
    page.goto(example_pages[0] + "worksheets/feelings-a-long-question/")
    chosen = {"chosen": ["ashamed", "unnamed"], "strengths": {"ashamed": 60}}
    assert page.evaluate(TELL, chosen) == "Ashamed 60 / 100, I can't name it"
    assert page.evaluate(TELL, {**chosen, "other": "sad"}) == "Ashamed 60 / 100, I can't name it; sad"


def test_the_notebook_carries_the_words_once() -> None:
    site = renderer().site
    body = renderer().body(site.page("notebook"))
    (block,) = re.findall(r'id="handrail-words">(.*?)</script>', body)
    assert json.loads(block)["feelings"]["ashamed"] == "Ashamed"
    assert body.count("Bittersweet") == 1
    assert "handrail-words" not in renderer().body(site.page("scale-from-0-to-10"))
