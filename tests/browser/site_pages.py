"""Which pages a test visits: all of them, or one of each kind."""

import re
from functools import cache
from pathlib import Path

KINDS = (
    "about", "area", "browse", "compose", "concept", "evidence", "glossary", "handout", "help", "home", "index", "letter",
    "missing", "notebook", "now", "offline", "open", "pathway", "privacy", "reframe", "search", "sources", "worksheet",
)  # fmt: skip


@cache
def all_pages(site: Path) -> dict[str, str]:
    """Address (relative to the site's root) -> kind, for every page that was built."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = re.search(r'<html[^>]*\sdata-page="([a-z]+)"', path.read_text(encoding="utf-8"))[1]
    return found


@cache
def page_of_each_kind(site: Path) -> dict[str, str]:
    """Kind -> address of the longest page of that kind, where most can go wrong."""

    def size(address: str) -> int:
        path = site / address
        return (path / "index.html" if address.endswith("/") or not address else path).stat().st_size

    pages = all_pages(site)
    return {kind: max((a for a, k in pages.items() if k == kind), key=size) for kind in sorted(set(pages.values()))}
