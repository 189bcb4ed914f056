"""A sentence whose gaps and versions do not fit each other: said at its place, with a code."""

from pathlib import Path

import pytest
from small_site import change, codes, copy_small_site, problems_of

SHEET = "worksheets/one-walk.yml"
FIELD = "{id: what, type: long-text, label: "
SENTENCE = """{id: say, type: sentence, label: Say it, gaps: [GAPS],
          versions: [{id: one, label: One, text: "TEXT"}]}
      - {id: what, type: long-text, label: """


@pytest.mark.parametrize(
    ("gaps", "text", "expected"),
    [
        ("{id: what, label: What}", "I want {what}, {when}.", ["H420 18:50"]),
        ("{id: what, label: What}", "I want {what} and {What}.", ["H420 18:50"]),
        ("{id: what, label: What}, {id: when, label: When}", "I want {what}.", ["H421 17:87"]),
        ("{id: own, label: What}", "I want {own}.", ["H417 17:62"]),
        ("{id: what, label: A}, {id: what, label: B}", "I want {what}.", ["H409 17:84"]),
    ],
)
def test_gaps_and_versions_fit(gaps: str, text: str, expected: list[str], tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    change(site, SHEET, FIELD, SENTENCE.replace("GAPS", gaps).replace("TEXT", text))
    assert codes(problems_of(site)) == [problem.replace(" ", f" {SHEET}:") for problem in expected]
