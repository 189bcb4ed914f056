"""`scale`: how strong, how much, how sure, in the reader's own sense of it."""

from typing import Any, Literal

from handrail.fields.base import Question
from handrail.model.base import Line


class Field(Question):
    """A number from 0 to 10 or from 0 to 100 with words at both ends. Not answered is not 0."""

    type: Literal["scale"]
    to: Literal[10, 100] = 10
    low: Line
    high: Line

    def told(self) -> dict[str, Any]:
        return {**super().told(), "to": self.to}
