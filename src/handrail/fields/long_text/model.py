"""`long-text`: room to write."""

from typing import Annotated, Literal

import pydantic

from handrail.fields.base import Question
from handrail.model.base import Line


class Field(Question):
    """Text of any length; the box grows with it. `lines` is the room it starts with, on paper too."""

    type: Literal["long-text"]
    example: Line | None = None
    prompts: Annotated[
        list[Line] | None, pydantic.Field(min_length=1, max_length=12, description="Words to begin with.")
    ] = None
    lines: Annotated[int, pydantic.Field(ge=2, le=40)] = 4
