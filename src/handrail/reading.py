"""What a reader reads of a page, and how hard it is to read.

Stands beside the models: `pages` takes reading times from here, the standards measure levels. The level is the
Flesch-Kincaid grade, the school year in which such sentences are usually read; it is a formula for English and says
nothing about other languages. pyphen, which works without a network, finds the syllables; decision 0013 tells why.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pyphen import Pyphen  # type: ignore[import-untyped]

from handrail import known, prose
from handrail.model.base import Line, Location, Prose, walk
from handrail.remembered import remembered

FOLDED = {"therapists", "evidence", "review"}
"""Parts of a model that a reader meets only on opening a fold."""

UNREAD = {"also_called", "former_fields"}
"""Parts of a model that stand on no page."""

FEWEST_WORDS = 4
"""A text with fewer words is a label: it is read at a glance, and counting it would make a hard page look easy."""


def read_texts(model: Any) -> Iterator[tuple[Location, str]]:
    """Every text that a reader meets outside the folds, as plain words, with its place."""
    for at, value in walk(model):
        if at[0] in FOLDED | UNREAD:
            continue
        if isinstance(value, Prose):
            yield at, prose.plain(value)
        elif isinstance(value, Line):
            yield at, str(value)


@remembered
def read_words(model: Any) -> int:
    """How many words of running text a page has outside its folds."""
    count: int = known.of(model, "words", lambda: len(" ".join(_running_texts(model)).split()))
    return count


def _running_texts(model: Any) -> Iterator[str]:
    return (prose.plain(value) for at, value in walk(model) if isinstance(value, Prose) and at[0] not in FOLDED)


@remembered
def page_grade(model: Any) -> float:
    """The grade of all that a reader reads of a page outside its folds."""
    return grade(text for _at, text in read_texts(model))


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of texts that stand apart: each ends its own sentence. 0 when there is too little."""
    sentences = words = count = 0
    for text in texts:
        if len(text.split()) < FEWEST_WORDS:
            continue
        sentences += max(1, len([part for part in re.findall(r"[^.!?…]+", text) if len(part.split()) > 2]))
        spoken = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)
        words += len(spoken)
        count += sum(syllables(word.casefold()) for word in spoken)
    return 0.39 * words / sentences + 11.8 * count / words - 15.59 if words else 0.0


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_US")


@cache
def syllables(word: str) -> int:
    """How many syllables a word in small letters has; decision 0013 tells how well that is known."""
    return len(_hyphens().positions(word)) + 1
