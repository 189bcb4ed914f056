"""Models -> JSON Schemas, so that editors complete keys, explain them and mark mistakes.

One schema for each format in `handrail.model.formats`. Where a model says that any field may stand,
the schema lists the field types that are there, which no model does. What a key means is said once,
below the field in its model.
"""

import json
from pathlib import Path
from typing import Any

from handrail.fields import field_types
from handrail.fields.base import BaseField
from handrail.model.changes import Changes
from handrail.model.formats import FORMATS, Format

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REF = "#/$defs/{model}"
MARKDOWN = "Markdown: paragraphs, emphasis, lists, links, citations such as [@speed-2018]."


def build_schemas() -> dict[str, dict[str, Any]]:
    """The schema of every format, by the format's name."""
    return {format.name: _schema(format) for format in FORMATS}


def _schema(format: Format) -> dict[str, Any]:
    schema = _complete(format.model.model_json_schema(ref_template=REF))
    return _or_changed(schema) if format.is_folder else schema


def _or_changed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a page, or of a file that changes a page in parts: there nothing is required, blocks least of all."""
    verbs = _finished(Changes.model_json_schema(ref_template=REF))
    whole = {"required": schema.pop("required"), "properties": dict.fromkeys(verbs["properties"], False)}
    blocks = {
        key: value["$ref"] for key, value in schema["properties"].items() if "$ref" in value and key not in ("steps",)
    }
    whole["properties"] |= {key: {"$ref": ref} for key, ref in blocks.items()}
    for key, ref in blocks.items():
        explained = schema["$defs"][ref.removeprefix(REF.format(model=""))].get("description", "")
        block = schema["properties"][key]
        schema["properties"][key] = {"type": "object", "description": block.get("description") or explained}
    schema["properties"] |= verbs["properties"]
    schema.setdefault("$defs", {}).update(verbs.get("$defs", {}))
    return {**schema, "if": {"required": ["extends"]}, "then": {}, "else": whole}


def write_schemas(folder: Path) -> list[Path]:
    """Write `folder/NAME.json` for every format and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in build_schemas().items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    return written


def _complete(schema: dict[str, Any]) -> dict[str, Any]:
    if "x-field-types" in json.dumps(schema):
        schema.setdefault("$defs", {}).update(_field_definitions())
        schema["$defs"].pop(BaseField.__name__, None)
    return {"$schema": DIALECT, **_finished(schema)}


def _field_definitions() -> dict[str, Any]:
    """Every field type's schema as `field-TYPE`, with what it refers to beside it."""
    definitions: dict[str, Any] = {}
    for name, model in field_types().items():
        schema = model.model_json_schema(ref_template=REF)
        definitions |= schema.pop("$defs", {})
        definitions[f"field-{name}"] = {**schema, "title": name}
    return definitions


def _finished(part: Any) -> Any:
    """The schema with the field types listed where any may stand, and worded for editors."""
    if isinstance(part, list):
        return [_finished(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "x-field-types" in part:
        simple_only = part["x-field-types"] == "simple"
        allowed = [name for name, model in field_types().items() if model.simple or not simple_only]
        return {"oneOf": [{"$ref": f"#/$defs/field-{name}"} for name in allowed]}
    done = {key: _finished(value) for key, value in _in_one_type(part).items()}
    if done.get("contentMediaType") == "text/markdown":
        done["description"] = " ".join(filter(None, [done.get("description"), MARKDOWN]))
    return done


def _in_one_type(part: dict[str, Any]) -> dict[str, Any]:
    """`Text, or nothing` as one type: editors explain a key that way, and do not offer to write `null`."""
    rest = {key: value for key, value in part.items() if key != "default" or value is not None}
    match part.get("anyOf"):
        case [{"type": str(name)} as only, {"type": "null"}] if not {"const", "enum"} & set(only):
            del rest["anyOf"]
            return {**only, **rest, "type": [name, "null"]}
    return rest
