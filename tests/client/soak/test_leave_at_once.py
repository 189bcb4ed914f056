"""The quick way out: how long the page is still to be seen, without a network and on a line that never answers."""

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from writing import TEXT, Writing

WORDS = "spade violet harbour"
WHEN_BLANK = """let presses = 0;
addEventListener('keyup', e => {
  if (e.key === 'Shift' && ++presses === 3) requestAnimationFrame(() => requestAnimationFrame(() => {
    if (document.documentElement.hidden && !document.body) console.log(`blank ${performance.now() - e.timeStamp}`);
  }));
});"""
"""Tells how long after the last key the empty page has been painted, in milliseconds."""


@pytest.mark.parametrize("line", ["offline", "slow", "answers"])
def test_the_page_is_blank_at_once_and_back_shows_nothing_of_it(
    line: str, trials: Callable[[int], Iterable[int]], browser: Browser, writing: Callable[[Page], Writing]
) -> None:
    times: list[float] = []
    shown, trial = [], 0
    context = browser.new_context()
    context.add_init_script(WHEN_BLANK)
    answers = {
        "offline": lambda route: route.abort(),
        "slow": lambda route: None,  # nothing ever comes
        "answers": lambda route: route.fulfill(body="elsewhere"),
    }
    context.route("https://**", answers[line])
    page = context.new_page()
    sheet = writing(page)
    sheet.begin("the heron")
    page.get_by_label("On this device, with a lock").check()
    page.locator("#new-passphrase").fill(WORDS)
    page.locator("#new-passphrase-again").fill(WORDS)
    page.get_by_role("button", name="Lock my notes").click()
    expect(page.get_by_role("button", name="Lock it now")).to_be_visible(timeout=60_000)

    def heard(message: ConsoleMessage) -> None:
        if message.text.startswith("blank "):
            times.append(float(message.text.split()[1]))

    page.on("console", heard)
    if line == "answers":
        page.goto(sheet.site + "notebook/")
    for trial in trials(1):
        context.set_offline(line == "offline")
        for _ in range(3):
            page.keyboard.press("Shift")
        # Where the other site answers, it may be there before the empty page was painted.
        while line != "answers" and len(times) <= trial:
            page.wait_for_timeout(20)
        context.set_offline(False)
        if line == "answers":
            # The page before the one that was left is an open sheet.
            expect(page.get_by_text("elsewhere")).to_be_visible()
            page.go_back()
        else:
            page.close()
            page = context.new_page()
            page.on("console", heard)
            sheet = writing(page)
            sheet.open()
        # The lock closed with the page: the words are not there before the passphrase is.
        expect(page.locator("[data-unlock]")).to_be_visible()
        shown += [trial] * (page.locator(TEXT).input_value() != "")
        page.locator("#passphrase").fill(WORDS)
        page.keyboard.press("Enter")
        expect(page.locator(TEXT)).to_have_value("the heron", timeout=60_000)
        if line == "answers":
            page.goto(sheet.site + "notebook/")
    context.close()
    blank = f"blank after {sorted(times)[int(0.95 * len(times))]:.0f} ms at p95" if line != "answers" else "Back"
    print(f"{line}: {trial + 1} times, {blank}; shown again: {shown}")
    assert shown == []
