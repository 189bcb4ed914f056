"""A worksheet: an exercise as steps of fields, and all a reader needs to know before starting."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, SerializeAsAny

from handrail.fields import AnyField
from handrail.model.base import AreaRef, Line, Model, Order, PageRef, Prose
from handrail.model.shared import Content, Evidence, Therapists


class WorksheetStep(Model):
    """One stop on the worksheet's rail."""

    title: Line
    """What this step is about."""
    intro: Prose | None = None
    """A sentence or two before its fields."""
    fields: Annotated[list[SerializeAsAny[AnyField]], Field(min_length=1)]
    """What people fill in, in order."""


class Worksheet(Content):
    """An exercise. `entries` says whether people fill it in once or again and again."""

    kind: ClassVar[str] = "worksheet"
    title: Line
    """The worksheet's name."""
    area: AreaRef
    """The slug of the area it belongs to."""
    order: Order = 100
    why: Line
    """What it is good for, in one line."""
    when: Line
    """When to do it."""
    where: Line
    """Where to do it."""
    minutes: Annotated[int, Field(ge=1, le=120)]
    """How long it takes."""
    bring_back: Prose
    """What to bring back to a session."""
    entries: Literal["single", "dated"] = "dated"
    """`single`: filled in once and changed. `dated`: filled in again and again."""
    care: Annotated[list[Prose], Field(min_length=1)]
    """Cautions to read before starting, one item each."""
    steps: Annotated[list[WorksheetStep], Field(min_length=1)]
    """The exercise, in order."""
    way_down: Prose
    """How to come to rest afterwards: a grounding step, a kind closing line."""
    concepts: list[PageRef] = []
    """Slugs of pages to read with it."""
    therapists: Therapists
    """The fold for therapists."""
    evidence: Evidence
    """What is known about this exercise, and what is not."""
