"""`recall`: an earlier answer, shown where it is needed."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields.base import BaseField, Fault
from handrail.model.base import Line, Location, Prose, Slug, WorksheetRef


class Field(BaseField):
    """Shows an answer to another question. `label` says what it is: “The thought”."""

    simple: ClassVar[bool] = False
    scripted: ClassVar[bool] = True
    type: Literal["recall"]
    label: Line
    field: Slug
    """The id of the question whose answer is shown."""
    worksheet: WorksheetRef | None = None
    """The worksheet that asks it: entries written earlier are looked up. Without it, the question is on this sheet."""
    latest: Annotated[int | None, pydantic.Field(ge=1, le=10)] = None
    """With `worksheet`: how many of the newest answers to show, each with its date. 1 if you say nothing."""
    pin: bool = False
    """`true` keeps it in view while the reader goes on; one press lets it scroll away again."""
    empty: Prose | None = None
    """What stands there while there is no answer. Without it, our own words, with a link to the other worksheet."""

    def refers_to(self) -> Iterable[tuple[str | Location, Slug]]:
        yield from super().refers_to()
        if not self.worksheet:
            yield "field", self.field

    def refers_beyond(self) -> Iterable[tuple[WorksheetRef, str, Slug]]:
        if self.worksheet:
            yield self.worksheet, "field", self.field

    def faults(self) -> Iterable[Fault]:
        if self.latest and not self.worksheet:
            yield Fault(("latest",), "H429", {})
