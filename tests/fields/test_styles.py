"""A field's style touches its own classes only: any two types may stand on one page, under the site's own styles."""

import re
from pathlib import Path

import pytest

from handrail.fields import FIELDS_DIR, field_folder, field_types

PACKAGE = FIELDS_DIR.parent
SHARED = [
    PACKAGE / "templates/pages/worksheet.html",
    *(PACKAGE / "templates/partials").glob("*.html"),
    *FIELDS_DIR.glob("*.html"),
]


def classes_in(*files: Path) -> set[str]:
    """Every class that templates and scripts give to elements."""
    texts = [file.read_text(encoding="utf-8") for file in files if file.suffix in (".html", ".ts", ".svg")]
    given = [found for text in texts for found in re.findall(r'class(?:=|Name(?:: | = ))"([^"]*)"', text)]
    return {name for value in given for name in re.findall(r"[\w-]+", re.sub(r"\{[%{].*?[%}]\}", " ", value))}


def classes_styled(style: Path) -> set[str]:
    """The class that each selector of a style begins with, unless it begins with the field's own wrapper."""
    text = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.S)
    selectors = [part.strip() for rule in re.findall(r"([^{}@;]+)\{", text) for part in rule.split(",")]
    firsts = [re.match(r"(?::is\()?\.([\w-]+)$|(?::is\()?\.([\w-]+)[\s:>+.\[]", selector) for selector in selectors]
    return {first[1] or first[2] for first in firsts if first and not (first[1] or first[2]).startswith("field-")}


@pytest.mark.parametrize("name", field_types())
def test_a_style_reaches_no_other_field_and_nothing_of_the_page(name: str) -> None:
    style = field_folder(name) / "style.css"
    own = classes_styled(style) if style.exists() else set()
    theirs = classes_in(*SHARED)
    for other in field_types():
        if other != name:
            theirs |= classes_in(*field_folder(other).iterdir())
    assert own & theirs - {"hint", "named"} == set()
