"""A concept: one idea, one page."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import AreaRef, Line, Order, Prose, WorksheetRef
from handrail.model.shared import Evidence, Picture, Practised, Section, Term, Therapists, Try


class Concept(Practised):
    """One idea: a scene, what it is, why it matters, what you might notice, one thing to try."""

    kind: ClassVar[str] = "concept"
    title: Line
    """The idea's name."""
    area: AreaRef
    """The slug of the area it belongs to."""
    order: Order = 100
    scene: Prose | None = None
    """A short scene in which a reader may know themselves."""
    what_it_is: Prose
    """What it is. The first two sentences are for a twelve-year-old."""
    picture: Picture | None = None
    """A picture, where it explains better than words."""
    why_it_matters: Prose | None = None
    """Why it matters."""
    notice: Annotated[list[Prose], Field(min_length=2)]
    """What a reader might notice, one item each."""
    sections: list[Section] = []
    """Parts that only this page needs."""
    try_: Annotated[Try, Field(alias="try")]
    """One thing to try."""
    go_gently: Prose
    """When to stop or skip."""
    worksheets: list[WorksheetRef] = []
    """Worksheets that go with it."""
    terms: list[Term] = []
    """Words explained here; the glossary gathers them."""
    therapists: Therapists
    """The fold for therapists."""
    evidence: Evidence
    """What is known about this, and what is not."""
