"""What an author can get wrong in fields that look at other fields, each found at its place."""

from pathlib import Path

import pytest
from small_site import SMALL_SITE, change, codes, copy_small_site, problems_of

from handrail.library import load_library
from handrail.messages import Messages

SHEET = "worksheets/one-walk.yml"
NOTE = "      - type: note\n        text: Leave empty what you like.\n"
SCALES = """      - {id: steep, type: scale, label: How steep?, low: flat, high: steep}
      - {id: sure, type: scale, label: Sure?, to: 100, low: not, high: very}
"""
COLUMNS = '          - {id: when, type: date, label: "When?"}\n'
WAYS = "options: [{id: a, label: A, opens: true}, {id: b, label: B, opens: false, text: Rest.}]"

CASES = [
    ("recall of nothing", "{type: recall, label: L, field: wat}", "H419", "wat"),
    ("recall of nothing elsewhere", "{type: recall, label: L, worksheet: other, field: wat}", "H422", "wat"),
    ("recall of no worksheet", "{type: recall, label: L, worksheet: ohter, field: what}", "H403", "ohter"),
    ("recall of a page", "{type: recall, label: L, worksheet: walking, field: what}", "H404", "walking"),
    ("recall of what is never kept", "{type: recall, label: L, worksheet: other, field: secret}", "H428", "secret"),
    ("recall of a sheet that is never kept", "{type: recall, label: L, worksheet: burnt, field: what}", "H428", "what}"),
    ("the latest of this sheet", "{type: recall, label: L, field: what, latest: 3}", "H429", "3}"),
    ("too many of the latest", "{type: recall, label: L, worksheet: other, field: what, latest: 11}", "H305", "11}"),
    ("compare with nothing", "{type: compare, label: L, before: steep, after: stepe}", "H419", "stepe"),
    ("compare with words", "{type: compare, label: L, before: steep, after: what}", "H423", "what}"),
    ("compare two ends", "{type: compare, label: L, before: steep, after: sure}", "H425", "sure}"),
    ("compare in nothing", "{type: compare, label: L, in: walk, before: where, after: when}", "H419", "walk,"),
    ("compare with no column", "{type: compare, label: L, in: walks, before: hwere, after: hard}", "H424", "hwere"),
    ("compare columns of words", "{type: compare, label: L, in: walks, before: where, after: hard}", "H423", "where,"),
    ("compare in what has no rows", "{type: compare, label: L, in: steep, before: a, after: hard}", "H435", "steep,"),
    ("a gate for all", f"{{type: gate, question: Q, {WAYS.replace('false', 'true')}}}", "H426", "[{id: a"),
    ("a gate for nobody", f"{{type: gate, question: Q, {WAYS.replace('true', 'false, text: Go.')}}}", "H426", "[{id: a"),
    ("a gate with nothing to say", f"{{type: gate, question: Q, {WAYS.replace(', text: Rest.', '')}}}", "H427", "b, label"),
    ("a gate before nothing", f"{{type: gate, question: Q, {WAYS}, opens_only: [what, wat]}}", "H419", "wat]"),
    ("a gate that may open", f"{{type: gate, question: Q, {WAYS.replace('true', 'perhaps')}}}", "H301", "perhaps"),
    ("a gate to no page", f"{{type: gate, question: Q, {WAYS.replace('text', 'pages: [wlaking], text')}}}", "H403", "wlaking"),
]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = copy_small_site(tmp_path)
    sheet = (SMALL_SITE / SHEET).read_text(encoding="utf-8").replace("aliases: [a-walk]\n", "")
    secret = sheet.replace("id: strength, ", "id: secret, keep: never, ")
    (site / "worksheets/other.yml").write_text(secret, encoding="utf-8")
    (site / "worksheets/burnt.yml").write_text(sheet.replace("minutes: 5", "minutes: 5\nkeep: never"), encoding="utf-8")
    change(site, SHEET, COLUMNS, COLUMNS + "          - {id: hard, type: scale, label: Hard?, low: easy, high: hard}\n")
    return site


def with_field(site: Path, field: str) -> tuple[int, str]:
    """Put a field into the worksheet; the line it stands on, and that line."""
    line = f"      - {field}"
    change(site, SHEET, NOTE, SCALES + line + "\n")
    lines = (site / SHEET).read_text(encoding="utf-8").split("\n")
    return lines.index(line) + 1, line


@pytest.mark.parametrize(("field", "code", "at"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_faults(site: Path, field: str, code: str, at: str) -> None:
    line, text = with_field(site, field)
    assert codes(problems_of(site)) == [f"{code} {SHEET}:{line}:{text.rindex(at) + 1}"]


GOOD = [
    "{type: recall, label: L, field: what, pin: true}",
    "{type: recall, label: L, worksheet: other, field: what, latest: 10, empty: Nothing.}",
    "{type: recall, label: L, worksheet: a-walk, field: what}",
    "{type: compare, label: L, in: walks, before: hard, after: hard}",
    f"{{type: gate, question: Q, {WAYS}, help_lines: [crisis], opens_only: [what]}}",
]


@pytest.mark.parametrize("field", GOOD)
def test_what_is_right_is_not_reported(site: Path, field: str) -> None:
    with_field(site, field)
    load_library([site])


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("{type: recall, label: L, worksheet: other, field: waht}", "what"),
        ("{type: compare, label: L, in: walks, before: hrad, after: hard}", "hard"),
    ],
)
def test_did_you_mean(site: Path, field: str, meant: str) -> None:
    with_field(site, field)
    assert f"did you mean `{meant}`?" in problems_of(site)[0].what


def test_what_is_compared_is_told_to_the_notebook(site: Path) -> None:
    with_field(site, "{type: compare, label: L, in: walks, before: hard, after: hard, after_label: Then}")
    told = load_library([site]).items["one-walk"].model.told("one-walk", Messages("en"))
    assert told["compares"] == [
        {"label": "L", "before": "hard", "after": "hard", "in": "walks", "names": ["Hard?", "Then"]}
    ]
