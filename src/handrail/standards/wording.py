"""Phrases that these pages do without, found in context; `phrases.yml` holds the reviewed list.

A phrase that may do harm is reported wherever it stands. One that blames or is worn may stand in quotation marks, in
emphasis and where a reframe or a worksheet's example tells a person's own thought: there it is what somebody thinks,
and the page goes on to answer it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import yaml

from handrail.model.base import Line, Location, Prose, walk
from handrail.problems import Place, Problem
from handrail.reading import UNREAD
from handrail.source import Source

if TYPE_CHECKING:
    from handrail.library import Item

Kind = Literal["unsafe", "blaming", "worn"]
CODES: dict[Kind, str] = {"unsafe": "H611", "blaming": "H612", "worn": "H613"}

OWN_WORDS = {
    "reframe": {"belief", "sounds", "words"},
    "worksheet": {"example", "begin_with"},
}
"""Keys under which a page of a kind tells a person's own thought or words."""

SHORTEST_WORD = 4
"""Shorter ones are in so many texts that they tell nothing."""

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


def check_phrases(item: "Item") -> Iterator[Problem]:
    """Phrases of the list, and exclamation marks, each at its place."""
    for at, value in walk(item.model):
        if isinstance(value, Prose | Line) and at[0] not in UNREAD:
            own = not OWN_WORDS.get(item.kind, set()).isdisjoint(str(key) for key in at)
            for phrase in phrases() if _may_hold_one(value) else ():
                yield from _found(item, at, value, phrase, own and phrase.kind != "unsafe")
            if "!" in value and not own and "!" in SAID.sub("", value):
                yield item.source.problem("H614", place_of(item, at, re.compile("!"), 0))


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
    return re.compile(rf"\b(?:{_spaced(find)})(?!\w)", re.IGNORECASE)


def _spaced(find: str) -> str:
    return find.replace(" ", r"\s+").replace("'", "['’]")


@cache
def _entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("phrases.yml").read_text(encoding="utf-8"))
    return found


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
        )
        for entry in _entries()
    )


@lru_cache(maxsize=16_384)
def _may_hold_one(text: str) -> bool:
    """Whether any of the phrases is there; most texts hold none, and a quick look at them is enough."""
    lowered = text.lower()
    by_word, rest = _in_small_letters()
    return any(word in lowered and pattern.search(lowered) for word, pattern in by_word) or bool(rest.search(lowered))


@cache
def _in_small_letters() -> tuple[list[tuple[str, re.Pattern[str]]], re.Pattern[str]]:
    """The phrases that cannot be where a word is not, each with that word; and one pattern for all others.

    Without the choice of case a pattern is several times as fast, and to look for a word is faster still.
    """
    finds = [(word_of(entry["find"]), _spaced(entry["find"])) for entry in _entries()]
    # Where no word begins, none of them is tried.
    patterns = [(word, re.compile(rf"\b(?:{find})(?!\w)")) for word, find in finds if word]
    return patterns, re.compile(rf"\b(?:{'|'.join(find for word, find in finds if not word)})(?!\w)")


def word_of(find: str) -> str:
    """The longest run of letters that all a pattern finds must hold; "" where it has a choice, or they are few."""
    outside = find
    while (within := re.sub(r"\([^()]*\)[?*]?", " ", outside)) != outside:
        outside = within
    if "|" in outside:
        return ""
    word = max(re.split(r"[^a-z]+", re.sub(r"\[[^]]*\]|.[?*]|\\.", " ", outside)), key=len)
    return word if len(word) >= SHORTEST_WORD else ""
