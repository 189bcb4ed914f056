"""Looking into the browser's own database, past everything that is being tested."""

import json
import time
from typing import Any

from playwright.sync_api import Page, expect

STORE = """new Promise((done, failed) => {
  const asked = indexedDB.open('handrail:handrail');
  asked.onerror = () => failed(asked.error);
  asked.onsuccess = () => done(asked.result);
})"""


COPY = """(async () => {
  const bucket = await navigator.storageBuckets.open('handrail');
  // Whoever opens it first decides what is in it, and that is the page.
  while (!(await bucket.indexedDB.databases()).length) await new Promise(done => setTimeout(done, 20));
  return new Promise((done, failed) => {
    const asked = bucket.indexedDB.open('handrail:handrail');
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => done(asked.result);
  });
})()"""

EVERYTHING = """async (opened) => {
  const db = await opened;
  if (!db.objectStoreNames.contains('notes')) { db.close(); return '{"entries": [], "notes": {}}' }
  const reading = db.transaction(['entries', 'notes']);
  const asked = (request) => new Promise(done => { request.onsuccess = () => done(request.result) });
  const notes = reading.objectStore('notes');
  const all = [reading.objectStore('entries').getAll(), notes.getAllKeys(), notes.getAll()].map(asked);
  const [entries, names, values] = await Promise.all(all);
  db.close();
  const plain = (_, value) =>
    value instanceof ArrayBuffer ? [...new Uint8Array(value)] : ArrayBuffer.isView(value) ? [...value] : value;
  return JSON.stringify({ entries, notes: Object.fromEntries(names.map((name, place) => [name, values[place]])) }, plain);
}"""


def wait_until_open(page: Page) -> None:
    """Wait until the sheet has opened its database: whoever opens it first decides what is in it."""
    expect(page.locator("#status b")).not_to_be_empty()


def stored(page: Page) -> list[dict[str, Any]]:
    """Every entry in the browser's own database."""
    wait_until_open(page)
    return page.evaluate(
        f"""async () => {{
          const db = await {STORE};
          if (!db.objectStoreNames.contains('entries')) {{ db.close(); return [] }}
          const all = db.transaction('entries').objectStore('entries').getAll();
          return new Promise(done => {{ all.onsuccess = () => {{ db.close(); done(all.result) }} }});
        }}"""
    )


def put(page: Page, *entries: dict[str, Any]) -> None:
    """Put entries into the browser's database. Small numbers in `updated` are moments of this sitting, in their order."""
    wait_until_open(page)
    now = round(time.time() * 1000)
    entries = tuple(one if one["updated"] > 1000 else {**one, "updated": now + one["updated"]} for one in entries)
    page.evaluate(
        f"""async (entries) => {{
          const db = await {STORE};
          const change = db.transaction('entries', 'readwrite');
          for (const entry of entries) change.objectStore('entries').put(entry);
          await new Promise(done => {{ change.oncomplete = done }});
          db.close();
        }}""",
        list(entries),
    )


def clear(page: Page) -> None:
    """Clear the databases of the page's site, as a browser does that is told to, or that is short of room."""
    origin = page.evaluate("location.origin")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "indexeddb"})
    devtools.detach()


def lose(page: Page) -> None:
    """Throw the database away, and not its second copy, as a browser may that was killed. No page may have it open."""
    page.evaluate("new Promise(done => { indexedDB.deleteDatabase('handrail:handrail').onsuccess = done })")


def everything(page: Page, where: str = STORE) -> dict[str, Any]:
    """What the database, or its second copy, holds: its entries, and its notes by name."""
    return json.loads(page.evaluate(f"({EVERYTHING})({where})"))
