"""Worksheets as PDFs: everything on them can be filled in by name, heard in order, and nothing is fetched for them."""

import io
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from example_site import examples
from example_site import renderer as example_renderer
from pypdf import PdfReader, PdfWriter
from small_site import change, copy_small_site

from handrail.cli import main
from handrail.fields import field_types
from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import PRINTS, Site
from handrail.pdf.engine import PdfUnavailableError, engine, make_pdf
from handrail.pdf.sheets import made, published, sheets
from handrail.render import Renderer


class Made:
    """A PDF in the hands of two readers."""

    def __init__(self, data: bytes, path: Path) -> None:
        self.path = path
        self.path.write_bytes(data)
        self.reader = PdfReader(io.BytesIO(data))

    def poppler(self, program: str, *options: str) -> str:
        command = [program, *options, str(self.path), *(["-"] if program == "pdftotext" else [])]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def fields(self) -> dict[str, Any]:
        return self.reader.get_fields() or {}

    def elements(self, kind: str) -> list[Any]:
        """Every element of the structure tree of a kind, in reading order."""
        return [one for one in _walk(self.reader.trailer["/Root"]["/StructTreeRoot"]) if one.get("/S") == kind]


def _walk(element: Any) -> Iterator[Any]:
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, dict) and "/Obj" not in kid:
            yield from _walk(kid)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    folder = copy_small_site(tmp_path_factory.mktemp("small"))
    change(folder, "content/practice.yml", "language: en", "language: en\npdfs: all")
    library = load_library([folder])
    messages = Messages("en")
    return Renderer(Site(library, messages), messages, "https://example.org/")


@pytest.fixture(scope="module")
def every_field(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One example of each field type, all in one packet."""
    renderer = example_renderer()
    of_type = {example.type: example for example in examples()}
    assert set(of_type) == set(field_types())
    pages = [renderer.site.page(example.slug) for example in of_type.values()]
    (sheet,) = [sheets(renderer, [page], ["normal"])[0] for page in pages[:1]]
    style = re.search(r"<style>(.*?)</style>", sheet.html, re.S)
    assert style
    html = renderer.paper(pages[0], pages, style[1], "normal", "Every field")
    return Made(make_pdf(html, sheet.drawing), tmp_path_factory.mktemp("fields") / "fields.pdf")


def test_every_field_type_can_be_filled_in_by_name(every_field: Made) -> None:
    fields = every_field.fields()
    of_type = {example.type: example for example in examples()}
    for name, example in of_type.items():
        if field_types()[name].asks:
            assert any(key.startswith(f"{example.slug}_{example.field.id}") for key in fields), name
    for key, field in fields.items():
        assert "." not in key
        assert field["/TU"].strip(), key
        assert field["/TU"] != key, f"{key} says nothing but its name"


def test_what_is_filled_in_is_there_again(every_field: Made, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=every_field.reader)
    given: dict[str, str] = {}
    for key, field in every_field.fields().items():
        if field["/FT"] == "/Tx":
            given[key] = f"words for {key}"
        elif field["/FT"] == "/Btn":
            states = [state for state in field.get("/_States_", []) if state != "/Off"]
            given[key] = states[-1]
    assert len(given) > 100
    for page in writer.pages:
        writer.update_page_form_field_values(page, given)
    writer.write(tmp_path / "filled.pdf")
    again = PdfReader(tmp_path / "filled.pdf").get_fields() or {}
    assert {key: again[key]["/V"] for key in given} == given


def test_a_radio_button_stands_once_in_the_form_and_says_its_question(every_field: Made) -> None:
    form = every_field.reader.trailer["/Root"]["/AcroForm"]
    roots = [reference.get_object() for reference in form["/Fields"]]
    assert not [root for root in roots if "/Parent" in root]
    choices = [root for root in roots if "/Kids" in root]
    assert choices
    for choice in choices:
        assert all("/T" not in kid.get_object() and kid.get_object()["/TU"] for kid in choice["/Kids"])


def test_it_is_tagged_named_and_in_order(every_field: Made) -> None:
    root = every_field.reader.trailer["/Root"]
    assert every_field.reader.metadata and every_field.reader.metadata.title == "Every field"
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {page.get("/Tabs") for page in every_field.reader.pages if "/Annots" in page} == {"/S"}
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert all(figure["/Alt"] for figure in every_field.elements("/Figure"))
    assert {one["/P"]["/S"] for one in every_field.elements("/LI")} == {"/L"}
    assert all(kid.get_object()["/S"] in ("/LI", "/L") for one in every_field.elements("/L") for kid in one["/K"])
    assert len(every_field.elements("/Form")) == sum(
        annotation.get_object()["/Subtype"] == "/Widget"
        for page in every_field.reader.pages
        for annotation in page.get("/Annots", [])
    )


def test_what_is_in_no_branch_of_the_tree_is_passed_over(every_field: Made) -> None:
    """Every marked piece of a page is in the tree, or says that it is decoration, as page numbers are."""
    told: dict[int, set[int]] = {}
    for one in _walk(every_field.reader.trailer["/Root"]["/StructTreeRoot"]):
        if "/Pg" in one:
            told.setdefault(one.raw_get("/Pg").idnum, set()).update(kid for kid in one["/K"] if isinstance(kid, int))
    for page in every_field.reader.pages:
        content = page.get_contents()
        assert content is not None
        marked = {int(number) for number in re.findall(rb"/MCID (\d+)", content.get_data())}
        assert marked == told[page.indirect_reference.idnum]
        assert re.search(rb"/Artifact\s+BMC", content.get_data())


def test_a_checker_of_accessibility_finds_no_fault(every_field: Made) -> None:
    program = Path(sys.executable).with_name("pdfua")
    done = subprocess.run([program, "check", every_field.path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_its_words_are_those_of_the_page(small: Renderer, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    page = small.site.page("one-walk")
    with caplog.at_level(logging.WARNING, "weasyprint"):
        found = {
            size: Made(make_pdf(sheet.html, sheet.drawing), tmp_path / f"{size}.pdf")
            for size, sheet in zip(PRINTS, sheets(small, [page]), strict=True)
        }
    assert [record.getMessage() for record in caplog.records] == []
    for one in found.values():
        text = _letters(one.poppler("pdftotext", "-layout"))
        wanted = [page.title, page.item.why, small.site.practice.name]
        wanted += [step.title for step in page.item.steps]
        wanted += [field.label for step in page.item.steps for field in step.fields if hasattr(field, "label")]
        for words in wanted:
            assert _letters(words) in text, words
    headings = [kind for kind in (one["/S"] for one in _walk(found["normal"].reader.trailer["/Root"]["/StructTreeRoot"]) if "/S" in one) if re.fullmatch("/H[1-6]", kind)]  # fmt: skip
    assert headings[0] == "/H1"
    assert headings.count("/H1") == 1
    assert re.search(r"^Form: +AcroForm$", found["normal"].poppler("pdfinfo"), re.M)
    assert len(found["large"].reader.pages) >= len(found["normal"].reader.pages)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def test_those_that_are_made_are_kept_and_a_spoilt_one_is_made_again(small: Renderer, tmp_path: Path) -> None:
    wanted = sheets(small, published(small.site), ["normal"])
    first = made(wanted, tmp_path)
    assert list(first) == ["worksheets/one-walk/one-walk.pdf", "h/two-walks/two-walks.pdf"]
    kept = next(path for path in tmp_path.iterdir() if path.name == wanted[1].name)
    assert made(wanted, tmp_path, anew=False) == first
    kept.write_bytes(kept.read_bytes()[:-1])
    assert list(made(wanted, tmp_path, anew=False)) == list(first)[:1]
    assert made(wanted, tmp_path) == first, "the same words give the same bytes"


def test_a_page_leads_to_its_pdfs_where_there_are_any(small: Renderer) -> None:
    page = small.site.page("one-walk")
    assert "as-pdf" not in small.body(page)
    with_one = Renderer(small.site, small.messages, pdfs=["worksheets/one-walk/one-walk-large.pdf"])
    assert re.findall(r'href="([^"]+\.pdf)" download', with_one.body(page)) == ["one-walk-large.pdf"]


def test_nothing_is_fetched_for_it() -> None:
    asked: list[str] = []

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    html = f'<html lang="en"><title>A</title><img alt="a" src="http://127.0.0.1:{server.server_port}/picture.png">'
    make_pdf(html)
    assert asked == []
    engine().HTML(string=html).write_pdf()
    assert asked == ["/picture.png"], "the host can be asked"
    server.shutdown()


def test_without_the_engine_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, small: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(PdfUnavailableError, match=r"handrail\[pdf\]"):
        make_pdf("<p>a")
    site = copy_small_site(tmp_path)
    assert main(["pdf", "one-walk", "--site", str(site), "--to", str(tmp_path / "out")]) == 1
    assert "handrail[pdf]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_packet_is_one_file_and_an_unknown_page_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = copy_small_site(tmp_path)
    given = ["--site", str(site), "--to", str(tmp_path / "out"), "--print", "normal"]
    assert main(["pdf", "walking", "one-walk", "--packet", "For this week", *given]) == 0
    (path,) = (tmp_path / "out").iterdir()
    reader = PdfReader(path)
    assert reader.metadata and reader.metadata.title == "For this week"
    assert all(key.startswith("one-walk_") for key in reader.get_fields() or {})
    assert main(["pdf", "no-such-page", *given]) == 1
    assert "no-such-page" in capsys.readouterr().err
