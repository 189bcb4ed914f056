"""The whole way, as a client walks it: search, read, write, lose the browser, find everything, print, delete."""

from pathlib import Path

from browser_support import Profile
from playwright.sync_api import Page, expect
from pypdf import PdfReader

WORDS = "I asked if we could talk. Ещё раз, 再一次, مرة أخرى 🙂 “maybe”"


def press_to(page: Page, selector: str, limit: int = 80) -> None:
    """Reach an element with Tab alone."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def test_a_client_walks_it(profile: Profile, tmp_path: Path, site_url: str) -> None:
    page = profile.start().pages[0]

    page.goto(site_url)
    page.get_by_role("searchbox", name="own words").first.focus()
    page.keyboard.type("triggers")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    result = page.locator("#search-results").get_by_role("link", name="triggers").first
    expect(result).to_be_visible()
    assert "triggers" not in page.url
    result.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/concepts/emotional-patterns-and-triggers/")
    page.get_by_role("main").get_by_role("link", name="trigger map").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/worksheets/trigger-map/")

    press_to(page, "main form textarea")
    page.keyboard.type(WORDS)
    press_to(page, "main form input[type=checkbox]")
    page.keyboard.press("Space")
    press_to(page, "main form input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    written = answers(page)
    expect(page.locator("#status")).to_contain_text("Saved")

    profile.kill()
    page = profile.start().pages[0]
    page.goto(site_url + "worksheets/trigger-map/")
    expect(page.locator("main form textarea").first).to_have_value(WORDS)
    assert answers(page) == written

    page.pdf(path=tmp_path / "printed.pdf")
    printed = "".join("".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "printed.pdf").pages).split())
    assert "Iaskedifwecouldtalk." in printed

    page.goto(site_url + "notebook/")
    page.get_by_role("main").get_by_role("link", name="Trigger map").first.click()
    expect(page.locator("main form textarea").first).to_have_value(WORDS)

    do(page, "delete")
    expect(page.locator("main form textarea").first).to_have_value("")
    do(page, "undo")
    expect(page.locator("main form textarea").first).to_have_value(WORDS)
    do(page, "delete")
    expect(page.locator("#status b")).to_have_text("Deleted")
    page.reload()
    expect(page.locator("main form textarea").first).to_have_value("")
    page.goto(site_url + "notebook/")
    expect(page.locator("[data-part=empty]")).to_be_visible()


def do(page: Page, action: str) -> None:
    """Press a button of the status bar, opening its menu where it is inside one."""
    button = page.locator(f"[data-do={action}]:not(#trouble *)").first
    menu = page.locator("details", has=button)
    if not button.is_visible() and menu.count():
        menu.locator("summary").click()
    button.click()


def answers(page: Page) -> list[str]:
    """Every control of the form as the browser sees it."""
    return page.evaluate(
        """[...document.querySelectorAll('#worksheet input, #worksheet textarea')]
           .filter(c => !c.closest('template')).map(c => `${c.name}=${c.checked ?? ''}=${c.value}`)"""
    )
