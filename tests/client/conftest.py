"""Worksheets made for tests of behaviour, rendered as any site's are, and a page to try them in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_support import serve
from playwright.sync_api import Browser, Page

from handrail.field_assets import field_assets
from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site
from handrail.render import ASSETS, KEEPER, PACKAGE, Renderer
from handrail.seal import seal
from handrail.site_files import builtin_root

SHEETS = Path(__file__).parent / "sheets"


@pytest.fixture(scope="session")
def sheets_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the worksheets of `sheets/` are served, over the built-in library, with their notebook and the page for summaries."""
    folder = tmp_path_factory.mktemp("sheets") / "site"
    messages = Messages("en")
    renderer = Renderer(Site(load_library([builtin_root(), SHEETS]), messages), messages)
    shutil.copytree(PACKAGE / "static", folder / ASSETS)
    shutil.copy(PACKAGE / "static" / KEEPER, folder)
    for page in renderer.site.pages:
        if page.kind not in ("worksheet", "notebook", "open"):
            continue
        path = folder / page.path / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(renderer.document(page), encoding="utf-8")
        for asset in field_assets(page.item).values() if page.item else ():
            (folder / ASSETS / asset.name).write_text(asset.text, encoding="utf-8")
    seal(folder)
    with serve(folder) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True)
    yield context.new_page()
    context.close()
