"""axe finds nothing on any kind of page, light and dark, on a phone and on a desk."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from site_pages import KINDS, page_of_each_kind

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""What another colour scheme can change."""
RUN_AXE = """async ([type, values]) => {
  const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']});
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} - ${n.failureSummary}`));
}"""
PHONE, DESK = 360, 1280


@pytest.mark.parametrize("kind", KINDS)
def test_no_violations(kind: str, browser: Browser, site_url: str, built_site, axe_source: str) -> None:
    """On a phone and on a desk, each in light and in dark, which differ by their colours alone."""
    page = browser.new_page(color_scheme="light", viewport={"width": PHONE, "height": 780})
    page.goto(site_url + page_of_each_kind(built_site)[kind])
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(axe_source)
    assert page.evaluate(RUN_AXE, ["tag", RULES]) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN_AXE, ["rule", COLOURS]) == []
    page.set_viewport_size({"width": DESK, "height": 780})
    assert page.evaluate(RUN_AXE, ["tag", RULES]) == []
    page.emulate_media(color_scheme="light")
    assert page.evaluate(RUN_AXE, ["rule", COLOURS]) == []
    page.close()


def test_pages_are_valid_html(built_site: Path, html_validate: list[str]) -> None:
    """One of each kind, the longest; what script puts into them is made of elements, not of text."""
    pages = [built_site / address for address in page_of_each_kind(built_site).values()]
    files = [str(page / "index.html" if page.is_dir() else page) for page in pages]
    done = subprocess.run([*html_validate, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_axe_would_notice(browser: Browser, axe_source: str) -> None:
    page = browser.new_page()
    page.set_content("<!doctype html><html><body><img src='data:,'><input></body></html>")
    page.evaluate(axe_source)
    found = " ".join(page.evaluate(RUN_AXE, ["tag", RULES]))
    assert "image-alt" in found
    assert "label" in found
    page.set_content("<style>@media (prefers-color-scheme: dark) { p { color: #aaa } }</style><p>Pale on white.</p>")
    page.evaluate(axe_source)
    assert page.evaluate(RUN_AXE, ["rule", COLOURS]) == []
    page.emulate_media(color_scheme="dark")
    assert "color-contrast" in " ".join(page.evaluate(RUN_AXE, ["rule", COLOURS]))
    page.close()
