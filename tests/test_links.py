"""Links, citations and references that lead nowhere are found, at the very word."""

from pathlib import Path

import pytest
from small_site import change, codes, copy_small_site, problems_of

from handrail.problems import Place
from handrail.wordings import WORDINGS

CONCEPT, PRACTICE, SOURCES = "content/concepts/walking.yml", "content/practice.yml", "content/references.yml"
SHEET = "worksheets/one-walk.yml"
LINK = "[one thing to watch](one-walk)"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path)


CASES = [
    ("a link to no page", CONCEPT, LINK, "[x](one-wallk)", "H403", 8, 19),
    ("a reference to no page", CONCEPT, "next: [too-slow]", "next: [to-slow]", "H403", 30, 8),
    ("a page of another kind", CONCEPT, "worksheets: [one-walk]", "worksheets: [too-slow]", "H404", 27, 14),
    ("an area that is a page of another kind", CONCEPT, "area: noticing", "area: walking", "H404", 2, 7),
    ("a citation of nothing", CONCEPT, "[@okafor-2019; @guild-2021]", "[@okafor-2019; @guild-2022]", "H405", 13, 66),
    ("a source that is not there", CONCEPT, "sources: [okafor-2019", "sources: [okafor-2018", "H405", 41, 13),
    ("a script as an address", CONCEPT, LINK, "[x](javascript:alert(1))", "H407", 8, 19),
    ("data as an address", CONCEPT, LINK, "[x](data:text/html,hi)", "H407", 8, 19),
    ("an unsafe address", CONCEPT, LINK, "[x](http://example.org)", "H407", 8, 19),
    ("an address without a scheme", CONCEPT, LINK, "[x](//example.org)", "H407", 8, 19),
    ("an address inside the site", CONCEPT, LINK, "[x](../one-walk/)", "H407", 8, 19),
    ("a picture that is not there", CONCEPT, "name: trigger-cycle", "name: triger-cycle", "H410", 12, 17),
    ("a region without lines", PRACTICE, "region: GB", "region: FR", "H411", 4, 9),
    ("a language that is not known", PRACTICE, "language: en", "language: xx", "H418", 3, 11),
    ("a question that is not there", SHEET, "example: A dog", "show_if: {field: wat}", "H419", 17, 111),
    ("a source twice", SOURCES, "id: guild-2021", "id: okafor-2019", "H414", 15, 7),
    ("an alias that is taken", CONCEPT, "order: 1", "order: 1\naliases: [one-walk]", "H416", 4, 11),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "column"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_names_that_lead_nowhere(site: Path, file: str, old: str, new: str, code: str, line: int, column: int) -> None:
    change(site, file, old, new)
    found = codes(problems_of(site))
    assert f"{code} {file}:{line}:{column}" in found


def test_pathways_in_a_circle(site: Path) -> None:
    pathway = site / "content/pathways/first-week.yml"
    text = pathway.read_text()
    pathway.write_text(text + "after: [second-week]\n")
    (site / "content/pathways/second-week.yml").write_text(text + "after: [third-week]\n")
    (site / "content/pathways/third-week.yml").write_text(text + "after: [first-week]\n")
    (found,) = problems_of(site)
    assert found.code == "H406"
    assert "first-week → second-week → third-week → first-week" in found.what
    assert found.place == Place("content/pathways/first-week.yml", text.count("\n") + 1, 9)


def test_a_file_that_cannot_be_read_is_not_reported_again_wherever_it_is_linked(site: Path) -> None:
    (site / "worksheets/one-walk.yml").write_text("title: [\n")
    assert {problem.code for problem in problems_of(site)} == {"H206"}


def test_an_unread_bibliography_does_not_make_every_citation_wrong(site: Path) -> None:
    (site / SOURCES).write_text("references: [\n")
    assert {problem.code for problem in problems_of(site)} == {"H206"}


def test_harmless_addresses_may_be_linked(site: Path) -> None:
    from handrail.library import load_library

    for address in ("https://example.org/a?b=c#d", "mailto:a@b.c", "tel:+441632960001", "sms:85258", "help"):
        change(site, CONCEPT, LINK, f"[x]({address})")
        load_library([site])
        change(site, CONCEPT, f"[x]({address})", LINK)


def test_every_code_about_names_is_tried() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    assert [code for code in WORDINGS if code.startswith("H4") and f'"{code}' not in tests] == []
