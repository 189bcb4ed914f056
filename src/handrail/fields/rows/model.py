"""`rows`: the same few questions, as often as needed."""

from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields import SimpleField
from handrail.fields.base import Question
from handrail.model.base import Line


class Field(Question):
    """Repeating rows whose columns are other simple fields. `row` names one row: "Moment"."""

    type: Literal["rows"]
    simple: ClassVar[bool] = False
    columns: Annotated[list[pydantic.SerializeAsAny[SimpleField]], pydantic.Field(min_length=1, max_length=8)]
    row: Line
    add: Line
    blank: Annotated[int, pydantic.Field(ge=1, le=12, description="Empty rows on paper and without script.")] = 3
