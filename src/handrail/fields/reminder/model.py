"""`reminder`: a day and a time for a plan, and a file that puts them into a calendar."""

from typing import Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields.base import Question
from handrail.messages import N_, Marked
from handrail.model.base import Line

WORDS = {"none": N_("once"), "daily": N_("every day"), "weekly": N_("every week")}
"""How often, in words."""


class Field(Question):
    """When to be reminded. The file is made in the browser and holds what is shown here, no more."""

    type: Literal["reminder"]
    simple: ClassVar[bool] = False
    title: Annotated[Line | None, pydantic.Field(description="The title when the reader writes none.")] = None
    repeat: Annotated[
        list[Literal["none", "daily", "weekly"]],
        pydantic.Field(min_length=1, description="What may be chosen; with one there is nothing to choose."),
    ] = ["none", "daily", "weekly"]

    def repeats(self) -> dict[str, Marked]:
        """What may be chosen, in words."""
        return {name: WORDS[name] for name in dict.fromkeys(self.repeat)}

    def told(self) -> dict[str, Any]:
        parts = {"title": N_("Title"), "date": N_("Day"), "time": N_("Time")}
        told: list[dict[str, Any]] = [{"id": name, "type": "text", "label": label} for name, label in parts.items()]
        told.append({"id": "repeat", "type": "choice", "label": N_("How often"), "names": WORDS})
        return {**super().told(), "parts": told}
