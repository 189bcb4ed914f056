"""Pages as they meet a reader: small screens, no script, the keyboard, the way out."""

import re
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from site_pages import KINDS, all_pages, page_of_each_kind

WIDTHS = (320, 360, 768, 1280)
CUT_OFF = """[...document.querySelectorAll("main :not(svg *)")]
  .filter((one) => one.checkVisibility())
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
  .filter((one) => {
    for (let box = one.parentElement; box; box = box.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return false;
    return true;
  })
  .map((one) => one.outerHTML.slice(0, 80))"""
"""What reaches over an edge, is in nothing that scrolls and is no drawing. The page grows no wider from it, as `main`
hides what leaves it."""


def test_nothing_is_cut_off_sideways(browser: Browser, built_site: Path, site_url: str) -> None:
    page = browser.new_page()
    for kind, address in page_of_each_kind(built_site).items():
        page.goto(site_url + address)
        page.locator("details").evaluate_all("folds => folds.forEach((fold) => (fold.open = true))")
        for width, direction in product(WIDTHS, ("ltr", "rtl")):
            page.set_viewport_size({"width": width, "height": 740})
            page.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (kind, width, direction)
            assert not page.evaluate(CUT_OFF), (kind, width, direction)
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_help_and_the_way_out_are_in_sight_and_large_enough(
    kind: str, browser: Browser, built_site: Path, site_url: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    page.goto(site_url + page_of_each_kind(built_site)[kind])
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    bar = page.locator("header")
    for link in (bar.get_by_role("link", name="Help now"), bar.get_by_role("link", name="Leave")):
        expect(link).to_be_in_viewport(ratio=1)
        assert link.bounding_box()["height"] >= 44
    page.close()


def test_touch_targets_of_worksheets_are_large_enough(browser: Browser, built_site: Path, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    for address, kind in all_pages(built_site).items():
        if kind != "worksheet":
            continue
        page.goto(site_url + address)
        small = page.evaluate(
            """[...document.querySelectorAll('#worksheet :is(button, textarea, input), .status :is(button, summary)')]
               .filter(c => c.checkVisibility()).map(c => (c.matches('[type=radio],[type=checkbox]') && c.closest('label')) || c)
               .map(c => [c.outerHTML.slice(0, 80), c.getBoundingClientRect()])
               .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 24)).map(([what]) => what)"""
        )
        assert small == [], address
    page.close()


def test_no_focused_field_hides_under_a_bar(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    page.goto(site_url + "worksheets/trigger-map/")
    for _ in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
              const at = document.activeElement, box = at.getBoundingClientRect();
              if (!at.closest('#worksheet') || box.height > 300) return '';
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
              return top && (top === at || at.contains(top) || at.closest('label, .field')?.contains(top)) ? '' : at.outerHTML;
            }"""
        )
        assert covered == ""
    page.close()


@pytest.fixture
def without_script(browser: Browser) -> Page:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_worksheet_reads_without_script(without_script: Page, built_site: Path, site_url: str) -> None:
    page = without_script
    for address, kind in all_pages(built_site).items():
        if kind == "worksheet":
            page.goto(site_url + address)
            expect(page.locator("#worksheet textarea, #worksheet input").first).to_be_editable()
            expect(page.locator("noscript").first).to_be_attached()
            expect(page.locator("p.kept")).to_have_text(re.compile("not kept|cannot be kept"))
            expect(page.locator(".needs-script").first).to_be_attached()
            expect(page.locator(".needs-script:visible")).to_have_count(0)


def test_the_search_page_without_script_shows_another_way(without_script: Page, site_url: str) -> None:
    without_script.goto(site_url + "search/")
    expect(without_script.get_by_role("main").get_by_role("link").first).to_be_visible()


def test_leaving_is_a_plain_link_without_script(without_script: Page, site_url: str) -> None:
    without_script.goto(site_url)
    assert without_script.locator("[data-leave]").get_attribute("href").startswith("https://")


@pytest.mark.parametrize("way", ["button", "keys"])
def test_leaving_blanks_at_once_and_back_does_not_return_to_the_page(
    way: str, browser: Browser, built_site: Path, site_url: str
) -> None:
    context = browser.new_context()
    context.route(re.compile("^https://"), lambda route: route.fulfill(body="<title>elsewhere</title>"))
    page = context.new_page()
    page.goto("about:blank")
    page.goto(site_url + page_of_each_kind(built_site)["worksheet"])
    if way == "button":
        page.get_by_role("link", name="Leave").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://**")
    page.go_back()
    assert page.url == "about:blank"
    context.close()


def test_the_mkdocs_page_for_missing_addresses_is_ours(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    response = page.goto(site_url + "worksheets/no-such-sheet/")
    assert response.status == 404
    expect(page.get_by_role("link", name="Help now")).to_be_visible()
    page.close()


def test_printed_worksheets_carry_help_lines_and_no_bars(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(site_url + "worksheets/trigger-map/")
    for gone in (".status", "header nav", ".needs-script"):
        assert page.locator(gone).count(), gone
        expect(page.locator(gone).locator("visible=true")).to_have_count(0)
    expect(page.locator(".paper-foot")).to_contain_text("Find A Helpline")
    page.close()


def test_the_list_of_everything_prints_as_an_index(browser: Browser, site_url: str) -> None:
    """Every page by its area, in two columns, without the ways to choose among them."""
    page = browser.new_page()
    page.goto(site_url + "browse/")
    everything = page.locator("#everything li[data-kind]")
    names = everything.locator("a").all_inner_texts()
    before = page.locator("#everything").bounding_box()
    page.emulate_media(media="print")
    assert everything.locator("a").locator("visible=true").all_inner_texts() == names
    assert before
    assert page.locator("#everything").bounding_box()["height"] < 0.75 * before["height"]
    assert page.locator("#everything .columns").first.evaluate("list => getComputedStyle(list).columnCount") == "2"
    for gone in ("#filters", ".jump", "header.bar", "footer.foot"):
        assert page.locator(gone).count(), gone
        expect(page.locator(gone).locator("visible=true")).to_have_count(0)
    expect(page.locator(".paper-foot")).to_be_visible()
    page.close()


def test_a_link_to_a_part_of_a_page_is_copied_by_keyboard(browser: Browser, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_url}concepts/window-of-tolerance/")
    page.get_by_role("button", name="Copy a link to “What it is”").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site_url}concepts/window-of-tolerance/#what-it-is"
    expect(page.get_by_role("heading", name="What it is", exact=True)).to_be_in_viewport()
    context.close()
