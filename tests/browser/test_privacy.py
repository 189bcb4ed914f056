"""Nothing leaves: no request to another origin, no policy broken, on any page of the site."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from browser_support import WATCH_POLICY, foreign, launch
from network_log import asked_elsewhere
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect
from site_pages import KINDS, all_pages

LOADED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed|track)[^>]*\s(?:src|srcset)=["']?\s*(?:https?:)?//"""
    r"""|<link[^>]*\shref=["']?\s*(?:https?:)?//(?![^>]*rel="canonical")"""
    r"""|<form[^>]*\saction=["']?\s*(?:https?:)?//|@import\s+["'(]*(?:https?:)?//|url\(\s*["']?(?:https?:)?//""",
    re.I,
)

FORM = re.compile(r"<form\b[^>]*>")
LEADS_TO_SEARCH = re.compile(r'\saction=["\']?(?:[^"\' >]*search/|\./)["\' >]|method=["\']?dialog')

USE = """
const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
for (const fold of all('main details > summary')) fold.click();
for (const box of all('main textarea, main input[type=text]').slice(0, 3)) {
  box.focus();
  box.value = 'words of mine';
  box.dispatchEvent(new InputEvent('input', {bubbles: true}));
}
for (const button of all('main [data-add-row]')) button.click();
"""
"""Does what a reader may do on any page: opens folds, writes, presses the buttons that stay on the page."""


ASKED_ABOUT = r"""
[...document.querySelectorAll('input, textarea')]
  .filter((box) => !/^(checkbox|radio|range|file|button|submit|hidden)$/.test(box.type))
  .filter((box) => !box.form || !new URL(box.form.getAttribute('action') ?? '', document.baseURI).pathname.endsWith('/search/'))
  .map((box) => box.outerHTML)
"""
"""The boxes in forms that a browser asks its maker about."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another origin that is really there, and the requests it has seen."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()


def test_no_page_names_another_origin_to_load_from(built_site: Path) -> None:
    loads = [
        (path.name, found[0])
        for path in built_site.rglob("*")
        if path.suffix in (".html", ".css", ".svg", ".xml")
        if (found := LOADED.search(path.read_text(encoding="utf-8")))
    ]
    assert loads == []


def test_no_file_has_a_form_that_a_browser_asks_its_maker_about(built_site: Path) -> None:
    """Also not a sheet that stands by itself."""
    files = list(built_site.rglob("*.html"))
    forms = [form for file in files for form in FORM.findall(file.read_text(encoding="utf-8"))]
    assert len(forms) > len(files)
    assert [form for form in forms if not LEADS_TO_SEARCH.search(form)] == []


@pytest.mark.parametrize("load", ['<img src="//x.y/z">', '<link rel="icon" href="https://x">', "a{b:url(http://x)}"])
def test_the_search_for_such_names_works(load: str) -> None:
    assert LOADED.search(load)


def use_search_and_notebook(page: Page, site_url: str) -> None:
    """Do what reaches furthest: look for words, save the notebook, open a sheet from it."""
    page.goto(f"{site_url}search/")
    page.locator("main").get_by_role("searchbox").fill("cannot sleep at night")
    expect(page.locator("main a").first).to_be_visible()
    page.goto(f"{site_url}notebook/")
    page.locator("[data-part=entries] a").first.click()
    expect(page.locator("#status b")).to_have_text("Saved")
    page.goto(f"{site_url}notebook/")
    page.get_by_text("Without a passphrase").click()
    with page.expect_download():
        page.get_by_role("button", name="Save it unlocked all the same").click()


def test_every_page_stays_on_its_origin_and_keeps_its_policy(
    playwright: Playwright, built_site: Path, site_url: str, tmp_path: Path
) -> None:
    requests: list[str] = []
    browser = launch(playwright, f"--log-net-log={tmp_path}/network.json")
    context = browser.new_context(accept_downloads=True)
    context.add_init_script(WATCH_POLICY)
    context.on("request", lambda request: requests.append(request.url))
    errors: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    pages = all_pages(built_site)
    assert set(pages.values()) == set(KINDS)
    for address in pages:
        page.goto(site_url + address)
        if page.locator("#status").count():
            expect(page.locator("#status b")).not_to_be_empty()
        page.evaluate(USE)
        assert page.evaluate("broken") == [], address
        assert page.evaluate(ASKED_ABOUT) == [], address
    use_search_and_notebook(page, site_url)
    assert page.evaluate("broken") == []
    browser.close()
    assert foreign(requests, site_url) == []
    assert asked_elsewhere(tmp_path / "network.json", site_url) == set()
    assert errors == []
    assert len(requests) > len(pages)


def test_a_request_elsewhere_would_be_seen(browser: Browser, elsewhere: tuple[str, list[str]], site_url: str) -> None:
    """The positive control: without a policy the request arrives, and the watch above reports it."""
    origin, seen = elsewhere
    requests: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.set_content(f'<img src="{origin}/pixel.png">', wait_until="load")
    assert seen == ["/pixel.png"]
    assert foreign(requests, site_url) == [f"{origin}/pixel.png"]
    page.close()


def test_a_name_that_is_looked_up_would_be_seen(playwright: Playwright, site_url: str, tmp_path: Path) -> None:
    """The same for the browser's own log: an address of the site without a policy asks for a picture from elsewhere."""
    browser = launch(playwright, f"--log-net-log={tmp_path}/network.json")
    page = browser.new_page()
    page.goto(f"{site_url}handrail.json")
    with page.expect_event("requestfailed"):
        page.evaluate("() => { new Image().src = 'http://elsewhere.invalid/pixel.png' }")
    browser.close()
    assert asked_elsewhere(tmp_path / "network.json", site_url) == {"elsewhere.invalid"}


@pytest.mark.parametrize("kind", ["worksheet", "concept", "notebook", "open"])
def test_even_injected_code_cannot_reach_elsewhere(
    kind: str, browser: Browser, elsewhere: tuple[str, list[str]], built_site: Path, site_url: str
) -> None:
    origin, seen = elsewhere
    context: BrowserContext = browser.new_context()
    context.add_init_script(WATCH_POLICY)
    page = context.new_page()
    page.goto(site_url + next(address for address, k in all_pages(built_site).items() if k == kind))
    page.evaluate(
        """async (origin) => {
          const tries = [() => fetch(origin), () => navigator.sendBeacon(origin, 'x'), () => new WebSocket(origin),
            () => { new Image().src = origin + '/img' }, () => new EventSource(origin),
            () => { const s = document.createElement('link'); s.rel = 'stylesheet'; s.href = origin; document.head.append(s) },
            () => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>') },
            () => { eval('1') }];
          for (const attempt of tries) { try { await attempt() } catch { /* refused, as it should be */ } }
          await new Promise(done => setTimeout(done, 200));
        }""",
        origin,
    )
    assert seen == []
    assert len(page.evaluate("broken")) >= 6
    context.close()
