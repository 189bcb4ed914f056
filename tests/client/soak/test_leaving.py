"""Somebody leaves in the middle of a word, in every way there is, and comes back: whatever was called saved is there."""

import os
import random
import signal
from collections.abc import Callable, Iterable, Iterator

import pytest
from browser_support import BROWSER, FLAGS, tab_processes
from playwright.sync_api import BrowserContext, Page, Playwright, expect
from writing import REMEMBER_SAVED, TEXT, Writing


def close(page: Page) -> Page:
    """Close the tab, without asking it."""
    context = page.context
    page.close()
    return context.new_page()


def back(page: Page) -> Page:
    page.go_back()
    page.go_forward()
    return page


def reload(page: Page) -> Page:
    page.reload()
    return page


def crash(page: Page) -> Page:
    """End the processes of all tabs."""
    context = page.context
    for process in tab_processes(context.browser):
        os.kill(process, signal.SIGKILL)
    page.close()
    return context.new_page()


def hide(page: Page) -> Page:
    """Look elsewhere, and have the tab's process ended while it is hidden. A browser without windows has to be told."""
    page.evaluate("""() => {
      Object.defineProperty(document, 'visibilityState', {value: 'hidden'});
      document.dispatchEvent(new Event('visibilitychange'));
    }""")
    return crash(page)


def discard(page: Page) -> Page:
    """The browser freezes a tab, and then ends its process to have its memory."""
    page.context.new_cdp_session(page).send("Page.setWebLifecycleState", {"state": "frozen"})
    return crash(page)


@pytest.mark.parametrize("leave", [close, back, reload, crash, hide, discard])
def test_whoever_leaves_in_the_middle_of_a_word_finds_it_again(
    leave: Callable[[Page], Page],
    trials: Callable[[int], Iterable[int]],
    leaving: BrowserContext,
    writing: Callable[[Page], Writing],
) -> None:
    lost, behind, trial = [], 0, 0
    page = leaving.new_page()
    for trial in trials(1):
        chance = random.Random(trial)
        sheet = writing(page)
        page.goto(sheet.site + "worksheets/nothing-here/")
        sheet.begin(f"{trial}:")
        planned = sheet.start_typing(chance)
        page.wait_for_timeout(chance.uniform(0, 150))
        acknowledged, typed = sheet.said()
        behind += acknowledged != typed
        page = leave(page)
        kept = writing(page).open()
        if not (acknowledged and kept.startswith(acknowledged) and planned.startswith(kept)):
            lost.append((trial, acknowledged, kept))
    print(f"{leave.__name__}: {trial + 1} times, {behind} with letters still on their way, {len(lost)} lost")
    assert lost == []


@pytest.fixture(scope="module")
def leaving(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser that puts whole pages aside for Back, which Playwright turns off otherwise."""
    browser = playwright.chromium.launch(
        executable_path=BROWSER, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    context = browser.new_context()
    context.add_init_script(REMEMBER_SAVED)
    yield context
    browser.close()


def test_a_page_that_had_the_turn_is_put_aside_whole_and_goes_on_writing(
    leaving: BrowserContext, writing: Callable[[Page], Writing]
) -> None:
    """The turn is given back when the page is left, or the browser would not keep the page for Back."""
    page = leaving.new_page()
    sheet = writing(page)
    sheet.begin("before")
    page.evaluate("addEventListener('pageshow', ({persisted}) => { window.persisted = persisted })")
    page.goto(sheet.site + "worksheets/nothing-here/")
    assert page.evaluate("async () => (await navigator.locks.query()).held") == []
    page.evaluate("setTimeout(() => history.back())")
    expect(page.locator(TEXT)).to_have_value("before")
    assert page.evaluate("window.persisted") is True
    other = leaving.new_page()
    assert writing(other).open() == "before"
    expect(other.locator("#other-tab")).to_be_hidden()
    page.locator(TEXT).fill("after")
    expect(other.locator("#other-tab")).to_be_visible()
    expect(other.locator(TEXT)).to_have_value("after")
