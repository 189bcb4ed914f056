"""A sign: something you may notice as the work goes on. None is required."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import Line, Model, Order, Prose


class Sign(Model):
    """One sign, with what it can look like in a week."""

    kind: ClassVar[str] = "sign"
    title: Line
    order: Order
    summary: Prose
    looks_like: Annotated[list[Prose], Field(min_length=2)]
    not_required: Prose
