"""Words as people type them find the page that helps, from any page, and stay out of the address."""

import pytest
from playwright.sync_api import Browser, Page, expect

EVERYDAY = [
    ("triggers", "emotional-patterns-and-triggers"),
    ("trigger map", "trigger-map"),
    ("panic", "body-signals"),
    ("people pleasing", "saying-no-without-over-explaining"),
    ("can't say no", "my-needs-dont-matter"),
    ("can’t say no", "my-needs-dont-matter"),
    ("overthinking", "automatic-thoughts"),
    ("too sensitive", "im-too-much"),
    ("meditation", "mindfulness"),
    ("writing a diary", "journaling"),
    ("bad habits", "coping-strategies"),
    ("mood tracker", "emotion-log"),
    ("what to say in therapy", "session-reflection"),
    ("not good enough", "i-have-to-earn-love"),
    ("i feel so anxious", "body-signals"),
]


def results(page: Page, words: str) -> list[str]:
    page.get_by_role("main").get_by_role("searchbox").fill(words)
    expect(page.locator("#search-results li a").first).to_be_visible()
    expect(page.locator("#search[data-words]")).to_have_attribute("data-words", words)
    return [link.get_attribute("href") for link in page.locator("#search-results li a").all()]


@pytest.fixture
def search_page(browser: Browser, site_url: str) -> Page:
    page = browser.new_page()
    page.goto(site_url + "search/")
    yield page
    page.close()


@pytest.mark.parametrize(("words", "slug"), EVERYDAY)
def test_everyday_words_find_their_page_in_the_first_three(words: str, slug: str, search_page: Page) -> None:
    assert any(f"/{slug}/" in href for href in results(search_page, words)[:3]), results(search_page, words)[:5]


@pytest.mark.parametrize("words", ["suicidal", "I want to die", "self-harm", "he hits me", "abuse", "kill myself"])
def test_words_of_need_find_people_first(words: str, search_page: Page) -> None:
    assert results(search_page, words)[0].endswith("/help/")


def test_nothing_found_is_no_dead_end(search_page: Page) -> None:
    search_page.get_by_role("main").get_by_role("searchbox").fill("zzzzqqqq")
    expect(search_page.get_by_role("main").get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize("start", ["worksheets/trigger-map/", "concepts/mindfulness/", "help/"])
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
    for address in ("", "concepts/mindfulness/", "worksheets/trigger-map/"):
        page.goto(site_url + address)
    assert not [url for url in fetched if "search_index" in url or "workers/search" in url]
    page.close()


def test_the_keyboard_is_enough(search_page: Page) -> None:
    search_page.get_by_role("main").get_by_role("searchbox").focus()
    search_page.keyboard.type("meditation")
    expect(search_page.locator("#search-results li a").first).to_be_visible()
    for _ in range(4):
        search_page.keyboard.press("Tab")
        if search_page.evaluate("document.activeElement.closest('#search-results') !== null"):
            break
    search_page.keyboard.press("Enter")
    search_page.wait_for_url("**/mindfulness/")
