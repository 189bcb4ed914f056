"""The values of a site's YAML files, known from one build to the next: most files are as they were.

Between `library` and `yaml_source`. A file is known by a digest of its name and its text; only values of files without a
problem are kept, as JSON. Where each value stands is not: it is asked for when something is wrong with a value, and then
the file is read again. What is kept by another version of this program, or is damaged, is not used.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from handrail.digests import digest, program
from handrail.source import Source
from handrail.yaml_source import read_values

FILE = "values"
"""Where they are kept, in the folder of what a site keeps."""

_known: ContextVar["_Known | None"] = ContextVar("known", default=None)


class _Known:
    def __init__(self, before: dict[str, Any]) -> None:
        self.before = before
        self.now: dict[str, Any] = {}

    def source(self, name: str, text: str) -> Source:
        key = digest(name, text)
        if key in self.before:
            self.now[key] = self.before[key]
            return Source(name, text, self.before[key], lambda: read_values(name, text).spans)
        source = _read(name, text)
        self.now[key] = source.values
        return source


def values_of(name: str, text: str) -> Source:
    """A file with its values, read unless they are known. Raises SourceError, as `read_values` does."""
    known = _known.get()
    return known.source(name, text) if known else _read(name, text)


@lru_cache(maxsize=8192)
def _read(name: str, text: str) -> Source:
    """Remembered, so that a preview reads only what was edited."""
    return read_values(name, text)


@contextmanager
def kept_in(path: Path | None) -> Iterator[None]:
    """While this lasts, values are taken from a file where they are known, and what was met is written there at the end."""
    if path is None:
        yield
        return
    known = _Known(_kept(path))
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)
        if known.now.keys() != known.before.keys():
            text = json.dumps(known.now)
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"{digest(program(), text)}\n{text}", encoding="ascii")


def _kept(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        seal, text = path.read_text(encoding="ascii").split("\n", 1)
        if seal == digest(program(), text):
            known: dict[str, Any] = json.loads(text)
            return known
    return {}
