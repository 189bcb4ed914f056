"""Where notes are kept: on the device, under a lock, until the tab closes. Nothing typed is lost by a choice."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from browser_store import put, stored
from browser_support import Profile
from playwright.sync_api import Browser, BrowserContext, Page, expect

WORDS = "spade violet harbour"
TALK = "worksheets/after-a-talk/"
CANARY = "the heron by the sluice"


def status(page: Page) -> Any:
    return page.locator("#status b")


def what(page: Page) -> Any:
    return page.locator('[data-field="what"] textarea')


def open_sheet(page: Page, url: str) -> Page:
    page.goto(url + TALK)
    expect(status(page)).not_to_be_empty()
    return page


def lock(page: Page, words: str = WORDS) -> None:
    page.get_by_label("On this device, with a lock").check()
    page.locator("#new-passphrase").fill(words)
    page.locator("#new-passphrase-again").fill(words)
    page.get_by_role("button", name="Lock my notes").click()
    expect(page.get_by_role("button", name="Lock it now")).to_be_visible(timeout=20_000)


def unlock(page: Page, words: str = WORDS) -> None:
    page.locator("#passphrase").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator("[data-unlock]")).to_be_hidden(timeout=20_000)


@pytest.fixture
def sheet(page: Page, sheets_url: str) -> Page:
    return open_sheet(page, sheets_url)


def entry(id: str, text: str, at: int = 1) -> dict[str, Any]:
    return {
        "id": id, "worksheet": "after-a-talk", "created": at, "updated": at, "revision": 1, "answers": {"what": text},
    }  # fmt: skip


def test_under_a_lock_the_database_says_nothing_of_an_entry(sheet: Page, sheets_url: str) -> None:
    put(sheet, entry("old", "from before"))
    sheet.reload()
    expect(what(sheet)).to_have_value("from before")
    what(sheet).fill(CANARY)
    lock(sheet)
    assert [sorted(one) for one in stored(sheet)] == [["id", "revision", "sealed"]]
    what(sheet).fill(f"{CANARY} again")
    expect(sheet.locator("#status")).to_contain_text("Saved on this device, locked")
    sheet.goto(f"{sheets_url}notebook/")
    expect(sheet.locator("[data-part=entries] a")).to_have_text("After a talk")
    open_sheet(sheet, sheets_url)
    expect(what(sheet)).to_have_value(f"{CANARY} again")


def test_what_is_typed_while_locked_is_saved_once_the_lock_is_open(sheet: Page, sheets_url: str) -> None:
    what(sheet).fill("first")
    lock(sheet)
    sheet.get_by_role("button", name="Lock it now").click()
    expect(what(sheet)).to_have_value("")
    expect(sheet.locator("#passphrase")).to_be_focused()
    open_sheet(sheet, sheets_url)
    expect(status(sheet)).to_have_text("Locked")
    what(sheet).fill("typed before")
    expect(status(sheet)).to_have_text("Not saved")
    expect(sheet.locator("#trouble p:not([hidden])")).to_contain_text("Your words stay on the screen")
    sheet.locator("#passphrase").fill("other words altogether")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("[data-unlock]")).to_contain_text("That is not it", timeout=20_000)
    unlock(sheet)
    expect(status(sheet)).to_have_text("Saved")
    expect(sheet.locator("#trouble")).to_be_hidden()
    expect(what(sheet)).to_have_value("typed before")
    assert len(stored(sheet)) == 2


@pytest.mark.parametrize(
    ("words", "why"), [("1234", "too short"), ("123456789012", "Numbers alone"), ("aaaaaaaaaaaa", "one letter")]
)
def test_a_weak_passphrase_is_refused_with_the_reason(sheet: Page, words: str, why: str) -> None:
    sheet.get_by_label("On this device, with a lock").check()
    sheet.locator("#new-passphrase").fill(words)
    sheet.locator("#new-passphrase-again").fill(words)
    sheet.keyboard.press("Enter")
    expect(sheet.locator("[data-new-lock] [data-lock-said]")).to_contain_text(why)


def test_until_the_tab_closes_nothing_reaches_the_database(sheet: Page, sheets_url: str) -> None:
    what(sheet).fill("on the disk")
    expect(status(sheet)).to_have_text("Saved")
    sheet.get_by_label("Until this tab closes").check()
    expect(sheet.locator("#status")).to_contain_text("until this tab closes")
    assert stored(sheet) == []
    what(sheet).fill(CANARY)
    expect(status(sheet)).to_have_text("Saved")
    open_sheet(sheet, sheets_url)
    expect(what(sheet)).to_have_value(CANARY)
    assert stored(sheet) == []
    other = open_sheet(sheet.context.new_page(), sheets_url)
    expect(what(other)).to_have_value("")
    other.close()
    sheet.get_by_label("On this device", exact=True).check()
    expect(sheet.locator("#status")).to_contain_text("on this device")
    expect(what(sheet)).to_have_value(CANARY)
    assert [one["answers"] for one in stored(sheet)] == [{"what": CANARY}]


def test_another_tab_that_knows_no_lock_writes_nothing_in_the_open(sheet: Page, sheets_url: str) -> None:
    other = open_sheet(sheet.context.new_page(), sheets_url)
    what(sheet).fill("mine")
    lock(sheet)
    what(other).fill("from the other tab")
    expect(status(other)).to_have_text("Not saved")
    expect(other.locator("#trouble p:not([hidden])")).to_contain_text("changed in another tab")
    assert [sorted(one) for one in stored(sheet)] == [["id", "revision", "sealed"]]
    expect(what(other)).to_have_value("from the other tab")


def test_another_passphrase_a_recovery_code_and_taking_the_lock_off(sheet: Page, sheets_url: str) -> None:
    what(sheet).fill(CANARY)
    lock(sheet)
    sheet.goto(f"{sheets_url}notebook/")
    sheet.get_by_text("Another passphrase").click()
    sheet.locator("#change-old").fill(WORDS)
    sheet.locator("#change-new").fill("anvil mauve estuary")
    sheet.locator("#change-again").fill("anvil mauve estuary")
    sheet.get_by_role("button", name="Change it").click()
    expect(sheet.locator("#change-old")).to_have_value("", timeout=20_000)
    sheet.get_by_text("A recovery code, in case you forget it").click()
    sheet.locator("#recovery-passphrase").fill("anvil mauve estuary")
    sheet.get_by_role("button", name="Make a code").click()
    expect(sheet.locator("[data-code]")).to_be_visible(timeout=20_000)
    code = sheet.locator("[data-code]").text_content() or ""
    sheet.get_by_role("button", name="Lock it now").click()
    expect(sheet.locator("[data-part=entries] li")).to_have_count(0)
    sheet.locator("#passphrase").fill(WORDS)
    sheet.keyboard.press("Enter")
    expect(sheet.locator("[data-unlock]")).to_contain_text("That is not it", timeout=20_000)
    sheet.get_by_text("When the passphrase is forgotten").click()
    sheet.locator("#recover-code").fill(code.lower().replace("-", " "))
    sheet.locator("#recover-new").fill("third time lucky")
    sheet.locator("#recover-again").fill("third time lucky")
    sheet.get_by_role("button", name="Open with the code").click()
    expect(sheet.locator("[data-part=entries] a")).to_have_text("After a talk", timeout=20_000)
    sheet.get_by_text("Take the lock off").click()
    sheet.get_by_role("button", name="Take it off").click()
    expect(sheet.locator("[data-lock-keeping]")).to_be_hidden()
    open_sheet(sheet, sheets_url)
    assert [one["answers"] for one in stored(sheet)] == [{"what": CANARY}]


def test_it_locks_when_nobody_is_there_and_when_the_reader_leaves(sheet: Page, sheets_url: str) -> None:
    what(sheet).fill(CANARY)
    lock(sheet)
    sheet.clock.install()
    open_sheet(sheet, sheets_url)
    expect(what(sheet)).to_have_value(CANARY)
    sheet.clock.fast_forward("11:00")
    expect(what(sheet)).to_have_value("")
    expect(sheet.locator("[data-unlock]")).to_be_visible()
    unlock(sheet)
    expect(what(sheet)).to_have_value(CANARY)
    sheet.clock.set_system_time(datetime.now(UTC) - timedelta(hours=1))
    sheet.clock.run_for(16_000)
    expect(what(sheet)).to_have_value("")
    unlock(sheet)
    expect(what(sheet)).to_have_value(CANARY)
    sheet.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="elsewhere"))
    sheet.get_by_role("link", name="Leave").click()
    expect(sheet.get_by_text("elsewhere")).to_be_visible()
    open_sheet(sheet, sheets_url)
    expect(sheet.locator("[data-unlock]")).to_be_visible()


def test_a_locked_notebook_that_nobody_can_open_can_be_begun_anew(sheet: Page, sheets_url: str) -> None:
    what(sheet).fill(CANARY)
    lock(sheet)
    sheet.goto(f"{sheets_url}notebook/")
    sheet.get_by_role("button", name="Lock it now").click()
    sheet.get_by_text("When the passphrase is forgotten").click()
    expect(sheet.get_by_role("button", name="Delete them")).to_be_disabled()
    sheet.get_by_label("I understand that these notes will be gone").check()
    sheet.get_by_role("button", name="Delete them").click()
    expect(sheet.get_by_text("Nothing written yet")).to_be_visible()


@pytest.fixture
def started(profile: Profile) -> Iterator[BrowserContext]:
    yield profile.start()


def test_words_written_under_the_lock_are_nowhere_on_the_disk(
    started: BrowserContext, profile: Profile, sheets_url: str, tmp_path: Path
) -> None:
    page = open_sheet(started.new_page(), sheets_url)
    what(page).fill("an ordinary beginning")
    lock(page)
    what(page).fill(CANARY)
    expect(status(page)).to_have_text("Saved")
    profile.kill()
    files = [path for path in (tmp_path / "profile").rglob("*") if path.is_file()]
    forms = [CANARY.encode(), CANARY.encode("utf-16-le"), json.dumps(CANARY).encode()]
    assert [path.name for path in files if any(form in path.read_bytes() for form in forms)] == []
    beginning = "an ordinary beginning"
    assert any(
        beginning.encode("utf-16-le") in path.read_bytes() or beginning.encode() in path.read_bytes() for path in files
    ), "the search itself finds what was written before there was a lock"


CHANGED = """async () => {
  const db = await new Promise(done => { const a = indexedDB.open('handrail:handrail'); a.onsuccess = () => done(a.result) });
  const change = db.transaction('entries', 'readwrite');
  const all = change.objectStore('entries').getAll();
  await new Promise(done => { all.onsuccess = done });
  for (const one of all.result) {
    new Uint8Array(one.sealed.data)[3] ^= 1;
    change.objectStore('entries').put(one);
  }
  await new Promise(done => { change.oncomplete = done });
  db.close();
}"""


def test_a_record_that_was_changed_does_not_open_and_stays(sheet: Page, sheets_url: str) -> None:
    what(sheet).fill(CANARY)
    lock(sheet)
    sheet.evaluate(CHANGED)
    sheet.goto(f"{sheets_url}notebook/")
    expect(sheet.locator("[data-part=damaged]")).to_contain_text("1 sheet")
    expect(sheet.locator("[data-part=entries] li")).to_have_count(0)
    open_sheet(sheet, sheets_url)
    assert len(stored(sheet)) == 1


def test_no_accessibility_fault_in_any_state(sheet: Page, sheets_url: str, axe_source: str) -> None:
    def faults() -> list[str]:
        sheet.evaluate(axe_source)
        return sheet.evaluate("async () => (await axe.run()).violations.map(v => v.id + ' ' + v.nodes[0].html)")

    sheet.get_by_label("On this device, with a lock").check()
    assert faults() == []
    lock(sheet)
    sheet.goto(f"{sheets_url}notebook/")
    for summary in sheet.locator("[data-lock-keeping] summary").all():
        summary.click()
    assert faults() == []
    sheet.get_by_role("button", name="Lock it now").click()
    sheet.get_by_text("When the passphrase is forgotten").click()
    assert faults() == []


def test_a_practice_may_begin_with_another_place(browser: Browser, sheets_url: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(
        f"**/{TALK}",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), body=answer.text().replace('data-preset="device"', 'data-preset="tab"')
        ),
    )
    open_sheet(page, sheets_url)
    expect(page.get_by_label("Until this tab closes")).to_be_checked()
    what(page).fill("shared device")
    expect(page.locator("#status")).to_contain_text("until this tab closes")
    assert stored(page) == []
    context.close()


def test_from_the_tab_the_way_leads_back_under_the_lock(sheet: Page, sheets_url: str) -> None:
    what(sheet).fill("under the lock")
    lock(sheet)
    sheet.get_by_label("Until this tab closes").check()
    expect(sheet.locator("#status")).to_contain_text("until this tab closes")
    open_sheet(sheet, sheets_url)
    what(sheet).fill("in the tab")
    expect(status(sheet)).to_have_text("Saved")
    sheet.get_by_label("On this device", exact=True).click()
    unlock(sheet)
    expect(sheet.locator("#status")).to_contain_text("on this device, locked")
    expect(what(sheet)).to_have_value("in the tab")
    kept = stored(sheet)
    assert {tuple(sorted(one)) for one in kept} == {("id", "revision", "sealed")}
    assert len(kept) == 1
