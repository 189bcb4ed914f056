"""What pages on handouts need: every page that one may name, and an address as a picture for a phone's camera.

Beside `render`. A handout made on the page for it lives in its link alone (`client/handout.ts`); one that a practice
writes as a file has an address of its own.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import segno

from handrail.messages import Messages
from handrail.page import Page
from handrail.pages import Site


class Share(NamedTuple):
    """An address, and its picture: the side of a square in units, and the dark units as an SVG path."""

    address: str
    size: int
    squares: str


def share(address: str) -> Share:
    """A whole address with its picture, which has the quiet border that cameras need."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=4)]
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Share(address, len(rows), "".join(squares))


def handout_pages(site: Site, messages: Messages, href: Callable[[Page], str]) -> dict[str, dict[str, Any]]:
    """What a script has to know of every page that a handout may name, by its slug and by those it had before."""
    pages: dict[str, dict[str, Any]] = {}
    for page in site.pages:
        if page.item is None or page.kind == "handout":
            continue
        told = {"at": href(page), "title": page.title, "label": page.label, "when": "", "said": page.kind == "reframe"}
        if page.kind == "worksheet":
            minutes = messages.ngettext("%(num)s minute", "%(num)s minutes", page.item.minutes)
            told |= {"label": f"{page.label}, {minutes % {'num': page.item.minutes}}", "when": page.item.when}
        pages |= dict.fromkeys((page.slug, *page.item.aliases), told)
    return pages
