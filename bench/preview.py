"""How long an author waits: from saving one file of the whole library until an open browser shows the edit.

In: a copy of the library, previewed by `mkdocs serve`, with a page of it open in Chromium. Out: seconds for an edit of
what stands on the page alone, and of what other pages show of it: its title, its summary, a word people use for it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from itertools import count
from pathlib import Path

from library import ROOT, write_ours
from measuring import launch
from playwright.sync_api import Page, sync_playwright

EDITS = 5
ADDRESS = "127.0.0.1:8765"
FILE, PATH, WORDS = "content/concepts/mindfulness.yml", "concepts/mindfulness/", "Minds wander."
KINDS = {"a sentence": "", "the title": "title: ", "the summary": "summary: |\n  ", "another name": "also_called: ["}
"""Each edit changes a sentence, which tells when it is shown; and with it what stands behind this, if anything."""


# To ask the page again and again would be slower than what is measured.
TELL = """addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => setTimeout(() => {
  console.log(`painted ${document.body.textContent.match(/Minds wander[^.]*/)}`);
})))"""
"""Run in a page before it loads: it tells what it says, as soon as that has been painted."""


def edit(page: Page, file: Path, text: str, number: int, before: str) -> float:
    """Seconds from saving an edit until the page, reloaded, has painted it."""
    edited = f"Minds wander {number} times"
    text = text.replace(WORDS, f"{edited}.", 1)
    if before:
        assert before in text
        text = text.replace(before, f"{before}now {number} ", 1)
    with page.expect_console_message(lambda said: said.text == f"painted {edited}", timeout=120_000):
        start = time.perf_counter()
        file.write_text(text, encoding="utf-8")
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        write_ours(site, 1)
        text = (site / FILE).read_text(encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", ADDRESS]
        with subprocess.Popen(command, cwd=site, env=environment) as preview:
            try:
                wait_for(f"http://{ADDRESS}/{PATH}")
                browser = launch(playwright)
                page = browser.new_page()
                page.add_init_script(TELL)
                page.goto(f"http://{ADDRESS}/{PATH}")
                page.wait_for_timeout(2000)  # the reload script begins to listen after the page has loaded
                numbers, waits = count(2), {}
                edit(page, site / FILE, text, next(numbers), "")  # the first one reads what the others have in memory
                for kind, before in KINDS.items():
                    waits[kind] = []
                    for _ in range(EDITS):
                        page.wait_for_timeout(2000)
                        waits[kind].append(edit(page, site / FILE, text, next(numbers), before))
                browser.close()
            finally:
                preview.terminate()
    print(f"Seconds until an edit is shown, medians of {EDITS}:")
    for kind, seconds in waits.items():
        print(f"{kind}: {statistics.median(seconds):.2f}")


def wait_for(address: str) -> None:
    """Until the first build is served."""
    for _ in range(600):
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("the preview did not start")


if __name__ == "__main__":
    main()
