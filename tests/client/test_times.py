"""A device's clock may be set back, and a reader may travel: what was written last stays last, and nothing is lost."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from browser_store import stored
from playwright.sync_api import Browser, Page, expect

SHEET = "worksheets/trigger-map/"
TEXT = "#f-what-happened"
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def sheet(browser: Browser, site_url: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_system_time(NOON)
    page.goto(site_url + SHEET)
    write(page, "first")
    yield page
    context.close()


def write(page: Page, text: str) -> None:
    expect(page.locator("#status b")).not_to_be_empty()
    page.locator(TEXT).fill(text)
    expect(page.locator("#status b")).to_have_text("Saved")


def begin_another(page: Page, text: str) -> None:
    page.locator(".status summary").click()
    page.locator(".status [data-do=new]").click()
    write(page, text)


@pytest.mark.parametrize("back", [timedelta(minutes=50), timedelta(hours=5), timedelta(days=20_000)], ids=str)
def test_what_was_written_last_comes_back_first_after_the_clock_was_set_back(
    sheet: Page, site_url: str, back: timedelta
) -> None:
    sheet.clock.set_system_time(NOON - back)
    begin_another(sheet, "second")
    write(sheet, "second, and more")
    newest = max(stored(sheet), key=lambda entry: entry["updated"])
    assert newest["answers"]["what-happened"] == "second, and more"
    assert newest["created"] / 1000 - (NOON - back).timestamp() < 600, "its date is what the clock said"
    sheet.goto(site_url + "notebook/")
    expect(sheet.locator("[data-part=entries] li a").first).to_have_attribute("href", re.compile(newest["id"]))
    sheet.goto(site_url + SHEET)
    if back < timedelta(hours=6):
        expect(sheet.locator(TEXT)).to_have_value("second, and more")
    else:
        sheet.get_by_role("button", name="Go on with the last one").click()
        expect(sheet.locator(TEXT)).to_have_value("second, and more")


def test_each_write_of_an_entry_is_later_than_the_one_before_whatever_the_clock_says(sheet: Page) -> None:
    (before,) = stored(sheet)
    sheet.clock.set_system_time(NOON - timedelta(hours=1))
    write(sheet, "first, and more")
    (after,) = stored(sheet)
    assert after["revision"] > before["revision"] and after["updated"] > before["updated"]
    sheet.reload()
    expect(sheet.locator(TEXT)).to_have_value("first, and more")


def test_another_time_zone_changes_nothing_of_what_is_kept(sheet: Page) -> None:
    begin_another(sheet, "second")
    before = stored(sheet)
    devtools = sheet.context.new_cdp_session(sheet)
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        devtools.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        sheet.reload()
        expect(sheet.locator(TEXT)).to_have_value("second")
        assert stored(sheet) == before
