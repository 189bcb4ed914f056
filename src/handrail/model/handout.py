"""A handout: a set of pages with a note, under a short address that does not change."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import Line, Model, PageRef, Prose
from handrail.model.shared import Findable


class Given(Model):
    """One page of a handout."""

    page: PageRef
    """Its slug."""
    say: Line | None = None
    """What to do with it. Without it, a worksheet says when it is for."""


class Handout(Findable):
    """Pages to give to somebody, in an order, with a note."""

    kind: ClassVar[str] = "handout"
    order: ClassVar[int] = 1
    title: Line
    """What the set is called."""
    from_: Annotated[Line | None, Field(alias="from")] = None
    """Who gives it, as the reader knows them."""
    note: Prose
    """The note above the pages."""
    pages: Annotated[list[Given], Field(min_length=1, max_length=20)]
    """The pages, in the order they are for."""
