"""`handrail check` in its three formats, as an author, a tool and a code host would run it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import change, copy_small_site

from handrail.cli import main
from handrail.problems import as_table
from handrail.wordings import WORDINGS


@pytest.fixture
def bad_site(tmp_path: Path) -> Path:
    site = copy_small_site(tmp_path)
    change(site, "content/concepts/walking.yml", "order: 1", "order: 1\norder: 2")
    return site


def test_a_good_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(root)]) == 0
    assert "No problems in" in capsys.readouterr().out


def test_text_shows_the_place_the_line_and_what_to_do(bad_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(bad_site)]) == 1
    shown = capsys.readouterr().out
    assert "content/concepts/walking.yml:4:1 H203 `order` stands here twice in one block" in shown
    assert "    order: 2\n    ^\n" in shown
    assert "also at content/concepts/walking.yml:3:1" in shown
    assert WORDINGS["H203"].do in shown
    assert "1 problem in" in shown


def test_json_is_a_list_of_objects(bad_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(bad_site), "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["code"], found["file"], found["line"], found["column"]) == (
        "H203", "content/concepts/walking.yml", 4, 1,
    )  # fmt: skip
    assert found["also"] == [{"file": "content/concepts/walking.yml", "line": 3, "column": 1}]


def test_json_of_a_good_site_is_an_empty_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github_annotations_are_escaped(bad_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bad_site / "content/concepts/100%, no:1.yml").write_text("a: 1\n")
    assert main(["check", str(bad_site), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(
        line.startswith("::error file=content/concepts/100%25%2C no%3A1.yml,line=1,col=1,title=H408::")
        for line in lines
    )


def test_it_runs_as_a_program(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "handrail.cli", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("handrail ")


def test_the_list_of_problems_is_fresh(root: Path) -> None:
    assert (root / "docs/problems.md").read_text(encoding="utf-8") == as_table(), "run `make generated`"
