"""`sort`: adding, sorting by buttons, keys and dragging, changing, taking away and putting back."""

from pathlib import Path

import pytest
from example_site import renderer
from grid import answer, in_words, opened
from playwright.sync_api import Locator, Page, expect

from handrail.validate import build_field

SLUG = "sort-with-things-to-begin-with"


@pytest.fixture
def sorting(page: Page, example_pages: tuple[str, Path]) -> Page:
    return opened(page, example_pages[0], SLUG)


def bin(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def add(page: Page, *things: str) -> None:
    page.get_by_label("Add something").focus()
    for thing in things:
        page.keyboard.type(thing)
        page.keyboard.press("Enter")


def test_the_whole_way_by_keyboard(sorting: Page) -> None:
    add(sorting, "Rain", "Her tone")
    expect(sorting.get_by_label("Add something")).to_be_focused()
    expect(sorting.locator("[data-said]")).to_have_text("“Her tone” waits to be sorted.")
    button(sorting, "Rain: Not mine").press("Enter")
    expect(sorting.locator("[data-said]")).to_have_text("“Rain” is now in “Not mine”.")
    # The next thing that waits is at hand, and the number of a bin puts it there.
    expect(button(sorting, "Her tone: In my hands")).to_be_focused()
    sorting.keyboard.press("2")
    expect(bin(sorting, "I have a say").get_by_text("Her tone").first).to_be_visible()
    for _ in range(3):
        sorting.keyboard.press("1")
    expect(sorting.locator("[data-bin=unsorted] [data-bin-name]")).to_be_focused()
    given = {"control": ["past", "others-mood", "sleep"], "influence": ["Her tone"], "neither": ["Rain"]}
    assert answer(sorting) == given
    assert in_words(sorting, given) == (
        "In my hands: What has already happened, How other people feel, When I switch off the light\n"
        "I have a say: Her tone\n"
        "Not mine: Rain"
    )


def test_a_sorted_thing_is_moved_and_focus_goes_with_it(sorting: Page) -> None:
    button(sorting, "How other people feel: In my hands").click()
    button(sorting, "Move : How other people feel").press("Enter")
    button(sorting, "How other people feel: Not mine").press("Enter")
    expect(bin(sorting, "Not mine").get_by_role("button", name="Move : How other people feel")).to_be_focused()
    sorting.keyboard.press("Enter")
    button(sorting, "How other people feel: Not sorted yet").press("Enter")
    expect(button(sorting, "How other people feel: In my hands")).to_be_focused()


def test_own_words_can_be_changed(sorting: Page) -> None:
    add(sorting, "Rane")
    button(sorting, "Change the words : Rane").press("Enter")
    box = sorting.get_by_role("textbox", name="Change the words")
    expect(box).to_be_focused()
    box.fill("Rain")
    assert answer(sorting) == {"unsorted": ["Rain"]}
    sorting.keyboard.press("Enter")
    expect(button(sorting, "Change the words : Rain")).to_be_focused()
    sorting.keyboard.press("Enter")
    box.fill("Snow")
    sorting.keyboard.press("Escape")
    expect(button(sorting, "Rain: In my hands")).to_be_visible()
    assert answer(sorting) == {"unsorted": ["Rain"]}


def test_what_is_taken_away_comes_back_to_its_place(sorting: Page) -> None:
    add(sorting, "One", "Two")
    button(sorting, "Take it away : One").press("Enter")
    expect(sorting.get_by_role("button", name="Put it back")).to_be_focused()
    assert answer(sorting) == {"unsorted": ["Two"]}
    sorting.keyboard.press("Enter")
    assert answer(sorting) == {"unsorted": ["One", "Two"]}
    expect(button(sorting, "One: In my hands")).to_be_focused()


def test_a_line_that_is_not_added_yet_is_not_lost(sorting: Page) -> None:
    sorting.get_by_label("Add something").fill("half a th")
    assert answer(sorting) == {"unsorted": ["half a th"]}
    sorting.reload()
    expect(button(sorting, "half a th: In my hands")).to_be_visible()


@pytest.mark.parametrize("finger", [False, True])
def test_things_can_be_dragged(sorting: Page, finger: bool) -> None:
    sorting.set_viewport_size({"width": 700, "height": 1000})
    thing = sorting.locator("[data-thing=past]")
    thing.scroll_into_view_if_needed()
    start = thing.locator("[data-grip]" if finger else "[data-words]").bounding_box()
    end = bin(sorting, "Not mine").bounding_box()
    x, y = start["x"] + 5, start["y"] + 8
    to = (end["x"] + 30, end["y"] + 10)
    if finger:
        drag_with_a_finger(sorting, (x, y), to)
    else:
        sorting.mouse.move(x, y)
        sorting.mouse.down()
        sorting.mouse.move(x + 9, y + 9)
        sorting.mouse.move(*to)
        expect(sorting.locator("[data-bin=neither]")).to_have_attribute("data-over", "")
        sorting.mouse.up()
    assert answer(sorting) == {"neither": ["past"]}


def drag_with_a_finger(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    finger = page.context.new_cdp_session(page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    middle = (start[0] + 9, start[1] + 9)
    for kind, points in [("touchStart", [start]), ("touchMove", [middle]), ("touchMove", [end]), ("touchEnd", [])]:
        touches = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def test_on_paper_there_are_the_things_and_lines_to_write(sorting: Page) -> None:
    add(sorting, "Rain")
    button(sorting, "Rain: Not mine").click()
    sorting.emulate_media(media="print")
    expect(bin(sorting, "Not mine").get_by_text("Rain", exact=True).first).to_be_visible()
    expect(button(sorting, "Move or change : Rain")).to_be_hidden()
    expect(bin(sorting, "Not mine").locator("textarea")).to_be_visible()


def test_an_author_may_leave_adding_out() -> None:
    bins = [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]
    items = [{"id": "rain", "label": "Rain"}]
    field = build_field({"type": "sort", "id": "s", "label": "Where?", "own": False, "bins": bins, "items": items})
    html = renderer().context(renderer().site.page(SLUG))["render_field"](field)
    assert "data-add" not in html
    assert "data-new" not in html
    assert "Nothing is waiting here." in html
