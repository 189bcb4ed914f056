"""Running MkDocs as an author does."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path


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
