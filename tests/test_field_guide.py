"""`docs/fields.md` shows every field type as it is: a stale copy, a missing picture or an unexplained key fails."""

from pathlib import Path

import pytest

from handrail.field_guide import build_field_guide
from handrail.fields import field_folder, field_types

EVERYWHERE = {"type", "show_if", "keep", "renamed_from"}
"""Keys that the page explains once, at its head."""


def test_the_page_is_fresh(root: Path) -> None:
    assert (root / "docs/fields.md").read_text(encoding="utf-8") == build_field_guide(), "run `make generated`"


@pytest.mark.parametrize("name", field_types())
def test_every_type_has_its_picture(root: Path, name: str) -> None:
    assert (root / f"docs/pictures/fields/{name}.png").stat().st_size > 1000, "run `make pictures`"


@pytest.mark.parametrize("name", field_types())
def test_every_key_of_a_type_is_explained_to_authors(name: str) -> None:
    model = field_types()[name]
    readme = (field_folder(name) / "README.md").read_text(encoding="utf-8")
    own = {info.alias or key for key, info in model.model_fields.items()} - EVERYWHERE
    assert [key for key in sorted(own) if f"`{key}`" not in readme] == []
