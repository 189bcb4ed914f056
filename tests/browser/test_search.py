"""The search page, from any page and by keyboard; words stay out of the address. What finds what: `test_finding.py`."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect


@pytest.fixture
def search_page(browser: Browser, site_url: str) -> Page:
    page = browser.new_page()
    page.goto(site_url + "search/")
    yield page
    page.close()


def type_words(page: Page, words: str) -> None:
    """Fill the box and wait until what is shown is what was asked for."""
    page.get_by_role("main").get_by_role("searchbox").fill(words)
    expect(page.locator("#search")).to_have_attribute("data-words", words)


def test_words_of_need_bring_the_lines_above_everything(search_page: Page) -> None:
    type_words(search_page, "I want to die")
    expect(search_page.locator("#search-people .lines li").first).to_be_visible()
    assert search_page.locator("#search-results a").first.get_attribute("href").endswith("/help/")
    type_words(search_page, "panic attack")
    expect(search_page.locator("#search-people .lines")).to_have_count(0)
    assert search_page.locator("#search-results a").first.get_attribute("href").endswith("/now/")


def test_the_best_stand_first_and_the_others_by_kind(search_page: Page) -> None:
    type_words(search_page, "people pleasing")
    expect(search_page.locator("#search-results > li")).to_have_count(3)
    headings = search_page.locator("#search-more h2").all_inner_texts()
    assert len(headings) == len(set(headings)) > 1
    assert {"Ideas", "Worksheets"} <= set(headings)
    expect(search_page.locator("#search-more .pages p").first).not_to_be_empty()


def test_results_can_be_narrowed_and_nothing_is_a_dead_end(search_page: Page) -> None:
    main = search_page.get_by_role("main")
    type_words(search_page, "anxious")
    before = main.locator(".pages li").count()
    search_page.get_by_text("Show only …").click()
    search_page.get_by_label("What", exact=True).select_option("worksheet")
    search_page.get_by_label("Time").select_option("5")
    kinds = main.locator(".pages .kind")
    expect(kinds.filter(has_not_text="Worksheet")).to_have_count(0)
    assert 0 < kinds.count() < before
    type_words(search_page, "imposter syndrome")
    main.get_by_role("button", name="Show everything again").last.click()
    expect(main.locator("#search-results li").first).to_be_visible()
    type_words(search_page, "zzzzqqqq")
    expect(main.get_by_role("link", name="Boundaries")).to_be_visible()
    expect(main.get_by_role("link", name="Talk to someone")).to_be_visible()
    expect(main.get_by_role("link", name="A hard moment")).to_be_visible()


@pytest.mark.parametrize("start", ["worksheets/trigger-map/", "concepts/mindfulness/", "help/", "browse/"])
def test_the_box_works_from_any_page_and_the_words_stay_out_of_the_address(
    start: str, browser: Browser, site_url: str
) -> None:
    page = browser.new_page()
    page.goto(site_url + start)
    page.locator("form[data-search-form] input").first.fill("panic")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    expect(page.locator("#search-results li a").first).to_be_visible()
    assert "panic" not in page.url
    page.locator("#search-results li a").first.click()
    page.go_back()
    expect(page.locator("#search-results li a").first).to_be_visible()
    page.close()


def test_the_index_is_fetched_only_when_asked_for(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    for address in ("", "concepts/mindfulness/", "worksheets/trigger-map/", "browse/"):
        page.goto(site_url + address)
    assert not [url for url in fetched if url.endswith(".json")]
    page.goto(site_url + "search/")
    type_words(page, "panic attack")
    expect(page.locator("#search-results p").first).not_to_be_empty()
    assert [re.search(r"\w+-", url)[0] for url in fetched if url.endswith(".json")] == ["names-", "summaries-"]
    page.close()


def test_names_do_not_wait_for_the_summaries_and_hardly_move_when_they_come(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    waiting: list[Route] = []
    page.route("**/summaries-*.json", lambda route: waiting.append(route))
    page.goto(site_url + "search/")
    type_words(page, "panic attack")
    links, summaries = page.locator("#search-results a"), page.locator("#search-results p")
    before = [links.nth(number).bounding_box()["y"] for number in range(3)]
    assert summaries.all_inner_texts() == [""] * 3
    (route,) = waiting
    route.continue_()
    expect(summaries.last).not_to_be_empty()
    after = [links.nth(number).bounding_box()["y"] for number in range(3)]
    lines = [
        summaries.nth(number).evaluate("(p) => p.offsetHeight / parseFloat(getComputedStyle(p).lineHeight)")
        for number in range(3)
    ]
    assert after[0] == before[0]
    # No more than the summaries above are longer or shorter than most are.
    assert abs(after[2] - before[2]) <= sum(abs(round(number) - 3) for number in lines[:2]) * 30
    page.close()


def test_without_summaries_the_names_are_there(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.route("**/summaries-*.json", lambda route: route.abort())
    page.goto(site_url + "search/")
    type_words(page, "panic attack")
    expect(page.locator("#search-results p")).to_have_count(0)
    expect(page.locator("#search-results a")).to_have_count(3)
    page.unroute("**/summaries-*.json")
    type_words(page, "panic")
    expect(page.locator("#search-results p").first).not_to_be_empty()
    page.close()


def test_the_keyboard_is_enough(search_page: Page) -> None:
    search_page.get_by_role("main").get_by_role("searchbox").focus()
    search_page.keyboard.type("meditation")
    expect(search_page.locator("#search-results li a").first).to_be_visible()
    for _ in range(5):
        search_page.keyboard.press("Tab")
        if search_page.evaluate("document.activeElement.closest('#search-results') !== null"):
            break
    search_page.keyboard.press("Enter")
    search_page.wait_for_url("**/mindfulness/")


def test_once_loaded_it_needs_no_network(search_page: Page) -> None:
    type_words(search_page, "panic attack")
    search_page.context.set_offline(True)
    type_words(search_page, "imposter syndrome")
    expect(search_page.locator("#search-results")).to_contain_text("I'm a fraud")


def test_words_that_cannot_be_looked_up_leave_nothing_of_earlier_ones_and_help_lines(search_page: Page) -> None:
    type_words(search_page, "panic attack")
    search_page.context.set_offline(True)
    search_page.get_by_role("main").get_by_role("searchbox").fill("zugzwang")
    expect(search_page.locator("#search-status")).to_have_text("The search could not be loaded.")
    expect(search_page.locator("#search-results li, #search-more li")).to_have_count(0)
    expect(search_page.locator("#search-people")).to_contain_text("Find A Helpline")
    search_page.context.set_offline(False)
    search_page.locator("#search-help").get_by_role("link", name="Look through everything, by area").click()
    search_page.wait_for_url("**/browse/")


def test_of_very_many_pages_the_best_are_shown_and_all_can_be(search_page: Page) -> None:
    type_words(search_page, "feelings, thoughts, anger, shame, worry")
    pages = search_page.locator("#search-results li, #search-more li")
    expect(pages).to_have_count(24)
    search_page.get_by_role("button", name="Show all of them").click()
    told = re.match(r"(\d+) pages", search_page.locator("#search-status").inner_text())
    assert told
    assert int(told[1]) > 24
    expect(pages).to_have_count(int(told[1]))
    expect(search_page.get_by_role("button", name="Show all of them")).to_have_count(0)
    expect(search_page.locator("#search-more a").first).to_be_focused()


@pytest.mark.parametrize(
    ("box", "choice", "words", "stays", "goes"),
    [
        ("Area", "regulation", "worry", "areas/regulation/", "concepts/automatic-thoughts/"),
        ("When", "now", "panic", "now/", "concepts/grounding/"),
        ("Kind of work", "thoughts", "thoughts", "worksheets/thought-record/", "worksheets/noticing-practice/"),
    ],
)
def test_what_is_found_can_be_narrowed_by_each_box(
    box: str, choice: str, words: str, stays: str, goes: str, search_page: Page
) -> None:
    type_words(search_page, words)
    links = search_page.locator("#search-results a, #search-more a")
    before = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    search_page.get_by_text("Show only …").click()
    search_page.get_by_label(box, exact=True).select_option(choice)
    expect(search_page.locator("#search-status")).not_to_have_text(f"{len(before)} pages")
    after = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {*after} < {*before}
    assert f"../{stays}" in after
    assert f"../{goes}" in {*before} - {*after}


def test_everything_is_on_one_page_and_can_be_narrowed(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url + "browse/")
    items = page.locator("#everything li[data-kind]")
    everything = items.count()
    page.get_by_text("Show only …").click()
    page.get_by_label("When").select_option("now")
    expect(items.locator("visible=true")).to_have_count(5)
    expect(page.locator("#filter-status")).to_have_text("5 pages")
    page.get_by_label("Area").select_option("regulation")
    expect(page.locator("#everything [data-part] h3").locator("visible=true")).to_have_text(["Worksheets"])
    page.get_by_role("button", name="Show everything again").click()
    expect(items.locator("visible=true")).to_have_count(everything)
    expect(page.locator("#filter-status")).to_be_empty()
    page.get_by_label("When").select_option(label="A little, every day or week")
    page.get_by_label("Kind of work").select_option(label="Looking at thoughts (cognitive work)")
    expect(items.locator("visible=true")).to_have_text([re.compile("Core belief log")])
    page.close()


def test_a_site_whose_pages_say_no_kind_of_work_can_be_narrowed_all_the_same(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    def without_them(route: Route) -> None:
        html = route.fetch().text()
        route.fulfill(body=re.sub(r'<p><label for="filter-(?:when|technique)">.*?</p>', "", html, flags=re.DOTALL))

    page.route("**/browse/", without_them)
    page.goto(site_url + "browse/")
    page.get_by_text("Show only …").click()
    expect(page.get_by_label("Kind of work")).to_have_count(0)
    page.get_by_label("Area").select_option("regulation")
    expect(page.locator("#filter-status")).to_contain_text("pages")
    assert faults == []
    page.close()
