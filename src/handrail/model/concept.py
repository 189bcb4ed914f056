"""A concept: one idea, one page."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import AreaRef, Line, Order, Prose, WorksheetRef
from handrail.model.shared import Content, Evidence, Picture, Section, Term, Therapists, Try


class Concept(Content):
    """One idea: a scene, what it is, why it matters, what you might notice, one thing to try."""

    kind: ClassVar[str] = "concept"
    title: Line
    area: AreaRef
    order: Order = 100
    scene: Prose | None = None
    what_it_is: Prose
    picture: Picture | None = None
    why_it_matters: Prose | None = None
    notice: Annotated[list[Prose], Field(min_length=2)]
    sections: list[Section] = []
    try_: Annotated[Try, Field(alias="try")]
    go_gently: Prose
    worksheets: list[WorksheetRef] = []
    terms: list[Term] = []
    therapists: Therapists
    evidence: Evidence
