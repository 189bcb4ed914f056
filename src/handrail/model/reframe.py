"""A reframe: a belief in the person's own words, seen another way."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import AreaRef, Line, Model, Order, Prose, WorksheetRef
from handrail.model.shared import Evidence, Practised, Therapists, Try


class Words(Model):
    """Words to say, to oneself and to somebody else."""

    to_yourself: Prose
    """Words to say to oneself."""
    to_someone: Prose | None = None
    """Words to say to somebody else."""


class Reframe(Practised):
    """What a belief once protected, how it shows up now, and other ways to see it."""

    kind: ClassVar[str] = "reframe"
    belief: Line
    """The belief in the person's own words, without quotation marks. It is the page's name."""
    areas: Annotated[list[AreaRef], Field(min_length=1)]
    """Slugs of the areas it belongs to."""
    order: Order = 100
    sounds: Prose
    """How it sounds in a day: thoughts and sentences."""
    once: Prose
    """What it once did for the person."""
    now: Prose
    """How it shows up now."""
    fair: Prose
    """What is fair in it."""
    too_much: Prose
    """Where it goes too far."""
    other_ways: Annotated[list[Prose], Field(min_length=2, max_length=4)]
    """Two to four other ways to see it, believable on a bad day."""
    words: Words
    """Words to say."""
    test: Try
    """A small test of the belief."""
    when_not: Prose
    """When this is not the page to be on."""
    worksheets: list[WorksheetRef] = []
    """Worksheets that go with it."""
    therapists: Therapists
    """The fold for therapists."""
    evidence: Evidence
    """What is known about this, and what is not."""

    @property
    def title(self) -> str:
        return self.belief
