"""A worksheet as one file: it opens from a disk, without a network, and does what the sheet on the site does."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_support import Profile
from playwright.sync_api import BrowserContext, Page, expect


@pytest.fixture
def file(built_site: Path, tmp_path: Path) -> Path:
    """The file alone, as somebody has it in their downloads."""
    return Path(shutil.copy(built_site / "worksheets/trigger-map/trigger-map.html", tmp_path / "a sheet.html"))


@pytest.fixture
def browser_without_network(profile: Profile) -> Iterator[BrowserContext]:
    context = profile.start()
    context.set_offline(True)
    yield context
    context.close()


def test_it_saves_and_finds_again_without_a_network(
    browser_without_network: BrowserContext, file: Path, axe_source: str
) -> None:
    requests: list[str] = []
    faults: list[str] = []
    browser_without_network.on("request", lambda request: requests.append(request.url))
    page = browser_without_network.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(file.as_uri())
    box = page.get_by_label("What happened?")
    box.fill("She looked at her phone.")
    expect(page.locator("#status b")).to_have_text("Saved")
    page.reload()
    expect(box).to_have_value("She looked at her phone.")
    page.get_by_role("link", name="Help now").click()
    expect(page.locator("#help h2").first).to_be_in_viewport()
    page.evaluate(axe_source)
    assert page.evaluate("async () => (await axe.run()).violations.map(v => v.id)") == []
    assert set(requests) == {file.as_uri()}
    assert faults == []


def test_what_was_written_in_it_can_be_brought_into_the_notebook(
    browser_without_network: BrowserContext, file: Path, site_url: str
) -> None:
    page: Page = browser_without_network.new_page()
    page.goto(file.as_uri())
    page.get_by_label("What happened?").fill("The bus left.")
    expect(page.locator("#status b")).to_have_text("Saved")
    page.locator(".status summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save for the notebook").click()
    saved = Path(download.value.path())
    assert json.loads(saved.read_text())["entries"][0]["answers"]["what-happened"] == "The bus left."
    browser_without_network.set_offline(False)
    page.goto(f"{site_url}notebook/")
    page.get_by_label("Bring a saved notebook back").set_input_files(saved)
    page.get_by_role("button", name="Bring them in").click()
    expect(page.locator("[data-part=entries] a")).to_have_text("Trigger map")


def test_no_link_in_it_needs_the_site_s_folders(file: Path) -> None:
    html = file.read_text(encoding="utf-8")
    body = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.S)
    addresses = re.findall(r'\s(?:href|src)="([^"]*)"', body)
    assert {"#help", "#site"} <= set(addresses)
    assert all(re.match(r"#|https://|tel:|sms:|mailto:|data:,$", address) for address in addresses)
    ids = re.findall(r'\sid="([^"]*)"', body)
    assert {address[1:] for address in addresses if address.startswith("#")} <= set(ids)


def test_the_sheet_on_the_site_offers_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}worksheets/trigger-map/")
    page.locator(".status summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="This sheet, empty, as one file").click()
    assert download.value.suggested_filename == "trigger-map.html"
