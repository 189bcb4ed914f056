"""What a model names: pages, sources, groups of feelings, and the targets of links in its prose.

`links` checks that each leads somewhere, `page` follows them, the standards look for sources. Finding them means parsing
prose, so they are known from one build to the next.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from handrail import known, prose
from handrail.model.base import FeelingGroupRef, Location, Model, Prose, Reference, SourceKey, walk
from handrail.remembered import remembered


class Mention(NamedTuple):
    """One name, and where it stands."""

    what: Literal["page", "source", "feelings", "link", "citation"]
    name: str
    at: Location
    kinds: tuple[str, ...] = ()
    """The kinds of page that are meant, where only some may be."""


@remembered
def mentions(model: Model) -> tuple[Mention, ...]:
    """Everything a model names, in the order it was written."""
    found: list[Any] = known.of(model, "mentions", lambda: list(_mentions(model)))
    return tuple(Mention(what, name, tuple(at), tuple(kinds)) for what, name, at, kinds in found)


def citations(model: Model) -> tuple[str, ...]:
    """The source of every citation in its prose."""
    return tuple(one.name for one in mentions(model) if one.what == "citation")


def _mentions(model: Model) -> Iterator[Mention]:
    for at, value in walk(model):
        if isinstance(value, Reference):
            yield Mention("page", str(value), at, value.kinds)
        elif isinstance(value, SourceKey):
            yield Mention("source", str(value), at)
        elif isinstance(value, FeelingGroupRef):
            yield Mention("feelings", str(value), at)
        elif isinstance(value, Prose):
            yield from (Mention("link", target, at) for target in prose.links(value))
            yield from (Mention("citation", key, at) for key in prose.citations(value))
