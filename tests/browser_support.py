"""A real Chromium and a real HTTP server, for every test that needs them."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from install_browser import find_browser
from playwright.sync_api import Browser, BrowserContext, Playwright

# Looked for once, before any test has Playwright running.
BROWSER = str(find_browser())
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Handler(SimpleHTTPRequestHandler):
    """Serves a built site as a static host does: its own page for missing addresses, and no logging."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not missing.exists():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def launch(playwright: Playwright) -> Browser:
    """Start a Chromium without a profile."""
    return playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)


def launch_profile(playwright: Playwright, profile: Path) -> tuple[BrowserContext, int]:
    """Start a Chromium with a profile of its own on the disk, as a process group that can be killed whole."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    process = subprocess.Popen(
        [BROWSER, "--headless", *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-port=0"],
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(200):
        if port_file.exists() and len(port_file.read_text().splitlines()) == 2:
            break
        time.sleep(0.05)
    port = port_file.read_text().splitlines()[0]
    browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
    return browser.contexts[0], process.pid
