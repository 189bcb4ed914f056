"""What an author may get wrong in the field types about time: each at its place."""

from pathlib import Path

import pytest
from small_site import change, copy_small_site, problems_of

SHEET, NOTE = "worksheets/one-walk.yml", "      - type: note\n        text: Leave empty what you like."
CASES = [
    ("a tone that is neither", "{type: timer, label: Sit, sound: perhaps}", ["H301 21:42"]),
    ("a length of none", "{type: timer, label: Sit, choices: [0, 5]}", ["H305 21:45"]),
    ("one step is no guide", "{type: guide, label: Look, steps: [{text: Up.}]}", ["H305 21:43"]),
    ("an unknown key of a step", "{type: guide, label: Look, steps: [{text: Up.}, {text: On., secs: 9}]}", ["H302 21:69"]),
    ("a breath too long", "{type: pacer, label: Slow, breathe_out: 12}", ["H305 21:49"]),
    ("a wave to eleven", "{id: u, type: wave, label: How?, low: no, high: yes, to: 11}", ["H306 21:66"]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_fault_is_reported_at_its_place(field: str, expected: list[str], tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    change(site, SHEET, NOTE, f"      - {field}")
    assert [f"{found.code} {found.place.line}:{found.place.column}" for found in problems_of(site)] == expected
