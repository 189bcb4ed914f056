"""A page's score by the PEMAT-P, given by ourselves: how easy a page is to understand and to act on.

The Patient Education Materials Assessment Tool (AHRQ, 2013) asks 24 questions of printed material, two of which are
for pictures that move and are left out here. A rule answers where it can. The others are an author's to answer, under
`review.pemat`; what nobody has answered is left open and counts neither way. Points keep the tool's numbers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from handrail import prose
from handrail.model.base import Prose, WorksheetRef, walk
from handrail.reading import FOLDED, page_grade, read_texts
from handrail.remembered import remembered

JUDGED = {
    2: "nothing distracts from its purpose",
    4: "medical words are explained, and used only where a reader gains by knowing them",
    5: "it is written in the active voice",
    6: "its numbers are clear",
    10: "things come in an order that makes sense",
    15: "there is a picture wherever one would explain better",
    16: "pictures support the text",
    18: "pictures are clear and uncluttered",
    25: "it says how to use its pictures, charts or tables",
    26: "there is a picture wherever one would make acting easier",
}
"""Points that need judgement, in our words."""

UNDERSTAND = range(1, 20)
ACT = range(20, 27)

HIGHEST_GRADE = 7
LONGEST_PARAGRAPH = 100
"""In words; about what an old phone shows at once."""

SUMS = re.compile(
    r"\b(?:add (?:it|them|these) up|subtract|multipl\w+|divide (?:it|them|by)|calculat\w+|per ?cent of)\b", re.I
)
OTHERS = re.compile(r"\b(?:the|a) (?:client|patient|user|reader)s?\b", re.I)
ACTIONS = ("try_", "test", "bad_day", "steps", "parts")
TABLES = ("rows", "table", "week")
PARAGRAPHS = re.compile(r"\n\s*\n|\n\s*(?:-|\d+\.)\s")


@dataclass(frozen=True)
class Score:
    """A page's points: whether each is met; a point that does not apply is not there."""

    points: dict[int, bool]
    open: tuple[int, ...]
    """Points that apply and that nobody has judged yet."""

    @property
    def understand(self) -> tuple[int, int]:
        """How many of the answered points on understanding are met, and how many were answered."""
        return self._of(UNDERSTAND)

    @property
    def act(self) -> tuple[int, int]:
        """The same for the points on acting."""
        return self._of(ACT)

    def _of(self, group: range) -> tuple[int, int]:
        answered = [met for point, met in self.points.items() if point in group]
        return sum(answered), len(answered)


@remembered
def score(model: Any, kind: str, *, english: bool) -> Score:
    """The score of one page. `english` says whether its reading level can be measured."""
    page = _Page(kind, model)
    points = {point: met for point, rule in RULES.items() if (met := rule(page)) is not None}
    if not english:
        del points[3]
    declared = model.review.pemat
    applying = [point for point in JUDGED if page.may_apply(point)]
    for point in applying if declared else ():
        if point in declared.agree or point in declared.disagree:
            points[point] = point in declared.agree
    unmeasured = () if english else (3,)
    return Score(dict(sorted(points.items())), (*unmeasured, *(point for point in applying if point not in points)))


class _Page:
    """What the rules ask about a page."""

    def __init__(self, kind: str, model: Any) -> None:
        self.kind = kind
        self.model = model
        self.fields = [] if kind != "worksheet" else model.fields()
        self.has_picture = getattr(model, "picture", None) is not None

    @cached_property
    def texts(self) -> list[str]:
        return [text for _at, text in read_texts(self.model)]

    @cached_property
    def says(self) -> str:
        return "\n".join(self.texts)

    @property
    def action(self) -> Any:
        """What a reader can do: something to try, the steps of a sheet, the stops of a pathway, where to begin."""
        return next((found for name in ACTIONS if (found := getattr(self.model, name, None))), None)

    @property
    def steps(self) -> Any:
        action = self.action
        return action if isinstance(action, list) else getattr(action, "steps", None) or getattr(action, "pages", [])

    def longest_paragraph(self) -> int:
        texts = [value for at, value in walk(self.model) if isinstance(value, Prose) and at[0] not in FOLDED]
        return max(len(prose.plain(part).split()) for text in texts for part in PARAGRAPHS.split(text))

    def has_tool(self) -> bool:
        """Whether there is something to fill in. Areas and pathways list worksheets by their form."""
        return self.kind in ("worksheet", "area", "pathway") or any(
            isinstance(value, WorksheetRef) for _at, value in walk(self.model)
        )

    def short_columns(self) -> bool | None:
        tables = [field for field in self.fields if field.type in TABLES]
        labels = [column.label for field in tables for column in getattr(field, "columns", ())]
        return all(len(label.split()) <= 8 for label in labels) if tables else None

    def may_apply(self, point: int) -> bool:
        """Whether a point that needs judgement can apply."""
        if point == 6:
            return re.search(r"\d", self.says) is not None
        if point in (16, 18):
            return self.has_picture
        if point == 25:
            return self.has_picture or any(field.type in TABLES for field in self.fields)
        return True


def _always(_page: _Page) -> bool:
    """Kept by the form of every page: a summary first, headings, boxes, lists and numbered stops."""
    return True


RULES: dict[int, Callable[[_Page], bool | None]] = {
    1: _always,
    3: lambda page: page_grade(page.model) <= HIGHEST_GRADE,
    7: lambda page: SUMS.search(page.says) is None,
    8: lambda page: page.longest_paragraph() <= LONGEST_PARAGRAPH,
    9: _always,
    11: _always,
    12: _always,
    17: lambda page: True if page.has_picture else None,
    19: _Page.short_columns,
    20: lambda page: page.action is not None,
    21: lambda page: (
        None if page.action is None else not any(OTHERS.search(str(text)) for _at, text in walk(page.action))
    ),
    22: lambda page: None if page.action is None else len(page.steps) > 1 or page.kind in ("worksheet", "area"),
    23: _Page.has_tool,
    24: lambda page: False if SUMS.search(page.says) else None,
}
"""Points that a rule decides. None: the point does not apply to this page."""
