"""Rendered pages, kept from one build to the next, so that a build renders only what an edit changed.

Between `render` and the templates: `Renderer` asks for a page's HTML here, and it is made only if it is not kept. What
everything hangs on (this program, its templates, the practice, which pages there are) names a folder; in it a file is
a page's HTML, with what was read of this and other pages while it was made, under a digest of it all. It is used only
while all of that is as it was, and only if it is whole. Losing the folder costs time and nothing else.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from handrail.digests import digest, digest_of, program
from handrail.library import Library
from handrail.page import FACE, FOLDERS, PLACE, Page
from handrail.pages import Site
from handrail.whole import put

FOLDER = ".cache/handrail"
"""Where a site keeps them, beside its `mkdocs.yml`."""

SETS = 4
"""How many folders stay: a preview and a build of the same site differ, and a change may be taken back."""

OF_ALL = "all-"
"""How the name of a file begins that belongs to no page: a build that renders nothing does not ask for it."""


class Kept:
    """The kept HTML of one site.

    Args:
        folder: where it is; None keeps nothing.
        site: the pages as they are now.
        given: everything else that the HTML hangs on, such as the site's address.
    """

    def __init__(self, folder: Path | None = None, site: Site | None = None, *given: str) -> None:
        self._folder: Path | None = None
        if folder is None or site is None:
            return
        self._site = site
        self._now = _parts(site)
        self._folder = folder / digest(program(), *_shared(site.library), *_addresses(site), *given)[:32]
        self._used: set[str] = set()

    @property
    def is_new(self) -> bool:
        """Whether there is a place to keep pages, and nothing in it yet."""
        return self._folder is not None and not self._folder.exists()

    def text(self, page: Page, part: str, make: Callable[[], str]) -> str:
        """A part of a page as it was kept, or made now."""
        if self._folder is None:
            return make()
        name = digest(part, page.path)[:32]
        kept = self._read(name)
        if kept is None:
            self._site.looked_into.clear()
            kept = make()
            self._write(name, sorted(self._site.looked_into), kept)
        return kept

    def of_all(self, part: str, make: Callable[[], str]) -> str:
        """What is the same for all pages and takes long to make. It may be made of what names the folder, and of no item."""
        if self._folder is None:
            return make()
        name = OF_ALL + digest(part)[:32]
        kept = self._read(name)
        if kept is None:
            kept = make()
            self._write(name, [], kept)
        return kept

    def tidy(self) -> None:
        """Remove what this build did not use, and the folders of earlier states."""
        if self._folder is None or not self._folder.is_dir():
            return
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._used and not path.name.startswith(OF_ALL):
                    path.unlink(missing_ok=True)
            os.utime(self._folder)
            sets = sorted(self._folder.parent.iterdir(), key=lambda path: path.stat().st_mtime)
            for old in sets[:-SETS]:
                shutil.rmtree(old, ignore_errors=True)

    def _read(self, name: str) -> str | None:
        """What is kept under a name, if it is whole and nothing it was made from has changed."""
        assert self._folder is not None
        self._used.add(name)
        try:
            seal, parts, text = (self._folder / name).read_bytes().decode().split("\n", 2)
        except (OSError, ValueError):
            return None
        return text if seal == self._seal(parts, text) else None

    def _write(self, name: str, made_from: list[str], text: str) -> None:
        assert self._folder is not None
        parts = " ".join(made_from)
        put(self._folder / name, f"{self._seal(parts, text)}\n{parts}\n{text}".encode())

    def _seal(self, parts: str, text: str) -> str:
        """A digest of a text and of what it was made from, as that is now."""
        return digest(text, *(f"{part} {self._now.get(part)}" for part in parts.split()))


def _shared(library: Library) -> list[str]:
    """What any page may show without reading an item: the practice, sources, help lines, feelings, signs."""
    models = [library.practice, library.crisis_lines, library.feelings, *library.references.values()]
    models += [item.model for item in library.items.values() if item.kind not in FOLDERS]
    return [*map(digest_of, models), *_own_files(library.root)]


def _own_files(root: Path) -> list[str]:
    """A practice's own templates, and what stands beside its texts, such as a logo."""
    beside = [path for path in (root / "content").rglob("*") if path.suffix not in (".yml", ".yaml")]
    return [
        f"{path.relative_to(root).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted([*(root / "templates").rglob("*"), *(root / "fields").rglob("*"), *beside])
        if path.is_file()
    ]


def _addresses(site: Site) -> list[str]:
    """Which pages there are, in which order."""
    return [f"{page.kind} {page.slug} {page.path}" for page in site.pages]


def _parts(site: Site) -> dict[str, str]:
    """What may be read of pages, and noted in `looked_into`, with a digest of each: items, faces and places."""
    parts = {slug: digest_of(item.model) for slug, item in site.library.items.items()}
    for page in site.pages:
        parts[page.path + FACE] = digest(json.dumps(page.face))
        parts[page.path + PLACE] = digest(json.dumps(page.place))
    return parts
