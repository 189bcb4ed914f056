"""Digests that say whether something is as it was: of texts, of a model, of this program.

What is kept from one build to the next (`kept`, `known`) is named by them, so that it is never used for anything
else than what it was made from.
"""

import hashlib
import sys
from functools import cache
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

    It is read once. Who builds again in one process, where a file may have changed since, forgets it first.
    """
    whole = hashlib.sha256(f"{sys.version} {_libraries()}".encode())
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE)
        if path.is_file() and inside.parts[0] != "library" and "__pycache__" not in inside.parts:
            data = path.read_bytes()
            whole.update(f"{inside.as_posix()} {len(data)}:".encode())
            whole.update(data)
    return whole.hexdigest()


@cache
def _libraries() -> str:
    return " ".join(f"{name} {version(name)}" for name in LIBRARIES)
