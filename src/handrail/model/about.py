"""An about page: what the work is, and what it is not."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handrail.model.base import Line, Order, Prose, WorksheetRef
from handrail.model.shared import Content, Evidence, Picture, Section, Therapists, Try


class About(Content):
    """A page about the work as a whole; `lists: signs` makes it show every sign."""

    kind: ClassVar[str] = "about"
    title: Line
    """The page's name."""
    order: Order
    picture: Picture | None = None
    """Shown after the first section."""
    sections: Annotated[list[Section], Field(min_length=1)]
    """The page's text, in parts."""
    lists: Literal["signs"] | None = None
    """`signs` shows every sign below the sections."""
    try_: Annotated[Try | None, Field(alias="try")] = None
    """One thing to try."""
    go_gently: Prose | None = None
    """When to stop or skip."""
    worksheets: list[WorksheetRef] = []
    """Worksheets to offer."""
    therapists: Therapists | None = None
    """The fold for therapists."""
    evidence: Evidence | None = None
    """What is known about this, and what is not. A page that claims nothing, such as who you are, needs none."""
