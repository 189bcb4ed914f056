"""Where a page speaks of danger, people to call stand in its text, and what may not be safe waits behind a question.

`topics.yml` holds the topics and what each of them asks of a page.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from handrail.model.base import Line, Location, Prose, walk
from handrail.model.shared import Content
from handrail.model.worksheet import Worksheet
from handrail.problems import Problem
from handrail.reading import FOLDED, UNREAD
from handrail.standards.wording import compiled, place_of

if TYPE_CHECKING:
    from handrail.library import Item


class Topic(NamedTuple):
    """A topic, how it is found, and what it asks for."""

    about: str
    pattern: re.Pattern[str]
    help_lines: tuple[str, ...]
    gate: bool


def check_topics(item: "Item") -> Iterator[Problem]:
    """What a page's topics ask for and the page does not have; once for each topic, where it is first named."""
    if not isinstance(item.model, Content):
        return
    for topic in topics():
        if _is_met(item.model, topic) or (found := _first(item, topic)) is None:
            continue
        at, words = found
        place = place_of(item, at, topic.pattern, 0)
        code = "H616" if topic.gate else "H615"
        kinds = " or ".join(topic.help_lines)
        yield item.source.problem(code, place, words=words, about=topic.about, kinds=kinds)


def _is_met(model: Content, topic: Topic) -> bool:
    if topic.gate:
        return not isinstance(model, Worksheet) or any(field.type == "gate" for field in model.fields())
    fields = model.fields() if isinstance(model, Worksheet) else []
    shown = {*model.help_lines, *(kind for field in fields for kind in getattr(field, "help_lines", ()))}
    return not shown.isdisjoint(topic.help_lines)


def _first(item: "Item", topic: Topic) -> tuple[Location, str] | None:
    for at, value in walk(item.model):
        if isinstance(value, Prose | Line) and at[0] not in FOLDED | UNREAD and (found := topic.pattern.search(value)):
            return at, re.sub(r"\s+", " ", found[0])
    return None


@cache
def topics() -> tuple[Topic, ...]:
    """The list of topics."""
    entries: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("topics.yml").read_text(encoding="utf-8"))
    return tuple(
        Topic(
            entry["about"],
            compiled(entry["find"]),
            tuple(entry["needs"].get("help_lines", ())),
            entry["needs"].get("gate", False),
        )
        for entry in entries
    )
