"""The examples' pages, built and served once, for the contract and for each type's own tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_support import serve
from example_site import write_site
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def example_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("examples") / "site"
    write_site(folder)
    with serve(folder) as url:
        yield url, folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()
