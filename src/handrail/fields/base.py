"""What every field type shares: a permanent id, a label, a hint."""

from typing import Annotated, ClassVar

from pydantic import Field

from handrail.model.base import Line, Model, Prose, Slug


class BaseField(Model):
    """Anything that may stand in a worksheet's step."""

    type: str

    asks: ClassVar[bool] = False
    """Whether people answer it. A field that asks has an `id`, and answers hang on that id for ever."""
    simple: ClassVar[bool] = True
    """Whether it may be a column of `rows`."""


class Question(BaseField):
    """A field that people answer."""

    asks: ClassVar[bool] = True
    id: Annotated[Slug, Field(description="Permanent: people's answers hang on it.")]
    label: Line
    hint: Annotated[Prose | None, Field(description="One sentence, shown before the field.")] = None


class Option(Model):
    """One thing to choose. Its id is stored in answers, so it is permanent too."""

    id: Slug
    label: Line
