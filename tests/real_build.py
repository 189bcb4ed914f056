"""Running MkDocs as an author does, a copy of the checkout to run it in, and a port to serve at."""

import os
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
SITE_SOURCES = ("mkdocs.yml", "hooks", "content", "worksheets")


def copy_checkout(into: Path) -> Path:
    """Copy the reference site's sources, with what a build of them has kept; returns their folder."""
    folder = into / "checkout"
    folder.mkdir()
    for name in (*SITE_SOURCES, ".cache"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    return folder


def free_port() -> int:
    """A port on this machine that nothing listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def build(folder: Path, *arguments: str, day: str = "", program: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a site's folder, as its author would; on another day or with a fork if one is given."""
    environment = dict(os.environ)
    if day:
        environment["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))
    return subprocess.run(
        [sys.executable, "-m", program, "build", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
