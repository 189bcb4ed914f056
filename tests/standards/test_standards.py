"""The content standards at work: each rule reports its code at its place, and lets through what is right."""

from datetime import date
from pathlib import Path

import pytest
from small_site import change, codes, copy_small_site

from handrail.library import Library, load_library
from handrail.problems import SiteProblems
from handrail.standards import check_standards

WALKING = "content/concepts/walking.yml"
REFRAME = "content/reframes/too-slow.yml"
SHEET = "worksheets/one-walk.yml"


def found_in(site: Path) -> list[str]:
    """Code and place of everything reported, warnings included."""
    try:
        return codes(list(load_library([site]).warnings))
    except SiteProblems as stopped:
        return codes(stopped.problems)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path)


HARD = (
    "Psychological considerations regarding individual vulnerability necessitate comprehensive consideration of "
    "environmental characteristics, developmental experiences and interpersonal relationships."
)
RUN = "Nobody in this town has ever walked to the old mill and back before noon"


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (WALKING, "It counts too.", " ".join([HARD] * 3), f"H601 {WALKING}:19:11"),
        (WALKING, "fits: Early on.", f"fits: {' '.join([HARD] * 4)}", f"H602 {WALKING}:32:9"),
        (WALKING, "A walk is time. You can use it.", "A walk. It is time. You use it. It helps you.", f"H603 {WALKING}:5:10"),
        (WALKING, "how: Two minutes.", "how: Twenty minutes.", f"H604 {WALKING}:22:7"),
        (WALKING, "how: Two minutes.", "how: The old ones.", f"H605 {WALKING}:22:7"),
        ("content/references.yml", "verified: seen", "verified: recalled", f"H607 {WALKING}:41:13"),
        (WALKING, "Walking helped a little [@okafor-2019].", "It helps.", None),
        (REFRAME, "Walking helped a little [@okafor-2019].", "It helps.", f"H608 {REFRAME}:32:13"),
        (WALKING, 'next: "2099-11-23"', 'next: "2026-11-23"', f"H609 {WALKING}:42:56"),
        (WALKING, 'written: "2026-11-23"', 'written: "2099-11-22"', None),
        (WALKING, "It counts too.", "He committed\n      suicide.", f"H611 {WALKING}:19:14"),
        (WALKING, "It counts too.", "“He committed suicide”, they said.", f"H611 {WALKING}:19:15"),
        (WALKING, "also_called: [", "also_called: [committed suicide, ", None),
        (WALKING, "It counts too.", "Well, you have yourself to blame.", f"H612 {WALKING}:19:17"),
        (WALKING, "It counts too.", "They say “you have yourself to blame”.", None),
        (REFRAME, "belief: I'm too slow", "belief: I have to snap out of it, you are too weak", None),
        (WALKING, "It counts too.", "This is your healing journey.", f"H613 {WALKING}:19:24"),
        (WALKING, "It counts too.", "You just came in.", None),
        (WALKING, "It counts too.", "It counts too!", f"H614 {WALKING}:19:24"),
        (WALKING, "It counts too.", "When somebody hits you, go.", f"H615 {WALKING}:19:25"),
        (REFRAME, "If somebody pushes you", "If somebody hits you", None),
        (SHEET, "    fields:\n", "    fields:\n      - {type: gate, question: Who hits you?, options: [{id: a, label: A, opens: true}, {id: b, label: B, opens: false, text: Go.}]}\n", f"H615 {SHEET}:17:36"),
        (SHEET, "    fields:\n", "    fields:\n      - {type: gate, question: Who hits you?, help_lines: [domestic-abuse], options: [{id: a, label: A, opens: true}, {id: b, label: B, opens: false}]}\n", None),
        (SHEET, "Any walk will do.", "Put cold water on your face.", f"H616 {SHEET}:15:16"),
        (WALKING, "clinician: none,", 'clinician: none, reviewed: "2026-11-23",', f"H617 {WALKING}:42:60"),
        (WALKING, "clinician: none,", "clinician: none, pemat: {agree: [2, 3]},", f"H618 {WALKING}:42:69"),
        (WALKING, "clinician: none,", "clinician: none, pemat: {agree: [2], disagree: [2]},", f"H619 {WALKING}:42:81"),
    ],
)  # fmt: skip
def test_each_rule(site: Path, file: str, old: str, new: str, code: str | None) -> None:
    change(site, file, old, new)
    found = found_in(site)
    assert found == [] if code is None else code in found


def test_two_pages_do_not_share_twelve_words_in_a_row_but_may_share_eleven(site: Path) -> None:
    change(site, WALKING, "It counts too.", f"{RUN}.")
    change(site, SHEET, "Any walk will do.", f"{' '.join(RUN.split()[:11])}.")
    assert found_in(site) == []
    change(site, REFRAME, "You stay home.", f"{RUN}.")
    assert found_in(site) == [f"H606 {REFRAME}:6:6"]


def test_a_warning_stops_nothing_and_a_date_that_has_passed_is_one(site: Path) -> None:
    library: Library = load_library([site])
    seen = {key: reference.verified for key, reference in library.references.items()}
    found = check_standards(list(library.items.values()), seen, english=True, today=date(2100, 1, 1))
    assert {problem.code for problem in found} == {"H610"}
    assert not any(problem.stops for problem in found)
    assert str(found[0].place).startswith("content/")


def test_rules_for_english_leave_other_languages_alone(site: Path) -> None:
    change(site, "content/practice.yml", "language: en", "language: de")
    change(site, WALKING, "It counts too.", f"{HARD} {HARD} You have yourself to blame.")
    assert found_in(site) == []
