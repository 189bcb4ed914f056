"""Every change is made in a second copy as well, and what a browser has lost comes back from there."""

from time import monotonic
from typing import Any

import pytest
from browser_store import COPY, STORE, clear, everything, lose, put, stored
from playwright.sync_api import BrowserContext, Page, expect
from test_history import WRITE_AS_THEN
from test_lasting import entry, open_sheet, write
from test_lock import WORDS, lock, unlock, what

NOWHERE = "worksheets/nothing-here/"
"""An address of the site at which no script has the database open."""

LONG = 20_000


@pytest.fixture
def context(page: Page) -> BrowserContext:
    return page.context


@pytest.fixture
def sheet(page: Page, sheets_url: str) -> Page:
    return open_sheet(page, sheets_url)


def expect_in_step(page: Page) -> dict[str, Any]:
    """What is kept, which must be the same in both."""
    kept = everything(page)
    assert everything(page, COPY) == kept
    return kept


def wait_for_copy(page: Page) -> None:
    """Wait until the page has brought its copy into step, which it does after all else."""
    until = monotonic() + LONG / 1000
    while everything(page) != everything(page, COPY):
        assert monotonic() < until, "the copy lags"


def note_begun(page: Page, where: str, value: Any) -> None:
    """Note in the database, or in its second copy, what has been changed there."""
    page.evaluate(
        f"""async (value) => {{
          const db = await {where};
          const change = db.transaction('notes', 'readwrite');
          change.objectStore('notes').put(value, 'begun');
          await new Promise(done => {{ change.oncomplete = done }});
          db.close();
        }}""",
        value,
    )


def come_back_having_lost(page: Page, url: str) -> None:
    """Leave the site, have the browser lose the database, and open the sheet again."""
    page.goto(url + NOWHERE)
    lose(page)
    open_sheet(page, url)


def delete(page: Page) -> None:
    page.locator(".status summary").click()
    page.get_by_role("button", name="Delete this one").click()
    expect(page.locator("#status b")).to_have_text("Deleted")


def test_what_is_called_saved_is_in_both(sheet: Page) -> None:
    write(sheet, "once")
    assert [one["answers"]["what"] for one in expect_in_step(sheet)["entries"]] == ["once"]
    write(sheet, "twice")
    assert [one["revision"] for one in expect_in_step(sheet)["entries"]] == [2]
    delete(sheet)
    assert expect_in_step(sheet)["entries"] == []


def test_what_was_lost_comes_back_and_is_told_once(sheet: Page, sheets_url: str) -> None:
    write(sheet, "kept")
    before = everything(sheet)
    come_back_having_lost(sheet, sheets_url)
    expect(what(sheet)).to_have_value("kept")
    expect(sheet.locator("[data-lasting=returned]")).to_be_visible()
    expect(sheet.locator("[data-lasting=missing]")).to_be_hidden()
    assert expect_in_step(sheet) == before
    write(sheet, "kept, and more")
    expect_in_step(sheet)
    sheet.goto(f"{sheets_url}notebook/")
    expect(sheet.locator("[data-part=entries] a")).to_have_count(1)
    expect(sheet.locator("[data-part=returned]")).to_be_hidden()


def test_the_notebook_tells_it_too(sheet: Page, sheets_url: str, axe_source: str) -> None:
    write(sheet, "kept")
    sheet.goto(sheets_url + NOWHERE)
    lose(sheet)
    sheet.goto(f"{sheets_url}notebook/")
    expect(sheet.locator("[data-part=returned]")).to_contain_text("brought back")
    expect(sheet.locator("[data-part=entries] a")).to_have_count(1)
    sheet.evaluate(axe_source)
    assert sheet.evaluate("async () => (await axe.run()).violations.map(v => v.id)") == []
    sheet.locator("[data-part=returned]").get_by_role("link", name="Save a backup").press("Enter")
    expect(sheet).to_have_url(f"{sheets_url}notebook/#safe")


def test_what_was_deleted_does_not_come_back(sheet: Page, sheets_url: str) -> None:
    write(sheet, "kept")
    delete(sheet)
    come_back_having_lost(sheet, sheets_url)
    expect(what(sheet)).to_have_value("")
    assert stored(sheet) == []
    expect(sheet.locator("[data-lasting=returned]")).to_be_hidden()


def test_a_browser_that_is_told_to_clear_the_site_clears_both(sheet: Page, sheets_url: str) -> None:
    write(sheet, "kept")
    sheet.goto(sheets_url + NOWHERE)
    clear(sheet)
    open_sheet(sheet, sheets_url)
    expect(what(sheet)).to_have_value("")
    expect(sheet.locator("[data-lasting=missing]")).to_be_visible()


def test_notes_from_before_there_was_a_second_copy_get_one(sheet: Page, sheets_url: str) -> None:
    sheet.goto(sheets_url + NOWHERE)
    clear(sheet)
    sheet.evaluate(WRITE_AS_THEN, {"database": 3, "entries": [entry(1)]})
    note_begun(sheet, STORE, True)
    sheet.goto(f"{sheets_url}notebook/")
    wait_for_copy(sheet)
    come_back_having_lost(sheet, sheets_url)
    assert stored(sheet) == [entry(1)]
    wait_for_copy(sheet)
    write(sheet, "another")
    assert len(expect_in_step(sheet)["entries"]) == 2


def test_a_copy_that_lags_is_brought_into_step(sheet: Page, sheets_url: str) -> None:
    """A page that was left, or a browser that was killed, between the two."""
    write(sheet, "kept")
    put(sheet, {**entry(9), "answers": {"what": "not in the copy"}})
    write(sheet, "kept, and more")
    assert len(everything(sheet, COPY)["entries"]) == 1
    note_begun(sheet, STORE, ["another moment", 7])
    note_begun(sheet, COPY, ["another moment", 6])
    open_sheet(sheet, sheets_url)
    wait_for_copy(sheet)
    write(sheet, "and more")
    assert len(expect_in_step(sheet)["entries"]) == 2


def test_a_change_that_does_not_fit_the_copy_has_it_copied_anew(sheet: Page, sheets_url: str) -> None:
    """Another page has changed the entry here and not there, so its revision is not the one that is expected."""
    write(sheet, "kept")
    there = everything(sheet)["entries"][0]
    put(sheet, {**there, "revision": 7, "answers": {"what": "changed"}})
    open_sheet(sheet, sheets_url)
    expect(what(sheet)).to_have_value("changed")
    write(sheet, "changed, and more")
    wait_for_copy(sheet)
    assert [one["revision"] for one in expect_in_step(sheet)["entries"]] == [8]


def test_notes_written_while_the_copy_was_out_of_reach_are_kept_with_those_that_come_back(
    sheet: Page, context: BrowserContext, sheets_url: str
) -> None:
    write(sheet, "before")
    sheet.goto(sheets_url + NOWHERE)
    lose(sheet)
    context.route("**/second*.js", lambda route: route.abort())
    open_sheet(sheet, sheets_url)
    expect(sheet.locator("[data-lasting=missing]")).to_be_visible()
    write(sheet, "after")
    context.unroute("**/second*.js")
    sheet.goto(f"{sheets_url}notebook/")
    wait_for_copy(sheet)
    sheet.reload()
    expect(sheet.locator("[data-part=entries] a")).to_have_count(2)
    assert sorted(one["answers"]["what"] for one in expect_in_step(sheet)["entries"]) == ["after", "before"]


@pytest.mark.parametrize(
    "fault",
    [
        "Object.defineProperty(navigator, 'storageBuckets', { value: undefined })",
        "navigator.storageBuckets.open = () => Promise.reject(new DOMException('no', 'SecurityError'))",
        "navigator.storageBuckets.open = () => new Promise(() => undefined)",
        "navigator.storageBuckets.open = async () => ({ indexedDB: { open() { throw new DOMException('no', 'QuotaExceededError') } } })",
    ],
    ids=["no buckets", "refused", "no answer", "full"],
)
def test_notes_are_kept_without_a_second_copy(fault: str, context: BrowserContext, sheets_url: str) -> None:
    context.add_init_script(fault)
    page = context.new_page()
    page.goto(sheets_url + "worksheets/after-a-talk/")
    page.locator('[data-field="what"] textarea').fill("kept")
    expect(page.locator("#status b")).to_have_text("Saved", timeout=LONG)
    page.goto(f"{sheets_url}notebook/")
    expect(page.locator("[data-part=entries] a")).to_have_count(1, timeout=LONG)


def test_a_lock_is_put_on_both_and_taken_off_both(sheet: Page, sheets_url: str) -> None:
    write(sheet, "the heron by the sluice")
    lock(sheet)
    kept = expect_in_step(sheet)
    assert "heron" not in str(kept)
    assert set(kept["entries"][0]) == {"id", "revision", "sealed"}
    write(sheet, "the heron has flown")
    assert len(expect_in_step(sheet)["entries"]) == 1
    come_back_having_lost(sheet, sheets_url)
    if sheet.locator("[data-unlock]").is_visible():
        unlock(sheet, WORDS)
    expect(what(sheet)).to_have_value("the heron has flown")
    expect(sheet.locator("[data-lasting=returned]")).to_be_visible()
    sheet.get_by_label("On this device", exact=True).check()
    expect(sheet.locator("[data-place=device]").first).to_be_visible(timeout=LONG)
    expect(sheet.locator("[data-lock-now]")).to_be_hidden(timeout=LONG)
    kept = expect_in_step(sheet)
    assert "lock" not in kept["notes"]
    assert kept["entries"][0]["answers"]["what"] == "the heron has flown"


def test_locked_notes_are_not_mixed_with_others(sheet: Page, context: BrowserContext, sheets_url: str) -> None:
    """Begun anew without the copy at hand: what is under a lock there stays there, and what was written since is kept."""
    write(sheet, "before")
    lock(sheet)
    locked = everything(sheet)
    sheet.goto(sheets_url + NOWHERE)
    lose(sheet)
    context.route("**/second*.js", lambda route: route.abort())
    open_sheet(sheet, sheets_url)
    write(sheet, "after")
    context.unroute("**/second*.js")
    open_sheet(sheet, sheets_url)
    write(sheet, "after that")
    assert [one["answers"]["what"] for one in everything(sheet)["entries"]] == ["after that"]
    assert everything(sheet, COPY) == locked


def test_two_tabs_keep_one_copy(sheet: Page, context: BrowserContext, sheets_url: str) -> None:
    other = open_sheet(context.new_page(), sheets_url)
    write(sheet, "from one")
    other.get_by_role("link", name="Notebook").first.click()
    expect(other.locator("[data-part=entries] a")).to_have_count(1)
    write(sheet, "from one, and more")
    assert [one["answers"]["what"] for one in expect_in_step(sheet)["entries"]] == ["from one, and more"]


def test_what_stays_in_the_tab_is_in_neither(page: Page, sheets_url: str) -> None:
    open_sheet(page, sheets_url)
    page.get_by_label("Until this tab closes").check()
    write(page, "not for long")
    page.reload()
    write(page, "not for long, and more")
    assert "not for long" not in str([everything(page), everything(page, COPY)])
