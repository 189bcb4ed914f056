"""`wave`: how strong an urge or a feeling is, again and again, while it comes and goes."""

from typing import Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields.base import Question
from handrail.model.base import Line


class Field(Question):
    """A clock that invites a number at every interval, and the numbers as a line. Nothing is made of them."""

    type: Literal["wave"]
    simple: ClassVar[bool] = False
    every: Annotated[int, pydantic.Field(ge=1, le=30, description="Minutes from one number to the next.")] = 2
    minutes: Annotated[int, pydantic.Field(ge=2, le=120, description="How long it goes on at first.")] = 20
    to: Literal[10, 100] = 10
    low: Line
    high: Line

    @property
    def times(self) -> range:
        """The minutes at which a number is asked for on paper."""
        return range(0, self.minutes + 1, self.every)

    def told(self) -> dict[str, Any]:
        minute = {"id": "minute", "type": "minute", "label": ""}
        return {**super().told(), "parts": [minute, {"id": "strength", "type": "scale", "label": "", "to": self.to}]}
