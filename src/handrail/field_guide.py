"""Field types -> `docs/fields.md`: each with its README, a picture, and the YAML of the example that is pictured.

`make generated` writes the page, `make pictures` takes the pictures. A test fails when the page is stale.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from handrail.fields import field_folder, field_types

HEAD = """# Fields

Every field type, as a reader sees it, with the YAML beside it. Built from the types' own READMEs and examples by
`make generated`; each folder in [src/handrail/fields](../src/handrail/fields/README.md) holds more examples.

What every field that people answer may have: `id` (permanent), `label`, `hint`, `show_if: {field, is}` (asked only when
another field is answered so), `keep: never` (what is written is on the page only, and gone when it closes) and
`renamed_from` (ids it had before, so that answers written then are found).
"""


def pictured_example(name: str) -> dict[str, Any]:
    """The example of a field type that shows most, by the size of its YAML."""
    found: list[dict[str, Any]] = yaml.safe_load((field_folder(name) / "examples.yml").read_text(encoding="utf-8"))
    plain = [example for example in found if "long" not in example["name"]]
    return max(plain, key=lambda example: len(_as_yaml(example["field"])))


def build_field_guide() -> str:
    """The whole page as Markdown."""
    names = field_types()
    contents = " · ".join(f"[`{name}`](#{name})" for name in names)
    return "\n".join([HEAD, contents, "", *(part for name in names for part in _section(name))])


def _section(name: str) -> Iterator[str]:
    readme = (field_folder(name) / "README.md").read_text(encoding="utf-8")
    title, _, text = readme.partition("\n")
    yield f"## {name}\n\n*{title.partition(': ')[2] or title.lstrip('# ')}*\n{text.rstrip()}\n"
    picture = f'<img src="pictures/fields/{name}.png" alt="The field type {name} in a worksheet" width="360">'
    yield f"<table><tr><td>{picture}</td><td>\n\n```yaml\n{_as_yaml(pictured_example(name)['field'])}```\n\n</td></tr></table>\n"


def _as_yaml(field: dict[str, Any]) -> str:
    return yaml.safe_dump(field, sort_keys=False, allow_unicode=True, width=72)


if __name__ == "__main__":
    print(build_field_guide(), end="")
