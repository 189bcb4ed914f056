"""`ladder`: steps from the smallest to the one that seems too big today."""

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields.base import Question
from handrail.fields.scale.model import Field as Scale
from handrail.fields.text.model import Field as Text
from handrail.model.base import Line


class Field(Question):
    """Rungs that people put in order: what to do, a number from 0 to 100, a mark. `row` names one rung: "Step"."""

    type: Literal["ladder"]
    simple: ClassVar[bool] = False
    row: Line
    add: Line
    blank: Annotated[int, pydantic.Field(ge=1, le=12, description="Empty rungs on paper and without script.")] = 3
    what: Annotated[Line, pydantic.Field(description="The question that each rung's words answer.")]
    example: Line | None = None
    question: Annotated[Line, pydantic.Field(description="The question that each rung's number answers.")]
    low: Annotated[Line, pydantic.Field(description="What 0 means.")]
    high: Annotated[Line, pydantic.Field(description="What 100 means.")]
    done: Annotated[Line, pydantic.Field(description="The word beside the mark, such as `Done`.")]

    @cached_property
    def columns(self) -> list[Question]:
        """What each rung asks, by the field types that ask such things anywhere."""
        return [
            Text(type="text", id="what", label=self.what, example=self.example),
            Scale(type="scale", id="hard", label=self.question, to=100, low=self.low, high=self.high),
        ]

    def told(self) -> dict[str, Any]:
        # A rung reads as one line, "Say hello; 40 / 100; Done", so its parts are told without their questions.
        parts = [{**column.told(), "label": ""} for column in self.columns]
        return {**super().told(), "parts": [*parts, {"id": "done", "type": "ladder-done", "label": self.done}]}
