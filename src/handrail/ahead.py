"""All processors at a build from nothing: pages are rendered by copies of this process, before MkDocs asks for one after another.

Between `mkdocs_events` and `render`. A copy has the library read already, and leaves what it renders where `kept` finds
it. Nothing is done where most pages are kept, where a process cannot be copied safely, and for a few pages; MkDocs' own
round then renders them. A copy that fails leaves its pages to that round too, where what went wrong is told.
"""

import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context

from handrail.finding import page_words
from handrail.page import Page
from handrail.render import Renderer

WORTH_IT = 20
"""How many pages there are for each process at least: to copy one takes as long as rendering a few."""

PATIENCE = 30
"""Seconds that a copy may take longer than its original for as many pages. One that hangs would else hold up the build."""


def render_ahead(renderer: Renderer) -> None:
    """Render and keep every page that MkDocs will ask for, if that is worth several processes."""
    # The search page waits for the words of all others.
    pages = [page for page in renderer.site.pages if page.kind != "search"]
    count = min(_processors(), len(pages) // WORTH_IT)
    # A copy has one thread; what others hold in the original, such as a lock, would be held for ever.
    if count < 2 or sys.platform != "linux" or threading.active_count() > 1 or not renderer.kept.is_new:
        return
    renderer.bibliography.prepare()  # once, and not in each copy
    copies = [get_context("fork").Process(target=_render, args=(renderer, pages[n::count])) for n in range(1, count)]
    for copy in copies:
        copy.start()
    _render(renderer, pages[::count])
    for copy in copies:
        copy.join(PATIENCE)
        copy.kill()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _render(renderer: Renderer, pages: Sequence[Page]) -> None:
    for page in pages:
        with suppress(Exception):
            renderer.document(page)
            if page.label:
                page_words(page, renderer.site, renderer.kept)
            if page.kind == "worksheet":
                renderer.offline(page)
