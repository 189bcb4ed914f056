"""What authors can get wrong in `table`, `week` and `sort` fields: code and position."""

from pathlib import Path

import pytest
from small_site import change, copy_small_site, problems_of

SHEET = "worksheets/one-walk.yml"
STANDS = '{id: strength, type: scale, label: "How hard was it?", low: easy, high: very}'
TABLE = "{id: t, type: table, label: T, columns: [{id: x, type: text, label: X}], "
WEEK = "{id: w, type: week, label: W, "
SORT = "{id: s, type: sort, label: S, bins: [{id: a, label: A}, {id: %s, label: B}], "


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (TABLE + "rows: [{id: r, label: R}, {id: r, label: Q}]}", ["H409"]),
        (TABLE + "rows: [{id: x, label: R}]}", ["H451 18:94"]),
        (TABLE + "rows: [{id: own-1, label: R}], own_rows: 1, own: Mine}", ["H451"]),
        (TABLE.replace("id: x", "id: name") + "rows: [{id: r, label: R}]}", ["H451"]),
        (TABLE.replace("text", "rows") + "rows: [{id: r, label: R}]}", ["H307"]),
        (TABLE + "rows: []}", ["H453 18:9"]),
        (TABLE + "own_rows: 2}", ["H452"]),
        (TABLE + "rows: [{id: r, label: R}], own: Mine}", ["H452"]),
        (WEEK + "parts: [{id: a, label: A}, {id: a, label: B}]}", ["H409 18:71"]),
        (WEEK + "parts: [{id: mon, label: A}]}", ["H451 18:52"]),
        (WEEK + "cell: number}", ["H306"]),
        (WEEK + "low: little, high: much}", ["H452", "H452"]),
        (WEEK + "cell: scale, low: little}", ["H452"]),
        (SORT % "b" + "own: false}", ["H453"]),
        (SORT % "unsorted" + "}", ["H451"]),
        (SORT % "b" + "items: [{id: a, label: I}]}", ["H451"]),
    ],
)
def test_mistakes(tmp_path: Path, field: str, expected: list[str]) -> None:
    site = copy_small_site(tmp_path)
    change(site, SHEET, STANDS, field)
    found = [f"{problem.code} {problem.place.line}:{problem.place.column}" for problem in problems_of(site)]
    assert len(found) == len(expected), found
    for one, wanted in zip(found, expected, strict=True):
        assert one.startswith(wanted), found
