"""What every measurement here stands on: a server as fast for one page as for another, and a slow phone.

The server keeps connections open and sends a file in one piece, because the pages compared have different numbers
of files. A visit is a fresh browser context (nothing cached, nothing stored) at 360 pixels, with the processor slowed
down by Chromium's own throttling. Things compared are visited in turn, so that a noisy moment of the machine falls on
all of them, and ratios are taken within one round.
"""

import gzip
import re
import statistics
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Lock, Thread
from typing import BinaryIO, TypeVar

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser_support import Profile, launch  # noqa: E402, F401 # for the programs beside this module
from client_search import ask, questions  # noqa: E402, F401 # the same
from playwright.sync_api import Browser, CDPSession, Page  # noqa: E402

from handrail.headers import FOR_EVER  # noqa: E402

SLOWDOWN = 4
LATENCY = 0.15
BYTES_A_SECOND = 1.6e6 / 8
Thing = TypeVar("Thing")
Found = TypeVar("Found")
PHONE = {"width": 360, "height": 740}
NAMED_BY_HASH = re.compile(r"[.-][0-9a-f]{8,12}\.(min\.)?[a-z0-9]+$")
"""What a host may let browsers keep for ever, of ours and of others."""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does, with a policy for every page if there is one."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    policy = ""
    slow = False
    sent = 0
    line = Lock()

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not self.slow or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        tag = f'"{zlib.crc32(body):x}"'
        is_known = self.headers.get("If-None-Match") == tag
        time.sleep(LATENCY)
        if is_known:
            body = b""
        with self.line:
            type(self).sent += len(body)
            time.sleep(len(body) / BYTES_A_SECOND)
        self.send_response(304 if is_known else 200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", FOR_EVER if NAMED_BY_HASH.search(path.name) else "no-cache")
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path, policy: str = "") -> Iterator[str]:
    """Serve a folder on a free port; gives the address, with a slash at its end."""
    with _serve(folder, type("Handler", (Handler,), {"policy": policy})) as url:
        yield url


@contextmanager
def serve_slowly(folder: Path) -> Iterator[tuple[str, Callable[[], int]]]:
    """Serve a folder compressed and as over a slow line, which all connections share, workers' too.

    Gives the address, and a function that tells how many bytes of contents were sent since it was last asked.
    """
    handler = type("Handler", (Handler,), {"slow": True})

    def sent() -> int:
        since, handler.sent = handler.sent, 0
        return since

    with _serve(folder, handler) as url:
        yield url, sent


@contextmanager
def _serve(folder: Path, handler: type[Handler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def phone(browser: Browser, slowdown: float = SLOWDOWN, **options: object) -> Iterator[tuple[Page, CDPSession]]:
    """A page in a context of its own, slowed down, and Chromium's own line to it."""
    context = browser.new_context(viewport=PHONE, **options)  # type: ignore[arg-type]
    page = context.new_page()
    line = context.new_cdp_session(page)
    slow_down(line, slowdown)
    try:
        yield page, line
    finally:
        context.close()


def slow_down(line: CDPSession, times: float) -> None:
    line.send("Emulation.setCPUThrottlingRate", {"rate": times})


def in_turn(things: Sequence[Thing], runs: int, visit: Callable[[Thing], Found]) -> list[list[Found]]:
    """Visit each thing `runs` times, one after another; every second round begins at the other end.

    Returns what was found, by thing. The first round of all warms the browser up and does not count.
    """
    found: list[list[Found]] = [[] for _ in things]
    for run in range(runs + 1):
        order = range(len(things))
        for place in order if run % 2 else reversed(order):
            result = visit(things[place])
            if run:
                found[place].append(result)
        print(f"\rround {run} of {runs}", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr)
    return found


def median_ratio(numbers: Sequence[float], base: Sequence[float]) -> float:
    """The median of the ratios, round by round."""
    return statistics.median(ours / theirs for ours, theirs in zip(numbers, base, strict=True))


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows as a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)
