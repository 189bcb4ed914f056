"""The worksheet's questions in the words of other form libraries, one module each.

In: the YAML that our own page is made from. Out: a SurveyJS model, a JSON Schema with a UI schema (RJSF), a FHIR
Questionnaire (LHC-Forms) and a Form.io form, each with the same questions, hints, examples and kinds of control, as
its documentation has it. No library is given anything to compute.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]


def read(path: Path) -> Json:
    """The worksheet as its author wrote it."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def labels(sheet: Json) -> list[str]:
    """The text of every question, by which a page is known to show the whole form."""
    return [text for step in sheet["steps"] for field in step["fields"] for text in _labels(field)]


def _labels(field: Json) -> Iterator[str]:
    yield from [field["label"]] if "label" in field else []
    yield from (option["label"] for option in field.get("options", ()))
    for column in field.get("columns", ()):
        yield from _labels(column)


def ends(field: Json) -> str:
    return f"From 0, {field['low']}, to 100, {field['high']}"


def said(step: Json) -> str:
    """What a step says itself, and the notes among its fields."""
    notes = (field["text"] for field in step["fields"] if field["type"] == "note")
    return " ".join(text for text in (step.get("intro"), *notes) if text)


def asking(step: Json) -> list[Json]:
    return [field for field in step["fields"] if field["type"] != "note"]
