"""One sheet in two tabs of a real browser: readers know which one writes, and neither writes over the other unseen."""

import random
from collections.abc import Callable, Iterable, Iterator

import pytest
from browser_store import stored
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from writing import CLEAR, REMEMBER_SAVED, TEXT, Writing

OTHER_TAB = "#other-tab"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context(viewport={"width": 360, "height": 740})
    yield fresh
    fresh.close()


def opened(context: BrowserContext, writing: Callable[[Page], Writing]) -> Page:
    page = context.new_page()
    writing(page).open()
    return page


def expect_writer(writer: Page, other: Page) -> None:
    expect(writer.locator(OTHER_TAB)).to_be_hidden()
    expect(other.locator(OTHER_TAB)).to_be_visible()


def test_the_tab_that_does_not_write_says_so_and_can_take_over(
    context: BrowserContext, writing: Callable[[Page], Writing], axe_source: str
) -> None:
    one, two = opened(context, writing), None
    one.locator(TEXT).fill("a")
    expect(one.locator("#status b")).to_have_text("Saved")
    two = opened(context, writing)
    expect_writer(one, two)
    one.locator(TEXT).fill("ab")
    expect(two.locator(TEXT)).to_have_value("ab")
    for scheme in ("light", "dark"):
        two.emulate_media(color_scheme=scheme)
        two.evaluate(axe_source)
        assert two.evaluate("async () => (await axe.run()).violations.map(v => v.nodes[0].html)") == []
    # By the button, with keys alone.
    two.get_by_role("button", name="Write here instead").press("Enter")
    expect_writer(two, one)
    expect(one.locator(TEXT)).to_have_value("ab")
    two.locator(TEXT).fill("abc")
    expect(one.locator(TEXT)).to_have_value("abc")
    # Or by writing.
    one.locator(TEXT).press("End")
    one.keyboard.type("d")
    expect_writer(one, two)
    expect(two.locator(TEXT)).to_have_value("abcd")
    assert [entry["answers"]["what"] for entry in stored(one)] == ["abcd"]
    # The name of the lock tells the practice and a random id.
    (entry,) = stored(one)
    held = one.evaluate("async () => (await navigator.locks.query()).held.map(lock => lock.name)")
    assert held == [f"handrail:handrail:{entry['id']}"]


@pytest.mark.parametrize("way", ["another page", "closed", "crashed", "another sheet"])
def test_a_tab_that_has_gone_writes_no_longer(
    way: str, context: BrowserContext, writing: Callable[[Page], Writing]
) -> None:
    one = opened(context, writing)
    one.locator(TEXT).fill("a")
    expect(one.locator("#status b")).to_have_text("Saved")
    two = opened(context, writing)
    expect_writer(one, two)
    if way == "another page":
        one.goto("about:blank")
    elif way == "closed":
        one.close()
    elif way == "crashed":
        with pytest.raises(Error):
            one.goto("chrome://crash")
    else:
        one.locator(".status summary").click()
        one.locator("[data-do=new]").click()
    expect(two.locator(OTHER_TAB)).to_be_hidden()


def test_without_web_locks_all_works_as_with_one_tab(
    context: BrowserContext, writing: Callable[[Page], Writing]
) -> None:
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', {value: undefined})")
    one = opened(context, writing)
    one.locator(TEXT).fill("a")
    expect(one.locator("#status b")).to_have_text("Saved")
    two = opened(context, writing)
    one.locator(TEXT).fill("ab")
    expect(two.locator(TEXT)).to_have_value("ab")
    expect(two.locator(OTHER_TAB)).to_be_hidden()


def test_in_the_tab_only_no_other_tab_is_spoken_of(context: BrowserContext, writing: Callable[[Page], Writing]) -> None:
    one = opened(context, writing)
    one.get_by_label("Until this tab closes").check()
    one.locator(TEXT).fill("a")
    expect(one.locator("#status")).to_contain_text("until this tab closes")
    assert one.evaluate("async () => (await navigator.locks.query()).held") == []


def test_two_tabs_typing_at_once_lose_no_word(
    trials: Callable[[int], Iterable[int]], browser: Browser, writing: Callable[[Page], Writing]
) -> None:
    """Each letter is of one tab; whatever a tab was told is saved, and whatever stands on its screen, is kept."""
    lost, aside, trial = [], 0, 0
    context = browser.new_context()
    context.add_init_script(REMEMBER_SAVED)
    tabs = [writing(context.new_page()) for _ in range(2)]
    for trial in trials(2):
        chance = random.Random(trial)
        tabs[0].open()
        tabs[0].page.evaluate(CLEAR)
        tabs[0].begin("0")
        tabs[1].open()
        for tab in tabs:
            tab.page.evaluate(TYPE, [chance.randrange(2**31), trial])
        for tab in tabs:
            tab.page.evaluate("done")
            expect(tab.page.locator("#status b")).to_have_text("Saved")
        kept = tabs[0].texts()
        promised = [text for tab in tabs for text in tab.page.evaluate("promised")]
        words = {word for text in kept for word in text.split()}
        if not {word for text in promised for word in text.split()} <= words:
            lost.append((trial, promised, kept))
        aside += len(kept) - 1
    context.close()
    print(f"{trial + 1} runs, {aside} texts kept side by side, {len(lost)} with a loss")
    assert lost == []


TYPE = f"""([seed, trial]) => {{
  let state = seed;
  const chance = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const box = document.querySelector('{TEXT}');
  window.promised = [];
  let end;
  window.done = new Promise(finish => {{ end = finish }});
  const me = Math.floor(chance() * 1e6).toString(36);
  let left = 12;
  const type = () => {{
    if (!left--) return end();
    const word = `${{me}}-${{trial}}-${{left}}`;
    box.value = `${{box.value}} ${{word}}`;
    promised.push(word);
    box.dispatchEvent(new Event('input', {{ bubbles: true }}));
    if (chance() < 0.1) document.querySelector('[data-do=here]').click();
    setTimeout(type, chance() < 0.5 ? 0 : chance() * 20);
  }};
  setTimeout(type, chance() * 10);
}}"""
