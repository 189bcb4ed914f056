"""The ground every content model stands on: strict mappings and the kinds of text an author writes.

The models in this package are the one definition of each YAML format: validation, the JSON
Schemas for editors and the authors' reference are all taken from them. Text comes in two kinds.
A `Line` is plain and is shown exactly as written. A `Prose` is a small Markdown (paragraphs,
emphasis, lists, links, citations); `handrail.prose` turns it into HTML. References to other pages
and to sources are types of their own, so that `walk` can find every one of them, with the place
it was written at, wherever it stands in a model.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

from handrail.remembered import remembered

Location = tuple[str | int, ...]
"""Where a value stands inside a YAML file: keys and list indexes from the top."""

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ISO_DATE_PATTERN = r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=60)]
IsoDate = Annotated[str, StringConstraints(pattern=ISO_DATE_PATTERN)]
"""A day as text, such as `2026-11-23`. YAML's own dates stay text on their way in."""


class Model(BaseModel):
    """A mapping in a YAML file: unknown keys are errors, values never change once read.

    The docstring below a field is what editors show an author about that key.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, use_attribute_docstrings=True)


class _Text(str):
    """A string whose type says how it may be used. Never empty; surrounding space is dropped."""

    json_schema: ClassVar[dict[str, Any]] = {}
    longest: ClassVar[int] = 20_000
    """A page's text is far shorter; what is longer is a mistake, and could take long to read."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.str_schema(
                strip_whitespace=True, min_length=1, max_length=cls.longest, pattern=cls.json_schema.get("pattern")
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, **cls.json_schema}


class Line(_Text):
    """Plain text, shown exactly as written."""


class Prose(_Text):
    """A little Markdown: paragraphs, *emphasis*, lists, [links](slug-or-address) and citations [@key]."""

    json_schema = {"contentMediaType": "text/markdown"}


class Reference(_Text):
    """The slug of another page. `kinds` says which kinds of page it may name."""

    kinds: ClassVar[tuple[str, ...]] = ()
    json_schema = {"pattern": SLUG_PATTERN}


class PageRef(Reference):
    """Any page of the library."""


class AreaRef(Reference):
    """An area."""

    kinds = ("area",)


class WorksheetRef(Reference):
    """A worksheet."""

    kinds = ("worksheet",)


class PathwayRef(Reference):
    """A pathway."""

    kinds = ("pathway",)


class SourceKey(_Text):
    """The id of a source in the bibliography."""

    json_schema = {"pattern": SLUG_PATTERN}


class FeelingGroupRef(_Text):
    """The id of a group in the vocabulary of feelings."""

    json_schema = {"pattern": SLUG_PATTERN}


def walk(value: Any) -> Iterable[tuple[Location, Any]]:
    """Every leaf of a model with its location, in the order it was declared.

    Locations use the YAML keys (aliases), so that they can be looked up in the file again.
    """
    return _leaves(value) if isinstance(value, Model) else _walk(value, ())


@remembered
def _leaves(model: Model) -> tuple[tuple[Location, Any], ...]:
    return tuple(_walk(model, ()))


def _walk(value: Any, at: Location) -> Iterator[tuple[Location, Any]]:
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _walk(getattr(value, name), (*at, info.alias or name))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*at, index))
    elif value is not None:
        yield at, value


Order = Annotated[int, Field(ge=1, le=999, description="Where it stands among its siblings; ties go by title.")]
