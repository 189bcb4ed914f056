"""`timer`: a stretch of time that the reader starts, with a quiet end."""

from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields.base import BaseField
from handrail.model.base import Line, Prose

Minutes = Annotated[int, pydantic.Field(ge=1, le=120)]


class Field(BaseField):
    """Time for a practice or for writing. It asks nothing and does nothing until the reader starts it."""

    type: Literal["timer"]
    simple: ClassVar[bool] = False
    scripted: ClassVar[bool] = True
    label: Line
    text: Annotated[Prose | None, pydantic.Field(description="What to do in that time.")] = None
    minutes: Annotated[Minutes | None, pydantic.Field(description="How long it runs; 5 if nothing is said.")] = None
    choices: Annotated[list[Minutes], pydantic.Field(description="Lengths the reader may choose from.")] = []
    sound: Annotated[bool, pydantic.Field(description="Whether a soft tone is offered; it is off until chosen.")] = True
    ending: Annotated[Line | None, pydantic.Field(description="The sentence that appears when the time is over.")] = (
        None
    )

    @property
    def start(self) -> int:
        """The length it begins with."""
        return self.minutes or next(iter(self.choices), 5)

    @property
    def lengths(self) -> list[int]:
        """Every length the reader may choose, the shortest first."""
        return sorted({*self.choices, self.start})
