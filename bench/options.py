"""The page of the product, and the same form written by hand.

In: a folder. Out: the folder filled with one page for each way to put the worksheet on a page, as it would be
published. `peers.py` adds the pages of other form libraries.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PLAIN = HERE / "plain"


@dataclass(frozen=True)
class Option:
    """One way to put the worksheet on a page."""

    name: str
    path: str
    """Where its page is on the server."""
    packages: tuple[str, ...] = ()
    """The libraries in it."""

    def __str__(self) -> str:
        return self.name


def sheet_file(sheet: str) -> Path:
    """Where a worksheet's author wrote it."""
    own = HERE / f"site/worksheets/{sheet}.yml"
    return own if own.exists() else ROOT / f"worksheets/{sheet}.yml"


def build_ours(folder: Path, sheet: str) -> Option:
    """The product's page, from the built-in library with the small site of `site/` over it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=HERE / "site", env=environment, check=True)
    return Option("ours, the whole page", f"worksheets/{sheet}/")


def build_plain(folder: Path, sheet: str) -> list[Option]:
    """The form written by hand: with files of its own, and with everything in the page."""
    to = folder / "plain"
    shutil.copytree(PLAIN, to)
    html = (PLAIN / f"{sheet}.html").read_text(encoding="utf-8")
    style, script = (f"\n{(PLAIN / name).read_text(encoding='utf-8')}" for name in ("form.css", "form.js"))
    html = html.replace('<link rel="stylesheet" href="form.css">', f"<style>{style}</style>")
    html = html.replace('<script defer src="form.js"></script>\n', "")
    (to / "one-file.html").write_text(html.replace("</body>", f"<script>{script}</script>\n</body>"), encoding="utf-8")
    return [
        Option("plain form, three files", f"plain/{sheet}.html"),
        Option("plain form, one file", "plain/one-file.html"),
    ]
