"""All processors at a build from nothing: pages are rendered by copies of this process, before MkDocs asks for one after another.

Between `mkdocs_events` and `render`. A copy has the library read already, and leaves what it renders where `kept` finds
it. Nothing is done where most pages are kept; MkDocs' own round then renders them. A copy that fails leaves its pages to
that round too, where what went wrong is told.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from handrail.copies import in_copies
from handrail.finding import page_words
from handrail.page import Page
from handrail.render import Renderer


def render_ahead(renderer: Renderer) -> None:
    """Render and keep every page that MkDocs will ask for, if that is worth several processes."""
    if not renderer.kept.is_new:
        return
    renderer.bibliography.prepare()  # once, and not in each copy
    # The search page waits for the words of all others.
    pages = [page for page in renderer.site.pages if page.kind != "search"]
    in_copies(pages, partial(_render, renderer))


def _render(renderer: Renderer, pages: Sequence[Page]) -> None:
    for page in pages:
        with suppress(Exception):
            renderer.document(page)
            if page.label:
                page_words(page, renderer.site, renderer.kept)
            if page.kind == "worksheet":
                renderer.offline(page)
