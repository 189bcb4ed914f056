"""A practice's own site, with all it may bring along, keeps what the reference site keeps."""

import base64
import hashlib
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from browser_support import WATCH_POLICY, foreign, serve
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from real_build import build
from test_accessibility import COLOURS, PHONE, RULES, RUN_AXE

from handrail.library import load_library
from handrail.new_site import Answers, write_site
from handrail.site_files import builtin_root

BOXES = base64.b64decode(
    "d09GMgABAAAAAAEoAAoAAAAAA0gAAADhAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAABmAAgXAKOEABNgIkAwYLBgAEIAVaByobkwIAngVOmcu6kU2S0fOIr7Fs"
    "Ujz//Wg79/3HsuqewZBMVsfSyA7daiKkZN8yZt5pRffTcXY8idIT0Yyxpocc4JkbOP9vHA86yAAy6KDDoIPC9boOuOAm6w6PGZtEpONN2mjUIWFNFMAr"
    "F/ZOanegMHBvCO61L7QWnC5jnxj9deRCgUZhjiWgQaR7NTYFP56DYRCEt6c/dvX/+cYPfD//rXuOIOfAUCCM3SXqIEQIACDTQRClBRQAANqLgJggoMxM"
    "DOmFWFr3XrYeVwvl7NUFxHjSoVK5mlukaPk/194/PgE="
)
"""A font that draws every letter as the same box; ours, made for this."""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="{}"/></svg>'
BRAND = """\
logo: {file: brand/logo.svg, on_dark: brand/logo-light.svg}
fonts:
  titles: {family: Boxes, regular: brand/boxes.woff2}
neutral_title: Notes
neutral_addresses: true
lines_checked: "2026-11-24"
privacy: We keep [appointments](https://elm.example) elsewhere.
imprint: |
  Dr Elm, 1 Elm Street
pdfs: [journal]
"""


def neutral(slug: str) -> str:
    """What a page is called in an address that says nothing."""
    return hashlib.sha256(slug.encode()).hexdigest()[:10]


SHEET = f"worksheets/{neutral('journal')}/"
PAGES = ("", SHEET, f"concepts/{neutral('journaling')}/", "help/", "privacy/", "notebook/")
"""Kinds of page on which a brand shows; the reference site's tests walk the others."""


def others() -> list[str]:
    """Pages to hide, so that what is looked at is built soon: all but one idea and one worksheet."""
    items = load_library([builtin_root()]).items.values()
    return [
        item.slug
        for item in items
        if item.kind not in ("about", "area", "sign") and not item.slug.startswith("journal")
    ]


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site as `handrail new` makes it, with everything a practice may add."""
    site = tmp_path_factory.mktemp("branded") / "elm"
    colours = {"accent": "#335599", "care": "#884400"}
    contact = {"phone": "01632 960 001", "email": "hello@elm.example"}
    write_site(site, Answers("Elm Street Practice", "GB", contact=contact, colours=colours))
    with (site / "content/practice.yml").open("a", encoding="utf-8") as practice:
        practice.write(f"{BRAND}hide: [{', '.join(others())}]\n")
    (site / "content/brand").mkdir()
    (site / "content/brand/logo.svg").write_text(LOGO.format("#335599"))
    (site / "content/brand/logo-light.svg").write_text(LOGO.format("#99bbff"))
    (site / "content/brand/boxes.woff2").write_bytes(BOXES)
    (site / "worksheets").mkdir()
    (site / "worksheets/journal.yml").write_text("extends: library\nadd:\n  care: [Take a friend.]\n")
    done = build(site)
    assert done.returncode == 0, done.stderr
    return site / "site"


@pytest.fixture(scope="module")
def branded_url(branded: Path) -> Iterator[str]:
    with serve(branded) as url:
        yield url


def test_axe_finds_nothing_and_nothing_leaves(browser: Browser, branded_url: str, axe_source: str) -> None:
    requests: list[str] = []
    errors: list[str] = []
    context = browser.new_context(viewport={"width": PHONE, "height": 780})
    context.add_init_script(WATCH_POLICY)
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    for address in PAGES:
        page.emulate_media(color_scheme="light")
        page.goto(branded_url + address)
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1rem Boxes'))"), address
        assert page.title() == "Notes"
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        page.evaluate(axe_source)
        assert page.evaluate(RUN_AXE, ["tag", RULES]) == [], address
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(RUN_AXE, ["rule", COLOURS]) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert page.evaluate("broken") == [], address
    assert foreign(requests, branded_url) == []
    assert errors == []
    for name in ("boxes-*.woff2", "logo-*.svg", "logo-light-*.svg"):
        assert any(fnmatch(request, f"*/assets/hashed/{name}") for request in requests), name
    context.close()


def test_paper_carries_the_practice_and_files_that_are_saved_do_not(browser: Browser, branded_url: str) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 780}, accept_downloads=True)
    page.goto(branded_url + SHEET)
    expect(page.locator("#main")).to_contain_text("Take a friend.")
    with page.expect_download() as alone:
        page.evaluate("document.querySelector('a[download$=html]').click()")
    assert alone.value.suggested_filename == "Notes.html"
    with page.expect_download() as pdf:
        page.get_by_role("link", name="large letters").click()
    assert pdf.value.suggested_filename == "Notes.pdf"
    page.locator("#worksheet textarea").first.fill("words of mine")
    expect(page.locator("#status b")).to_have_text("Saved")
    with page.expect_download() as saved:
        page.evaluate("document.querySelector('[data-do=file]').click()")
    assert re.fullmatch(r"Notes-20\d\d-\d\d-\d\d\.txt", saved.value.suggested_filename)
    page.emulate_media(media="print")
    head = page.locator(".paper-head")
    expect(head).to_be_visible()
    expect(head).to_contain_text("Elm Street Practice")
    expect(head).to_contain_text("01632 960 001")
    assert head.locator("img").evaluate("logo => logo.naturalWidth > 0 && logo.clientHeight > 0")
    expect(page.locator(".paper-foot")).to_contain_text("116 123")
    expect(page.locator(".bar")).to_be_hidden()
    page.close()


def test_addresses_that_say_nothing_are_all_a_reader_meets_and_the_usual_ones_lead_to_them(
    browser: Browser, branded_url: str
) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 780})
    page.goto(f"{branded_url}worksheets/journal/")
    page.wait_for_url(branded_url + SHEET)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("framenavigated", lambda frame: asked.append(frame.url))
    page.goto(f"{branded_url}search/")
    page.get_by_role("main").get_by_role("searchbox").fill("journal")
    page.locator("#search-results a", has_text="Journaling").first.click()
    page.wait_for_url(f"**/concepts/{neutral('journaling')}/")
    page.goto(f"{branded_url}browse/")
    page.locator(f"main a[href*='{neutral('journal')}']").first.click()
    page.locator("#worksheet textarea").first.fill("words of mine")
    expect(page.locator("#status b")).to_have_text("Saved")
    page.goto(f"{branded_url}notebook/")
    page.locator("[data-part=entries] a").first.click()
    expect(page.locator("#worksheet textarea").first).to_have_value("words of mine")
    assert len(asked) > 20
    assert [url for url in asked if "journal" in url] == []
    page.close()


def test_pdfs_carry_the_practice_its_logo_and_its_fonts(branded: Path) -> None:
    for name in (f"{neutral('journal')}.pdf", f"{neutral('journal')}-large.pdf"):
        reader = PdfReader(branded / SHEET / name)
        text = "".join(page.extract_text() for page in reader.pages)
        assert "01632 960 001" in text and "Take a friend." in text
        assert reader.get_fields()
        fonts = {str(one["/BaseFont"]) for page in reader.pages for one in (font.get_object() for font in page["/Resources"]["/Font"].values())}  # fmt: skip
        assert any("Boxes" in font for font in fonts), fonts
