"""What an author may get wrong in fields with rows or zones, each with its code and its place."""

from pathlib import Path

import pytest
from small_site import change, codes, copy_small_site, problems_of

SHEET = "worksheets/one-walk.yml"
STRENGTH = '      - {id: strength, type: scale, label: "How hard was it?", low: easy, high: very}\n'
TIMELINE = "      - {id: line, type: timeline, label: Walks, row: Walk, add: Add one, "
MENU = "      - {id: help, type: menu, label: Help, zones: "

CASES = [
    ("a timeline without words for its numbers", TIMELINE + "by: year, columns: [{type: text, id: a, label: A}]}\n", "H303 :18:9"),
    ("a column with the id of the row's number", TIMELINE + "by: age, when: Age,\n         columns: [{type: text, id: when, label: A}]}\n", "H451 :19:37"),
    ("a way to sort that is not known", TIMELINE + "by: ages, when: Age, columns: [{type: text, id: a, label: A}]}\n", "H306 :18:79"),
    ("two zones with one id", MENU + "[{id: a, label: A}, {id: a, label: B}]}\n", "H409 :18:77"),
    ("a zone with an id that answers use for something else", MENU + "[{id: other, label: A}]}\n", "H451 :18:58"),
    ("a menu without zones", MENU + "[]}\n", "H305 :18:52"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_fault_is_reported_where_it_is(tmp_path: Path, field: str, expected: str) -> None:
    site = copy_small_site(tmp_path)
    change(site, SHEET, STRENGTH, field)
    code, place = expected.split(" ")
    assert codes(problems_of(site)) == [f"{code} {SHEET}{place}"]
