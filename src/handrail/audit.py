"""Is what readers get what was built? A published site, or the folder of one, held against its own list of files.

`handrail audit` prints what this finds. A host may leave a header out, add a script to pages on the way, set a cookie or
serve an old copy; each is told in plain words, with what to do. Nothing is changed, and only the site itself is asked.
"""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterator
from http.client import HTTPResponse
from pathlib import Path
from ssl import SSLContext
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from handrail.assets import HASHED, PLAIN, is_hashed
from handrail.headers import EVERYWHERE
from handrail.seal import MANIFEST, read_manifest

SECONDS = 20
MOST = 20_000_000
"""Bytes of one file; none of ours is near it."""
A_DAY = 86_400
A_YEAR = 31_536_000
HOSTS_OWN = ("_headers", "_redirects", "CNAME", ".nojekyll", ".well-known/")
"""What hosts want beside a site, and what its list of files does not name."""

WITHOUT = {
    "X-Content-Type-Options": "a browser may take a file for something it is not",
    "X-Frame-Options": "another site may show your pages inside its own",
    "Referrer-Policy": "only the page itself tells browsers not to say where a reader came from",
    "Cross-Origin-Opener-Policy": "a page that opens yours keeps a hold on its window",
    "Cross-Origin-Resource-Policy": "other sites may load your files as their own",
    "Permissions-Policy": "a page might ask for the camera or the microphone",
    "Strict-Transport-Security": "a reader's first visit can be led astray on a bad network",
}
"""What a site goes without when its host leaves a header out."""


class Finding(NamedTuple):
    """One thing that is not as it was built, and what to do. `breaks`: whether a promise to readers does not hold."""

    what: str
    do: str
    breaks: bool = False


class _Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        return None


def audit_folder(folder: Path) -> list[Finding]:
    """Hold a built site's folder against its own list of files."""
    try:
        built = read_manifest((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return [Finding(f"{folder} is not a built site: it has no {MANIFEST}", "Build it first: mkdocs build.", True)]
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    wrong = [name for name in built if name in there and _digest(there[name].read_bytes()) != built[name]]
    missing = sorted(built.keys() - there.keys())
    unlisted = there.keys() - built.keys() - {MANIFEST}
    # What the site before had stays for a time, where the site was published (`publish`).
    added = sorted(name for name in unlisted if not name.startswith(HOSTS_OWN) and not is_hashed(name))
    again = "Build the site again, and publish what was built as it is."
    found = [
        (wrong, "changed since the site was built", again, True),
        (missing, "missing", again, True),
        (added, "here, and not from the build", "Delete what you did not put there yourself.", False),
    ]
    return [Finding(f"{_some(names)}: {what}", do, breaks) for names, what, do, breaks in found if names]


def audit_address(address: str, trust: SSLContext | None = None) -> list[Finding]:
    """Ask a published site for a page of each kind, and look at what comes with it.

    Args:
        address: the site's own address.
        trust: certificates to trust other than the system's.
    """
    opener = build_opener(_Stay, *([HTTPSHandler(context=trust)] if trust else []))
    address = address.rstrip("/") + "/"
    if urlsplit(address).scheme not in ("http", "https"):
        return [Finding(f"{address} is not the address of a site", "Write it whole: https://…", True)]

    def ask(path: str, whole: str = "") -> _Answer:
        return _ask(opener, whole or address + path)

    try:
        listed = ask(MANIFEST)
        built = read_manifest(listed.body) if listed.status == 200 else {}
    except (URLError, OSError) as error:
        return [Finding(f"{address} does not answer ({getattr(error, 'reason', error)})", "Look at the address.", True)]
    except ValueError:
        built = {}
    if not built:
        do = f"Look at the address; if it is right, publish {MANIFEST} together with everything else that was built."
        return [Finding(f"{address} has no list of its files ({MANIFEST})", do, True)]
    answers = {name: ask(name.removesuffix("index.html")) for name in _sample(built)}
    return [
        *_secure(address, ask),
        *_as_built(answers, built),
        *_headers({name: answer.headers for name, answer in answers.items() if name.endswith(".html")}),
        *_kept(answers),
        *_missing(ask("handrail-audit-nothing-here/")),
    ]


def _ask(opener: OpenerDirector, address: str) -> _Answer:
    request = Request(address, headers={"Accept-Encoding": "gzip", "User-Agent": "handrail-audit"})
    try:
        answer: HTTPResponse | HTTPError = opener.open(request, timeout=SECONDS)
    except HTTPError as error:
        answer = error
    with answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        body = answer.read(MOST)
        return _Answer(
            answer.status or 0, headers, gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        )


def _sample(built: dict[str, str]) -> list[str]:
    """A page of each kind, and a script and a style of each way to be kept."""
    patterns = (
        r"index\.html", r"concepts/[^/]+/index\.html", r"worksheets/[^/]+/index\.html", r"worksheets/[^/]+/[^/]+\.html",
        r"notebook/index\.html", r"search/index\.html", r"help/index\.html",
        rf"{HASHED}worksheet-.*\.js", rf"{HASHED}site-.*\.css", rf"{PLAIN}vault\.js", r"keeper\.js",
    )  # fmt: skip
    firsts = (next((name for name in sorted(built) if re.fullmatch(pattern, name)), None) for pattern in patterns)
    return list(dict.fromkeys(name for name in firsts if name))


def _secure(address: str, ask: Callable[..., _Answer]) -> Iterator[Finding]:
    parts = urlsplit(address)
    if parts.scheme == "http":
        if parts.hostname not in ("localhost", "127.0.0.1"):
            do = "Ask your host for https, and give readers that address. Without it notes cannot be locked."
            yield Finding("the address is not secure: it begins with http:", do, True)
        return
    if parts.port is None:
        try:
            plain = ask("", urlunsplit(parts._replace(scheme="http")))
        except (URLError, OSError):
            return
        if not plain.headers.get("location", "").startswith("https:"):
            yield Finding(
                "the same address with http: does not lead to https:", "Turn on “force https” at your host.", True
            )


def _as_built(answers: dict[str, _Answer], built: dict[str, str]) -> Iterator[Finding]:
    gone = [name for name, answer in answers.items() if answer.status != 200]
    other = [name for name in answers if name not in gone and _digest(answers[name].body) != built[name]]
    baked = [name for name, answer in answers.items() if "set-cookie" in answer.headers]
    if gone:
        yield Finding(f"{_some(gone)}: does not arrive", "Publish the whole folder that was built.", True)
    if other:
        do = (
            "Turn off what your host does to pages on the way (analytics, “speed” or “optimise” features), and publish again: "
            "all files from one build."
        )
        yield Finding(f"{_some(other)}: arrives otherwise than it was built", do, True)
    if baked:
        yield Finding(
            f"{_some(baked)}: comes with a cookie", "Turn off cookies at your host; this site needs none.", True
        )


def _headers(pages: dict[str, dict[str, str]]) -> Iterator[Finding]:
    do = "See “Publish it” in the guide for practices: `_headers` does it on some hosts, `handrail hosting` on a server of yours."
    for name, value in EVERYWHERE.items():
        without = [page for page, sent in pages.items() if sent.get(name.lower(), "").strip() != value]
        if without:
            yield Finding(f"{_some(without)}: without {name}: {value}, {WITHOUT[name]}", do)
    without = [page for page, sent in pages.items() if "frame-ancestors" not in sent.get("content-security-policy", "")]
    if without:
        yield Finding(
            f"{_some(without)}: without a Content-Security-Policy that forbids frames; the page's own rules still hold",
            do,
        )


def _kept(answers: dict[str, _Answer]) -> Iterator[Finding]:
    old = [name for name, answer in answers.items() if name.endswith(".html") and _kept_for(answer) > A_DAY]
    if old:
        yield Finding(
            f"{_some(old)}: browsers may show an old copy for days", "Send pages with Cache-Control: no-cache."
        )
    asked = [name for name, answer in answers.items() if is_hashed(name) and _kept_for(answer) < A_YEAR]
    if asked:
        do = "Send Cache-Control: public, max-age=31536000, immutable with it; its name changes whenever it does."
        yield Finding(f"{_some(asked)}: fetched again and again", do)
    plain = [
        name for name, answer in answers.items() if len(answer.body) > 2000 and "content-encoding" not in answer.headers
    ]
    if plain:
        yield Finding(
            f"{_some(plain)}: not compressed, so a slow line waits longer", "Turn on compression at your host."
        )


def _kept_for(answer: _Answer) -> int:
    said = answer.headers.get("cache-control", "")
    seconds = re.search(r"max-age=(\d+)", said)
    return 0 if "no-cache" in said or "no-store" in said or not seconds else int(seconds[1])


def _missing(answer: _Answer) -> Iterator[Finding]:
    if answer.status != 404:
        do = "Have your host answer with the status 404 and the page 404.html."
        yield Finding(f"an address that is not there answers with the status {answer.status}", do)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
