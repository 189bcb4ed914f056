"""Where words that were typed are not: address, title, history, form data, other storage, file names."""

import json
from collections.abc import Callable
from pathlib import Path

from browser_support import Profile
from playwright.sync_api import Page, expect
from writing import TEXT, Writing

CANARY = "heronsluice"
KEPT_HERE = {"IndexedDB"}
"""The folders that are to hold what was written."""


def test_typed_words_are_only_where_they_are_kept(
    profile: Profile, writing: Callable[[Page], Writing], tmp_path: Path
) -> None:
    page = profile.start().pages[0]
    sheet = writing(page)
    sheet.begin(CANARY)
    page.locator("[data-entry-name]").fill(f"{CANARY} too")
    expect(page.locator("#status b")).to_have_text("Saved")
    page.locator(".status summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a file").last.click()
    assert CANARY not in download.value.suggested_filename
    seen = []
    for address in ("notebook/", "worksheets/after-a-talk/"):
        page.goto(sheet.site + address)
        if address == "notebook/":
            page.get_by_role("searchbox").last.fill(CANARY)
            page.locator("[data-part=entries] a").first.wait_for()
        seen.append(
            page.evaluate("[location.href, document.title, {...localStorage}, {...sessionStorage}, history.state]")
        )
    page.reload()
    page.go_back()
    page.go_forward()
    expect(page.locator(TEXT)).to_have_value(CANARY)
    seen.append(page.evaluate("[location.href, document.title, history.state]"))
    assert CANARY not in json.dumps(seen)
    page.context.close()
    folder = tmp_path / "profile"
    files = [path for path in folder.rglob("*") if path.is_file()]
    forms = [CANARY.encode(), CANARY.encode("utf-16-le")]
    holding = {path.relative_to(folder) for path in files if any(form in path.read_bytes() for form in forms)}
    assert any(KEPT_HERE & set(path.parts) for path in holding), "the search itself finds what is kept"
    assert [str(path) for path in holding if not KEPT_HERE & set(path.parts)] == []
