"""`handrail new`: a small site that fits at once, whatever the practice is called, and nothing written over."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.cli import main
from handrail.library import builtin_root, load_library
from handrail.new_site import Answers, one_line, slug_of, write_site
from handrail.problems import SiteProblems

HOSTILE = [
    "Dr. \"Quote\": 'Elm' Street",
    "- # & * ! | > % @ ` {x} [y]: true",
    "yes",
    "22:30",
    "two\nlines: here\n\tand\r\na tab",
    "\\n \\u0041 {{ 7 * 7 }} {% raw %} ${X} $(id)",
    "<script>alert(1)</script>",
    "bell\x07 and a mark that turns text \u202egnola",
    "心の家",
    "x" * 300,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_read_back_as_it_was_given(name: str, tmp_path: Path) -> None:
    write_site(tmp_path / "site", Answers(name))
    practice = load_library([builtin_root(), tmp_path / "site"]).practice
    assert practice.name == one_line(name)
    assert practice.id == slug_of(one_line(name))


def test_options_make_a_site_and_nothing_there_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    assert main(["new", str(site), "--name", "Elm Street", "--country", "gb", "--phone", "01632 960 001"]) == 0
    library = load_library([builtin_root(), site])
    assert (library.practice.region, library.practice.contact.phone) == ("GB", "01632 960 001")
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert main(["new", str(site), "--name", "Another"]) == 1
    assert "nothing in it is written over" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_an_answer_that_does_not_fit_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "site"), "--name", "Elm", "--country", "XX"]) == 1
    shown = capsys.readouterr().err
    assert "content/practice.yml:7:9 H411" in shown
    assert "Nothing was written." in shown
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_the_name_must_be_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "handrail.cli", "new", str(tmp_path / "site")],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "--name" in done.stderr


def test_at_a_terminal_it_asks_and_asks_again(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "handrail.cli", "new", str(tmp_path / "site"), "--website", "https://elm.example"],
        stdin=theirs, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    os.write(ours, b"\nElm Street\nzz\nie\n\nno address\nhello@elm.example\n#ffff00\n#6b6b00\n\n")
    shown, _ = asked.communicate(timeout=60)
    assert asked.returncode == 0
    assert "A site needs a name." in shown
    assert "There are no help lines for ZZ" in shown
    assert "wanted is an e-mail address" in shown
    assert 'The nearest that can be read is `"#6b6b00"`.' in shown
    assert "website" not in shown
    practice = load_library([builtin_root(), tmp_path / "site"]).practice
    assert (practice.name, practice.region, practice.colours.accent) == ("Elm Street", "IE", "#6b6b00")
    assert practice.contact.model_dump(exclude_none=True) == {
        "email": "hello@elm.example", "url": "https://elm.example",
    }  # fmt: skip


def test_every_example_fits_once_it_is_copied(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, Answers("Elm Street"))
    for example in (site / "examples").rglob("*.yml"):
        target = site / example.relative_to(site / "examples")
        target.parent.mkdir(parents=True, exist_ok=True)
        example.rename(target)
    try:
        library = load_library([builtin_root(), site])
    except SiteProblems as found:
        pytest.fail("\n".join(f"{problem.place} {problem.what}" for problem in found.problems))
    assert library.items["who-we-are"].model.title == "Who we are"
