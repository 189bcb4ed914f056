"""`reveal`: more help, for those who want it; nothing to answer."""

from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields.base import BaseField
from handrail.model.base import Line, Prose


class Field(BaseField):
    """A line that opens to more text."""

    type: Literal["reveal"]
    simple: ClassVar[bool] = False
    label: Annotated[Line, pydantic.Field(description="The line that is always seen; it says what is inside.")]
    text: Prose
    print: Annotated[bool, pydantic.Field(description="Whether it is on paper also when it is closed.")] = False
