"""A page whose script did not arrive says so, before somebody writes in it what nobody keeps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

PAGES = ("worksheets/trigger-map/", "notebook/", "open/", "search/", "handout/", "handouts/")


def spoilt(route: Route) -> None:
    """As for a browser that is too old for a script, or that has lost a part of it."""
    route.fulfill(body="addExit(); ===", content_type="text/javascript")


@pytest.mark.parametrize("fail", [lambda route: route.abort(), spoilt], ids=["missing", "spoilt"])
def test_a_page_without_its_script_says_so_after_a_moment(
    browser: Browser, site_url: str, fail: Callable[[Route], None]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.route("**/*.js", fail)
    pages = {path: context.new_page() for path in PAGES}
    for path, page in pages.items():
        page.goto(site_url + path)
        expect(page.locator("#not-arrived")).to_be_hidden()
    for path, page in pages.items():
        expect(page.locator("#not-arrived"), path).to_be_visible(timeout=10_000)
        expect(page.locator("#not-arrived"), path).to_contain_text("load the page again")
    context.close()


def test_a_part_that_did_not_arrive_is_enough(page: Page, sheets_url: str) -> None:
    page.route("**/fields-*.js", lambda route: route.abort())
    page.goto(sheets_url + "worksheets/my-plan/")
    expect(page.locator("[data-trouble=broken]")).to_be_visible()
    expect(page.locator("#not-arrived")).to_have_count(0)
    box = page.get_by_role("contentinfo").get_by_role("searchbox")
    box.fill("imposter syndrome")
    box.press("Enter")
    page.wait_for_url("**/search/")
    assert page.evaluate("sessionStorage.getItem('handrail:search')") == "imposter syndrome"


def test_a_page_that_works_says_nothing(page: Page, site_url: str) -> None:
    for path in PAGES:
        page.goto(site_url + path)
        expect(page.locator("#not-arrived"), path).to_have_count(0)
