"""A site made of every field type's examples: one worksheet page for each, by the real renderer."""

import dataclasses
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import written_site
import yaml

from handrail.fields import field_folder, field_types
from handrail.fields.base import BaseField
from handrail.library import Item, Library, load_library
from handrail.messages import Messages
from handrail.model.worksheet import Worksheet
from handrail.pages import Site
from handrail.render import Renderer
from handrail.site_files import builtin_root
from handrail.validate import build_field


@dataclass(frozen=True)
class Example:
    """One example of a field type, as its `examples.yml` gives it."""

    type: str
    name: str
    field: BaseField
    answers: list[Any]
    keys: tuple[str, ...] = ()
    """The key presses that give a first answer, once a control of the field has the focus."""
    before: tuple[BaseField, ...] = ()
    after: tuple[BaseField, ...] = ()
    """Fields that stand before and after it on its page, for a field that looks at others."""

    @property
    def slug(self) -> str:
        return f"{self.type}-{self.name}"

    def __str__(self) -> str:
        return self.slug


@cache
def examples() -> list[Example]:
    """Every example of every field type."""
    found = []
    for name in field_types():
        for given in yaml.safe_load((field_folder(name) / "examples.yml").read_text(encoding="utf-8")):
            field, answers, keys = build_field(given["field"]), given.get("answers", []), given.get("keys", ())
            before, after = (tuple(build_field(other) for other in given.get(key, ())) for key in ("before", "after"))
            found.append(Example(name, given["name"], field, answers, tuple(keys), before, after))
    return found


@cache
def renderer() -> Renderer:
    """The real library's renderer, with the examples as its only worksheets."""
    real = load_library([builtin_root()])
    messages = Messages("en")
    return Renderer(Site(_with_examples(real), messages), messages)


def _with_examples(real: Library) -> Library:
    pattern = real.items["trigger-map"]
    step = pattern.model.steps[0].model_copy(update={"intro": None})
    items = dict(real.items)
    for example in examples():
        sheet: Worksheet = pattern.model.model_copy(
            update={
                "title": f"{example.type}: {example.name}",
                "steps": [step.model_copy(update={"fields": [*example.before, example.field, *example.after]})],
            }
        )
        items[example.slug] = Item("worksheet", example.slug, sheet, pattern.source)
    return dataclasses.replace(real, items=items)


def write_site(folder: Path) -> None:
    """Write the examples' pages and our assets, sealed like any site."""
    written_site.write_site(folder, renderer(), [renderer().site.page(example.slug) for example in examples()])


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
