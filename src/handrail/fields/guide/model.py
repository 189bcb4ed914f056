"""`guide`: steps to follow, one at a time or all at once; nothing to answer."""

from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields.base import BaseField
from handrail.model.base import Line, Model, Prose


class GuideStep(Model):
    """One thing to do or to notice."""

    title: Line | None = None
    """The step in a few words."""
    text: Prose
    seconds: Annotated[
        int | None, pydantic.Field(ge=5, le=900, description="About how long it takes; then it can go on by itself.")
    ] = None


class Field(BaseField):
    """A led practice. The reader goes on in their own time, or lets it go on by itself."""

    type: Literal["guide"]
    simple: ClassVar[bool] = False
    scripted: ClassVar[bool] = True
    label: Line
    steps: Annotated[list[GuideStep], pydantic.Field(min_length=2, max_length=20, description="What to do, in order.")]
    shown: Annotated[
        Literal["one", "all"], pydantic.Field(description="How the steps show at first; the reader may change it.")
    ] = "one"
