"""Models -> JSON Schemas, so that editors complete keys, explain them and mark mistakes.

One schema for each format in `handrail.model.formats`. Where a model says that any field may stand,
the schema lists the field types that are there, which no model does.
"""

import json
from pathlib import Path
from typing import Any

from handrail.fields import field_types
from handrail.fields.base import BaseField
from handrail.model.formats import FORMATS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REF = "#/$defs/{model}"


def build_schemas() -> dict[str, dict[str, Any]]:
    """The schema of every format, by the format's name."""
    return {format.name: _complete(format.name, format.model.model_json_schema(ref_template=REF)) for format in FORMATS}


def write_schemas(folder: Path) -> list[Path]:
    """Write `folder/NAME.json` for every format and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in build_schemas().items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    return written


def _complete(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    if "x-field-types" in json.dumps(schema):
        schema.setdefault("$defs", {}).update(_field_definitions())
        schema["$defs"].pop(BaseField.__name__, None)
    return {"$schema": DIALECT, **_with_fields_listed(schema)}


def _field_definitions() -> dict[str, Any]:
    """Every field type's schema as `field-TYPE`, with what it refers to beside it."""
    definitions: dict[str, Any] = {}
    for name, model in field_types().items():
        schema = model.model_json_schema(ref_template=REF)
        definitions |= schema.pop("$defs", {})
        definitions[f"field-{name}"] = {**schema, "title": name}
    return definitions


def _with_fields_listed(part: Any) -> Any:
    """The schema with every mark of `handrail.fields` replaced by the field types that may stand there."""
    if isinstance(part, list):
        return [_with_fields_listed(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "x-field-types" in part:
        simple_only = part["x-field-types"] == "simple"
        allowed = [name for name, model in field_types().items() if model.simple or not simple_only]
        return {"oneOf": [{"$ref": f"#/$defs/field-{name}"} for name in allowed]}
    return {key: _with_fields_listed(value) for key, value in part.items()}
