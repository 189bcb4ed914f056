"""`checklist`: any of several."""

from typing import Annotated, Literal

import pydantic

from handrail.fields.base import Option, Question
from handrail.model.base import Line


class Field(Question):
    """Any number of options, none included; with `other`, words of one's own too."""

    type: Literal["checklist"]
    options: Annotated[list[Option], pydantic.Field(min_length=1)]
    other: Line | None = None
