"""Pages that met every standard, known from one build to the next: most of a library is as it was.

Used by `check_standards`. A page is known by a digest of all that a rule can look at, and of this program. Only that nothing
was found is kept, so a file of this kind that is damaged or gone costs time and nothing else.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from handrail.digests import program

FILE = "standards"
"""Where they are kept, in the folder of what a site keeps."""

_known: ContextVar["Met | None"] = ContextVar("known", default=None)


class Met:
    """The pages that are known to meet the standards, by the digest of each."""

    def __init__(self, before: set[str]) -> None:
        self.program = program()
        self._before = before
        self.now: set[str] = set()

    def has(self, digest: str) -> bool:
        """Whether a page is known from before."""
        return digest in self._before

    def add(self, digest: str) -> None:
        """Know a page for the next time, too."""
        self.now.add(digest)


def known() -> Met | None:
    """What is known at the moment; None when nothing is kept."""
    return _known.get()


@contextmanager
def kept_in(path: Path | None) -> Iterator[None]:
    """While this lasts, what is known is read from a file, and it is written there again at the end."""
    if path is None:
        yield
        return
    try:
        before = set(path.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        before = set()
    met = Met(before)
    token = _known.set(met)
    try:
        yield
    finally:
        _known.reset(token)
        if met.now != before:
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n".join(sorted(met.now)), encoding="ascii")
