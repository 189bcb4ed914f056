"""`table`: names for every control, a grid where there is room, and rows that the reader names."""

from pathlib import Path

import pytest
from grid import answer, in_words, opened
from playwright.sync_api import Page, expect


@pytest.fixture
def values(page: Page, example_pages: tuple[str, Path]) -> Page:
    return opened(page, example_pages[0], "table-values")


def test_a_control_has_the_names_of_its_row_and_its_column(values: Page) -> None:
    for width in (360, 1280):
        values.set_viewport_size({"width": width, "height": 740})
        cell = values.get_by_role("group", name="Rest").get_by_role("group", name="How much it matters")
        expect(cell.get_by_role("radio", name="4")).to_be_visible()


def test_columns_stand_side_by_side_only_where_there_is_room(values: Page) -> None:
    line = values.locator("[data-line=family] > .field")
    tops = "cells => cells.map(cell => Math.round(cell.getBoundingClientRect().top))"
    assert len(set(line.evaluate_all(tops))) == 2
    expect(values.locator(".heads")).to_be_hidden()
    values.set_viewport_size({"width": 1280, "height": 740})
    assert len(set(line.evaluate_all(tops))) == 1
    expect(values.locator(".heads")).to_be_visible()


def test_a_table_of_one_row_names_no_row(page: Page, example_pages: tuple[str, Path]) -> None:
    opened(page, example_pages[0], "table-two-columns")
    expect(page.get_by_text("That moment")).to_have_count(0)
    expect(page.get_by_role("textbox", name="Facts")).to_be_visible()


def test_the_reader_names_a_row_by_keyboard(values: Page) -> None:
    add = values.get_by_role("button", name="Something else that matters")
    add.press("Enter")
    own = values.get_by_role("group", name="Something else that matters 1")
    expect(own.get_by_role("textbox")).to_be_focused()
    values.keyboard.type("Singing")
    values.keyboard.press("Tab")
    values.keyboard.press("Space")
    given = {"own-1": {"name": "Singing", "importance": 0}}
    assert answer(values) == given
    add.press("Enter")
    expect(add).to_be_hidden()
    values.reload()
    expect(own.get_by_role("textbox")).to_have_value("Singing")
    expect(values.get_by_role("group", name="Something else that matters 2")).to_be_hidden()


def test_it_is_told_by_rows_in_words(values: Page) -> None:
    given = {
        "rest": {"importance": 3, "living": 0},
        "own-1": {"name": "Singing", "living": 7},
        "own-2": {"name": "Tea"},
    }
    assert in_words(values, given) == (
        "Rest: How much it matters: 3 / 10; How much of it you live now: 0 / 10\n"
        "Singing: How much of it you live now: 7 / 10\n"
        "Tea"
    )


def test_on_paper_every_row_of_ones_own_is_there(values: Page) -> None:
    values.emulate_media(media="print")
    for number in (1, 2):
        expect(values.get_by_role("group", name=f"Something else that matters {number}")).to_be_visible()
    expect(values.locator(".heads")).to_be_visible()
