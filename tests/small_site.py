"""The small site of the golden pages, copied so that a test can break one thing in it."""

import shutil
from pathlib import Path

import pytest

from handrail.library import load_library
from handrail.problems import Problem, SiteProblems

SMALL_SITE = Path(__file__).parent / "golden/site"


def copy_small_site(folder: Path) -> Path:
    """A copy to break."""
    return Path(shutil.copytree(SMALL_SITE, folder / "site"))


def change(site: Path, file: str, old: str, new: str) -> None:
    """Change one thing in one file; it must be there."""
    path = site / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(site: Path) -> list[Problem]:
    """What is reported about a site that cannot be built."""
    with pytest.raises(SiteProblems) as caught:
        load_library([site])
    return caught.value.problems


def codes(problems: list[Problem]) -> list[str]:
    """Code and position of each problem, such as `H403 content/concepts/walking.yml:10:30`."""
    return [f"{problem.code} {problem.place}" for problem in problems]
