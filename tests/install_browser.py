"""Finds or installs the browser that the tests run in.

In this order: one that Playwright installed before, a Chromium on the PATH, Playwright's own
download, and, where that is out of reach and we may install packages, Debian's `chromium`. Beside that, Debian's
`chromium-headless-shell` makes the tests a quarter quicker.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from install_programs import install_packages
from playwright.sync_api import sync_playwright

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """The path of a Chromium to run, or None."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    candidates = (own, *(shutil.which(name) for name in ON_PATH))
    return next((path for path in candidates if path and Path(path).exists()), None)


def find_shell() -> str | None:
    """The same browser without windows, profiles and suggestions, which needs less time for a page; or None."""
    return shutil.which("chromium-headless-shell")


def install() -> str | None:
    """Install a Chromium; return its path, or None when every way failed."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=900)
    if find_browser() is None:
        install_packages("chromium")
    return find_browser()


if __name__ == "__main__":
    browser = find_browser() or install()
    if browser is None:
        sys.exit("No browser for the tests: install Chromium and run this again.")
    if browser == shutil.which("chromium") and find_shell() is None:
        install_packages("chromium-headless-shell")
    print(f"Tests run in {find_shell() or browser}")
