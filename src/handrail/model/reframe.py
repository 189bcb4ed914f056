"""A reframe: a belief in the person's own words, seen another way."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import AreaRef, Line, Model, Order, Prose, WorksheetRef
from handrail.model.shared import Content, Evidence, Therapists, Try


class Words(Model):
    """Words to say, to oneself and to somebody else."""

    to_yourself: Prose
    to_someone: Prose | None = None


class Reframe(Content):
    """What a belief once protected, how it shows up now, and other ways to see it."""

    kind: ClassVar[str] = "reframe"
    belief: Line
    areas: Annotated[list[AreaRef], Field(min_length=1)]
    order: Order = 100
    sounds: Prose
    once: Prose
    now: Prose
    fair: Prose
    too_much: Prose
    other_ways: Annotated[list[Prose], Field(min_length=2, max_length=4)]
    words: Words
    test: Try
    when_not: Prose
    worksheets: list[WorksheetRef] = []
    therapists: Therapists
    evidence: Evidence

    @property
    def title(self) -> str:
        return self.belief
