"""A sign: something you may notice as the work goes on. None is required."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import Line, Model, Order, Prose


class Sign(Model):
    """One sign, with what it can look like in a week."""

    kind: ClassVar[str] = "sign"
    title: Line
    """The sign's name."""
    order: Order
    summary: Prose
    """What it is."""
    looks_like: Annotated[list[Prose], Field(min_length=2)]
    """What it can look like in a week, one item each."""
    not_required: Prose
    """A sentence that takes the pressure off."""
