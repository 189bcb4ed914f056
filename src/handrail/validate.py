"""Values -> models: pydantic validates, and what it finds becomes problems with positions.

A field's model is picked by its `type` here, in plain code, and each field is validated alone, so
that an error's location is exactly the keys and indexes an author sees.
"""

import re
from contextlib import suppress
from functools import lru_cache
from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from handrail.fields import field_types
from handrail.fields.base import BaseField
from handrail.model import base, brand, crisis_lines, practice, reference
from handrail.model.base import Location, Model
from handrail.model.worksheet import Worksheet
from handrail.problems import Gathered, Problem, TooMany, hint
from handrail.source import Source
from handrail.yaml_source import values_of

FORMS = {
    base.SLUG_PATTERN: "small letters a-z, digits and single hyphens, such as `body-signals`",
    base.ISO_DATE_PATTERN: "a day such as `2026-11-23`",
    practice.HTTPS_PATTERN: "an address that starts with `https://`",
    practice.EMAIL_PATTERN: "an e-mail address",
    practice.LANGUAGE_PATTERN: "a language code such as `en` or `pt-BR`",
    practice.REGION_PATTERN: "two capital letters such as `GB`, or `intl`",
    crisis_lines.NUMBER_PATTERN: "a number to call, in quotes, made of digits, spaces and hyphens",
    brand.COLOUR_PATTERN: 'a colour such as `"#1f6660"`, in quotes',
    brand.FONT_PATTERN: "a name made of letters, digits and spaces",
    brand.PICTURE_PATTERN: "a file inside `content/` in small letters, such as `brand/logo.svg` (svg, png, webp or jpg)",
    brand.FONT_FILE_PATTERN: "a file inside `content/`, such as `brand/font.woff2`",
    reference.DOI_PATTERN: "a DOI such as `10.1001/jama.2013.1`, without an address before it",
    reference.WEB_PATTERN: "an address that starts with `https://` or `http://`",
}
"""What an author is told is wanted, for every pattern of the models."""

WANTED = {
    "string_type": "text",
    "list_type": "a list",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "`true` or `false`",
    "bool_parsing": "`true` or `false`",
    "model_type": "a block of keys",
    "is_instance_of": "a field",
}


def build_model(source: Source, model: type[Model]) -> tuple[Any, list[Problem]]:
    """Make a model from a file's values.

    Returns:
        The model, or None when it could not be made, and every problem found on the way.
    """
    builder, built = _Builder(source), None
    with suppress(TooMany):
        built = builder.build(model)
    return (None if builder.problems else built), builder.problems


@lru_cache(maxsize=8192)
def model_of(name: str, text: str, wanted: type[Model], types: Any) -> tuple[Any, list[Problem]]:
    """A file's model and its problems, remembered; `types` are the field types of the practice's own.

    Raises:
        SourceError: as `values_of` does.
    """
    return build_model(values_of(name, text), wanted)


@lru_cache(maxsize=64)
def laid_over(own: tuple[str, str], library: tuple[str, str], wanted: type[Model], types: Any) -> Any:
    """A practice's own list laid over the library's, remembered; each file as its name and its text."""
    return model_of(*own, wanted, types)[0].over(model_of(*library, wanted, types)[0])


def build_field(values: dict[str, Any]) -> BaseField:
    """Make one field from values that stand in no file, such as an example.

    Raises:
        ValueError: the values do not fit; the message holds every problem.
    """
    builder = _Builder(Source("field", ""))
    field: BaseField = builder.field(values, (), simple_only=False)
    builder.check_ids([field], (), {})
    if builder.problems:
        raise ValueError("; ".join(found.what for found in builder.problems))
    return field


class _Builder:
    """Gathers the problems of one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems = Gathered()

    def report(self, code: str, at: Location, *, at_key: bool = False, **details: Any) -> None:
        place = self.source.place(at, key=at_key)
        self.problems.append(self.source.problem(code, place, **details))

    def build(self, model: type[Model]) -> Any:
        """The model of the whole file, or None."""
        values = self.with_fields(self.source.values) if model is Worksheet else self.source.values
        built = self.validate(model, values, ())
        if isinstance(built, Worksheet):
            seen: dict[str, Location] = {}
            for number, step in enumerate(built.steps):
                self.check_ids(step.fields, ("steps", number, "fields"), seen)
            for number, former in enumerate(built.former_fields):
                self.check_id(former.id, ("former_fields", number, "id"), seen)
            self.check_references(built)
        return built

    def with_fields(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a worksheet with its fields made into models."""
        steps = values.get("steps")
        if not isinstance(steps, list):
            return values
        return {**values, "steps": [self._step_with_fields(step, ("steps", n)) for n, step in enumerate(steps)]}

    def _step_with_fields(self, step: Any, at: Location) -> Any:
        if not isinstance(step, dict) or not isinstance(step.get("fields"), list):
            return step
        return {**step, "fields": self._fields(step["fields"], (*at, "fields"), simple_only=False)}

    def _fields(self, values: list[Any], at: Location, *, simple_only: bool) -> list[Any]:
        return [self.field(value, (*at, n), simple_only=simple_only) for n, value in enumerate(values)]

    def field(self, value: Any, at: Location, *, simple_only: bool) -> Any:
        """The model of one field. One that could not be made stands in as a bare field, its problems reported."""
        stand_in = BaseField.model_construct(type="")
        if not isinstance(value, dict):
            self.report("H301", at, found=_described(value), wanted="a field (a block of keys)")
            return stand_in
        types, name = field_types(), value.get("type")
        if "type" not in value:
            self.report("H303", at, key="type")
            return stand_in
        if not isinstance(name, str) or name not in types:
            self.report("H304", (*at, "type"), type=name, hint=hint(name, types), known=", ".join(types))
            return stand_in
        if simple_only and not types[name].simple:
            simple = ", ".join(known for known, model in types.items() if model.simple)
            self.report("H307", (*at, "type"), type=name, known=simple)
            return stand_in
        if isinstance(value.get("columns"), list):
            value = {**value, "columns": self._fields(value["columns"], (*at, "columns"), simple_only=True)}
        return self.validate(types[name], value, at) or stand_in

    def validate(self, model: type[BaseModel], values: Any, at: Location) -> Any:
        """The model, or None with its problems reported at their places under `at`."""
        try:
            return model.model_validate(values)
        except ValidationError as error:
            for found in error.errors(include_url=False):
                self._translate(model, found, at)
            return None

    def _translate(self, model: type[BaseModel], error: Any, at: Location) -> None:
        kind, context, inside = error["type"], error.get("ctx", {}), error["loc"]
        here = (*at, *inside)
        if kind == "missing":
            self.report("H303", here[:-1], key=inside[-1])
        elif kind == "extra_forbidden":
            known = _keys(_model_at(model, inside[:-1]))
            self.report("H302", here, at_key=True, **_suggest("key", inside[-1], known))
        elif kind == "literal_error":
            choices = [a or b for a, b in re.findall(r"'([^']*)'|(\d+)", context["expected"])]
            self.report("H306", here, **_suggest("value", error["input"], choices))
        elif kind in WANTED:
            self.report("H301", here, found=_described(error["input"]), wanted=WANTED[kind])
        elif kind == "string_too_short":
            self.report("H301", here, found="text with nothing in it", wanted="text")
        else:
            self.report("H305", here, detail=_detail(kind, context, error["input"]))

    def check_ids(self, fields: list[Any], at: Location, seen: dict[str, Location]) -> None:
        """Answers hang on ids, so one worksheet may not use a field's id twice, nor a field an option's."""
        for number, field in enumerate(fields):
            here = (*at, number)
            if field.asks:
                self.check_id(field.id, (*here, "id"), seen)
                for place, old in enumerate(field.renamed_from):
                    self.check_id(old, (*here, "renamed_from", place), seen)
            for name, info in type(field).model_fields.items():
                self._check_names(info.alias or name, getattr(field, name, None), here)
            for fault in field.faults():
                self.report(fault.code, (*here, *fault.at), **fault.details)
            if hasattr(field, "columns"):
                self.check_ids(field.columns, (*here, "columns"), {})
                self._check_kept(field.columns, (*here, "columns"))

    def _check_kept(self, columns: list[Any], at: Location) -> None:
        """A row is stored as one answer, so no part of it can be left out of the store."""
        for number, column in enumerate(columns):
            if getattr(column, "keep", "always") == "never":
                self.report("H436", (*at, number, "keep"))

    def check_id(self, name: str, at: Location, seen: dict[str, Location]) -> None:
        """A field's id is there once."""
        self._once("H402", name, at, seen)

    def check_references(self, worksheet: Worksheet) -> None:
        """A field that names another one names one of the same worksheet, and fits what it names."""
        known = [field.id for field in worksheet.questions()]
        for number, step in enumerate(worksheet.steps):
            for place, field in enumerate(step.fields):
                at: Location = ("steps", number, "fields", place)
                unknown = [
                    ((*at, *key) if isinstance(key, tuple) else (*at, key), name)
                    for key, name in field.refers_to()
                    if name not in known or name == getattr(field, "id", "")
                ]
                for here, name in unknown:
                    self.report("H419", here, id=name, hint=hint(name, known), known=", ".join(known))
                for fault in () if unknown else field.faults_among(worksheet.questions()):
                    self.report(fault.code, (*at, *fault.at), **fault.details)

    def _check_names(self, key: str, values: Any, at: Location) -> None:
        """Ids inside one field, of its options, rows or whatever it has, are each there once."""
        seen: dict[str, Location] = {}
        for place, value in enumerate(values if isinstance(values, list) else ()):
            name = getattr(value, "id", None)
            if name is None or isinstance(value, BaseField):
                continue
            if key == "options" and name == "other":
                self.report("H417", (*at, key, place, "id"), id=name)
            self._once("H409", name, (*at, key, place, "id"), seen)

    def _once(self, code: str, name: str, at: Location, seen: dict[str, Location]) -> None:
        if name in seen:
            place = self.source.place(at)
            first = self.source.place(seen[name])
            self.problems.append(self.source.problem(code, place, also=(first,), id=name))
        seen.setdefault(name, at)


def _suggest(name: str, word: object, known: list[str]) -> dict[str, Any]:
    return {name: word, "hint": hint(word, known), "known": ", ".join(known)}


def _described(value: object) -> str:
    """What stands there, in an author's words."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return "yes-or-no value"
    names = {str: "text", int: "number", float: "number", list: "list", dict: "block of keys"}
    return names.get(type(value), "value")


def _detail(kind: str, context: dict[str, Any], value: object) -> str:
    """One sentence on a value that has the right type and still does not fit."""
    if kind == "string_pattern_mismatch":
        return f"`{value}` does not fit; wanted is {FORMS[context['pattern']]}"
    return {
        "too_short": "there are too few here; the least is {min_length}",
        "too_long": "there are too many here; the most is {max_length}",
        "string_too_long": "this is too long; the most is {max_length} characters",
        "greater_than_equal": "this is too small; the least is {ge}",
        "less_than_equal": "this is too large; the most is {le}",
    }.get(kind, "this value does not fit here").format(**context)


def _model_at(model: type[BaseModel], at: Location) -> type[BaseModel]:
    """The model that is wanted at a location inside another."""
    for key in at:
        if isinstance(key, str):
            info = next(info for name, info in model.model_fields.items() if key == (info.alias or name))
            model = _model_in(info.annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as `list[Step]` or `Picture | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (arg for arg in get_args(annotation) if arg is not NoneType)
    return next((found for arg in inner if (found := _model_in(arg))), None)


def _keys(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]
