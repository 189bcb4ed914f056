"""A site -> the PDFs that it publishes, each beside its page. Those that are made are kept for the next build.

Between `mkdocs_events` and the engine. Making one takes seconds, so they are made on all cores, and only where what
they are made from has changed. A preview makes none.
"""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from handrail.page import Page
from handrail.pages import PRINTS, Site, pdf_path
from handrail.pdf.engine import make_pdf, version
from handrail.pdf.style import drawing_style, paper_style
from handrail.render import Renderer
from handrail.whole import put_sealed, sealed

FOLDER = "pdf"
"""Where they are kept, in the folder of what a site keeps."""


class Sheet(NamedTuple):
    """A PDF to make: where it is published, and what it is made from."""

    path: str
    html: str
    drawing: str

    @property
    def name(self) -> str:
        """What it is kept under."""
        parts = (_program(), self.html, self.drawing)
        return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()[:32]


def published(site: Site) -> list[Page]:
    """The pages that have PDFs: the worksheets that the practice names, and its handouts, each as one packet."""
    wanted = site.practice.pdfs
    sheets = site.of("worksheet") if wanted == "all" else [site.page(slug) for slug in wanted]
    return [*dict.fromkeys(sheets), *(site.of("handout") if sheets else [])]


def sheets(renderer: Renderer, pages: Iterable[Page], prints: Iterable[str] = PRINTS) -> list[Sheet]:
    """What is to be made of some pages."""
    practice, root = renderer.site.practice, renderer.site.library.root
    style, drawing = paper_style(practice, root), drawing_style(practice)
    return [
        Sheet(pdf_path(page, size), renderer.paper(page, _inside(renderer.site, page), style, size), drawing)
        for page in pages
        for size in prints
    ]


def made(wanted: list[Sheet], folder: Path | None = None, *, anew: bool = True) -> dict[str, bytes]:
    """The PDFs by where they are published.

    Args:
        folder: where they are kept; None keeps nothing.
        anew: whether those that are not kept are made; without it they are left out.

    Raises:
        PdfUnavailableError: see `engine`.
    """
    done = {sheet.path: data for sheet in wanted if folder and (data := sealed(folder / sheet.name))}
    missing = [sheet for sheet in wanted if sheet.path not in done]
    if missing and anew:
        version()
        with ProcessPoolExecutor() as processes:
            found = processes.map(make_pdf, [one.html for one in missing], [one.drawing for one in missing])
            for sheet, data in zip(missing, found, strict=True):
                done[sheet.path] = data
                if folder:
                    put_sealed(folder / sheet.name, data)
    if folder and folder.is_dir() and anew:
        names = {sheet.name for sheet in wanted}
        for path in folder.iterdir():
            if path.name not in names:
                path.unlink(missing_ok=True)
    return done


def _inside(site: Site, page: Page) -> list[Page]:
    """The pages that stand in a PDF: a handout's, or the page alone."""
    return [site.page(one.page) for one in page.item.pages] if page.kind == "handout" else [page]


@cache
def _program() -> str:
    """What the bytes hang on beside the HTML: this package, and the engine."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    return version() + "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in own)
