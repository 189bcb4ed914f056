"""A pathway: a suggested sequence through pages and worksheets."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import Line, Model, Order, PageRef, PathwayRef, Prose
from handrail.model.shared import Content


class Part(Model):
    """One stop on a pathway."""

    title: Line
    text: Prose
    pages: Annotated[list[PageRef], Field(min_length=1)]


class Pathway(Content):
    """A sequence for a situation; `after` names pathways that come before it."""

    kind: ClassVar[str] = "pathway"
    title: Line
    for_: Annotated[Line, Field(alias="for")]
    order: Order = 100
    after: list[PathwayRef] = []
    parts: Annotated[list[Part], Field(min_length=1)]
