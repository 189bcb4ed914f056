"""An area: one of the eight parts of the work, and the page that opens it."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import Line, Model, Order, PageRef, Prose
from handrail.model.shared import Content, Evidence


class BadDay(Model):
    """Where to start on a bad day: a sentence or two, and at most three pages."""

    text: Prose
    """A sentence or two."""
    pages: Annotated[list[PageRef], Field(max_length=3)] = []
    """Up to three pages that are easy to start with."""


class Area(Content):
    """One of the eight areas."""

    kind: ClassVar[str] = "area"
    title: Line
    """The area's name."""
    order: Order
    aim: Line
    """What this part of the work is for, in a few words."""
    about: Prose
    """What it is about."""
    changes: Annotated[list[Prose], Field(min_length=1)]
    """What tends to change, one item each."""
    together: Prose
    """How it goes with the other areas."""
    bad_day: BadDay
    """Where to start on a bad day."""
    go_gently: Prose | None = None
    """When to stop or skip."""
    evidence: Evidence
    """What is known about this area, and what is not."""
