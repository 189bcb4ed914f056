"""A real Chromium and a real HTTP server, for every test that needs them."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from install_browser import find_browser, find_shell
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

# Looked for once, before any test has Playwright running.
BROWSER = str(find_browser())
# What most tests run in. It keeps no pages for Back, has no profile on the disk and asks nobody about forms:
# where a reader's browser may do harm by what it does beside showing pages, a test takes the whole of it.
SHELL = find_shell() or BROWSER
# What the browser does beside showing pages. The list stands in place of Playwright's own, as only one can be given.
# The suggestions below the address bar are two pages of the browser's, loaded anew for every page of ours: they took
# twice the time of all that is tested here.
FEATURES_OFF = [
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled", "LensOverlay", "MediaRouter", "OptimizationHints",
    "NetworkTimeServiceQuerying", "PreconnectToSearch", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable",
    "PaintHolding", "ThirdPartyStoragePartitioning", "DestroyProfileOnBrowserClose",
    "SpareRendererForSitePerProcess", "AvoidUnnecessaryBeforeUnloadCheckSync", "AvoidCorsURLLoaderRestartOnRedirect",
]  # fmt: skip
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--disable-features={','.join(FEATURES_OFF)}",
]  # fmt: skip

WATCH_POLICY = """
window.broken = [];
document.addEventListener('securitypolicyviolation', e => broken.push(`${e.violatedDirective}: ${e.blockedURI}`));
"""
"""Run in a page before it loads: `broken` is what its policy has refused, Trusted Types included."""


def foreign(requests: list[str], origin: str) -> list[str]:
    """The requests that left an origin."""
    return [url for url in requests if not url.startswith((origin, "data:", "blob:"))]


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


def launch(playwright: Playwright, *flags: str, program: str = BROWSER) -> Browser:
    """Start a Chromium without a profile."""
    return playwright.chromium.launch(executable_path=program, args=[*FLAGS, *flags])


def tab_processes(browser: Browser) -> list[int]:
    """The numbers of the processes that have tabs, and the workers of their pages."""
    listed = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return [process["id"] for process in listed if process["type"] == "renderer"]


def most_memory(browser: Browser) -> float:
    """The most that a process with tabs has had in memory up to now, in MB: the browser's own code is a part of it."""
    statuses = [Path(f"/proc/{process}/status").read_text() for process in tab_processes(browser)]
    return max(int(status.partition("VmHWM:")[2].split()[0]) for status in statuses) / 1024


class Profile:
    """A Chromium with a profile of its own on the disk, which can be killed and started again."""

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self._playwright = playwright
        self._folder = folder

    def start(self) -> BrowserContext:
        """Start the browser and return its context. A lock that a killed browser left behind is taken away."""
        for lock in self._folder.glob("Singleton*"):
            lock.unlink()
        return self._playwright.chromium.launch_persistent_context(self._folder, executable_path=BROWSER, args=FLAGS)

    def kill(self) -> None:
        """Kill every process of the browser at once, as the system does when it runs out of memory."""
        while self.signal(signal.SIGKILL):
            time.sleep(0.05)

    def signal(self, number: signal.Signals) -> bool:
        """Send a signal to every process of the browser. Tells whether there was one."""
        groups = self._process_groups()
        for group in groups:
            os.killpg(group, number)
        return bool(groups)

    def _process_groups(self) -> set[int]:
        listed = subprocess.run(["ps", "-axwwo", "pgid=,args="], capture_output=True, text=True, check=True).stdout
        return {int(line.split()[0]) for line in listed.splitlines() if f"--user-data-dir={self._folder}" in line}


def hold_clock(page: Page) -> None:
    """Time stands still on the page from now on, but for what a test lets pass: a busy machine must not add to it."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
