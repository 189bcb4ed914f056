"""Looking into the browser's own database, past everything that is being tested."""

import time
from typing import Any

from playwright.sync_api import Page, expect

STORE = """new Promise((done, failed) => {
  const asked = indexedDB.open('handrail:handrail');
  asked.onerror = () => failed(asked.error);
  asked.onsuccess = () => done(asked.result);
})"""


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
