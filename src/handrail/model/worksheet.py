"""A worksheet: an exercise as steps of fields, and all a reader needs to know before starting."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, SerializeAsAny

from handrail.fields import AnyField
from handrail.model.base import AreaRef, Line, Model, Order, PageRef, Prose
from handrail.model.shared import Content, Evidence, Therapists


class WorksheetStep(Model):
    """One stop on the worksheet's rail."""

    title: Line
    intro: Prose | None = None
    fields: Annotated[list[SerializeAsAny[AnyField]], Field(min_length=1)]


class Worksheet(Content):
    """An exercise. `entries` says whether people fill it in once or again and again."""

    kind: ClassVar[str] = "worksheet"
    title: Line
    area: AreaRef
    order: Order = 100
    why: Line
    when: Line
    where: Line
    minutes: Annotated[int, Field(ge=1, le=120)]
    bring_back: Prose
    entries: Literal["single", "dated"] = "dated"
    care: Annotated[list[Prose], Field(min_length=1)]
    steps: Annotated[list[WorksheetStep], Field(min_length=1)]
    way_down: Prose
    concepts: list[PageRef] = []
    therapists: Therapists
    evidence: Evidence
