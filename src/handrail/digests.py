"""Digests that say whether something is as it was: of texts, of a model, of this program.

What is kept from one build to the next (`kept`, `known`) is named by them, so that it is never used for anything
else than what it was made from.
"""

import hashlib
import sys
from functools import cache, lru_cache
from importlib.metadata import version
from typing import Any

from handrail.remembered import remembered
from handrail.site_files import PACKAGE

LIBRARIES = (
    "babel", "citeproc-py", "jinja2", "markdown-it-py", "markupsafe", "mkdocs-material", "pydantic", "pyphen", "pyyaml",
    "segno",
)  # fmt: skip


def digest(*texts: str) -> str:
    """One digest of several texts; where one ends and the next begins is part of it."""
    whole = hashlib.sha256()
    for text in texts:
        data = text.encode()
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


@remembered
def digest_of(model: Any) -> str:
    """The digest of a model's values."""
    return digest(repr(model))


@cache
def program() -> str:
    """This program: every file of the package, the libraries it renders with, and Python itself.

    It is looked at once. Who builds again in one process, where a file may have changed since, forgets it first; what has
    the same size and time as before is not read again.
    """
    files = []
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] != "library" and "__pycache__" not in inside.parts and path.is_file():
            told = path.stat()
            files.append((inside.as_posix(), told.st_size, told.st_mtime_ns))
    return _of_files(tuple(files))


@lru_cache(maxsize=1)
def _of_files(files: tuple[tuple[str, int, int], ...]) -> str:
    whole = hashlib.sha256(f"{sys.version} {_libraries()}".encode())
    for name, size, _changed in files:
        whole.update(f"{name} {size}:".encode())
        whole.update((PACKAGE / name).read_bytes())
    return whole.hexdigest()


@cache
def _libraries() -> str:
    return " ".join(f"{name} {version(name)}" for name in LIBRARIES)
