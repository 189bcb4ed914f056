"""An about page: what the work is, and what it is not."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handrail.model.base import Line, Order, Prose, WorksheetRef
from handrail.model.shared import Content, Evidence, Picture, Section, Therapists, Try


class About(Content):
    """A page about the work as a whole; `lists: signs` makes it show every sign."""

    kind: ClassVar[str] = "about"
    title: Line
    order: Order
    picture: Picture | None = None
    sections: Annotated[list[Section], Field(min_length=1)]
    lists: Literal["signs"] | None = None
    try_: Annotated[Try | None, Field(alias="try")] = None
    go_gently: Prose | None = None
    worksheets: list[WorksheetRef] = []
    therapists: Therapists | None = None
    evidence: Evidence
