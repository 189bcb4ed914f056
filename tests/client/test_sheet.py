"""What a worksheet page does besides saving: steps, questions that depend on others, names, letting go, paper."""

from typing import Any

import pytest
from browser_store import put, stored
from playwright.sync_api import Browser, Locator, Page, expect

TALK = "worksheets/after-a-talk/"
LAST_YEAR = 1_764_000_000_000


@pytest.fixture
def talk(page: Page, sheets_url: str) -> Page:
    return opened(page, sheets_url + TALK)


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("#status b")).not_to_be_empty()
    return page


def field(page: Page, id: str) -> Locator:
    return page.locator(f'[data-field="{id}"]')


def expect_saved(page: Page) -> None:
    expect(page.locator("#status b")).to_have_text("Saved")


def answers(page: Page) -> dict[str, Any]:
    (entry,) = stored(page)
    return entry["answers"]


def more(page: Page, name: str) -> None:
    page.locator(".status summary").click()
    page.get_by_role("button", name=name, exact=True).click()


def test_a_question_that_depends_on_another_keeps_what_was_typed(talk: Page) -> None:
    expect(field(talk, "how")).to_be_hidden()
    talk.get_by_label("Differently").check()
    field(talk, "how").get_by_role("textbox").fill("more slowly")
    talk.get_by_label("Yes").check()
    expect(field(talk, "how")).to_be_hidden()
    expect_saved(talk)
    assert answers(talk)["how"] == "more slowly"
    talk.reload()
    expect(talk.get_by_label("Yes")).to_be_checked()
    expect(field(talk, "how")).to_be_hidden()
    talk.emulate_media(media="print")
    expect(field(talk, "how")).to_be_visible()
    talk.emulate_media(media="screen")
    talk.get_by_label("Differently").check()
    expect(field(talk, "how").get_by_role("textbox")).to_have_value("more slowly")


def test_on_a_phone_the_status_line_takes_the_place_of_the_ways(talk: Page, browser: Browser) -> None:
    expect(talk.locator(".ways")).to_be_hidden()
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    without = context.new_page()
    without.goto(talk.url)
    expect(without.locator(".ways")).to_be_visible()
    context.close()


def test_any_answer_opens_a_question_without_named_ones(talk: Page) -> None:
    expect(field(talk, "later")).to_be_hidden()
    field(talk, "strength").get_by_role("radio").first.check(force=True)
    expect(field(talk, "later")).to_be_visible()


def test_one_step_at_a_time_by_keyboard(talk: Page) -> None:
    talk.get_by_role("radio", name="all on one page").focus()
    talk.keyboard.press("ArrowRight")
    expect(talk.get_by_text("Step 1 of 3")).to_be_visible()
    expect(field(talk, "strength")).to_be_hidden()
    field(talk, "what").get_by_role("textbox").fill("hello")
    talk.get_by_role("button", name="Next step").focus()
    talk.keyboard.press("Enter")
    expect(talk.get_by_role("heading", name="The feeling")).to_be_focused()
    expect(field(talk, "what")).to_be_hidden()
    talk.get_by_role("button", name="Back").focus()
    talk.keyboard.press("Enter")
    expect(field(talk, "what").get_by_role("textbox")).to_have_value("hello")
    expect_saved(talk)
    talk.reload()
    expect(talk.get_by_text("Step 1 of 3")).to_be_visible()
    talk.emulate_media(media="print")
    expect(field(talk, "strength")).to_be_visible()


def test_the_last_step_has_no_next_and_the_first_no_back(talk: Page) -> None:
    talk.get_by_role("radio", name="one at a time").check()
    expect(talk.get_by_role("button", name="Back")).to_be_hidden()
    for _ in range(2):
        talk.get_by_role("button", name="Next step").click()
    expect(talk.get_by_text("Step 3 of 3")).to_be_visible()
    expect(talk.get_by_role("button", name="Next step")).to_be_hidden()


def test_a_field_that_is_never_kept(talk: Page) -> None:
    field(talk, "secret").get_by_role("textbox").fill("not for any disk")
    field(talk, "what").get_by_role("textbox").fill("for the disk")
    expect_saved(talk)
    assert answers(talk) == {"what": "for the disk"}
    expect(field(talk, "secret")).to_contain_text("This is not kept")


def test_an_entry_may_have_a_name_and_be_found_by_it(talk: Page) -> None:
    expect(talk.get_by_label("A name for this one")).to_be_hidden()
    field(talk, "what").get_by_role("textbox").fill("about the rent")
    talk.get_by_label("A name for this one").fill("With Ada")
    expect_saved(talk)
    talk.wait_for_function("() => document.querySelector('#status b').textContent === 'Saved'")
    more(talk, "Start a new one")
    expect(talk.locator("[data-earlier] a")).to_have_text("With Ada")
    talk.locator("[data-earlier] a").click()
    expect(talk.get_by_label("A name for this one")).to_have_value("With Ada")
    assert stored(talk)[0]["title"] == "With Ada"


def test_earlier_ones_are_searched_by_words_and_names(talk: Page, sheets_url: str) -> None:
    put(talk, *(entry(f"e{n}", {"what": f"talk number {n}"}, created=n + 1) for n in range(8)))
    put(talk, entry("named", {"what": "x"}, created=100, title="Rent"))
    talk.reload()
    search = talk.get_by_label("Search in them")
    search.fill("number 3")
    expect(talk.locator("[data-earlier] li")).to_have_count(1)
    search.fill("rent")
    expect(talk.locator("[data-earlier] li")).to_have_count(0)
    expect(talk.get_by_text("Nothing with these words.")).to_be_visible()
    search.fill("")
    expect(talk.locator("[data-earlier] li")).to_have_count(8)


def entry(id: str, answers: dict[str, Any], created: int = 1, **more: Any) -> dict[str, Any]:
    common = {"id": id, "worksheet": "after-a-talk", "created": created, "updated": created, "revision": 1}
    return {**common, "answers": answers, **more}


def test_a_copy_is_an_entry_of_its_own(talk: Page) -> None:
    field(talk, "what").get_by_role("textbox").fill("first")
    expect_saved(talk)
    more(talk, "Start from a copy")
    expect(field(talk, "what").get_by_role("textbox")).to_have_value("first")
    field(talk, "what").get_by_role("textbox").fill("second")
    expect_saved(talk)
    talk.wait_for_timeout(100)
    assert sorted(one["answers"]["what"] for one in stored(talk)) == ["first", "second"]


def test_on_another_day_a_dated_sheet_begins_anew_with_the_way_back(talk: Page, sheets_url: str) -> None:
    put(talk, entry("last-week", {"what": "old"}, LAST_YEAR))
    talk.reload()
    expect(talk.locator("#status b")).to_have_text("Nothing yet")
    expect(field(talk, "what").get_by_role("textbox")).to_have_value("")
    talk.get_by_role("button", name="Go on with the last one").click()
    expect(field(talk, "what").get_by_role("textbox")).to_have_value("old")
    expect(talk.get_by_role("button", name="Go on with the last one")).to_be_hidden()
    put(talk, {**entry("plan", {"what": "a plan"}, LAST_YEAR), "worksheet": "my-plan"})
    opened(talk, f"{sheets_url}worksheets/my-plan/")
    expect_saved(talk)


def test_what_is_written_anew_is_an_entry_of_its_own(talk: Page) -> None:
    put(talk, entry("last-week", {"what": "old"}, LAST_YEAR))
    talk.reload()
    field(talk, "what").get_by_role("textbox").fill("today")
    expect_saved(talk)
    expect(talk.get_by_role("button", name="Go on with the last one")).to_be_hidden()
    assert sorted(one["answers"]["what"] for one in stored(talk)) == ["old", "today"]


def test_several_deleted_ones_come_back_one_by_one(talk: Page) -> None:
    put(talk, entry("a", {"what": "one"}, 1), entry("b", {"what": "two"}, 2))
    for id in ("a", "b"):
        talk.evaluate(f"location.hash = 'entry={id}'")
        expect(field(talk, "what").get_by_role("textbox")).to_have_value({"a": "one", "b": "two"}[id])
        more(talk, "Delete this one")
        expect(talk.locator("#status b")).to_have_text("Deleted")
    assert stored(talk) == []
    for left in (1, 2):
        talk.get_by_role("button", name="Undo").click()
        expect_saved(talk)
        assert len(stored(talk)) == left
    expect(talk.get_by_role("button", name="Undo")).to_be_hidden()


def test_questions_of_old_are_shown_with_their_answers(talk: Page) -> None:
    put(talk, entry("old", {"what": "x", "with-whom": {"chosen": "friend"}, "nobody-knows": ["a", "b"]}))
    talk.reload()
    former = talk.locator("#former")
    expect(former).to_contain_text("With whom?")
    expect(former).to_contain_text("A friend")
    expect(former).to_contain_text("nobody knows")
    expect(former).to_contain_text("a, b")
    field(talk, "what").get_by_role("textbox").fill("y")
    expect_saved(talk)
    assert answers(talk) == {"what": "y", "with-whom": {"chosen": "friend"}, "nobody-knows": ["a", "b"]}
    talk.emulate_media(media="print")
    expect(former).to_be_visible()


def test_a_sheet_that_is_filled_in_once(page: Page, sheets_url: str) -> None:
    opened(page, f"{sheets_url}worksheets/my-plan/")
    page.locator(".status summary").click()
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Start a new one")).to_have_count(0)
    expect(page.get_by_role("button", name="Start from a copy")).to_have_count(0)


def test_what_is_typed_before_the_store_has_answered_is_told_of_until_it_is_let_go(page: Page, sheets_url: str) -> None:
    page.add_init_script(
        "const open = IDBFactory.prototype.open;"
        "window.answer = new Promise(answer => { window.let = answer });"
        "IDBFactory.prototype.open = function (...given) {"
        "  const asked = open.apply(this, given);"
        "  const listen = asked.addEventListener.bind(asked);"
        "  asked.addEventListener = (kind, listener) => listen(kind, event => window.answer.then(() => listener(event)));"
        "  return asked;"
        "};"
    )
    page.goto(f"{sheets_url}worksheets/burn-it/")
    field(page, "page").get_by_role("textbox").fill("burn this")
    expect(page.locator("#status b")).to_have_text("Not kept")
    page.evaluate("window.let()")
    page.wait_for_timeout(500)
    expect(page.locator("#status b")).to_have_text("Not kept")


def test_of_a_sheet_that_keeps_nothing_nothing_is_stored(page: Page, sheets_url: str) -> None:
    opened(page, f"{sheets_url}worksheets/burn-it/")
    expect(page.locator(".kept")).to_contain_text("Nowhere")
    box = field(page, "page").get_by_role("textbox")
    box.fill("burn this")
    expect(page.locator("#status b")).to_have_text("Not kept")
    page.wait_for_timeout(200)
    assert stored(page) == []
    page.get_by_role("button", name="Let it go").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Wait, stop").press("Enter")
    expect(box).to_have_value("burn this")
    page.get_by_role("button", name="Let it go").press("Enter")
    expect(page.locator("#status b")).to_have_text("Let go", timeout=8000)
    expect(box).to_have_value("")
    expect(page.locator("#way-down")).to_be_focused()
    assert stored(page) == []


def test_letting_go_can_be_quick(page: Page, sheets_url: str) -> None:
    opened(page, f"{sheets_url}worksheets/burn-it/")
    field(page, "page").get_by_role("textbox").fill("burn this")
    page.get_by_role("button", name="Clear it at once").click()
    expect(field(page, "page").get_by_role("textbox")).to_have_value("")


def test_the_reader_chooses_to_keep_nothing_and_then_to_keep_it_after_all(page: Page, sheets_url: str) -> None:
    opened(page, f"{sheets_url}worksheets/a-letter/")
    box = field(page, "letter").get_by_role("textbox")
    box.fill("dear you")
    expect_saved(page)
    assert len(stored(page)) == 1
    page.get_by_label("Nowhere: I write it, then let it go").check()
    expect(page.locator("#status b")).to_have_text("Not kept")
    expect(box).to_have_value("dear you")
    assert stored(page) == []
    box.fill("dear you, more")
    page.wait_for_timeout(200)
    assert stored(page) == []
    page.get_by_label("On this device", exact=True).check()
    expect_saved(page)
    assert answers(page) == {"letter": "dear you, more"}


def test_unkept_words_are_asked_about_before_anything_takes_their_place(page: Page, sheets_url: str) -> None:
    opened(page, f"{sheets_url}worksheets/a-letter/")
    page.get_by_label("Nowhere: I write it, then let it go").check()
    field(page, "letter").get_by_role("textbox").fill("only here")
    more(page, "Start a new one")
    expect(page.locator("#status")).to_contain_text("Let it go first, or keep it.")
    expect(field(page, "letter").get_by_role("textbox")).to_have_value("only here")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("about:blank")
    assert asked == ["beforeunload"]


PRINTED = """() => {
  window.printed = [];
  window.print = () => {
    dispatchEvent(new Event('beforeprint'));
    printed.push({
      text: document.querySelector('[data-field="what"] textarea').value,
      size: document.documentElement.dataset.print,
    });
    dispatchEvent(new Event('afterprint'));
  };
}"""


def test_printing_empty_and_in_large_letters(talk: Page) -> None:
    field(talk, "what").get_by_role("textbox").fill("mine")
    expect_saved(talk)
    talk.evaluate(PRINTED)
    more(talk, "Print it empty")
    talk.wait_for_function("() => printed.length === 1")
    expect(field(talk, "what").get_by_role("textbox")).to_have_value("mine")
    more(talk, "Print in large letters")
    assert talk.evaluate("printed") == [{"text": "", "size": "blank"}, {"text": "mine", "size": "large"}]
    assert answers(talk) == {"what": "mine"}
    assert len(stored(talk)) == 1


def test_nothing_is_smaller_than_18_points_in_large_print(talk: Page) -> None:
    talk.evaluate("document.documentElement.dataset.print = 'large'")
    talk.emulate_media(media="print")
    sizes = talk.evaluate(
        """() => [...document.querySelectorAll('body *')]
          .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
          .filter(e => getComputedStyle(e).position !== 'absolute')
          .map(e => [parseFloat(getComputedStyle(e).fontSize) * 72 / 96, e.className + ' ' + e.textContent.slice(0, 30)])
          .filter(([size]) => size < 17.99)"""
    )
    assert sizes == []
