"""Phrases that these pages do without, found in context; `phrases.yml` holds the reviewed list.

A phrase that may do harm is reported wherever it stands. One that blames or is worn may stand in quotation marks, in
emphasis and where a reframe or a worksheet's example tells a person's own thought: there it is what somebody thinks,
and the page goes on to answer it.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

from handrail.model.base import Line, Location, Prose, walk
from handrail.problems import Place, Problem
from handrail.reading import UNREAD
from handrail.source import Source
from handrail.standards.needed import needed

if TYPE_CHECKING:
    from handrail.library import Item

Kind = Literal["unsafe", "blaming", "worn"]
CODES: dict[Kind, str] = {"unsafe": "H611", "blaming": "H612", "worn": "H613"}

OWN_WORDS = {
    "reframe": {"belief", "sounds", "words"},
    "worksheet": {"example", "begin_with"},
}
"""Keys under which a page of a kind tells a person's own thought or words."""

SAID = re.compile(r"“[^”]*”|\"[^\"]*\"|\*[^*]+\*")
SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")


@dataclass(frozen=True)
class Phrase:
    """One entry of the list."""

    pattern: re.Pattern[str]
    kind: Kind
    unless: re.Pattern[str] | None
    why: str
    better: str
    words: frozenset[str]
    """See `needed`."""


def check_phrases(item: "Item") -> Iterator[Problem]:
    """Phrases of the list, and exclamation marks, each at its place."""
    texts = [(at, v) for at, v in walk(item.model) if isinstance(v, Prose | Line) and at[0] not in UNREAD]
    likely = _likely([value for _at, value in texts])
    for number, (at, value) in enumerate(texts):
        own = not OWN_WORDS.get(item.kind, set()).isdisjoint(str(key) for key in at)
        for phrase in likely.get(number, ()):
            yield from _found(item, at, value, phrase, own and phrase.kind != "unsafe")
        if "!" in value and not own and "!" in SAID.sub("", value):
            yield item.source.problem("H614", place_of(item, at, re.compile("!"), 0))


def _likely(texts: Sequence[str]) -> dict[int, list[Phrase]]:
    """For the number of each text, the phrases that may stand in it: of all texts of a page at once, which is soon done."""
    small = [text.lower() for text in texts]
    ends = list(accumulate(len(text) + 1 for text in small))
    page = "\0".join(small)
    likely = defaultdict(list)
    for phrase in phrases():
        numbers = {bisect(ends, place) for word in phrase.words for place in _places_of(word, page)}
        for number in numbers if phrase.words else range(len(texts)):
            likely[number].append(phrase)
    return likely


def _places_of(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _found(item: "Item", at: Location, value: str, phrase: Phrase, own: bool) -> Iterator[Problem]:
    if own:
        return
    said = [] if phrase.kind == "unsafe" else [found.span() for found in SAID.finditer(value)]
    for number, found in enumerate(phrase.pattern.finditer(value)):
        if any(start <= found.start() < end for start, end in said):
            continue
        if phrase.unless and phrase.unless.search(_sentence(value, found.start())):
            continue
        place = place_of(item, at, phrase.pattern, number)
        words = re.sub(r"\s+", " ", found[0])
        yield item.source.problem(CODES[phrase.kind], place, phrase=words, why=phrase.why, better=phrase.better)


def _sentence(value: str, at: int) -> str:
    """The sentence that a position is in."""
    return next(found[0] for found in SENTENCE.finditer(value) if found.end() > at)


def place_of(item: "Item", at: Location, pattern: re.Pattern[str], number: int) -> Place:
    """The place of a pattern's find inside a value, counted from 0; of the value when the file has it otherwise."""
    places = list(_places(item.source, at, pattern))
    return places[number] if number < len(places) else item.source.place(at)


def _places(source: Source, at: Location, pattern: re.Pattern[str]) -> Iterator[Place]:
    """The place of everything that a pattern finds inside a value, as it stands in the file."""
    source, at = source.origin(at)
    if span := source.spans.values.get(at):
        lines = source.lines[span.line : span.end_line + 1]
        lines[-1] = lines[-1][: span.end_column]
        text = "\n".join(lines)
        for found in pattern.finditer(text, span.column):
            before = text[: found.start()]
            column = found.start() - before.rfind("\n") - 1
            yield source.place_at(span.line + before.count("\n"), column)


def compiled(find: str) -> re.Pattern[str]:
    """A pattern of `phrases.yml` or `topics.yml`: whole words, any space, either apostrophe."""
    spaced = find.replace(" ", r"\s+").replace("'", "['’]")
    return re.compile(rf"\b(?:{spaced})(?!\w)", re.IGNORECASE)


@cache
def phrases() -> tuple[Phrase, ...]:
    """The reviewed list."""
    return tuple(
        Phrase(
            pattern=compiled(entry["find"]),
            kind=entry["kind"],
            unless=re.compile(entry["unless"].replace("'", "['’]"), re.IGNORECASE) if "unless" in entry else None,
            why=entry["why"],
            better=entry["better"],
            words=needed(entry["find"]),
        )
        for entry in yaml.safe_load(Path(__file__).with_name("phrases.yml").read_text(encoding="utf-8"))
    )
