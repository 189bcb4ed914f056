"""What pages load beside themselves, and where a site publishes it.

What a page asks for while it loads has a name that carries a hash of what is in it, so browsers may keep it for ever. What
a page asks for only later keeps its plain name: a sheet may stay open for days while the site is renewed, and must
still find the lock it was not asked for before.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

STATIC = Path(__file__).parent / "static"
"""Where the bundles are."""

PLAIN = "assets/handrail/"
HASHED = "assets/hashed/"
"""Where files of either kind are published, relative to the site's root."""

NAMED_BY_CONTENTS = rf"{HASHED}[^/]+-[0-9a-f]{{12}}\.[a-z0-9]+"
"""What files with a hash in their name are called."""

LATER = ("age-worker.js", "chart.js", "scrypt.js", "second.js", "vault.js")
"""The bundles that a page asks for once it is shown: the second copy soon after, the others when a reader wants what they do."""

KEEPER = "keeper.js"
"""The key keeper stands at the site's root, because a service worker serves only what lies beside and below it."""


@dataclass(frozen=True)
class Asset:
    """A file to publish: where, relative to the site's root, and what is in it."""

    path: str
    text: str


def hashed(name: str, content: bytes) -> str:
    """Where a file is published under a name of its own contents: a file of another name or contents stands elsewhere."""
    path = PurePosixPath(name)
    return f"{HASHED}{path.stem}-{hashlib.sha256(content).hexdigest()[:12]}{path.suffix}"


def is_hashed(path: str) -> bool:
    """Whether what stands there, relative to the site's root, is named by its contents."""
    return re.fullmatch(NAMED_BY_CONTENTS, path) is not None


def bundle(name: str) -> Asset:
    """A bundle of ours, such as `site.css`."""
    path = STATIC / name
    # By the time of its last change, too: in a preview, bundles are built anew.
    return _bundle(path, path.stat().st_mtime_ns)


def bundles() -> Iterator[Asset]:
    """Every bundle that all sites publish. Pieces of field types are put together by worksheet (`field_assets`)."""
    return (bundle(path.name) for path in sorted(STATIC.iterdir()) if path.is_file())


@cache
def _bundle(path: Path, _changed: int) -> Asset:
    text = path.read_text(encoding="utf-8")
    if path.name == KEEPER:
        return Asset(KEEPER, text)
    return Asset(PLAIN + path.name if path.name in LATER else hashed(path.name, text.encode()), text)
