"""`text`: one line."""

from typing import Literal

from handrail.fields.base import Question
from handrail.model.base import Line


class Field(Question):
    """A single line, for a name, a place, a few words."""

    type: Literal["text"]
    example: Line | None = None
