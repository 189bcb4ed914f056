"""Styles are written for both directions of writing: at the start and the end of a line, not left and right."""

import re
from pathlib import Path

import pytest

from handrail.fields import FIELDS_DIR

PACKAGE = FIELDS_DIR.parent
STYLES = [
    path for path in sorted(PACKAGE.glob("style/*.css")) if path.name != "pdf.css"
]  # laid out once, on a page of paper
STYLES += sorted(FIELDS_DIR.glob("*/style.css"))
TURNED_BY_NOTHING = {
    "ladder": ["inset: 0 auto auto 0;"],  # placed where a finger is
    "week": ["border-width: 2px 0 0 2px;"],  # two sides of a square, which is turned to point upwards
}
PHYSICAL = re.compile(
    r"""(?<![\w-])(?:
        (?:[\w]+-)*(?:left|right)(?:-[\w-]+)?\s*:          # margin-left, left, border-top-right-radius
      | (?:text-align|float|clear)\s*:\s*(?:left|right)\b
      | (?:padding|margin|inset|border-width)\s*:\s*[^\s;]+\s+(?P<right>[^\s;]+)\s+[^\s;]+\s+(?!(?P=right)\s*;)[^\s;]+\s*;
    )""",
    re.VERBOSE,
)


def physical(text: str) -> list[str]:
    """What in a style says left or right, or gives the two sides of a box different widths by their places."""
    # A sum in brackets is one value.
    flat = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "()", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    return [found[0] for found in PHYSICAL.finditer(flat)]


@pytest.mark.parametrize("style", STYLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_style_knows_no_left_and_right(style: Path) -> None:
    assert physical(style.read_text(encoding="utf-8")) == TURNED_BY_NOTHING.get(style.parent.name, [])


@pytest.mark.parametrize(
    "line",
    ["margin-left: 1rem;", "right: 0;", "border-top-left-radius: 1px;", "text-align: left;", "float: right;",
     "padding: 0.35rem 1.5rem 0.35rem 0;", "padding: calc(1px + 2px) 1rem 0 0;"],
)  # fmt: skip
def test_what_is_looked_for_would_be_found(line: str) -> None:
    assert physical(f".x {{ {line} }}")


@pytest.mark.parametrize(
    "line", ["padding: 1px 2px 3px 2px;", "padding: 0 1px;", "margin-inline-start: 1px;", "inset: auto 0 0;"]
)
def test_what_is_the_same_in_both_directions_may_stand(line: str) -> None:
    assert not physical(f".x {{ {line} }}")
