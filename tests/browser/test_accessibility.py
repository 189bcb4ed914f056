"""axe finds nothing on any kind of page, light and dark, on a phone and on a desk."""

import pytest
from playwright.sync_api import Browser
from site_pages import KINDS, page_of_each_kind

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (rules) => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: rules}});
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} - ${n.failureSummary}`));
}"""
WIDTHS = {"phone": 360, "desk": 1280}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_violations(
    kind: str, scheme: str, width: str, browser: Browser, site_url: str, built_site, axe_source: str
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": WIDTHS[width], "height": 780})
    page.goto(site_url + page_of_each_kind(built_site)[kind])
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(axe_source)
    assert page.evaluate(RUN_AXE, RULES) == []
    page.close()


def test_axe_would_notice(browser: Browser, axe_source: str) -> None:
    page = browser.new_page()
    page.set_content("<!doctype html><html><body><img src='data:,'><input></body></html>")
    page.evaluate(axe_source)
    found = " ".join(page.evaluate(RUN_AXE, RULES))
    assert "image-alt" in found
    assert "label" in found
    page.close()
