"""`week`: days in the page's language, arrow keys between ticks, days that fold on a phone, a grid on paper."""

from pathlib import Path

import pytest
from example_site import examples, renderer
from grid import answer, in_words, opened
from playwright.sync_api import Page, expect

from handrail.messages import Messages
from handrail.model.worksheet import Worksheet
from handrail.pages import Site
from handrail.render import Renderer


@pytest.fixture
def ticks(page: Page, example_pages: tuple[str, Path]) -> Page:
    return opened(page, example_pages[0], "week-ticks")


def test_days_are_named_in_the_page_s_language() -> None:
    german = Messages("de")
    site = Site(renderer().site.library, german)
    page = site.page("week-a-few-words")
    field = next(example.field for example in examples() if example.slug == page.slug)
    html = Renderer(site, german).context(page)["render_field"](field)
    assert html.index("<legend>Montag</legend>") < html.index("<legend>Sonntag</legend>")
    sheet: Worksheet = page.item
    assert sheet.told(page.slug, german)["fields"][0]["names"]["wed"] == "Mittwoch"


def test_every_cell_has_a_name_of_its_own(ticks: Page) -> None:
    for width in (360, 1280):
        ticks.set_viewport_size({"width": width, "height": 740})
        expect(ticks.get_by_role("checkbox", name="Before noon Tuesday", exact=True)).to_be_visible()


def test_arrow_keys_move_between_ticks_where_the_week_is_a_grid(ticks: Page) -> None:
    def tick(name: str) -> None:
        expect(ticks.get_by_role("checkbox", name=name)).to_be_focused()

    first = ticks.get_by_role("checkbox", name="Before noon Sunday")
    first.press("ArrowDown")
    tick("Before noon Sunday")
    ticks.set_viewport_size({"width": 1280, "height": 740})
    for key, name in [("ArrowUp", "Before noon Sunday"), ("ArrowDown", "Before noon Monday"),
                      ("ArrowRight", "After noon Monday"), ("ArrowRight", "After noon Monday")]:  # fmt: skip
        ticks.keyboard.press(key)
        tick(name)
    ticks.keyboard.press("Space")
    assert answer(ticks) == {"mon": {"late": True}}
    assert in_words(ticks, answer(ticks)) == "Monday: After noon"


def test_a_day_folds_on_a_phone_and_says_what_it_holds(page: Page, example_pages: tuple[str, Path]) -> None:
    opened(page, example_pages[0], "week-a-few-words")
    cell = page.get_by_role("textbox", name="Evening Monday")
    cell.fill("called Ada")
    fold = page.get_by_role("button", name="Monday")
    fold.press("Enter")
    expect(cell).to_be_hidden()
    expect(page.locator("[data-day=mon] [data-gist]")).to_have_text("called Ada")
    page.emulate_media(media="print")
    expect(cell).to_be_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(cell).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    fold.press("Enter")
    expect(cell).to_be_visible()
    assert answer(page) == {"mon": {"evening": "called Ada"}}


def test_on_paper_the_days_stand_side_by_side(page: Page, example_pages: tuple[str, Path]) -> None:
    opened(page, example_pages[0], "week-a-few-words")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 658, "height": 900})
    boxes = [page.locator(f"[data-day={day}] .cell").first.bounding_box() for day in ("mon", "wed", "sun")]
    assert len({box["y"] for box in boxes}) == 1
    assert all(box["height"] > 70 for box in boxes)
