"""Shared fixtures: the checkout, a copy of it to break, and its site built by real MkDocs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SITE_SOURCES = ("mkdocs.yml", "hooks", "content", "worksheets")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files instead of comparing")


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a site's folder, as its author would."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the reference site's sources, free to be changed."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in SITE_SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference library, built once for each test process."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT, "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder
