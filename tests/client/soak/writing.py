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


class Writing:
    """Somebody who writes at a page, and what came of it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address + TALK

    def open(self) -> str:
        """Open the sheet; gives the text on it."""
        self.page.goto(self.address)
        expect(self.page.locator("#status b")).not_to_be_empty()
        return self.page.locator(TEXT).input_value()

    def begin(self, text: str = "a") -> None:
        """Begin a sheet of its own, saved."""
        self.open()
        self.page.locator(TEXT).fill(text)
        expect(self.page.locator("#status b")).to_have_text("Saved")
        self.page.locator(TEXT).press("End")

    def type(self, chance: random.Random) -> None:
        """Type a few words at the pace of a hand, and stop in the middle."""
        for character in "".join(chance.choices("abc de", k=chance.randint(3, 25))):
            self.page.keyboard.type(character, delay=chance.choice([0, 0, 5, 15]))

    def said(self) -> tuple[str, str]:
        """The text that was last called saved, and the text on the screen, at the same moment."""
        saved, typed = self.page.evaluate(f"[lastSaved, document.querySelector('{TEXT}').value]")
        return saved, typed

    def texts(self) -> list[Any]:
        """The text of every stored entry."""
        return [entry["answers"].get("what", "") for entry in stored(self.page)]
