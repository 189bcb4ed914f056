"""Values of the wrong kind, names that are not known, and what is missing: each at its place, in plain words."""

from pathlib import Path

import pydantic
import pytest
from small_site import change, codes, copy_small_site, problems_of

from handrail.fields import field_types
from handrail.model.base import Model
from handrail.model.formats import FORMATS
from handrail.problems import Problem
from handrail.validate import FORMS, build_field


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path)


def problems_after(site: Path, file: str, old: str, new: str) -> list[Problem]:
    """Change one thing in one file of a good site and return what is reported."""
    change(site, file, old, new)
    return problems_of(site)


CONCEPT, SHEET, PRACTICE = "content/concepts/walking.yml", "worksheets/one-walk.yml", "content/practice.yml"
CASES = [
    ("an unknown key", CONCEPT, "summary:", "sumary:", ["H303 1:1", "H302 5:1"]),
    ("an unknown key, deep inside", CONCEPT, "- do: Go out", "- du: Go out", ["H303 24:7", "H302 24:7"]),
    ("a missing key", CONCEPT, "go_gently: Stop when it hurts.\n", "", ["H303 1:1"]),
    ("a list where text belongs", CONCEPT, "title: Walking", "title: [a]", ["H301 1:8"]),
    ("nothing where text belongs", CONCEPT, "title: Walking", "title:", ["H301 1:7"]),
    ("an empty text", CONCEPT, "title: Walking", "title: '  '", ["H301 1:8"]),
    ("a number where text belongs", CONCEPT, "title: Walking", "title: 7", ["H301 1:8"]),
    ("text where a list belongs", CONCEPT, "notice:\n  - Your feet.\n  - Your breath.", "notice: feet", ["H301 14:9"]),
    ("text where a number belongs", CONCEPT, "order: 1", "order: first", ["H301 3:8"]),
    ("a number out of range", CONCEPT, "order: 1", "order: 0", ["H305 3:8"]),
    ("too few", CONCEPT, "  - Your feet.\n", "", ["H305 15:3"]),
    ("a word that is not a choice", CONCEPT, "grade: limited", "grade: limitted", ["H306 38:10"]),
    ("a date in another form", CONCEPT, '"2099-11-23"', "23.11.2027", ["H305 42:56"]),
    ("an unknown field type", SHEET, "type: long-text", "type: longtext", ["H304 17:26"]),
    ("a field without a type", SHEET, "type: long-text, ", "", ["H303 17:9"]),
    ("a field that is text", SHEET, "      - type: note\n        text: Leave empty what you like.", "      - note",
     ["H301 21:9"]),
    ("an unknown key of a field", SHEET, "example: A dog", "exmaple: A dog", ["H302 17:94"]),
    ("a wrong value in a field", SHEET, "low: easy", "low: easy, to: 5", ["H306 18:79"]),
    ("a column that cannot be one", SHEET, "{id: where, type: text, label: \"Where?\"}",
     "{id: where, type: note, text: Where?}", ["H307 30:31"]),
    ("a field id twice", SHEET, "id: strength", "id: what", ["H402 18:14"]),
    ("a column id twice", SHEET, "id: when,", "id: where,", ["H402 31:18"]),
    ("a link to nothing", PRACTICE, "https://www.wikipedia.org/", "www.wikipedia.org", ["H305 9:11"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_mistakes(site: Path, file: str, old: str, new: str, expected: list[str]) -> None:
    found = problems_after(site, file, old, new)
    codes = [f"{problem.code} {problem.place.line}:{problem.place.column}" for problem in found]
    assert sorted(codes) == sorted(expected)
    for problem in found:
        assert problem.place.file == file
        assert "pydantic" not in problem.what + problem.do
        assert "type=" not in problem.what


@pytest.mark.parametrize(
    ("file", "old", "new", "hint"),
    [
        (CONCEPT, "summary:", "sumary:", "`summary`"),
        (CONCEPT, "grade: limited", "grade: limitted", "`limited`"),
        (SHEET, "type: long-text", "type: longtext", "`long-text`"),
        (SHEET, "example: A dog", "exmaple: A dog", "`example`"),
    ],
)
def test_did_you_mean(site: Path, file: str, old: str, new: str, hint: str) -> None:
    assert any(f"did you mean {hint}" in problem.what for problem in problems_after(site, file, old, new))


def test_an_id_used_twice_names_both_places(site: Path) -> None:
    (found,) = problems_after(site, SHEET, "id: strength", "id: what")
    assert [(place.line, place.column) for place in found.also] == [(17, 14)]


def test_an_option_id_twice() -> None:
    with pytest.raises(ValueError, match="option id `a` is used twice"):
        build_options([{"id": "a", "label": "A"}, {"id": "a", "label": "B"}])


def test_an_option_may_not_be_called_other() -> None:
    with pytest.raises(ValueError, match="`other`"):
        build_options([{"id": "other", "label": "A"}, {"id": "b", "label": "B"}])


def build_options(options: list[dict[str, str]]) -> None:
    build_field({"id": "x", "type": "choice", "label": "?", "options": options})


def test_every_pattern_of_the_models_has_words_for_authors() -> None:
    patterns = set()

    def gather(schema: object) -> None:
        if isinstance(schema, dict):
            patterns.update({schema["pattern"]} if isinstance(schema.get("pattern"), str) else ())
            for part in schema.values():
                gather(part)
        elif isinstance(schema, list):
            for part in schema:
                gather(part)

    models: list[type[Model]] = [format.model for format in FORMATS] + list(field_types().values())
    for model in models:
        gather(pydantic.TypeAdapter(model).json_schema())
    assert patterns == set(FORMS)


def test_a_column_cannot_be_left_out_of_what_its_row_stores(tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    change(site, "worksheets/one-walk.yml", 'label: "Where?"}', 'label: "Where?", keep: never}')
    assert codes(problems_of(site)) == ["H436 worksheets/one-walk.yml:30:60"]


def test_a_sensation_may_not_be_called_like_a_place_of_the_body(tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    sensation = "{id: body, type: body-map, label: Where?, sensations: [{id: chest, label: Tight}]}\n      - {id: what,"
    change(site, "worksheets/one-walk.yml", "{id: what,", sensation)
    assert codes(problems_of(site)) == ["H433 worksheets/one-walk.yml:17:69"]
