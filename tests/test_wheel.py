"""The wheel is complete: a practice walks from it to a site of its own, by the steps of its guide alone."""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

STEPS = (
    'handrail new elm-street --name "Elm Street Practice" --country GB --phone "01632 960 001" --colour "#335599"',
    "py -m handrail check",
    "py -m handrail library",
    "py -m mkdocs build",
)
"""What the guide tells people to type, in this order; `py` is the Python that has Handrail."""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that has the wheel, and beside it what the wheel needs."""
    folder = tmp_path_factory.mktemp("fresh")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin/python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)],
        check=True,
    )
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_it_carries_the_library_the_bundles_and_no_sources_of_them(python: Path) -> None:
    package = next(python.parents[1].glob("lib/python*/site-packages/handrail"))
    for needed in ("library/content/practice.yml", "library/worksheets/trigger-map.yml", "static/worksheet.js",
                   "templates/shell.html", "fields/repeat_row.html", "locale/messages.pot", "theme/main.html",
                   "starter/.gitignore", "starter/.github/workflows/publish.yml", "hosting/Caddyfile"):  # fmt: skip
        assert (package / needed).exists(), needed
    assert not [path for path in package.rglob("*") if path.suffix in (".ts", ".mjs")]


def test_a_practice_walks_from_the_wheel_to_a_site_by_the_guide_alone(
    python: Path, wheel: Path, root: Path, tmp_path: Path
) -> None:
    guide = (root / "docs/practices.md").read_text(encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    site = tmp_path / "elm-street"

    def follow(step: str) -> str:
        assert step in guide, step
        words = shlex.split(step)
        command = [str(python), *words[1:]] if words[0] == "py" else [str(python.parent / words[0]), *words[1:]]
        done = subprocess.run(
            command,
            cwd=site if site.exists() else tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    follow(STEPS[0])
    assert (site / "requirements.txt").read_text().endswith(f"./{wheel.name}\n")
    assert (site / wheel.name).read_bytes() == wheel.read_bytes()
    shutil.copytree(site / "examples", site, dirs_exist_ok=True)
    with (site / "content/practice.yml").open("a", encoding="utf-8") as practice:
        practice.write("hide: [trigger-map]\n")
    assert "No problems" in follow(STEPS[1])
    assert "2 changed, 1 added, 1 hidden" in follow(STEPS[2])
    follow(STEPS[3])
    home = (site / "site/index.html").read_text(encoding="utf-8")
    assert "Elm Street Practice" in home
    assert "brand-" in home
    assert "Dr Example" in (site / "site/concepts/journaling/index.html").read_text(encoding="utf-8")
    assert (site / "site/about/who-we-are/index.html").exists()
    assert not (site / "site/worksheets/trigger-map").exists()
    assert "116 123" in (site / "site/help/index.html").read_text(encoding="utf-8")
    assert not [path for path in (site / "site").rglob("*") if path.suffix in (".yml", ".py", ".whl")]

    (site / ".venv").symlink_to(python.parents[1])
    (site / ".venv/.installed").touch()
    (site / "schema/concept.json").unlink()
    for recipe in ("hosting", "upgrade"):
        done = subprocess.run(
            ["make", recipe],
            cwd=site,
            env={**environment, "PIP_NO_INDEX": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr + done.stdout
    assert "No problems" in done.stdout
    assert (site / "schema/concept.json").exists()
    assert "Content-Security-Policy" in (site / "hosting/Caddyfile").read_text(encoding="utf-8")
    kept_out = (site / ".gitignore").read_text(encoding="utf-8").split()
    assert {"site/", ".cache/", ".venv/"} <= set(kept_out)
