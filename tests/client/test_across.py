"""Fields that look at other fields: gates, recalled answers, and numbers side by side."""

import re
from typing import Any

import pytest
from browser_store import put, stored
from playwright.sync_api import Browser, Locator, Page, expect

OPENS, CLOSES = "They would be cross", "They could"
LONG = "I say no to " + "another evening of his accounts at my kitchen table, " * 8


@pytest.fixture
def ask(page: Page, sheets_url: str) -> Page:
    return opened(page, f"{sheets_url}worksheets/ask-first/")


@pytest.fixture
def back(page: Page, sheets_url: str) -> Page:
    return opened(page, f"{sheets_url}worksheets/look-back/")


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("#status b")).not_to_be_empty()
    return page


def box(page: Page, id: str) -> Locator:
    return page.locator(f'[name="{id}"]')


def entry(id: str, answers: dict[str, Any], worksheet: str = "ask-first", at: int = 1) -> dict[str, Any]:
    return {"id": id, "worksheet": worksheet, "created": at, "updated": at, "revision": 1, "answers": answers}


def expect_saved(page: Page) -> None:
    expect(page.locator("#status b")).to_have_text("Saved")


def test_a_gate_keeps_the_rest_closed_until_an_answer_opens_it(ask: Page) -> None:
    for waiting in ("want", "walk", "last"):
        expect(box(ask, waiting)).to_be_hidden()
    box(ask, "who").focus()
    ask.keyboard.press("Tab")
    ask.keyboard.press("ArrowDown")
    expect(ask.get_by_label(CLOSES)).to_be_checked()
    expect(ask.get_by_text("Talk to somebody first.")).to_be_visible()
    expect(ask.locator("#worksheet").get_by_role("link", name="My plan")).to_be_visible()
    expect(ask.locator(".gate .lines").first).to_be_visible()
    expect(ask.locator(".gate [role=status]").first).to_contain_text("stays closed")
    expect(box(ask, "want")).to_be_hidden()
    ask.keyboard.press("ArrowUp")
    expect(ask.locator(".gate [role=status]").first).to_contain_text("open now")
    expect(ask.get_by_text("Talk to somebody first.")).to_be_hidden()
    for waiting in ("want", "walk", "last"):
        expect(box(ask, waiting)).to_be_visible()


def test_the_answer_to_a_gate_is_stored_nowhere_and_asked_anew(ask: Page) -> None:
    ask.get_by_label(CLOSES).check()
    ask.wait_for_timeout(150)
    assert stored(ask) == []
    expect(ask.locator("#status b")).to_have_text("Nothing yet")
    ask.get_by_role("button", name=re.compile("^Clear.*hurt you")).click()
    expect(ask.get_by_label(CLOSES)).not_to_be_checked()
    ask.get_by_label(OPENS).check()
    box(ask, "who").fill("him")
    expect_saved(ask)
    assert [one["answers"] for one in stored(ask)] == [{"who": "him"}]
    ask.evaluate("dispatchEvent(new Event('pagehide'))")
    expect(ask.get_by_label(OPENS)).not_to_be_checked()
    ask.reload()
    expect(box(ask, "who")).to_have_value("him")
    expect(box(ask, "want")).to_be_hidden()


def test_words_behind_a_gate_are_in_view_until_their_reader_closes_it(ask: Page) -> None:
    put(ask, entry("e", {"last": "my own words"}))
    ask.reload()
    expect(box(ask, "last")).to_have_value("my own words")
    expect(box(ask, "last")).to_be_visible()
    expect(box(ask, "want")).to_be_visible()
    ask.get_by_label(CLOSES).check()
    expect(box(ask, "last")).to_be_hidden()
    ask.emulate_media(media="print")
    expect(box(ask, "last")).to_be_visible()
    ask.emulate_media(media="screen")
    assert stored(ask)[0]["answers"] == {"last": "my own words"}


def test_on_paper_and_without_script_a_gate_hides_nothing_and_tells_no_answer(ask: Page, browser: Browser) -> None:
    ask.get_by_label(CLOSES).check()
    ask.emulate_media(media="print")
    context = browser.new_context(java_script_enabled=False)
    without = context.new_page()
    without.goto(ask.url)
    for page in (ask, without):
        for words in ("Could they hurt you?", "Talk to somebody first.", "Take the walk.", "The last words"):
            expect(page.get_by_text(words, exact=True)).to_be_visible()
        expect(page.locator(".gate .lines").first).to_be_visible()
    looks = [ask.get_by_label(name).evaluate(LOOK) for name in (CLOSES, OPENS)]
    assert looks[0] == looks[1]
    context.close()


LOOK = "e => ['appearance', 'backgroundColor', 'backgroundImage', 'borderTopWidth'].map(k => getComputedStyle(e)[k])"


def test_one_step_at_a_time_a_closed_gate_offers_no_next_step(ask: Page) -> None:
    ask.get_by_label("one at a time").check()
    onward = ask.get_by_role("button", name="Next step")
    expect(ask.get_by_text("Step 1 of 4")).to_be_visible()
    expect(onward).to_be_hidden()
    ask.get_by_label(OPENS).check()
    onward.click()
    expect(ask.get_by_role("heading", name="Before you go")).to_be_focused()
    ask.get_by_role("button", name="Back").click()
    ask.get_by_label(CLOSES).check()
    expect(onward).to_be_hidden()


def test_a_gate_for_one_field_that_is_only_asked_sometimes(ask: Page) -> None:
    ask.get_by_label(OPENS).check()
    expect(ask.get_by_text("Is your heart healthy?", exact=True)).to_be_hidden()
    expect(box(ask, "water")).to_be_visible()
    ask.get_by_label("Cold water").check()
    expect(ask.get_by_text("Is your heart healthy?", exact=True)).to_be_visible()
    expect(box(ask, "water")).to_be_hidden()
    expect(box(ask, "walk")).to_be_visible()
    ask.get_by_label("As far as I know").check()
    expect(box(ask, "water")).to_be_visible()
    ask.get_by_label("I do not know").check()
    expect(box(ask, "water")).to_be_hidden()
    expect(ask.get_by_text("Take the walk.")).to_be_visible()
    expect(box(ask, "last")).to_be_visible()


def test_a_pinned_answer_stays_in_view_and_covers_no_field(ask: Page) -> None:
    ask.get_by_label(OPENS).check()
    strip = ask.locator(".pinned")
    expect(strip).to_be_hidden()
    box(ask, "want").fill(LONG)
    for id in ("second", "third", "last"):
        box(ask, id).focus()
        expect(strip).to_be_visible()
        assert box(ask, id).evaluate("e => e.getBoundingClientRect().top") >= bottom(strip)
    for _ in range(2):
        ask.keyboard.press("Shift+Tab")
        focused = ask.locator(":focus")
        assert focused.evaluate("e => e.getBoundingClientRect().top") >= bottom(strip) - 1
    assert bottom(strip) < 740 / 3
    ask.get_by_role("button", name="Show all").press("Enter")
    expect(strip.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")
    ask.get_by_role("button", name="Show less").press("Enter")
    box(ask, "last").focus()
    strip.get_by_role("button", name="Let it scroll").click()
    expect(strip).to_be_hidden()
    expect(box(ask, "last")).to_be_focused()
    ask.get_by_role("button", name="Keep it in view").press("Enter")
    box(ask, "last").focus()
    expect(strip).to_be_visible()


def bottom(strip: Locator) -> float:
    return strip.evaluate("e => e.getBoundingClientRect().bottom")


def test_one_step_at_a_time_a_pinned_answer_goes_along(ask: Page) -> None:
    put(ask, entry("e", {"want": LONG}))
    ask.reload()
    ask.get_by_label("one at a time").check()
    strip, onward = ask.locator(".pinned"), ask.get_by_role("button", name="Next step")
    for heading in ("Before you go", "The words"):
        onward.click()
        expect(ask.get_by_role("heading", name=heading)).to_be_focused()
        expect(strip).to_be_hidden()
    onward.click()
    heading = ask.get_by_role("heading", name="And then")
    expect(heading).to_be_focused()
    expect(strip).to_be_visible()
    assert heading.evaluate("e => e.getBoundingClientRect().top") >= bottom(strip)
    ask.emulate_media(media="print")
    expect(strip).to_be_hidden()


def test_answers_of_another_sheet_are_told_in_words_the_newest_first(back: Page) -> None:
    said = back.locator(".field-recall").first
    expect(said.get_by_role("link", name="After a talk")).to_be_visible()
    talks = [{"chosen": "yes"}, {"chosen": "differently"}, {"other": "<b>never</b>"}]
    put(back, *(entry(f"t{n}", {"again": talk}, "after-a-talk", 86_400_000 * (n + 1)) for n, talk in enumerate(talks)))
    put(back, entry("unanswered", {"what": "x"}, "after-a-talk", 86_400_000 * 9))
    back.reload()
    expect(said.locator(".recalled p")).to_have_text(
        ["Sun, January 4, 1970", "<b>never</b>", "Sat, January 3, 1970", "Differently"]
    )
    back.evaluate("document.documentElement.dataset.print = 'blank'")
    back.emulate_media(media="print")
    expect(said.get_by_text("Differently")).to_be_hidden()
    expect(said.get_by_text("Look at what you wrote in “After a talk”")).to_be_visible()


def test_of_the_same_sheet_only_earlier_entries_are_recalled(back: Page) -> None:
    put(back, *(entry(f"n{n}", {"note": f"note {n}"}, "look-back", n) for n in (1, 2, 3)))
    said = back.locator(".field-recall").nth(1).locator(".recalled")
    for id, before in (("n3", "note 2"), ("n2", "note 1")):
        back.evaluate(f"location.hash = 'entry={id}'")
        expect(box(back, "note")).to_have_value(id.replace("n", "note "))
        expect(said).to_contain_text(before)
        expect(said.locator("p")).to_have_count(2)


def test_two_numbers_side_by_side(back: Page) -> None:
    pair = back.locator(".field-compare").first
    expect(pair.get_by_text("Not answered yet: Before, After")).to_be_visible()
    box(back, "before").fill("40")
    expect(pair.locator("dd").filter(visible=True)).to_have_text(["40", "not answered yet"])
    expect(pair.locator("[data-pairs] .drawing circle")).to_have_count(1)
    box(back, "after").fill("40")
    expect(pair.locator("dd").filter(visible=True)).to_have_text(["40", "40"])
    where = pair.locator("[data-pairs] .drawing circle").evaluate_all("all => all.map(c => c.getAttribute('cx'))")
    assert where == ["138", "138"]
    expect(pair.get_by_role("status")).to_have_text("How sure: Before 40, After 40")
    back.emulate_media(media="print")
    expect(pair.locator("dd").filter(visible=True)).to_have_text(["40", "40"])


def test_a_pair_for_each_row_that_has_a_number(back: Page) -> None:
    pairs = back.locator(".field-compare").nth(1).locator("[data-pairs] .pair")
    expect(pairs).to_have_count(0)
    values = [{"what": "Friends", "matters": 9, "lived": 3}, {"what": "Rest"}, {"lived": 10}]
    put(back, entry("e", {"values": values}, "look-back"))
    back.reload()
    expect(pairs.locator(".pair-name")).to_have_text(["Friends", "Value 3"])
    expect(pairs.locator("dt").nth(1)).to_have_text("There was")
    expect(pairs.locator("dd")).to_have_text(["9", "3", "not answered yet", "10"])


def test_no_accessibility_fault_where_fields_look_at_others(ask: Page, axe_source: str) -> None:
    ask.get_by_label(OPENS).check()
    box(ask, "want").fill(LONG)
    ask.get_by_label("Cold water").check()
    ask.get_by_label("I do not know").check()
    box(ask, "last").focus()
    ask.get_by_role("button", name="Show all").click()
    ask.evaluate(axe_source)
    for scheme in ("light", "dark"):
        ask.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = ask.evaluate("async () => (await axe.run()).violations.map(v => v.id + ' ' + v.nodes[0].html)")
        assert found == []


def test_a_gate_is_closed_from_the_first_paint_on_and_answers_even_if_the_script_does_not_come(
    page: Page, sheets_url: str
) -> None:
    page.route("**/worksheet-*.js", lambda route: route.abort())
    page.goto(f"{sheets_url}worksheets/ask-first/")
    for waiting in ("want", "walk", "last"):
        expect(box(page, waiting)).to_be_hidden()
    page.get_by_label(CLOSES).check()
    expect(page.get_by_text("Talk to somebody first.")).to_be_visible()
    expect(page.locator(".gate .lines").first).to_be_visible()
