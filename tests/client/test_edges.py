"""The edges of saving, leaving and searching: what a slow, full, shared or watched device does to them."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser_store import put, stored
from browser_support import BROWSER, FLAGS
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

SHEET = "worksheets/trigger-map/"
TEXT = "#f-what-happened"
NO_WRITES = "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'DataError') }"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context()
    yield fresh
    fresh.close()


def open_sheet(context: BrowserContext, site_url: str) -> Page:
    page = context.new_page()
    page.goto(site_url + SHEET)
    expect(page.locator("#status b")).not_to_be_empty()
    return page


def expect_saved(page: Page) -> None:
    expect(page.locator("#status b")).to_have_text("Saved")


def act(page: Page, action: str) -> None:
    button = page.locator(f".status [data-do={action}]:not(#trouble *)")
    if not button.is_visible():
        page.locator(".status summary").click()
    button.click()


def entry(**answers: Any) -> dict[str, Any]:
    return {"id": "e", "worksheet": "trigger-map", "created": 1, "updated": 1, "revision": 1, "answers": answers}


@pytest.mark.parametrize("other", ["Alt", "Control"])
def test_shift_with_another_key_held_does_not_leave(other: str, context: BrowserContext, site_url: str) -> None:
    """Alt+Shift and Ctrl+Shift, pressed again and again, change the language of a keyboard."""
    context.route("https://**/*", lambda route: route.fulfill(body="elsewhere"))
    page = open_sheet(context, site_url)
    page.keyboard.down(other)
    for _ in range(4):
        page.keyboard.press("Shift")
    page.keyboard.up(other)
    page.wait_for_timeout(200)
    assert page.url.startswith(site_url)
    assert page.locator("body").count() == 1


@pytest.mark.parametrize(("waits", "leaves"), [((4, 4), True), ((4, 6), False)])
def test_shift_may_be_pressed_slowly_but_not_now_and_then(
    waits: tuple[int, int], leaves: bool, context: BrowserContext, site_url: str
) -> None:
    context.route("https://**/*", lambda route: route.fulfill(body="elsewhere"))
    page = open_sheet(context, site_url)
    # The time of an event is the browser's own.
    page.evaluate(
        """waits => {
          let at = performance.now();
          for (const wait of [0, ...waits]) {
            at += wait * 1000;
            for (const kind of ["keydown", "keyup"]) {
              const event = new KeyboardEvent(kind, { key: "Shift", bubbles: true });
              Object.defineProperty(event, "timeStamp", { value: at });
              document.body.dispatchEvent(event);
            }
          }
        }""",
        waits,
    )
    page.wait_for_timeout(200)
    assert page.url.startswith(site_url) != leaves


def test_shift_clicks_do_not_leave(context: BrowserContext, site_url: str) -> None:
    context.route("https://**/*", lambda route: route.fulfill(body="elsewhere"))
    page = open_sheet(context, site_url)
    for _ in range(4):
        page.locator(TEXT).click(modifiers=["Shift"])
    page.wait_for_timeout(200)
    assert page.url.startswith(site_url)
    assert page.locator("body").count() == 1


def test_writing_while_a_sheet_is_being_deleted_does_not_stop_later_saving(
    context: BrowserContext, site_url: str
) -> None:
    context.add_init_script(
        """const take = IDBObjectStore.prototype.delete;
        IDBObjectStore.prototype.delete = function (key) {
          const request = take.call(this, key);
          const until = performance.now() + 300, store = this;
          const hold = () => { if (performance.now() < until) store.get('-').onsuccess = hold };
          hold();
          return request;
        };"""
    )
    page = open_sheet(context, site_url)
    page.locator(TEXT).fill("first")
    expect_saved(page)
    act(page, "delete")
    page.locator(TEXT).fill("typed meanwhile")
    expect(page.locator("[data-do=undo]")).to_be_visible()
    expect(page.locator(TEXT)).to_have_value("typed meanwhile")
    page.locator(TEXT).fill("after")
    expect_saved(page)
    assert [each["answers"]["what-happened"] for each in stored(page)] == ["after"]
    expect(page.locator("[data-earlier] a")).to_have_count(0)
    act(page, "undo")
    expect(page.locator(TEXT)).to_have_value("first")
    assert sorted(each["answers"]["what-happened"] for each in stored(page)) == ["after", "first"]


def test_a_sheet_that_cannot_be_deleted_stays_and_says_so(context: BrowserContext, site_url: str) -> None:
    context.add_init_script("IDBObjectStore.prototype.delete = () => { throw new DOMException('no', 'UnknownError') }")
    page = open_sheet(context, site_url)
    page.locator(TEXT).fill("first")
    expect_saved(page)
    act(page, "delete")
    expect(page.locator(TEXT)).to_have_value("first")
    page.wait_for_timeout(300)
    assert [each["answers"]["what-happened"] for each in stored(page)] == ["first"]


def test_words_typed_while_a_store_is_slow_to_open_are_written_without_another_key(
    context: BrowserContext, site_url: str
) -> None:
    context.add_init_script(
        """const open = IDBFactory.prototype.open, from = performance.now();
        IDBFactory.prototype.open = function (...given) {
          const request = open.apply(this, given);
          const hangs = performance.now() - from < 6500;
          if (hangs) request.addEventListener('success', (event) => event.stopImmediatePropagation());
          return request;
        };"""
    )
    page = context.new_page()
    page.goto(site_url + SHEET)
    page.locator(TEXT).fill("once")
    expect(page.locator("#trouble")).to_be_visible(timeout=8000)
    expect(page.locator("#status b")).to_have_text("Saved", timeout=20_000)
    assert stored(page)[0]["answers"]["what-happened"] == "once"
    expect(page.locator("#trouble")).to_be_hidden()


def test_trouble_that_is_over_is_not_told_any_longer(context: BrowserContext, site_url: str) -> None:
    context.add_init_script(
        """const open = IDBFactory.prototype.open;
        let refused = 0;
        IDBFactory.prototype.open = function (...given) {
          if (!refused++) throw new DOMException('no', 'SecurityError');
          return open.apply(this, given);
        };"""
    )
    page = open_sheet(context, site_url)
    expect(page.locator("#trouble")).to_be_visible()
    expect(page.locator("#status b")).to_have_text("Nothing yet", timeout=6000)
    expect(page.locator("#trouble")).to_be_hidden()


def test_an_option_and_a_column_that_are_gone_stay_in_an_entry_that_is_written_again(
    context: BrowserContext, site_url: str
) -> None:
    page = open_sheet(context, site_url)
    fields = page.evaluate(
        """[...document.querySelectorAll('#worksheet > ol [data-field]')].map(f =>
           [f.dataset.type, f.dataset.field, !!f.parentElement.closest('[data-field]'), f.querySelector('input')?.value])"""
    )
    kinds = {kind: id for kind, id, inside, _ in reversed(fields) if not inside}
    answers: dict[str, Any] = {"what-happened": "a"}
    if "checklist" in kinds:
        answers[kinds["checklist"]] = {"chosen": ["an-option-of-last-year"]}
    if "choice" in kinds:
        answers[kinds["choice"]] = {"chosen": "an-option-of-last-year"}
    answers[kinds["rows"]] = [{"trigger": "x", "a-column-of-last-year": "words"}, {"a-column-of-last-year": "more"}]
    put(page, entry(**answers))
    page.reload()
    expect(page.locator(TEXT)).to_have_value("a")
    page.locator(TEXT).fill("b")
    expect_saved(page)
    assert stored(page)[0]["answers"] == {**answers, "what-happened": "b"}
    page.locator("[data-row]:visible input[type=text]").first.fill("y")
    expect_saved(page)
    page.wait_for_timeout(100)
    rows = stored(page)[0]["answers"][kinds["rows"]]
    assert rows == [{"trigger": "y", "a-column-of-last-year": "words"}, {"a-column-of-last-year": "more"}]


def test_another_sheets_entry_is_not_opened_here(context: BrowserContext, site_url: str) -> None:
    page = open_sheet(context, site_url)
    page.locator(TEXT).fill("mine")
    expect_saved(page)
    put(page, {**entry(**{"what-happened": "of another sheet"}), "worksheet": "emotion-log"})
    page.evaluate("location.hash = 'entry=e'")
    page.wait_for_timeout(300)
    assert page.locator(TEXT).input_value() == "mine"


def test_a_page_older_than_the_store_says_so(context: BrowserContext, site_url: str) -> None:
    other = context.new_page()
    other.goto(site_url + "help/")
    other.evaluate(
        """new Promise(done => { indexedDB.open('handrail:handrail', 99).onsuccess = e => { e.target.result.close(); done() } })"""
    )
    page = open_sheet(context, site_url)
    expect(page.locator("#trouble p:not([hidden])")).to_contain_text("load the page again")


def test_search_works_again_after_the_network_failed_once(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.route("**/names-*.json", lambda route: route.abort())
    page.goto(site_url + "search/")
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("panic")
    expect(page.locator("#search-status")).to_contain_text("could not be loaded")
    page.unroute("**/names-*.json")
    box.fill("panic ")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_what_stands_on_pages_may_fail_to_arrive_and_names_are_still_found(
    context: BrowserContext, site_url: str
) -> None:
    page = context.new_page()
    page.route("**/words-*.json", lambda route: route.abort())
    page.goto(site_url + "search/")
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("eggshells")
    expect(page.locator("#search-results li").first).to_be_visible()
    box.fill("zzzzqqqq")
    expect(page.locator("#search-status")).to_contain_text("could not be loaded")


@pytest.mark.parametrize("text", ["\ud83d", "a\udc00b", "__proto__", "constructor", "x" * 200_000])
def test_odd_texts_are_kept_to_the_letter(text: str, context: BrowserContext, site_url: str) -> None:
    page = open_sheet(context, site_url)
    units = [ord(letter) for letter in text] if len(text) < 50 else None
    make = "(u) => u" if units is None else "(u) => String.fromCharCode(...u)"
    page.evaluate(
        f"""(given) => {{ const box = document.querySelector('{TEXT}'); box.value = ({make})(given);
            box.dispatchEvent(new Event('input', {{bubbles: true}})); }}""",
        units if units is not None else text,
    )
    expect_saved(page)
    page.reload()
    expect_saved(page)
    back = page.evaluate(
        f"Array.from({{length: document.querySelector('{TEXT}').value.length}}, (_, n) => document.querySelector('{TEXT}').value.charCodeAt(n))"
    )
    assert back == (units if units is not None else [ord("x")] * len(text))


def test_going_back_to_the_notebook_does_not_show_what_was_deleted(playwright: Playwright, site_url: str) -> None:
    """With the browser's memory of whole pages, which Playwright turns off otherwise."""
    browser = playwright.chromium.launch(
        executable_path=BROWSER, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    persisted = False
    # A browser that is short of memory forgets whole pages, and then this shows nothing.
    for _ in range(3):
        context = browser.new_context()
        page = open_sheet(context, site_url)
        page.locator(TEXT).fill("private")
        expect_saved(page)
        page.goto(site_url + "notebook/")
        page.evaluate("addEventListener('pageshow', ({persisted}) => sessionStorage.setItem('persisted', persisted))")
        expect(page.locator("[data-safe-part=last]")).not_to_be_empty()
        page.locator("[data-part=entries] a").click()
        expect_saved(page)
        act(page, "delete")
        expect(page.locator("#status b")).to_have_text("Deleted")
        page.evaluate("setTimeout(() => history.back())")
        expect(page.locator("[data-part=empty]")).to_be_visible()
        persisted = page.evaluate("sessionStorage.getItem('persisted')") == "true"
        expect(page.locator("[data-part=entries] li:not(.heading)")).to_have_count(0)
        context.close()
        if persisted:
            break
    assert persisted
    browser.close()


def test_inside_another_page_nothing_is_kept(context: BrowserContext, site_url: str) -> None:
    context.route(
        "**/outer.html",
        lambda route: route.fulfill(body=f"<iframe src='{site_url}{SHEET}'></iframe>", content_type="text/html"),
    )
    outer = context.new_page()
    outer.goto(f"{site_url}outer.html")
    sheet = outer.frame_locator("iframe")
    expect(sheet.locator("#trouble p:not([hidden])")).to_contain_text("inside another page")
    sheet.locator(TEXT).fill("my words")
    expect(sheet.locator("#status b")).to_have_text("Not saved")
    expect(sheet.locator("[data-keeping] input").first).to_be_disabled()
    inner = outer.frames[1]
    assert inner.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert inner.evaluate("sessionStorage.length + localStorage.length") == 0


def test_spelling_help_and_a_cover_are_off_until_they_are_wanted(context: BrowserContext, site_url: str) -> None:
    page = open_sheet(context, site_url)
    look_away = "Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => 'hidden'}); document.dispatchEvent(new Event('visibilitychange'))"
    page.locator(TEXT).focus()
    page.evaluate(look_away)
    expect(page.locator(TEXT)).to_have_attribute("spellcheck", "false")
    expect(page.locator("#cover")).to_be_hidden()
    page.locator(".status summary").click()
    page.get_by_label("Check my spelling").check()
    page.get_by_label("Cover the sheet").check()
    page.reload()
    expect(page.locator("#status b")).not_to_be_empty()
    page.locator(TEXT).press_sequentially("my words")
    expect(page.locator(TEXT)).to_have_attribute("spellcheck", "true")
    expect_saved(page)
    page.evaluate(look_away)
    expect(page.locator("#cover")).to_have_css("height", f"{page.viewport_size['height']}px")
    page.get_by_role("button", name="Show it again").press("Enter")
    expect(page.locator("#cover")).to_be_hidden()
    expect(page.locator(TEXT)).to_have_value("my words")


@pytest.mark.parametrize("width", [320, 360, 412, 900])
def test_the_open_menu_is_whole_and_leaves_help_and_the_way_out_in_reach(
    width: int, context: BrowserContext, site_url: str
) -> None:
    page = open_sheet(context, site_url)
    page.set_viewport_size({"width": width, "height": 640})
    page.locator(".status summary").click()
    menu = page.locator(".menu ul").bounding_box()
    assert menu and menu["x"] >= 0 and menu["x"] + menu["width"] <= width
    for name in ("Help now", "Leave"):
        assert page.get_by_role("link", name=name).first.evaluate(
            """(link) => {
              const { left, top, width, height } = link.getBoundingClientRect();
              return [0.1, 0.5, 0.9].every((at) => link.contains(document.elementFromPoint(left + width / 2, top + height * at)));
            }"""
        )
    page.get_by_label("Cover the sheet").focus()
    expect(page.get_by_label("Cover the sheet")).to_be_in_viewport(ratio=1)
