"""Every kind of page of a small site, compared with what it looked like when somebody last agreed to it.

`make golden` rewrites the files; the difference is what a reviewer reads.
"""

import re
from pathlib import Path

import pytest

from handrail.assets import HASHED
from handrail.library import load_library
from handrail.messages import Messages
from handrail.page import Page
from handrail.pages import Site
from handrail.render import Renderer

HERE = Path(__file__).parent


RENDERER = Renderer(Site(load_library([HERE / "site"]), Messages("en")), Messages("en"))


def golden_of(page: Page) -> Path:
    """The file a page is compared with."""
    return HERE / "pages" / ((page.path.strip("/").removesuffix(".html").replace("/", "--") or "home") + ".html")


def without_hashes(html: str) -> str:
    """The page without the part of file names that changes with every change of a script or a style."""
    return re.sub(rf"({HASHED}[^/\"]+-)[0-9a-f]{{12}}\.", r"\1HASH.", html)


@pytest.mark.parametrize("page", RENDERER.site.pages, ids=lambda page: page.path or "home")
def test_page_is_as_agreed(page: Page, request: pytest.FixtureRequest) -> None:
    html = without_hashes(RENDERER.document(page))
    golden = golden_of(page)
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(html, encoding="utf-8")
    assert html == golden.read_text(encoding="utf-8"), "run `make golden` and read the difference"


def test_no_golden_page_is_left_over() -> None:
    assert set((HERE / "pages").iterdir()) == {golden_of(page) for page in RENDERER.site.pages}
