"""`week`: one small cell for each day of a week and each part of a day."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields.base import Fault, Group, Name, Question
from handrail.messages import N_, Messages
from handrail.model.base import Line

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL_PARTS = {"morning": N_("Morning"), "midday": N_("Midday"), "evening": N_("Evening")}


class Field(Question):
    """A week by parts of the day. A cell holds a few words, a tick, or a number from 0 to 10. Nothing is counted."""

    type: Literal["week"]
    simple: ClassVar[bool] = False
    parts_of_day: Annotated[
        list[Group],
        pydantic.Field(
            alias="parts",
            max_length=5,
            description="The parts of a day; morning, midday and evening if there are none.",
        ),
    ] = []
    cell: Annotated[Literal["text", "check", "scale"], pydantic.Field(description="What one cell holds.")] = "text"
    starts: Annotated[Literal["monday", "sunday"], pydantic.Field(description="The day that stands first.")] = "monday"
    low: Annotated[Line | None, pydantic.Field(description="With `cell: scale`: what 0 means.")] = None
    high: Annotated[Line | None, pydantic.Field(description="With `cell: scale`: what 10 means.")] = None

    @property
    def days(self) -> list[tuple[str, int]]:
        """The days in order, each by its id and its number from Monday as 0."""
        numbered = [(day, number) for number, day in enumerate(DAYS)]
        return numbered if self.starts == "monday" else [numbered[6], *numbered[:6]]

    def cells(self, messages: Messages) -> list[tuple[str, str]]:
        """The parts of one day in order, each by its id and its words."""
        usual = [(id, messages.gettext(words)) for id, words in USUAL_PARTS.items()]
        return [(part.id, part.label) for part in self.parts_of_day] or usual

    def names(self) -> Mapping[str, Name]:
        days: dict[str, Name] = {day: partial(Messages.weekday, day=number) for day, number in self.days}
        parts: dict[str, Name] = {part.id: part.label for part in self.parts_of_day}
        return {**days, **(parts or USUAL_PARTS)}

    def faults(self) -> Iterable[Fault]:
        for place, part in enumerate(self.parts_of_day):
            if part.id in (*DAYS, "chosen", "other"):
                yield Fault(("parts", place, "id"), "H451", {"id": part.id})
        for key, other in (("low", "high"), ("high", "low")):
            if getattr(self, key) and self.cell != "scale":
                yield Fault((key,), "H452", {"key": key, "other": "cell: scale"})
            elif getattr(self, key) and not getattr(self, other):
                yield Fault((key,), "H452", {"key": key, "other": other})
