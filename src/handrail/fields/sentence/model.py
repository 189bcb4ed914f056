"""`sentence`: something to say, built from a few gaps, in one way or several."""

import re
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields.base import Fault, Group, Option, Question
from handrail.messages import N_
from handrail.model.base import Line

GAP = re.compile(r"\{([^{}]*)\}")
"""A gap's id in braces; everything else in a version is text."""

KEPT = ("chosen", "other", "own")
"""Keys of an answer that are not gaps."""


class Gap(Group):
    """A piece of the sentence, as a question of its own; a `hint` stands before its box."""

    example: Line | None = None
    lines: Annotated[
        int | None, pydantic.Field(ge=2, le=10, description="Room for more than one line; in the sentence it is one.")
    ] = None


class Version(Option):
    """One way to say it, such as "Shorter"."""

    text: Annotated[Line, pydantic.Field(description="The sentence, with the ids of gaps in braces.")]

    def pieces(self) -> list[tuple[str, str]]:
        """The text in pieces, each with the gap that comes after it; after the last comes none."""
        pieces = [*GAP.split(self.text), ""]
        return list(zip(pieces[::2], pieces[1::2], strict=True))


class Field(Question):
    """Gaps to fill (`gaps`), and the sentences they make, side by side (`versions`)."""

    type: Literal["sentence"]
    simple: ClassVar[bool] = False
    gaps: Annotated[list[Gap], pydantic.Field(min_length=1, max_length=8)]
    versions: Annotated[list[Version], pydantic.Field(min_length=1, max_length=4)]

    def faults(self) -> Iterable[Fault]:
        known = [gap.id for gap in self.gaps]
        used = {name for version in self.versions for name in GAP.findall(version.text)}
        for number, version in enumerate(self.versions):
            for name in GAP.findall(version.text):
                if name not in known:
                    yield Fault(("versions", number, "text"), "H420", {"id": name, "known": ", ".join(known)})
        for number, name in enumerate(known):
            if name in KEPT:
                yield Fault(("gaps", number, "id"), "H417", {"id": name})
            if name not in used:
                yield Fault(("gaps", number, "id"), "H421", {"id": name})

    def names(self) -> dict[str, str]:
        return {version.id: version.label for version in self.versions}

    def told(self) -> dict[str, Any]:
        parts = [{"id": gap.id, "type": "text", "label": gap.label} for gap in self.gaps]
        parts.append({"id": "own", "type": "text", "label": N_("In my own words")})
        sentences = [{"id": version.id, "text": version.text} for version in self.versions]
        return {**super().told(), "parts": parts, "sentences": sentences}
