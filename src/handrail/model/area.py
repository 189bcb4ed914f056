"""An area: one of the eight parts of the work, and the page that opens it."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import Line, Model, Order, PageRef, Prose
from handrail.model.shared import Content, Evidence


class BadDay(Model):
    """Where to start on a bad day: a sentence or two, and at most three pages."""

    text: Prose
    pages: Annotated[list[PageRef], Field(max_length=3)] = []


class Area(Content):
    """One of the eight areas."""

    kind: ClassVar[str] = "area"
    title: Line
    order: Order
    aim: Line
    about: Prose
    changes: Annotated[list[Prose], Field(min_length=1)]
    together: Prose
    bad_day: BadDay
    go_gently: Prose | None = None
    evidence: Evidence
