"""A practice's files over the library: parts changed, pages hidden, and what an upgrade leaves without a hold."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import SMALL_SITE, change, codes, copy_small_site

from handrail.cli import main
from handrail.hiding import without
from handrail.library import Library, load_library
from handrail.library_command import as_list
from handrail.messages import Messages
from handrail.model.base import Reference, walk
from handrail.model.worksheet import Worksheet
from handrail.overlay import merge
from handrail.pages import Site
from handrail.problems import Problem, SiteProblems
from handrail.schema import build_schemas
from handrail.site_files import builtin_root
from handrail.validate import build_model
from handrail.yaml_source import read_source, read_values

WALKING = """\
extends: library
title: Strolling
replace:
  - {was: "It counts\\n  too.", now: "It counts double."}
change:
  sections:
    In the rain: {heading: When it rains}
add:
  go_gently: Our stairs are steep.
  notice: [Your hands.]
hide:
  terms: [stroll]
review: {clinician: "A. Okafor, psychologist", reviewed: "2026-11-24"}
therapists: {fits: "With us: early on."}
"""
ONE_WALK = """\
extends: library
change:
  fields:
    what: {label: "What did you hear?"}
add:
  care: [Take a friend.]
  fields:
    - after: what
      field: {id: who, type: text, label: "Who was there?"}
hide:
  fields: [strength]
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    for name in ("content/concepts", "worksheets"):
        (folder / name).mkdir(parents=True)
    return folder


def write(own: Path, *, walking: str = "", one_walk: str = "", hide: str = "") -> None:
    if walking:
        (own / "content/concepts/walking.yml").write_text(walking)
    if one_walk:
        (own / "worksheets/one-walk.yml").write_text(one_walk)
    if hide:
        practice = (builtin_root() / "content/practice.yml").read_text().replace("region: intl", "region: GB")
        (own / "content/practice.yml").write_text(f"{practice}hide: [{hide}]\n")


def problems(library: Path, own: Path) -> list[Problem]:
    with pytest.raises(SiteProblems) as caught:
        load_library([library, own])
    return caught.value.problems


def test_parts_are_changed_and_the_rest_stays_the_librarys(library: Path, own: Path) -> None:
    write(own, walking=WALKING, one_walk=ONE_WALK)
    loaded = load_library([library, own])
    page = loaded.items["walking"].model
    assert page.title == "Strolling"
    assert page.summary == "A walk is time. You can use it."
    assert [(part.heading, part.text) for part in page.sections] == [("When it rains", "It counts double.")]
    assert page.go_gently == "Stop when it hurts.\n\nOur stairs are steep."
    assert page.notice == ["Your feet.", "Your breath.", "Your hands."]
    assert page.terms == []
    assert (page.review.clinician, page.review.written) == ("A. Okafor, psychologist", "2026-11-23")
    assert (page.therapists.fits, page.therapists.not_for) == ("With us: early on.", "Severe pain.")
    sheet = loaded.items["one-walk"].model
    assert [(field.id, field.label) for field in sheet.questions()] == [
        ("what", "What did you hear?"), ("who", "Who was there?"), ("walks", "Other walks"),
    ]  # fmt: skip
    assert [former.told()["label"] for former in sheet.former_fields] == ["How hard was it?"]
    assert sheet.care == ["Stop when it hurts.", "Take a friend."]


def test_what_is_whose_is_told(library: Path, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own, walking=WALKING, hide="too-slow")
    loaded = load_library([library, own])
    told = as_list(loaded)
    assert "1 changed, 1 hidden" in told
    assert "walking (Strolling): some words, " in told
    assert main(["library", str(builtin_root()), "--format", "json"]) == 0
    assert {entry["origin"] for entry in json.loads(capsys.readouterr().out)} == {"library"}


@pytest.mark.parametrize(
    ("walking", "expected"),
    [
        ("extends: library\ntitel: x\n", "H302 content/concepts/walking.yml:2:1"),
        ("extends: library\ntitle: [x]\n", "H301 content/concepts/walking.yml:2:8"),
        ("extends: other\n", "H306 content/concepts/walking.yml:1:10"),
        ("extends: library\nreview: {next: soon}\n", "H305 content/concepts/walking.yml:2:16"),
        ("extends: library\nadd:\n  go_gently: 'See [this](nowhere).'\n", "H403 content/concepts/walking.yml:3:26"),
        ("extends: library\nreplace:\n  - {was: in the snow, now: x}\n", "H503 content/concepts/walking.yml:3:11"),
        ("extends: library\nreplace:\n  - {was: 'walk', now: x}\n", "H503 content/concepts/walking.yml:3:11"),
        ("extends: library\nreplace:\n  - {was: 'Go', in: scenes, now: x}\n", "H505 content/concepts/walking.yml:3:21"),
        ("extends: library\nchange:\n  sections:\n    In the ran: {text: x}\n", "H505 content/concepts/walking.yml:4:5"),
        ("extends: library\nhide:\n  terms: [strolls]\n", "H505 content/concepts/walking.yml:3:11"),
        ("extends: library\nhide:\n  pictures: [x]\n", "H306 content/concepts/walking.yml:3:13"),
        ("extends: library\nadd:\n  review: [x]\n", "H509 content/concepts/walking.yml:3:3"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_at_its_own_place(walking: str, expected: str, library: Path, own: Path) -> None:
    if "'walk'" in walking:
        walking, expected = walking.replace("'walk'", "'a'"), expected.replace("H503", "H504")
    write(own, walking=walking)
    assert codes(problems(library, own)) == [expected]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("steps: []", "H509 worksheets/one-walk.yml:2:1"),
        ("change: {fields: {what: {id: that}}}", "H506 worksheets/one-walk.yml:2:26"),
        ("change: {fields: {what: {type: text}}}", "H506 worksheets/one-walk.yml:2:26"),
        ("add: {fields: [{after: what, field: {id: walks, type: text, label: x}}]}", "H402 "),
        (
            "add: {fields: [{after: nothing, field: {id: n, type: text, label: x}}]}",
            "H505 worksheets/one-walk.yml:2:24",
        ),
        ("add: {fields: [{id: n, type: text, label: x}]}", "H510 worksheets/one-walk.yml:2:16"),
        (
            "add: {fields: [{after: walks, field: {id: n, type: text, label: x, show_if: {field: strength}}}]}\n"
            "hide: {fields: [strength]}",
            "H419 worksheets/one-walk.yml:2:85",
        ),
    ],
)
def test_ids_that_notes_hang_on_stay(changes: str, expected: str, library: Path, own: Path) -> None:
    write(own, one_walk=f"extends: library\n{changes}\n")
    (found,) = codes(problems(library, own))
    assert found.startswith(expected)
    assert " worksheets/one-walk.yml" in found


def test_an_upgrade_reports_every_piece_that_has_lost_its_hold(library: Path, own: Path) -> None:
    write(own, walking=WALKING, one_walk=ONE_WALK, hide="too-slow")
    load_library([library, own])
    change(library, "content/concepts/walking.yml", "It counts too.", "It is a walk as well.")
    change(library, "content/concepts/walking.yml", "In the rain", "In all weathers")
    change(library, "content/concepts/walking.yml", "term: stroll", "term: amble")
    change(library, "worksheets/one-walk.yml", "id: strength", "id: effort, renamed_from: [strength]")
    change(library, "worksheets/one-walk.yml", "{id: where, ", "{id: place, ")
    change(
        library, "worksheets/one-walk.yml", "- type: note", "- {id: who, type: text, label: Who}\n      - type: note"
    )
    (library / "content/reframes/too-slow.yml").unlink()
    change(library, "content/handouts/two-walks.yml", "  - page: too-slow\n", "")
    change(library, "content/concepts/walking.yml", "next: [too-slow]", "next: []")
    for file in ("about/the-work.yml", "areas/noticing.yml"):
        path = library / "content" / file
        path.write_text(path.read_text().replace("[slow](too-slow)", "slow").replace("too-slow", "walking"))
    found = problems(library, own)
    assert [problem.code for problem in found] == ["H503", "H505", "H505", "H502", "H505"], found
    assert {problem.place.file for problem in found} == {
        "content/concepts/walking.yml", "content/practice.yml", "worksheets/one-walk.yml",
    }  # fmt: skip
    # What an addition now meets in the library is told at the addition, once the rest is mended.
    write(own, walking="extends: library\ntitle: x\n", one_walk=ONE_WALK[: ONE_WALK.index("hide:")], hide="one-walk")
    (again,) = [problem for problem in problems(library, own) if problem.code == "H402"]
    assert {again.place.file, *(place.file for place in again.also)} == {
        "worksheets/one-walk.yml", "built-in/worksheets/one-walk.yml",
    }  # fmt: skip


def test_a_page_of_the_library_that_is_gone_or_misspelt(library: Path, own: Path) -> None:
    (own / "content/concepts/wlking.yml").write_text("extends: library\ntitle: x\n")
    (found,) = problems(library, own)
    assert codes([found]) == ["H501 content/concepts/wlking.yml:1:10"]
    assert "`walking`" in found.what


def test_a_page_that_was_renamed_is_told_by_the_name_it_has(library: Path, own: Path) -> None:
    write(own, hide="a-walk")
    found = {problem.code: problem.what for problem in problems(library, own)}
    assert "it is `one-walk` now" in found["H502"]


@pytest.mark.parametrize("text", ["extends: library\ntitle: x\n", "the whole page"])
def test_a_file_under_an_earlier_name_of_a_page_is_told_the_name_of_today(library: Path, own: Path, text: str) -> None:
    whole = (library / "worksheets/one-walk.yml").read_text(encoding="utf-8").replace("aliases: [a-walk]\n", "")
    (own / "worksheets").mkdir(exist_ok=True)
    (own / "worksheets/a-walk.yml").write_text(whole if text == "the whole page" else text, encoding="utf-8")
    (found,) = problems(library, own)
    assert codes([found]) == ["H520 worksheets/a-walk.yml:1:1"]
    assert "`one-walk.yml`" in found.do


def test_hidden_pages_are_gone_and_links_to_them_healed(library: Path, own: Path) -> None:
    write(own, hide="one-walk")
    loaded = load_library([library, own])
    assert "one-walk" in loaded.hidden
    assert mentions(loaded, "one-walk") == []
    page = loaded.items["walking"].model
    assert "A walk with one thing to watch, and" in page.what_it_is
    assert page.try_.worksheet is None
    assert [part.title for part in loaded.items["first-week"].model.parts] == ["Day one"]
    Site(loaded, Messages("en"))


def test_what_cannot_be_hidden(library: Path, own: Path) -> None:
    (own / "content/concepts/mine.yml").write_text((library / "content/concepts/walking.yml").read_text())
    write(own, hide="noticing, nothing, mine")
    found = {problem.code: problem for problem in problems(library, own)}
    assert set(found) >= {"H502", "H507", "H508"}
    assert "`walking`" in found["H507"].what


def mentions(library: Library, slug: str) -> list[str]:
    return [
        f"{item.slug}: {at}"
        for item in library.items.values()
        for at, value in walk(item.model)
        if (isinstance(value, Reference) and value == slug) or (isinstance(value, str) and f"]({slug})" in value)
    ]


def test_any_page_of_the_real_library_can_be_hidden_or_says_what_needs_it() -> None:
    library = load_library([builtin_root()])
    for slug in library.items:
        gone = frozenset((slug, *getattr(library.items[slug].model, "aliases", ())))
        for item in library.items.values():
            healed = without(item.model, gone)
            if healed is None:
                # Only an area is something that other pages stand in.
                assert library.items[slug].kind == "area" or item.slug == slug, (slug, item.slug)
            elif healed is not item.model:
                assert not [
                    at for at, value in walk(healed)
                    if (isinstance(value, Reference) and value in gone) or (isinstance(value, str) and f"]({slug})" in value)
                ], (slug, item.slug)  # fmt: skip


VALUES = st.recursive(
    st.sampled_from(["what", "strength", "The walk", "x", "Stop when it hurts.", None, 3, True, ""]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(
        st.sampled_from(
            ["steps", "fields", "what", "strength", "The walk", "options", "after", "field", "id", "type", "label", "care",
             "review", "therapists.fits", "was", "now", "in", "title", "former_fields", "", "a.b"]
        ),
        inner, max_size=3,
    ),
    max_leaves=8,
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(["replace", "change", "add", "hide", "care", "review", "former_fields"]), VALUES)
)
def test_whatever_a_practice_writes_is_a_page_or_problems_at_its_own_lines(values: dict[str, object]) -> None:
    base = read_source(SMALL_SITE / "worksheets/one-walk.yml", "built-in/worksheets/one-walk.yml")
    own = read_values("worksheets/one-walk.yml", json.dumps({"extends": "library", **values}, ensure_ascii=False))
    merged, problems = merge(own, base)
    if merged is not None:
        model, found = build_model(merged, Worksheet)
        problems = [merged.told_in_own(problem) for problem in found]
        assert model is not None or problems
    assert {problem.place.file for problem in problems} <= {own.name}


def test_editors_know_both_kinds_of_file(own: Path, library: Path) -> None:
    write(own, walking=WALKING, one_walk=ONE_WALK)
    schemas = build_schemas()
    for path, name in (
        (own / "content/concepts/walking.yml", "concept"),
        (own / "worksheets/one-walk.yml", "worksheet"),
    ):
        values = read_source(path, path.name).values
        jsonschema.validate(values, schemas[name])
        del values["extends"]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(values, schemas[name])
