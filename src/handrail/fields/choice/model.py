"""`choice`: one of several."""

from typing import Annotated, Literal

import pydantic

from handrail.fields.base import Option, Question
from handrail.model.base import Line


class Field(Question):
    """One of a few options; with `other`, words of one's own too."""

    type: Literal["choice"]
    options: Annotated[list[Option], pydantic.Field(min_length=2)]
    other: Line | None = None
