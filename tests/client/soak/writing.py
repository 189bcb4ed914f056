"""Somebody who writes at a sheet, and what the sheet has promised them."""

import random
from typing import Any

from browser_store import stored
from playwright.sync_api import Page, expect

TALK = "worksheets/after-a-talk/"
TEXT = "[data-field=what] textarea"

REMEMBER_SAVED = f"""
window.lastSaved = '';
addEventListener('DOMContentLoaded', () => {{
  const state = document.querySelector('#status b');
  if (state) new MutationObserver(() => {{
    if (state.textContent === 'Saved') lastSaved = document.querySelector('{TEXT}').value;
  }}).observe(state, {{childList: true}});
}});"""
"""Run in a page before it loads: `lastSaved` is the newest text of which the page has said that it is saved."""

TYPE = """([letters, pauses]) => {
  const type = () => {
    if (!letters.length) return;
    document.execCommand('insertText', false, letters.shift());
    setTimeout(type, pauses.shift());
  };
  type();
}"""
"""Types as keys do, each letter after its pause in milliseconds; does not wait for the end of it."""

CLEAR = """() => new Promise(done => {
  const asked = indexedDB.open('handrail:handrail');
  asked.onsuccess = () => {
    const change = asked.result.transaction('entries', 'readwrite');
    change.objectStore('entries').clear();
    change.oncomplete = () => { asked.result.close(); done() };
  };
})"""
"""Takes every entry out of the database."""


class Writing:
    """Somebody who writes at a page, and what came of it."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site

    def open(self) -> str:
        """Open the sheet; gives the text on it."""
        self.page.goto(self.site + TALK)
        expect(self.page.locator("#status b")).not_to_be_empty()
        return self.page.locator(TEXT).input_value()

    def seen(self) -> tuple[str, str, int]:
        """What the page says of its state and of trouble, and how many entries are stored: to understand a loss."""
        state, trouble = (self.page.locator(part).inner_text() for part in ("#status", "#trouble"))
        return state, trouble, len(self.texts())

    def begin(self, text: str = "a") -> None:
        """Begin a sheet of its own, saved."""
        self.open()
        self.page.locator(TEXT).fill(text)
        expect(self.page.locator("#status b")).to_have_text("Saved")
        self.page.locator(TEXT).press("End")

    def start_typing(self, chance: random.Random, count: int = 200) -> str:
        """Begin to type at the pace of a fast hand, and go on typing; gives the text as it will be at the end."""
        words = "".join(chance.choices("abc de", k=count))
        self.page.locator(TEXT).press("End")
        before = self.page.locator(TEXT).input_value()
        self.page.evaluate(TYPE, [list(words), [chance.choice([0, 2, 5, 20]) for _ in words]])
        return before + words

    def said(self) -> tuple[str, str]:
        """The text that was last called saved, and the text on the screen, at the same moment."""
        saved, typed = self.page.evaluate(f"[lastSaved, document.querySelector('{TEXT}').value]")
        return saved, typed

    def texts(self) -> list[Any]:
        """The text of every stored entry."""
        return [entry["answers"].get("what", "") for entry in stored(self.page)]
