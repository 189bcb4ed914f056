"""A problem for an author: its code, the place it stands at (file, line, column), what is wrong and what to do.

Modules call `problem` with a code of `wordings` and the details. `docs/problems.md` is generated from that table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

from handrail.wordings import WORDINGS


class Place(NamedTuple):
    """A position in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing for an author to mend."""

    place: Place
    code: str
    what: str
    do: str
    also: tuple[Place, ...] = ()
    excerpt: str = field(default="", compare=False)

    @property
    def stops(self) -> bool:
        """Whether nothing is built until it is mended. Otherwise it is a warning."""
        return WORDINGS[self.code].stops


def as_text(problems: Sequence[Problem]) -> str:
    """Problems for a person at a terminal: the place, what is wrong, the line itself, what to do."""
    return "\n\n".join(_paragraph(found) for found in problems)


def _paragraph(found: Problem) -> str:
    lines = [f"{found.place} {found.code} {'' if found.stops else 'warning: '}{found.what}"]
    lines += [f"    {line}" for line in found.excerpt.split("\n") if found.excerpt]
    lines += [f"  also at {place}" for place in found.also]
    return "\n".join([*lines, f"  {found.do}"])


def problem(code: str, place: Place, *, also: tuple[Place, ...] = (), excerpt: str = "", **details: object) -> Problem:
    """Word a problem. `details` fill the names in the wording of `code`."""
    wording = WORDINGS[code]
    return Problem(place, code, wording.what.format(**details), wording.do.format(**details), also, excerpt)


def hint(word: object, known: Iterable[str]) -> str:
    """`, did you mean …` when something known looks much like the word, else nothing."""
    close = get_close_matches(str(word), list(known), n=1)
    return f", did you mean `{close[0]}`?" if close else ""


MOST = 100
"""How many problems of one file are told. Who has more has one cause, and the rest would only hide it."""


class TooMany(Exception):
    """Raised by `Gathered` when it is full; the rest of the file is not looked at."""


class Gathered(list[Problem]):
    """The problems of one file while they are looked for: the first ones, and then that there are more."""

    def append(self, found: Problem) -> None:
        if len(self) == MOST:
            super().append(problem("H107", found.place, most=MOST, excerpt=found.excerpt))
            raise TooMany
        super().append(found)


class SiteProblems(Exception):
    """Raised when a site cannot be built; carries every problem of the site, warnings included, sorted."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(f"{len(problems)} problem(s)")


def as_table() -> str:
    """Every message as a Markdown table, for `docs/problems.md`."""
    rows = [
        f"| {code}{'' if wording.stops else ' (warning)'} | {wording.what} | {wording.do} |"
        for code, wording in sorted(WORDINGS.items())
    ]
    head = ["# Problems", "", "Every message `handrail check` and the build may give. Codes are permanent.", ""]
    more = ["A warning stops no build; everything else does.", ""]
    return "\n".join([*head, *more, "| code | what is wrong | what to do |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    print(as_table(), end="")
