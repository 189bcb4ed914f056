"""After the build: a content security policy for every page, and a manifest of what was built.

A policy stands in each page itself, so that it holds on any host. Inline scripts and styles are
allowed by their hash, page by page. Where people write, nothing may connect anywhere, and Trusted
Types keep text from becoming script. While previewing with `mkdocs serve`, MkDocs puts a reload script with
changing numbers into every page it serves, so there alone inline scripts may run.
"""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from handrail import __version__

MANIFEST = "handrail.json"
CHARSET = '<meta charset="utf-8">'

EVERYWHERE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
WRITTEN_ON = {"worker-src": "'self'", "trusted-types": "handrail-worker"}
FETCHES = {"connect-src": "'self'"}
"""The search fetches its index; a handout, the pages of its set when they are to be printed together. On neither are
notes written."""
OWN = {
    "worksheet": WRITTEN_ON, "notebook": WRITTEN_ON, "open": WRITTEN_ON,
    "search": FETCHES, "handout": FETCHES, "letter": FETCHES,
}  # fmt: skip
"""What kinds of pages have of their own beside what is so everywhere."""
PREVIEW = {"script-src": "'self' 'unsafe-inline'", "connect-src": "'self'"}

# A whole HTML parser takes many times as long to pass over everything else on a page. What our templates print is
# escaped, so a tag's name behind `<` is a tag, and only comments have to be stepped over.
_START = re.compile(r"""<(?:!--|(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>)""", re.IGNORECASE)
_END = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style")}


class SealError(Exception):
    """A page that cannot be given a policy."""


def seal(site_dir: Path, *, preview: bool = False) -> None:
    """Write a policy into every HTML page under `site_dir`, then the manifest.

    Raises:
        SealError: a page has no place for a policy.
    """
    digests = {}
    for path in sorted(path for path in site_dir.rglob("*") if path.is_file() and path.name != MANIFEST):
        name = path.relative_to(site_dir).as_posix()
        data = path.read_bytes()
        if path.suffix == ".html":
            data = seal_page(data.decode(), name, preview=preview).encode()
            path.write_bytes(data)
        digests[name] = hashlib.sha256(data).hexdigest()
    (site_dir / MANIFEST).write_text(manifest(digests), encoding="utf-8")


def seal_page(html: str, name: str, *, preview: bool = False) -> str:
    """The page with its policy right behind its charset, before anything that loads."""
    if html.count(CHARSET) != 1:
        raise SealError(f"{name}: no place for a policy, because the page does not have {CHARSET} exactly once")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, preview=preview)}">'
    return html.replace(CHARSET, CHARSET + meta)


def policy(html: str, *, preview: bool = False) -> str:
    """The policy for a page, by its kind and its inline scripts."""
    kind = re.search(r'<html[^>]*\sdata-page="([a-z]+)"', html)
    own = directives(kind[1] if kind else "")
    inline = inline_hashes(html)
    if preview:
        own |= PREVIEW
    else:
        own["script-src"] = " ".join([own["script-src"], *inline["script"]])
    own["style-src"] = " ".join([own["style-src"], *inline["style"]])
    return written(own)


def directives(kind: str) -> dict[str, str]:
    """What a kind of page may do, before its own inline scripts and styles are named."""
    return EVERYWHERE | OWN.get(kind, {})


def written(policy: dict[str, str]) -> str:
    """A policy as browsers read it."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def inline_hashes(html: str) -> dict[str, list[str]]:
    """The CSP source expressions of every inline `script` that would run and of every `style`, in order, each once."""
    found: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for name, attributes, text in _own_texts(html):
        if _runs(attributes):
            digest = hashlib.sha256(text.encode()).digest()
            found[name][f"'sha256-{b64encode(digest).decode()}'"] = None
    return {name: list(hashes) for name, hashes in found.items()}


def _own_texts(html: str) -> Iterator[tuple[str, str, str]]:
    """Every `script` and `style`: its name in small letters, its attributes, and what stands in it."""
    at = 0
    while start := _START.search(html, at):
        at = start.end()
        name = (start[1] or "").lower()
        if not name:
            at = max(at, html.find("-->", at))
        elif end := _END[name].search(html, at):
            yield name, start[2], html[at : end.start()]
            at = end.end()


def _runs(attributes: str) -> bool:
    """Whether an element with these attributes holds code of its own: it has no `src`, and is not data."""
    reader = _Attributes()
    reader.feed(f"<a{attributes}>")
    return "src" not in reader.given and reader.given.get("type", "") in ("", "module", "text/javascript")


class _Attributes(HTMLParser):
    """Reads the attributes of one tag."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.given = dict(attrs)


def manifest(digests: dict[str, str]) -> str:
    """Every published file with its SHA-256, so that a copy can be compared with the original."""
    return json.dumps({"handrail": __version__, "sha256": digests}, indent=1) + "\n"


def read_manifest(data: bytes) -> dict[str, str]:
    """The digest of each file. Raises ValueError when it is no list of files."""
    told = json.loads(data)
    if not isinstance(told, dict) or not isinstance(told.get("sha256"), dict):
        raise ValueError("no list of files")
    return {str(name): str(digest) for name, digest in told["sha256"].items()}
