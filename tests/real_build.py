"""Running MkDocs as an author does."""

import subprocess
import sys
from pathlib import Path


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a site's folder, as its author would."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
