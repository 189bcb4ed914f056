"""The wheel is complete: with it alone, a practice's own small site builds with the library's pages in it."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PRACTICE = """\
id: elm-street
name: Elm Street Practice
region: GB
leave_to: https://www.wikipedia.org/
headline: Hello
welcome: Welcome.
footer: Beside therapy.
"""


@pytest.fixture(scope="module")
def unpacked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_it_carries_the_library_the_bundles_and_no_sources_of_them(unpacked: Path) -> None:
    package = unpacked / "handrail"
    for needed in ("library/content/practice.yml", "library/worksheets/trigger-map.yml", "static/worksheet.js",
                   "templates/shell.html", "fields/repeat_row.html", "locale/messages.pot", "theme/main.html"):  # fmt: skip
        assert (package / needed).exists(), needed
    assert not [path for path in package.rglob("*") if path.suffix in (".ts", ".mjs")]


def test_a_practices_site_builds_from_the_wheel_alone(unpacked: Path, root: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/practice.yml").write_text(PRACTICE)
    shutil.copy(root / "mkdocs.yml", tmp_path)
    shutil.copytree(root / "hooks", tmp_path / "hooks")
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Elm Street Practice" in home
    assert (tmp_path / "site/worksheets/trigger-map/index.html").exists()
    assert "116 123" in (tmp_path / "site/help/index.html").read_text(encoding="utf-8")
