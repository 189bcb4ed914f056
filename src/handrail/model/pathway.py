"""A pathway: a suggested sequence through pages and worksheets."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import Line, Model, Order, PageRef, PathwayRef, Prose
from handrail.model.shared import Content


class Part(Model):
    """One stop on a pathway."""

    title: Line
    """The stop's name."""
    text: Prose
    """What to do here."""
    pages: Annotated[list[PageRef], Field(min_length=1)]
    """Slugs of the pages and worksheets of this stop."""


class Pathway(Content):
    """A sequence for a situation; `after` names pathways that come before it."""

    kind: ClassVar[str] = "pathway"
    title: Line
    """The pathway's name."""
    for_: Annotated[Line, Field(alias="for")]
    """The situation it is for, in a few words."""
    order: Order = 100
    after: list[PathwayRef] = []
    """Pathways that come before it."""
    parts: Annotated[list[Part], Field(min_length=1)]
    """Its stops, in order."""
