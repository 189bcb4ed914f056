"""One file of a site as it was written: its text, its values, and the place of every value.

`yaml_source` fills it in; whoever finds something wrong with a value asks it where that value stands.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from handrail.model.base import Location
from handrail.problems import Place, Problem, problem

WIDE = 240
"""From how many characters on, before a place or after it, a line is not shown whole: a paragraph may be one line."""


class SourceError(Exception):
    """A file that gives no values; carries its problems."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} problem(s)")


@dataclass(frozen=True)
class Span:
    """Where something starts and ends; lines and columns count from 0, as the parser does."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Spans:
    """Where the values of a file stand, and the keys of its blocks."""

    values: dict[Location, Span] = field(default_factory=dict)
    keys: dict[Location, Span] = field(default_factory=dict)


@dataclass
class Source:
    """One file: its name as authors see it, its text, its values and where each stands.

    Attributes:
        find_spans: gives the spans when they are first asked for; a file whose values were known is read for them.
    """

    name: str
    text: str
    values: Any = None
    find_spans: Callable[[], Spans] = Spans

    @cached_property
    def spans(self) -> Spans:
        return self.find_spans()

    def place(self, at: Location, *, key: bool = False) -> Place:
        """The position of a value, or of its key; of the nearest part around it when it has none."""
        for length in range(len(at), -1, -1):
            spans = (self.spans.keys, self.spans.values) if key else (self.spans.values, self.spans.keys)
            for known in spans:
                if span := known.get(at[:length]):
                    return self.place_at(span.line, span.column)
        return self.place_at(0, 0)

    def find(self, at: Location, needle: str) -> Place:
        """The position of a piece of text inside a value; of the value when it is not there word for word."""
        if span := self.spans.values.get(at):
            lines = self.lines[span.line : span.end_line + 1]
            for number, line in enumerate(lines, span.line):
                start = line.find(needle, span.column if number == span.line else 0)
                if start >= 0:
                    return self.place_at(number, start)
        return self.place(at)

    def origin(self, at: Location) -> "tuple[Source, Location]":
        """The file that a value was written in, and where there."""
        return self, at

    def place_at(self, line: int, column: int) -> Place:
        return Place(self.name, line + 1, column + 1)

    def excerpt(self, place: Place) -> str:
        """The line a place is in, with a mark under the place; of a very long line, what stands around it."""
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        before, after = line[: place.column - 1], line[place.column - 1 :]
        before = before if len(before) < WIDE else "…" + before[-WIDE // 2 :]
        after = after if len(after) < WIDE else after[:WIDE] + "…"
        indent = re.sub(r"[^\t]", " ", before)
        return f"{before}{after}\n{indent}^"

    def problem(self, code: str, place: Place, *, also: tuple[Place, ...] = (), **details: object) -> Problem:
        """A problem at a place of this file, with the line that it stands in."""
        return problem(code, place, also=also, excerpt=self.excerpt(place), **details)

    def problem_at(self, code: str, at: Location, *, also: tuple[Place, ...] = (), **details: object) -> Problem:
        """A problem with a value of this file."""
        return self.problem(code, self.place(at), also=also, **details)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")
