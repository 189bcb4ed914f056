"""Worksheets made for tests of behaviour, rendered as any site's are, and a page to try them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_support import serve
from playwright.sync_api import Browser, Page
from written_site import write_site

from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site
from handrail.render import Renderer
from handrail.site_files import builtin_root

SHEETS = Path(__file__).parent / "sheets"


@pytest.fixture(scope="session")
def sheets_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the worksheets of `sheets/` are served, over the built-in library, with their notebook and the page for summaries."""
    folder = tmp_path_factory.mktemp("sheets") / "site"
    messages = Messages("en")
    renderer = Renderer(Site(load_library([builtin_root(), SHEETS]), messages), messages)
    write_site(folder, renderer, [one for one in renderer.site.pages if one.kind in ("worksheet", "notebook", "open")])
    with serve(folder) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True)
    yield context.new_page()
    context.close()
