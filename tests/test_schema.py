"""The schemas editors use: fresh, valid, and in agreement with the models."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from handrail.cli import main
from handrail.fields import field_types
from handrail.model.formats import FORMATS, Format
from handrail.schema import MARKDOWN, build_schemas
from handrail.yaml_source import read_source

SCHEMAS = build_schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_copy_is_fresh(name: str, root: Path) -> None:
    assert json.loads((root / f"schema/{name}.json").read_text(encoding="utf-8")) == SCHEMAS[name], (
        "run `make generated`"
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_valid_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def files(root: Path) -> list[tuple[Format, Path]]:
    return [
        (format, path)
        for format in FORMATS
        for path in sorted((root / format.path).glob("*.yml") if format.is_folder else [root / format.path])
    ]


def test_every_file_of_the_library_fits_its_schema_and_names_it(root: Path) -> None:
    validators = {name: jsonschema.Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
    for format, path in files(root):
        validators[format.name].validate(read_source(path, path.name).values)
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        named = (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
        assert named == root / f"schema/{format.name}.json", path


def test_editors_learn_every_field_type() -> None:
    definitions = SCHEMAS["worksheet"]["$defs"]
    assert {f"field-{name}" for name in field_types()} <= set(definitions)
    columns = definitions["field-rows"]["properties"]["columns"]["items"]["oneOf"]
    assert {"$ref": "#/$defs/field-rows"} not in columns
    assert {"$ref": "#/$defs/field-text"} in columns


PLAIN = {"issue", "ISBN", "language", "publisher", "publisher-place", "volume",
         "add", "columns", "example", "high", "id", "label", "low", "options", "text", "to", "type"}  # fmt: skip
"""Keys that say themselves what they are, beside what their model says of itself."""


@pytest.mark.parametrize("name", SCHEMAS)
def test_editors_explain_every_key(name: str) -> None:
    models = SCHEMAS[name].get("$defs", {})
    for model in [SCHEMAS[name], *models.values()]:
        for key, value in model["properties"].items():
            meant = models[value["$ref"].removeprefix("#/$defs/")] if "$ref" in value else {}
            said = (meant | value).get("description", "").removesuffix(MARKDOWN)
            assert said or key in PLAIN or f"`{key}`" in model["description"], f"{model['title']}: {key}"


def test_editors_say_where_markdown_is_read_and_never_offer_null() -> None:
    scene = SCHEMAS["concept"]["properties"]["scene"]
    assert scene["description"].endswith(MARKDOWN)
    assert scene["type"] == ["string", "null"]
    assert "default" not in scene


def test_a_schema_refuses_what_the_models_refuse(root: Path) -> None:
    values = yaml.safe_load((root / "worksheets/trigger-map.yml").read_text(encoding="utf-8"))
    values["steps"][0]["fields"][0]["typ"] = "text"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(values, SCHEMAS["worksheet"])


def test_the_command_writes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    main(["schema"])
    written = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "schema").glob("*.json")}
    assert written == SCHEMAS
