"""`mkdocs serve`, as an author uses it: an edit is there a moment later, and a mistake takes nothing away."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from real_build import copy_checkout, free_port

PATIENCE = 60
CONCEPT = "content/concepts/mindfulness.yml"


def wait_for(words: str, read: Callable[[], str]) -> str:
    """Read until a text has some words; the text."""
    text, until = "", time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if words in (text := read()):
            return text
        time.sleep(0.1)
    pytest.fail(f"{words!r} never came, but: {text[-500:]}")


def says(address: str, words: str) -> None:
    """Wait until a page says something."""

    def read() -> str:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return "(nothing is served)"

    wait_for(words, read)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """A copy of the library, the address it is previewed at, and the file with what the preview says."""
    site = copy_checkout(tmp_path)
    address, told = f"127.0.0.1:{free_port()}", tmp_path / "told.txt"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with told.open("w") as output:
        running = subprocess.Popen(command, cwd=site, stdout=output, stderr=output, env=dict(os.environ))
        try:
            yield site, f"http://{address}/", told
        finally:
            running.kill()
            running.wait()


def test_edits_show_and_mistakes_take_nothing_away(preview: tuple[Path, str, Path]) -> None:
    site, address, told = preview
    file, text = site / CONCEPT, (site / CONCEPT).read_text(encoding="utf-8")
    page = f"{address}concepts/mindfulness/"
    says(page, "<h1>Mindfulness</h1>")

    file.write_text(text.replace("title: Mindfulness", "title: Being where you are"), encoding="utf-8")
    says(page, "<h1>Being where you are</h1>")
    says(f"{address}browse/", "Being where you are")

    file.write_text(text.replace("title: Mindfulness", "titel: Mindfulness"), encoding="utf-8")
    assert f"{CONCEPT}:" in wait_for("H302", told.read_text)
    says(page, "<h1>Being where you are</h1>")

    file.write_text(text.replace("title: Mindfulness", "title: Coming back"), encoding="utf-8")
    says(page, "<h1>Coming back</h1>")
