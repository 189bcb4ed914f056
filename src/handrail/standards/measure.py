"""What can be counted: reading levels, a summary's length, a first step's minutes, words shared by two pages."""

import re
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from handrail import known, prose
from handrail.model.base import Location, Prose, walk
from handrail.model.shared import Try
from handrail.problems import Problem
from handrail.reading import FOLDED, grade, page_grade, read_texts
from handrail.remembered import remembered

if TYPE_CHECKING:
    from handrail.library import Item

HIGHEST_GRADE = 7
HIGHEST_FOLDED_GRADE = 12
SUMMARY_SENTENCES = 3
SUMMARY_WORDS = 60
FIRST_STEP_MINUTES = 5
SHARED_WORDS = 12
LONG_ENOUGH = 20
"""A text with fewer words says little about its level, so it is not shown as the hardest."""

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
VALUES = {
    **dict(zip(NUMBERS, range(len(NUMBERS)), strict=True)),
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "an": 1,
    "a": 1,
    "half": 0.5,
}
LENGTH = re.compile(rf"\b(\d+|{'|'.join(VALUES)})(?: an?)?[\s-]+(seconds?|minutes?|hours?)\b", re.IGNORECASE)


def check_levels(item: "Item") -> Iterator[Problem]:
    """A page is for a tired person; its folds may ask more. Points at the hardest text."""
    folded = [(at, prose.plain(v)) for at, v in walk(item.model) if isinstance(v, Prose) and at[0] in FOLDED]
    parts = [
        ("H601", list(read_texts(item.model)), page_grade(item.model), HIGHEST_GRADE),
        ("H602", folded, grade(text for _at, text in folded), HIGHEST_FOLDED_GRADE),
    ]
    for code, texts, level, highest in parts:
        if level > highest:
            yield item.source.problem_at(code, _hardest(texts), grade=f"{level:.1f}", highest=highest)


def _hardest(texts: list[tuple[Location, str]]) -> Location:
    long = [(at, text) for at, text in texts if len(text.split()) >= LONG_ENOUGH]
    return max(long or texts, key=lambda found: grade([found[1]]))[0]


def check_summary(item: "Item") -> Iterator[Problem]:
    """A summary is one to three short sentences."""
    text = prose.plain(item.model.summary)
    sentences = len(re.findall(r"[^.!?…]+[.!?…]", text))
    if sentences > SUMMARY_SENTENCES or len(text.split()) > SUMMARY_WORDS:
        yield item.source.problem_at("H603", ("summary",), words=len(text.split()), sentences=sentences)


def check_first_step(item: "Item") -> Iterator[Problem]:
    """The first step of something to try says how long it takes, and that is five minutes at most."""
    for name, key in (("try_", "try"), ("test", "test")):
        trying = getattr(item.model, name, None)
        if isinstance(trying, Try):
            first = trying.steps[0]
            minutes = lengths(f"{first.do}. {first.how or ''}")
            if not minutes:
                yield item.source.problem_at("H605", (key, "steps", 0))
            elif min(minutes) > FIRST_STEP_MINUTES:
                yield item.source.problem_at("H604", (key, "steps", 0), minutes=f"{min(minutes):g}")


def lengths(text: str) -> list[float]:
    """The minutes of every length of time that a text names."""
    found = []
    for number, unit in LENGTH.findall(text):
        value = float(number) if number.isdigit() else VALUES[number.casefold()]
        found.append(value * {"s": 1 / 60, "m": 1, "h": 60}[unit[0].casefold()])
    return found


def check_repeats(items: "Sequence[Item]") -> Iterator[Problem]:
    """No two pages share a run of twelve words: whoever reads the second one feels sent in a circle."""
    seen: set[int] = set()
    for item in items:
        runs = runs_of(item.model)
        if not seen.isdisjoint(runs):
            # Where each run stands is asked for only now: to note it for all of them takes most of the time.
            return _repeats(items)
        seen |= runs
    return iter(())


def _repeats(items: "Sequence[Item]") -> Iterator[Problem]:
    first: dict[int, tuple[Item, Location]] = {}
    for item in items:
        reported: set[tuple[Location, str]] = set()
        for at, text in read_texts(item.model):
            for start, run in enumerate(_runs(text)):
                other, there = first.setdefault(run, (item, at))
                if other is item or (at, other.slug) in reported:
                    continue
                reported.add((at, other.slug))
                also, words = (other.source.place(there),), _words(text)[start : start + SHARED_WORDS]
                yield item.source.problem_at("H606", at, also=also, slug=other.slug, run=" ".join(words))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.casefold())


@remembered
def runs_of(model: Any) -> frozenset[int]:
    """The runs of all that a reader reads of a page."""
    runs = array("q")
    runs.frombytes(
        b64decode(known.of(model, "runs", lambda: b64encode(array("q", _all_runs(model)).tobytes()).decode()))
    )
    return frozenset(runs)


def _all_runs(model: Any) -> Iterator[int]:
    return (run for _at, text in read_texts(model) for run in _runs(text))


def _runs(text: str) -> tuple[int, ...]:
    """A number for every run of twelve words in a text, in their order. It has 64 bits, so that two share one is next to impossible."""
    words = list(map(_number, _words(text)))
    return tuple(map(hash, zip(*(words[start:] for start in range(SHARED_WORDS)), strict=False)))


@cache
def _number(word: str) -> int:
    """A word's number, the same in every process, which Python's own is not."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big", signed=True)
