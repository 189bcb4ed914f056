"""What is known from one build of a site to the next, because most of its files are as they were.

A build, and a command that checks or lists a site, opens it while the library is read: `yaml_source` keeps the values of
files in it, `mentions` what a page names, `reading` how long it is, and the standards which runs of words it has and that
it meets them.
Each is kept as JSON under a digest of all that it was made from. It is one file, sealed with a digest of itself and of this
program; what another version kept, or what is damaged, is not used. Losing it costs time and nothing else.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from handrail.digests import digest, digest_of, program

FILE = ".cache/known"
"""Where a site keeps it, beside its `mkdocs.yml`."""

_current: ContextVar["Known | None"] = ContextVar("known", default=None)
_held: dict[Path, "Known"] = {}
"""What this process knows already, by the file of each site."""


class Known:
    """What is known, by the digest of what it was made from."""

    def __init__(self, before: dict[str, Any]) -> None:
        self.before = before
        self.now: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """What was known before, and is known from now on; None when it was not."""
        if key in self.before:
            self.now[key] = self.before[key]
        return self.now.get(key)

    def add(self, key: str, made: Any) -> None:
        """Know something for the next time."""
        self.now[key] = made


def current() -> Known | None:
    """What is known at the moment; None when nothing is kept."""
    return _current.get()


def of(model: Any, part: str, make: Callable[[], Any]) -> Any:
    """What is made of a model alone, as it is known or made now; something that JSON holds, and not None."""
    if (memory := current()) is None:
        return make()
    key = digest(part, digest_of(model))
    made = memory.get(key)
    if made is None:
        memory.add(key, made := make())
    return made


def file_of(site: Path) -> Path | None:
    """Where what is known of a site is kept; None for a folder that is no site."""
    return site / FILE if (site / "mkdocs.yml").exists() else None


@contextmanager
def kept_in(path: Path | None, *, forgets: bool = True) -> Iterator[None]:
    """While this lasts, things are known from a file, and what was asked for is written there at the end; what was not is
    forgotten, unless somebody else who `forgets` nothing may ask for it.

    A process that comes back, such as a preview after an edit, has it all in memory, and neither reads nor writes again.
    """
    if path is None:
        yield
        return
    held = _held.get(path)
    known = _held[path] = Known(held.now if held else _read(path))
    token = _current.set(known)
    try:
        yield
    finally:
        _current.reset(token)
        kept = known.now if forgets else known.before | known.now
        if held is None and kept.keys() != known.before.keys():
            text = json.dumps(kept)
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"{digest(program(), text)}\n{text}", encoding="ascii")


def _read(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        seal, text = path.read_text(encoding="ascii").split("\n", 1)
        if seal == digest(program(), text):
            before: dict[str, Any] = json.loads(text)
            return before
    return {}
