"""The quick way out: how long the page is still to be seen, without a network and on a line that never answers."""

from collections.abc import Callable, Iterable

from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from writing import TEXT, Writing

WORDS = "spade violet harbour"
ENOUGH = 20
"""How many times make a figure: fewer say more of the machine than of the page."""

WHEN_BLANK = """let [presses, left] = [0, 0];
const tell = () => {
  if (left && document.documentElement.hidden && !document.body) console.log(`blank ${performance.now() - left}`);
  left = 0;
};
const blank = e => { left = e.timeStamp; requestAnimationFrame(() => requestAnimationFrame(tell)) };
addEventListener('pagehide', tell);
addEventListener('keyup', e => { if (e.key === 'Shift' && ++presses % 3 === 0) blank(e) });
addEventListener('click', e => { if (e.target.closest?.('[data-leave]')) blank(e) }, true);"""
"""Tells how long after the last key or the click the empty page was painted, or was gone, in milliseconds."""


def leave(page: Page, by_link: bool, is_blank: Callable[[], bool]) -> None:
    """Leave, and wait until the page is blank or another has taken its place, which a page may be too late to tell."""
    here = page.url
    for _ in range(5):
        if by_link:
            page.locator("[data-leave]").click(no_wait_after=True)
        else:
            # On a busy machine the three may be too slow to count.
            for _ in range(3):
                page.keyboard.press("Shift")
        for _ in range(100):
            if is_blank() or page.url != here:
                return
            page.wait_for_timeout(20)
    raise AssertionError("the page is still there")


LINES = {
    "offline": lambda route: route.abort(),
    "slow": lambda route: None,  # nothing ever comes
    "answers": lambda route: route.fulfill(body="elsewhere"),
}
"""What becomes of a request for the page that takes the place of this one."""


def test_the_page_is_blank_at_once_and_back_shows_nothing_of_it(
    trials: Callable[[int], Iterable[int]], browser: Browser, writing: Callable[[Page], Writing]
) -> None:
    """By key and by the link, on one line after another; then the reader comes back, to a closed lock."""
    times: dict[str, list[float]] = {line: [] for line in LINES}
    shown, trial, line = [], 0, ""
    context = browser.new_context()
    context.add_init_script(WHEN_BLANK)
    page = context.new_page()
    writing(page).begin("the heron")
    page.get_by_label("On this device, with a lock").check()
    page.locator("#new-passphrase").fill(WORDS)
    page.locator("#new-passphrase-again").fill(WORDS)
    page.get_by_role("button", name="Lock my notes").click()
    expect(page.get_by_role("button", name="Lock it now")).to_be_visible(timeout=60_000)
    page.goto(writing(page).site + "notebook/")

    def hear(message: ConsoleMessage) -> None:
        if message.text.startswith("blank "):
            times[line].append(float(message.text.split()[1]))

    page.on("console", hear)
    for trial in trials(2):
        line = list(LINES)[trial % 3]
        context.route("https://**", LINES[line])
        context.set_offline(line == "offline")
        before = sum(map(len, times.values()))
        leave(page, trial % 2 == 1, lambda before=before: sum(map(len, times.values())) > before)
        context.set_offline(False)
        if line == "answers":
            # The page before the one that was left is an open sheet.
            expect(page.get_by_text("elsewhere")).to_be_visible()
            page.go_back()
        else:
            page.close()
            page = context.new_page()
            page.on("console", hear)
            writing(page).open()
        # The lock closed with the page: the words are not there before the passphrase is.
        expect(page.locator("[data-unlock]")).to_be_visible()
        shown += [trial] * (page.locator(TEXT).input_value() != "")
        page.locator("#passphrase").fill(WORDS)
        page.keyboard.press("Enter")
        expect(page.locator(TEXT)).to_have_value("the heron", timeout=60_000)
        page.goto(writing(page).site + "notebook/")
        context.unroute("https://**")
    context.close()
    at_p95 = {line: sorted(some)[int(0.95 * len(some))] for line, some in times.items() if some}
    words = ", ".join(f"{line} {at:.0f} ms (of {len(times[line])})" for line, at in at_p95.items())
    print(f"{trial + 1} times; blank at p95 after: {words}; shown again: {shown}")
    assert shown == []
    assert trial < ENOUGH or max(at_p95.values()) <= 100
