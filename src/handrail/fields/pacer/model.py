"""`pacer`: a slow breath to go along with, for as long as it is good."""

from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields.base import BaseField
from handrail.model.base import Line, Prose

Breath = Annotated[int, pydantic.Field(ge=3, le=8)]
HEIGHT = 60
FOOT = 66
"""How high the drawn line rises, and where it begins, in the picture's own measure."""


class Field(BaseField):
    """A pace for breathing in and out. It asks nothing; the reader starts it, changes it and stops it."""

    type: Literal["pacer"]
    simple: ClassVar[bool] = False
    scripted: ClassVar[bool] = True
    label: Line
    text: Annotated[Prose | None, pydantic.Field(description="What to know before starting.")] = None
    breathe_in: Annotated[Breath, pydantic.Field(description="Seconds for the breath in.")] = 4
    breathe_out: Annotated[Breath, pydantic.Field(description="Seconds for the breath out.")] = 6
    rest: Annotated[int, pydantic.Field(ge=0, le=4, description="Seconds of rest after the breath out.")] = 0
    minutes: Annotated[int, pydantic.Field(ge=1, le=20, description="How long it goes on, unless it is stopped.")] = 3
    ending: Annotated[Line | None, pydantic.Field(description="The sentence that appears at the end.")] = None

    @property
    def line(self) -> str:
        """Three breaths as a line: the points of a drawing 300 wide."""
        step = 300 / (3 * (self.breathe_in + self.breathe_out + self.rest))
        points, at = [(0, FOOT)], 0
        for seconds, height in 3 * ((self.breathe_in, FOOT - HEIGHT), (self.breathe_out, FOOT), (self.rest, FOOT)):
            at += seconds
            points.append((round(at * step), height))
        return " ".join(f"{x},{y}" for x, y in points)
