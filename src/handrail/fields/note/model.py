"""`note`: words between the questions; nothing to answer."""

from typing import ClassVar, Literal

from handrail.fields.base import BaseField
from handrail.model.base import Prose


class Field(BaseField):
    """An instruction or an encouragement."""

    type: Literal["note"]
    simple: ClassVar[bool] = False
    text: Prose
