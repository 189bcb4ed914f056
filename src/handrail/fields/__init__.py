"""Field types, one folder each; this module finds them and lists none.

A folder holds `model.py` (its options; a class called `Field`), `template.html` (real HTML that
reads and prints without script), `client.ts` (how the browser reads and writes its answer),
`style.css` where it needs one, `examples.yml` (documentation, golden HTML, axe and round-trip
test in one) and a `README.md`. The folder's name, with hyphens, is the type an author writes.
A model is chosen by its `type` here, in plain code, before anything is validated: pydantic's
union tags would otherwise stand in the middle of error locations.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from handrail.fields.base import BaseField

FIELDS_DIR = Path(__file__).parent


@cache
def field_types() -> dict[str, type[BaseField]]:
    """Every field type by the name an author writes, in alphabetical order."""
    folders = sorted(path.parent.name for path in FIELDS_DIR.glob("*/model.py"))
    return {folder.replace("_", "-"): import_module(f"handrail.fields.{folder}.model").Field for folder in folders}


def field_folder(type_name: str) -> Path:
    """The folder of a field type."""
    return FIELDS_DIR / type_name.replace("-", "_")


class _OneOfTheFieldTypes:
    """Marks where a JSON Schema lists the field types; `handrail.schema` fills them in."""

    def __init__(self, simple_only: bool = False) -> None:
        self.simple_only = simple_only

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"x-field-types": "simple" if self.simple_only else "any"}


AnyField = Annotated[BaseField, _OneOfTheFieldTypes()]
SimpleField = Annotated[BaseField, _OneOfTheFieldTypes(simple_only=True)]
