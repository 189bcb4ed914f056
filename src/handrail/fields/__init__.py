"""Field types, one folder each; this module finds them and lists none.

A folder holds `model.py` (its options; a class called `Field`), `template.html` (real HTML that
reads and prints without script), `client.ts` (how the browser reads and writes its answer),
`style.css` where it needs one, `examples.yml` (documentation, golden HTML, axe and round-trip
test in one) and a `README.md`. The folder's name, with hyphens, is the type an author writes.
A model is chosen by its `type` here, in plain code, before anything is validated: pydantic's
union tags would otherwise stand in the middle of error locations.

A practice's own field types lie in the folder `fields/` of its site and are found first. Their script
is a `client.js` that is ready to run: `handrail.field.register({type, read, write})`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from handrail.fields.base import BaseField

FIELDS_DIR = Path(__file__).parent


@dataclass(frozen=True)
class _Own:
    """A practice's own field types: its folder, and the model of each."""

    folder: Path = Path()
    models: Mapping[str, type[BaseField]] = field(default_factory=dict)


_own = _Own()


def use_own(folder: Path | None) -> dict[Path, Exception]:
    """From now on find the field types of this folder first; none, when it is not there.

    Returns:
        What went wrong, by the file of the model that could not be used.
    """
    global _own
    models: dict[str, type[BaseField]] = {}
    failed: dict[Path, Exception] = {}
    for path in sorted(folder.glob("*/model.py")) if folder else ():
        try:
            models[path.parent.name.replace("_", "-")] = _model_in(path)
        except Exception as error:  # whatever a practice's own code may raise
            failed[path] = error
    _own = _Own(folder or Path(), models)
    field_types.cache_clear()
    return failed


def _model_in(path: Path) -> type[BaseField]:
    spec = spec_from_file_location(f"own_fields_{path.parent.name}", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    model = module.Field
    if not (isinstance(model, type) and issubclass(model, BaseField)):
        raise TypeError("`Field` is not made from `Question` or `BaseField`")
    return model


@cache
def field_types() -> dict[str, type[BaseField]]:
    """Every field type by the name an author writes, in alphabetical order."""
    folders = [path.parent.name for path in FIELDS_DIR.glob("*/model.py")]
    shipped = {folder.replace("_", "-"): import_module(f"handrail.fields.{folder}.model").Field for folder in folders}
    return dict(sorted({**shipped, **_own.models}.items()))


def own_types() -> tuple[tuple[str, type[BaseField]], ...]:
    """The practice's own field types that are in use; none for most. What a worksheet is read as hangs on them."""
    return tuple(_own.models.items())


def field_folder(type_name: str) -> Path:
    """The folder of a field type."""
    return (_own.folder if type_name in _own.models else FIELDS_DIR) / type_name.replace("-", "_")


def field_piece(type_name: str, kind: str) -> Path:
    """Where a field type's script (`js`) or style (`css`) is, ready to be sent; it may have none."""
    folder = field_folder(type_name)
    if type_name in _own.models:
        return folder / {"js": "client.js", "css": "style.css"}[kind]
    return FIELDS_DIR.parent / "static/fields" / f"{folder.name}.{kind}"


class _OneOfTheFieldTypes:
    """Marks where a JSON Schema lists the field types; `handrail.schema` fills them in."""

    def __init__(self, simple_only: bool = False) -> None:
        self.simple_only = simple_only

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"x-field-types": "simple" if self.simple_only else "any"}


AnyField = Annotated[BaseField, _OneOfTheFieldTypes()]
SimpleField = Annotated[BaseField, _OneOfTheFieldTypes(simple_only=True)]
