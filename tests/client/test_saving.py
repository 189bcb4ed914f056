"""What people write is kept, and when it cannot be, they are told and keep the text."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_store import put, stored
from browser_support import Profile
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

SHEET = "worksheets/trigger-map/"
TEXT = "#f-what-happened"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context(accept_downloads=True)
    yield fresh
    fresh.close()


@pytest.fixture
def sheet(context: BrowserContext, site_url: str) -> Page:
    return open_sheet(context, site_url)


def open_sheet(context: BrowserContext, site_url: str, fragment: str = "") -> Page:
    page = context.new_page()
    page.goto(site_url + SHEET + fragment)
    expect(page.locator("#status b")).not_to_be_empty()
    return page


def expect_saved(page: Page) -> None:
    expect(page.locator("#status b")).to_have_text("Saved")


def act(page: Page, action: str) -> None:
    """Press a button of the status line, in its menu where it is there."""
    button = page.locator(f".status [data-do={action}]:not(#trouble *)")
    if not button.is_visible():
        page.locator(".status summary").click()
    button.click()


def test_an_untouched_sheet_stores_nothing(sheet: Page) -> None:
    sheet.locator(TEXT).focus()
    sheet.keyboard.press("Tab")
    assert stored(sheet) == []
    expect(sheet.locator("#status b")).to_have_text("Nothing yet")


def test_every_write_asks_for_strict_durability(context: BrowserContext, site_url: str) -> None:
    context.add_init_script(
        """window.asked = [];
        const transaction = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (mode === 'readwrite') asked.push(options?.durability);
          return transaction.call(this, stores, mode, options);
        };"""
    )
    page = open_sheet(context, site_url)
    page.locator(TEXT).press_sequentially("abc")
    expect_saved(page)
    act(page, "delete")
    expect(page.locator("#status b")).to_have_text("Deleted")
    assert set(page.evaluate("asked")) == {"strict"}


def test_saved_is_not_said_while_a_write_is_under_way(context: BrowserContext, site_url: str) -> None:
    """Writes are held back in the browser; the line must wait for them."""
    context.add_init_script(
        """const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...given) {
          const request = put.apply(this, given);
          const until = performance.now() + 400, store = this;
          const hold = () => { if (performance.now() < until) store.get('-').onsuccess = hold };
          hold();
          return request;
        };"""
    )
    page = open_sheet(context, site_url)
    page.locator(TEXT).fill("a")
    expect(page.locator("#status b")).to_have_text("Saving")
    assert stored_text(page) in ("", "a")
    expect_saved(page)
    assert stored_text(page) == "a"


def stored_text(page: Page) -> str:
    entries = stored(page)
    return entries[0]["answers"].get("what-happened", "") if entries else ""


def test_text_entered_by_an_input_method_is_kept(sheet: Page, context: BrowserContext) -> None:
    sheet.locator(TEXT).focus()
    session = context.new_cdp_session(sheet)
    session.send("Input.imeSetComposition", {"text": "さくら", "selectionStart": 3, "selectionEnd": 3})
    session.send("Input.insertText", {"text": "桜"})
    expect_saved(sheet)
    assert stored_text(sheet) == "桜"


def test_a_new_one_earlier_ones_and_the_way_back(sheet: Page) -> None:
    sheet.locator(TEXT).fill("first")
    expect_saved(sheet)
    act(sheet, "new")
    expect(sheet.locator(TEXT)).to_have_value("")
    expect(sheet.locator(TEXT)).to_be_focused()
    sheet.locator(TEXT).fill("second")
    expect_saved(sheet)
    earlier = sheet.locator("[data-earlier] a")
    expect(earlier).to_have_count(1)
    earlier.click()
    expect(sheet.locator(TEXT)).to_have_value("first")
    sheet.go_back()
    sheet.go_forward()
    expect(sheet.locator(TEXT)).to_have_value("first")
    sheet.reload()
    expect(sheet.locator(TEXT)).to_have_value("first")
    assert sorted(entry["answers"]["what-happened"] for entry in stored(sheet)) == ["first", "second"]


def test_deleting_can_be_undone_even_after_a_new_one_was_begun(sheet: Page) -> None:
    sheet.locator(TEXT).fill("first")
    expect_saved(sheet)
    act(sheet, "delete")
    expect(sheet.locator("[data-do=undo]")).to_be_focused()
    assert stored(sheet) == []
    sheet.locator(TEXT).fill("second")
    expect_saved(sheet)
    act(sheet, "undo")
    expect(sheet.locator(TEXT)).to_have_value("first")
    assert sorted(entry["answers"]["what-happened"] for entry in stored(sheet)) == ["first", "second"]


def test_answers_to_questions_that_are_gone_stay_with_their_entry(sheet: Page) -> None:
    answers = {"what-happened": "a", "a-question-of-last-year": {"kept": [1, "x"]}}
    put(sheet, {"id": "e", "worksheet": "trigger-map", "created": 1, "updated": 1, "revision": 4, "answers": answers})
    sheet.reload()
    expect(sheet.locator(TEXT)).to_have_value("a")
    sheet.locator(TEXT).fill("b")
    expect_saved(sheet)
    (entry,) = stored(sheet)
    assert entry["answers"] == {**answers, "what-happened": "b"}
    assert entry["revision"] == 5


def test_a_sheet_emptied_by_its_reader_is_not_deleted(sheet: Page) -> None:
    sheet.locator(TEXT).fill("a")
    expect_saved(sheet)
    sheet.locator(TEXT).fill("")
    expect_saved(sheet)
    assert [entry["answers"] for entry in stored(sheet)] == [{}]


def test_another_tab_shows_what_was_written(context: BrowserContext, site_url: str) -> None:
    one = open_sheet(context, site_url)
    one.locator(TEXT).fill("a")
    expect_saved(one)
    two = open_sheet(context, site_url)
    expect(two.locator(TEXT)).to_have_value("a")
    one.locator(TEXT).fill("ab")
    expect(two.locator(TEXT)).to_have_value("ab")


def test_two_tabs_that_cannot_hear_each_other_both_keep_their_text(context: BrowserContext, site_url: str) -> None:
    context.add_init_script("delete window.BroadcastChannel")
    one = open_sheet(context, site_url)
    one.locator(TEXT).fill("a")
    expect_saved(one)
    two = open_sheet(context, site_url)
    expect(two.locator(TEXT)).to_have_value("a")
    one.locator(TEXT).fill("from one")
    expect_saved(one)
    two.locator(TEXT).fill("from two")
    expect(two.locator("#status")).to_contain_text("both are kept")
    assert sorted(entry["answers"]["what-happened"] for entry in stored(one)) == ["from one", "from two"]


FAULTS = {
    "storage is turned off": "Object.defineProperty(window, 'indexedDB', {value: undefined})",
    "opening is refused": "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }",
    "writing is refused": "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'DataError') }",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_when_nothing_can_be_kept_the_reader_is_told_and_keeps_the_text(
    fault: str, context: BrowserContext, site_url: str
) -> None:
    context.add_init_script(FAULTS[fault])
    page = open_sheet(context, site_url)
    page.locator(TEXT).fill("my words")
    expect(page.locator("#trouble")).to_be_visible()
    expect(page.locator("#trouble p:not([hidden])")).to_contain_text("still on the screen")
    expect(page.locator("#status b")).to_have_text("Not saved")
    expect(page.locator(TEXT)).to_have_value("my words")
    with page.expect_download() as download:
        page.locator("#trouble [data-do=file]").click()
    assert "my words" in Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename.startswith("trigger-map-")
    act(page, "new")
    expect(page.locator(TEXT)).to_have_value("my words")


@pytest.mark.parametrize("way", ["button", "keys"])
def test_no_question_stands_in_the_quick_way_out(way: str, context: BrowserContext, site_url: str) -> None:
    """Also when words could not be stored: somebody may be coming through the door."""
    context.add_init_script(FAULTS["storage is turned off"])
    context.route("https://**", lambda route: route.fulfill(body="elsewhere"))
    page = open_sheet(context, site_url)
    page.locator(TEXT).fill("my words")
    expect(page.locator("#trouble")).to_be_visible()
    if way == "button":
        page.get_by_role("link", name="Leave").click(no_wait_after=True)
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://**")


def test_a_full_device_is_told_and_writing_goes_on_once_there_is_room(profile: Profile, site_url: str) -> None:
    context = profile.start()
    origin = site_url.rstrip("/")
    page = context.new_page()
    page.goto(site_url + "help/")
    session = context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 200_000})
    sheet = open_sheet(context, site_url)
    sheet.locator(TEXT).fill("a")
    expect_saved(sheet)
    much = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=1_000_000))
    sheet.locator(TEXT).fill(much)
    expect(sheet.locator("#trouble p:not([hidden])")).to_contain_text("no room left")
    expect(sheet.locator(TEXT)).to_have_value(much)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    sheet.locator(TEXT).fill("less")
    expect_saved(sheet)
    expect(sheet.locator("#trouble")).to_be_hidden()
    assert stored_text(sheet) == "less"


def test_a_newer_site_in_another_tab_is_told(sheet: Page, context: BrowserContext, site_url: str) -> None:
    sheet.locator(TEXT).fill("a")
    expect_saved(sheet)
    other = context.new_page()
    other.goto(site_url + "help/")
    other.evaluate(
        "new Promise((done, failed) => { const r = indexedDB.open('handrail:handrail', 99); r.onsuccess = done; r.onerror = failed })"
    )
    sheet.locator(TEXT).fill("ab")
    expect(sheet.locator("#trouble p:not([hidden])")).to_contain_text("another tab")
    expect(sheet.locator(TEXT)).to_have_value("ab")


def test_rows_are_added_taken_away_and_put_back(sheet: Page) -> None:
    rows = sheet.locator("[data-field=moments] [data-row]:visible")
    expect(rows).to_have_count(1)
    for number in range(5):
        sheet.locator("[data-add-row]").click()
        expect(rows.nth(number + 1).locator("input").first).to_be_focused()
    for number in range(6):
        rows.nth(number).locator("input[type=text]").first.fill(f"row {number}")
    rows.nth(2).locator("[data-remove-row]").click()
    expect(rows).to_have_count(5)
    back = sheet.get_by_role("button", name="Put it back")
    expect(back).to_be_focused()
    back.click()
    expect(rows).to_have_count(6)
    expect_saved(sheet)
    sheet.reload()
    expect(rows).to_have_count(6)
    texts = [row["trigger"] for row in stored(sheet)[0]["answers"]["moments"]]
    assert texts == [f"row {number}" for number in range(6)]


def test_text_typed_before_the_store_has_answered_is_kept(context: BrowserContext, sheet: Page, site_url: str) -> None:
    """A long write in another tab keeps the store from answering; typing does not wait for it."""
    sheet.locator(TEXT).fill("old")
    expect_saved(sheet)
    sheet.evaluate(
        """new Promise(started => {
          indexedDB.open('handrail:handrail').onsuccess = ({ target }) => {
            const store = target.result.transaction('entries', 'readwrite').objectStore('entries');
            const hold = () => { if (!window.released) store.get('-').onsuccess = hold };
            hold();
            started();
          };
        })"""
    )
    page = context.new_page()
    page.goto(site_url + SHEET)
    page.locator(TEXT).fill("typed early")
    expect(page.locator("#status b")).to_have_text("Saving")
    sheet.evaluate("window.released = true")
    expect_saved(page)
    expect(page.locator(TEXT)).to_have_value("typed early")
    assert sorted(entry["answers"]["what-happened"] for entry in stored(page)) == ["old", "typed early"]


def test_text_typed_before_the_script_has_arrived_is_kept(context: BrowserContext, sheet: Page, site_url: str) -> None:
    sheet.locator(TEXT).fill("old")
    expect_saved(sheet)
    page = context.new_page()
    held: list[Route] = []
    page.route("**/worksheet-*.js", lambda route: held.append(route))
    page.goto(site_url + SHEET, wait_until="commit")
    page.locator(TEXT).fill("typed before the script")
    held[0].continue_()
    expect_saved(page)
    expect(page.locator(TEXT)).to_have_value("typed before the script")
    assert sorted(entry["answers"]["what-happened"] for entry in stored(page)) == ["old", "typed before the script"]


@pytest.mark.parametrize("held_up", [True, False])
def test_the_scripts_of_the_fields_come_late_or_not_at_all(
    context: BrowserContext, site_url: str, held_up: bool
) -> None:
    page = context.new_page()
    waiting: list[Route] = []
    page.route("**/fields-*.js", lambda route: waiting.append(route))
    page.goto(site_url + SHEET, wait_until="commit")
    page.locator(TEXT).fill("typed early")
    page.wait_for_timeout(500)
    if held_up:
        waiting[0].continue_()
        expect_saved(page)
    else:
        waiting[0].abort()
        expect(page.locator("#trouble p:not([hidden])")).to_contain_text("nothing you write here can be kept")
        expect(page.locator("#status b")).to_have_text("Not saved")
    expect(page.locator(TEXT)).to_have_value("typed early")
