"""Entries that were written with earlier versions of the library keep every answer.

`history/DAY.json` holds one entry of every worksheet as that day's version stored it, and the version of its
database. A worksheet that is changed or a field that gets another type adds a file, and changes none.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_store import stored
from playwright.sync_api import Page, expect

HISTORY = sorted((Path(__file__).parent / "history").glob("*.json"))

WRITE_AS_THEN = """async ({ database, entries }) => {
  const db = await new Promise((done, failed) => {
    const asked = indexedDB.open('handrail:handrail', database);
    asked.onupgradeneeded = () => {
      const store = asked.result.createObjectStore('entries', { keyPath: 'id' });
      store.createIndex('by-worksheet', ['worksheet', 'created']);
      store.createIndex('by-updated', 'updated');
      if (database < 2) return;
      store.createIndex('by-worksheet-updated', ['worksheet', 'updated']);
      asked.result.createObjectStore('notes');
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const change = db.transaction('entries', 'readwrite');
  for (const entry of entries) change.objectStore('entries').put(entry);
  await new Promise(done => { change.oncomplete = done });
  db.close();
}"""


def words_in(value: Any) -> Iterator[str]:
    """Everything a person wrote or chose, as text."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from words_in(part)
    else:
        yield json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("file", HISTORY, ids=lambda file: file.stem)
def test_nothing_of_an_old_entry_is_lost(file: Path, page: Page, site_url: str) -> None:
    then = json.loads(file.read_text(encoding="utf-8"))
    page.goto(f"{site_url}privacy/")
    page.evaluate(WRITE_AS_THEN, then)
    for entry in then["entries"]:
        page.goto(f"{site_url}worksheets/{entry['worksheet']}/#entry={entry['id']}")
        expect(page.locator("#status b")).to_have_text("Saved")
        page.locator("#worksheet :is(input, textarea)").first.dispatch_event("input")
        expect(page.locator("#status b")).to_have_text("Saved")
        now = next(one for one in stored(page) if one["id"] == entry["id"])
        assert now["revision"] > entry["revision"]
        kept = list(words_in(now["answers"]))
        assert [words for words in words_in(entry["answers"]) if words not in kept] == []

    page.goto(f"{site_url}notebook/")
    page.get_by_role("button", name="Choose all of these").click()
    page.get_by_role("button", name="Print, save or show").click()
    page.get_by_label("Kind of file").select_option("text")
    with page.expect_download() as started:
        page.locator("[data-save]").click()
    told = Path(started.value.path()).read_text(encoding="utf-8")
    written = [words for entry in then["entries"] for words in words_in(entry["answers"]) if " " in words]
    assert [words for words in written if json.loads(words) not in told] == []


def test_every_worksheet_of_the_library_has_its_entry_in_the_history(root: Path) -> None:
    remembered = {entry["worksheet"] for file in HISTORY for entry in json.loads(file.read_text())["entries"]}
    assert remembered >= {"trigger-map", "emotion-log", "coping-inventory", "session-reflection"}
