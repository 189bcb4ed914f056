"""Finds or installs the browser that the tests run in, and the program `age`, which they exchange files with.

In this order: one that Playwright installed before, a Chromium on the PATH, Playwright's own
download, and, where that is out of reach and we may install packages, Debian's `chromium`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """The path of a Chromium to run, or None."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    candidates = (own, *(shutil.which(name) for name in ON_PATH))
    return next((path for path in candidates if path and Path(path).exists()), None)


def install() -> str | None:
    """Install a Chromium; return its path, or None when every way failed."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=900)
    if find_browser() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
    return find_browser()


def install_age() -> None:
    """Install the program `age` where we may; without it, the tests that exchange files with it are skipped."""
    if shutil.which("age") is None and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "age"], check=False)


if __name__ == "__main__":
    browser = find_browser() or install()
    if browser is None:
        sys.exit("No browser for the tests: install Chromium and run this again.")
    print(f"Tests run in {browser}")
    install_age()
