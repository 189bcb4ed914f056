"""What is gone although nobody deleted it is told, and so is that there is no other copy."""

from typing import Any

import pytest
from browser_store import clear, put, stored
from playwright.sync_api import Page, expect

TALK = "worksheets/after-a-talk/"


def open_sheet(page: Page, url: str) -> Page:
    page.goto(url + TALK)
    expect(page.locator("#status b")).not_to_be_empty()
    return page


def write(page: Page, words: str) -> None:
    page.locator('[data-field="what"] textarea').fill(words)
    expect(page.locator("#status b")).to_have_text("Saved")


def entry(number: int) -> dict[str, Any]:
    when = {"created": number, "updated": number}
    return {"id": f"e{number}", "worksheet": "after-a-talk", **when, "revision": 1, "answers": {"what": str(number)}}


@pytest.fixture
def sheet(page: Page, sheets_url: str) -> Page:
    return open_sheet(page, sheets_url)


def test_somebody_new_is_told_nothing(sheet: Page) -> None:
    expect(sheet.locator("[data-lasting=missing]")).to_be_hidden()
    expect(sheet.locator("[data-lasting=backup]")).to_be_hidden()


def test_notes_that_the_browser_has_cleared_are_missed(sheet: Page, sheets_url: str) -> None:
    write(sheet, "kept")
    sheet.goto(f"{sheets_url}worksheets/nothing-here/")
    clear(sheet)
    open_sheet(sheet, sheets_url)
    expect(sheet.locator("[data-lasting=missing]")).to_be_visible()
    sheet.get_by_role("link", name="Bring a backup back").click()
    expect(sheet.get_by_text("Something was kept here")).to_be_visible()
    expect(sheet.locator("[data-part=empty]")).to_be_hidden()
    open_sheet(sheet, sheets_url)
    write(sheet, "anew")
    expect(sheet.locator("[data-lasting=missing]")).to_be_hidden()


def test_notes_that_their_reader_has_deleted_are_not_missed(sheet: Page, sheets_url: str) -> None:
    write(sheet, "kept")
    sheet.locator(".status summary").click()
    sheet.get_by_role("button", name="Delete this one").click()
    expect(sheet.locator("#status b")).to_have_text("Deleted")
    assert stored(sheet) == []
    open_sheet(sheet, sheets_url)
    expect(sheet.locator("[data-lasting=missing]")).to_be_hidden()


def test_notes_deleted_while_the_page_was_being_left_are_not_missed(sheet: Page, sheets_url: str) -> None:
    """The transaction has completed, and the page is gone before anything can follow it."""
    write(sheet, "kept")
    sheet.evaluate(
        """new Promise((done) => {
          indexedDB.open('handrail:handrail').onsuccess = ({ target: { result: db } }) => {
            const change = db.transaction('entries', 'readwrite');
            change.objectStore('entries').clear();
            change.oncomplete = () => { db.close(); done() };
          };
        })"""
    )
    assert stored(sheet) == []
    open_sheet(sheet, sheets_url)
    expect(sheet.locator("[data-lasting=missing]")).to_be_hidden()
    sheet.goto(f"{sheets_url}notebook/")
    expect(sheet.locator("[data-part=empty]")).to_be_visible()


def test_of_a_few_sheets_it_is_said_that_there_is_no_other_copy(sheet: Page, sheets_url: str) -> None:
    put(sheet, entry(1), entry(2), entry(3))
    open_sheet(sheet, sheets_url)
    sheet.get_by_role("link", name="Save a backup").click()
    sheet.get_by_text("Without a passphrase").click()
    with sheet.expect_download():
        sheet.get_by_role("button", name="Save it unlocked all the same").click()
    expect(sheet.locator("[data-safe-part=last]")).to_contain_text("Last saved as a file")
    expect(sheet.locator("[data-safe-part=promise]")).to_contain_text("The browser")
    open_sheet(sheet, sheets_url)
    expect(sheet.locator("[data-lasting=backup]")).to_be_hidden()


def test_what_stays_in_the_tab_leaves_no_sign(sheet: Page) -> None:
    sheet.get_by_label("Until this tab closes").check()
    write(sheet, "not for long")
    assert sheet.evaluate("localStorage.length") == 0
