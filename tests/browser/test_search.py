"""Words as people type them find the page that helps, from any page, and stay out of the address."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

QUERIES = yaml.safe_load((Path(__file__).parents[1] / "queries.yml").read_text(encoding="utf-8"))


def results(page: Page, words: str) -> list[str]:
    page.get_by_role("main").get_by_role("searchbox").fill(words)
    expect(page.locator("#search[data-words]")).to_have_attribute("data-words", words)
    expect(page.locator("#search-results li a").first).to_be_visible()
    return page.locator("#search-results li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")


@pytest.fixture
def search_page(browser: Browser, site_url: str) -> Page:
    page = browser.new_page()
    page.goto(site_url + "search/")
    yield page
    page.close()


def test_everyday_words_find_a_page_that_answers_them_in_the_first_three(search_page: Page) -> None:
    missed = []
    for query in QUERIES:
        first = [href.rstrip("/").rsplit("/", 1)[-1] for href in results(search_page, query["asks"])[:3]]
        if set(first).isdisjoint(query["finds"]):
            missed.append((query["asks"], first))
    assert missed == []
    assert len(QUERIES) >= 60


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
