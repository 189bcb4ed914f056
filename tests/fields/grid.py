"""Opening an example's page, and what the tests of `table`, `week` and `sort` ask of it."""

from typing import Any

from browser_store import stored
from playwright.sync_api import Page, expect


def opened(page: Page, url: str, slug: str) -> Page:
    page.goto(f"{url}worksheets/{slug}/")
    expect(page.locator("#status b")).not_to_be_empty()
    return page


def answer(page: Page) -> Any:
    """The one answer of the one entry."""
    expect(page.locator("#status b")).to_have_text("Saved")
    page.wait_for_timeout(100)
    (entry,) = stored(page)
    (only,) = entry["answers"].values()
    return only


def in_words(page: Page, answer: Any) -> str:
    """An answer to the page's first field as the notebook and text files tell it."""
    return page.evaluate("(answer) => handrail.words.inWords(answer, handrail.told.toldSheet().fields[0])", answer)
