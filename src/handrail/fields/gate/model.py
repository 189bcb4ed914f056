"""`gate`: a caution question that is asked before the rest opens."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields.base import BaseField, Fault, Option
from handrail.model.base import Line, Location, PageRef, Prose, Slug
from handrail.model.shared import HelpKind


class Way(Option):
    """One answer to a gate's question, and what somebody who gives it is shown."""

    opens: bool
    """Whether what comes after the gate opens."""
    text: Prose | None = None
    """Shown when it is chosen."""
    pages: list[PageRef] = []
    """Slugs of pages to go to instead."""


class Field(BaseField):
    """A question that is asked anew on each visit, and whose answer is never stored."""

    simple: ClassVar[bool] = False
    scripted: ClassVar[bool] = True
    type: Literal["gate"]
    question: Line
    """The question, plain and short."""
    text: Prose | None = None
    """A sentence or two before the options: why this is asked."""
    options: Annotated[list[Way], pydantic.Field(min_length=2, max_length=5)]
    """Two to five answers; at least one opens the rest, and at least one does not."""
    help_lines: list[HelpKind] = []
    """Kinds of help line shown with an answer that does not open the rest."""
    opens_only: list[Slug] = []
    """Ids of the fields it holds back. Without it, everything that comes after it on the worksheet."""

    def refers_to(self) -> Iterable[tuple[str | Location, Slug]]:
        yield from super().refers_to()
        for place, name in enumerate(self.opens_only):
            yield ("opens_only", place), name

    def faults(self) -> Iterable[Fault]:
        if len({option.opens for option in self.options}) == 1:
            yield Fault(("options",), "H426", {})
        for place, option in enumerate(self.options):
            if not (option.opens or option.text or option.pages or self.help_lines):
                yield Fault(("options", place, "id"), "H427", {"id": option.id})
