"""What authors type by accident: every kind of bad file gets its code at the right line and column."""

from pathlib import Path

import pytest
import yaml

from handrail.problems import MOST, Place
from handrail.source import Source, SourceError
from handrail.wordings import WORDINGS
from handrail.yaml_source import MAX_BYTES, MAX_VALUES, read_source

LOADERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest) -> type:
    return request.param


def read(folder: Path, content: str | bytes, loader: type = LOADERS[-1]) -> Source:
    path = folder / "page.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_source(path, "page.yml", loader=loader)


BAD = [
    ("not UTF-8", b"title: caf\xe9\n", ["H101 1:11"]),
    ("not UTF-8, further down", b"a: 1\nb: \xff\n", ["H101 2:4"]),
    ("a byte-order mark", b"\xef\xbb\xbftitle: x\n", ["H102 1:1"]),
    ("too large", b"a: " + b"x" * MAX_BYTES, ["H103 1:1"]),
    ("empty", "", ["H104 1:1"]),
    ("only a comment", "# nothing\n", ["H104 1:1"]),
    ("only a document mark", "---\n", ["H104 1:1"]),
    ("a control character", "a: b\x07c\n", ["H106 1:5"]),
    ("an invisible line break", "a: b\u2028c\n", ["H106 1:5"]),
    ("a tab as indentation", "a:\n\t- x\n", ["H201 2:1"]),
    ("a tab inside a block", "a: |\n  x\n\ty\n", ["H201 3:1"]),
    ("a double quote left open", 'a: 1\nb: "x\nc: 2\n', ["H202 2:4"]),
    ("a single quote left open", "a: 'x\nb: 2\n", ["H202 1:4"]),
    ("a key twice", "a: 1\nb: 2\na: 3\n", ["H203 3:1 also 1:1"]),
    ("a key twice, inside", "a:\n  - b: 1\n    c: 2\n    b: 3\n", ["H203 4:5 also 2:5"]),
    ("an alias", "a: &x [1]\nb: *x\n", ["H204 1:4", "H204 2:4"]),
    ("an alias to nothing", "b: *x\n", ["H204 1:4"]),
    ("emphasis without quotes", "a: *word* and more\n", ["H204 1:4"]),
    ("a tag", "a: !secret x\n", ["H205 1:4"]),
    ("a tag of Python's", "a: !!python/object:os.system x\n", ["H205 1:4"]),
    ("a list that does not end", "a: [1, 2\nb: 3\n", ["H206 1:4"]),
    ("a colon in a text", "a: one: two\n", ["H206 1:7"]),
    ("a text that starts with @", "a: @home\n", ["H206 1:4"]),
    ("a list item where a key belongs", "a: 1\n- b\n", ["H206 2:1"]),
    ("a template's mark without quotes", "a: 1\nb: {{ x }} and more\n", ["H206 2:4"]),
    ("two documents", "a: 1\n---\nb: 2\n", ["H207 2:1"]),
    ("deep nesting", "[" * 5000, ["H208 1:17"]),
    ("a key that is a list", "? [a]\n: 1\n", ["H209 1:3"]),
    ("too many values", "- a\n" * (MAX_VALUES + 1), [f"H210 {MAX_VALUES}:3"]),
    ("a list where keys belong", "- a\n- b\n", ["H301 1:1"]),
    ("a text where keys belong", "only words\n", ["H301 1:1"]),
]


@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_files(content: str | bytes, expected: list[str], loader: type, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, content, loader)
    found = []
    for problem in caught.value.problems:
        also = "".join(f" also {place.line}:{place.column}" for place in problem.also)
        found.append(f"{problem.code} {problem.place.line}:{problem.place.column}{also}")
        assert problem.place.file == "page.yml"
        assert problem.what
        assert problem.do
    assert found == expected


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(tmp_path / "gone.yml", "gone.yml")
    assert [problem.code for problem in caught.value.problems] == ["H105"]


def test_every_code_of_a_file_is_tried_here() -> None:
    tried = {expected.split()[0] for _, _, all_expected in BAD for expected in all_expected} | {"H105", "H107"}
    assert tried >= {code for code in WORDINGS if code.startswith(("H1", "H2"))}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("No", "No"), ("on", "on"), ("22:30", "22:30"), ("2026-11-23", "2026-11-23"),
        ("0800", "0800"), ("1_000", "1_000"), ("0x1F", "0x1F"), ("1e3", "1e3"), (".5", ".5"), ("+44 20", "+44 20"),
        ("7", 7), ("-7", -7), ("1.5", 1.5), ("true", True), ("False", False), ("~", None), ("", None), ("null", None),
        ("'7'", "7"), ('"true"', "true"), ("999999999999999999999", "999999999999999999999"),
    ],
)  # fmt: skip
def test_scalars_mean_what_they_say(text: str, value: object, loader: type, tmp_path: Path) -> None:
    assert read(tmp_path, f"a: {text}\n", loader).values == {"a": value}


def test_template_marks_in_quotes_and_blocks_are_text(loader: type, tmp_path: Path) -> None:
    source = read(tmp_path, 'a: "{{ x }}"\nb: |\n  {% y %} <b>\n', loader)
    assert source.values == {"a": "{{ x }}", "b": "{% y %} <b>\n"}


def test_of_very_many_problems_the_first_are_told(loader: type, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as raised:
        read(tmp_path, "a: 1\n" * 5000, loader)
    *told, last = raised.value.problems
    assert len(told) == MOST
    assert {problem.code for problem in told} == {"H203"}
    assert (last.code, last.place.line) == ("H107", MOST + 2)


def test_of_a_very_long_line_only_what_stands_around_a_place_is_shown(tmp_path: Path) -> None:
    source = read(tmp_path, f'a: "{"x" * 5000} here {"y" * 5000}"\n')
    line, mark = source.excerpt(source.find(("a",), "here")).split("\n")
    assert len(line) < 1000
    assert line[mark.index("^") :].startswith("here")


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    source = read(tmp_path, b"a: 1\r\nb:\r\n  - x\r\n")
    assert source.values == {"a": 1, "b": ["x"]}
    assert source.place(("b", 0)) == Place("page.yml", 3, 5)


def test_positions_of_keys_values_and_words_inside_texts(loader: type, tmp_path: Path) -> None:
    text = "title: x\nsteps:\n  - do: y\n    how: |\n      one [a](b)\n      two [@key]\n"
    source = read(tmp_path, text, loader)
    assert source.place(("steps", 0, "do")) == Place("page.yml", 3, 9)
    assert source.place(("steps", 0, "do"), key=True) == Place("page.yml", 3, 5)
    assert source.place(("steps", 0, "missing", 3)) == Place("page.yml", 3, 5)
    assert source.find(("steps", 0, "how"), "@key") == Place("page.yml", 6, 12)
    assert source.find(("steps", 0, "how"), "nowhere") == Place("page.yml", 4, 10)
    assert source.excerpt(Place("page.yml", 3, 9)) == "  - do: y\n        ^"
