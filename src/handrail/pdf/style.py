"""A practice -> the style rules of its PDFs: `style/pdf.css`, each field type's `pdf.css`, its own colours and fonts.

The layout engine draws each drawing by itself, without the page's style sheets, so the rules for drawings are picked
out of the site's own and their tokens filled in.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handrail import brand
from handrail.fields import field_folder, field_types
from handrail.model.practice import Practice
from handrail.site_files import PACKAGE

PAPER = {
    "paper": "#ffffff", "card": "#ffffff", "ink": "#161d1b", "ink-soft": "#46524e", "line": "#c4c4bb", "edge": "#77827d",
    "sans": "sans-serif", "serif": "serif",
}  # fmt: skip
"""What is otherwise on paper than on a screen."""


def paper_style(practice: Practice, root: Path) -> str:
    """The style sheet of a document for paper."""
    colours = "".join(f"--{name}:{value};" for name, value in _tokens(practice).items() if value.startswith("#"))
    fonts = brand.font_rules(practice, lambda name: brand.data_address(root / "content" / name))
    own = [(field_folder(name) / "pdf.css") for name in field_types()]
    files = [PACKAGE / "style/pdf.css", *(path for path in own if path.exists())]
    return "".join([f":root{{{colours}}}", *(path.read_text(encoding="utf-8") for path in files), *fonts])


def drawing_style(practice: Practice) -> str:
    """The style sheet inside each drawing."""
    tokens = _tokens(practice)
    return re.sub(r"var\(--([\w-]+)\)", lambda token: tokens.get(token[1], "inherit"), "\n".join(_drawing_rules()))


def _tokens(practice: Practice) -> dict[str, str]:
    return {**brand.tokens("light"), **brand.colours(practice, "light"), **PAPER}


@cache
def _drawing_rules() -> list[str]:
    """Every rule of the site's styles that says how something is drawn, outside any condition."""
    files = [PACKAGE / "style/pictures.css", *(field_folder(name) / "style.css" for name in field_types())]
    return [rule for path in files if path.exists() for rule in _rules(path.read_text(encoding="utf-8"))]


def _rules(css: str) -> Iterator[str]:
    for selector, declared in re.findall(r"^([^\s@/{}][^{}]*) \{\n([^{}]*)\n\}", css, re.M):
        if re.search(r"^\s*(?:fill|stroke)\b", declared, re.M):
            yield f"{selector} {{{declared}}}"
            # Inside a drawing, nothing is around it.
            inside = [one[one.index(" .") + 1 :] for one in selector.split(",\n") if " ." in one]
            if inside:
                yield f"{', '.join(inside)} {{{declared}}}"
