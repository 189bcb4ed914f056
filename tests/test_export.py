"""`handrail export`: plain Markdown that Zensical and stock MkDocs build, with nothing lost, nothing broken, nothing run."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html
from small_site import change, copy_small_site

from handrail.cli import main
from handrail.export import MARKER, ExportError, export_files, write_export
from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site

HOSTILE = """</title><script>a()</script> & "' &lt;i&gt; {{ 7 }} <b onclick>"""


def exported(site: Path, site_url: str = "") -> dict[str, str]:
    """The text files of a site's export."""
    files = export_files(Site(load_library([site]), Messages("en")), Messages("en"), site_url)
    return {name: data.decode() for name, data in files.items() if Path(name).suffix in (".md", ".yml", ".svg")}


def missing(built: Path) -> list[tuple[str, str]]:
    """Every link and picture of a built site that leads nowhere in it, anchors included."""
    pages = {path: html.parse(path) for path in built.rglob("*.html") if path.name != "404.html"}
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    found = []
    for path, page in pages.items():
        for target in set(page.xpath("//article//@href | //article//@src")):
            address, _, anchor = target.partition("#")
            if re.match("[a-z]+:", address):
                continue
            where = (path.parent / address).resolve() if address else path
            where = where / "index.html" if where.is_dir() else where
            if not where.exists() or (anchor and anchor not in ids.get(where, ())):
                found.append((path.relative_to(built).as_posix(), target))
    return found


def test_zensical_builds_the_library_with_every_link_whole(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    assert main(["export", str(folder), str(root)]) == 0
    done = subprocess.run(
        [Path(sys.executable).parent / "zensical", "build", "--strict"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    assert missing(folder / "site") == []
    pages = set(folder.glob("docs/**/*.md"))
    assert "| **Monday** |  |\n" in (folder / "docs/worksheets/weekly-review.md").read_text(encoding="utf-8")
    assert len(list((folder / "site").rglob("index.html"))) == len(pages) > 100
    loaded = re.compile(r"""<(?:script|img|link)[^>]*\s(?:src|href)=["']?(?:https?:)?//""")
    assert not [page for page in (folder / "site").rglob("*.html") if loaded.search(page.read_text(encoding="utf-8"))]
    assert {*_listed(yaml.safe_load((folder / "mkdocs.yml").read_text())["nav"])} == {
        page.relative_to(folder / "docs").as_posix() for page in pages
    }  # fmt: skip


def test_a_page_that_had_another_name_is_found_by_it_too(tmp_path: Path) -> None:
    files = exported(copy_small_site(tmp_path))
    old = files["docs/worksheets/a-walk.md"]
    assert "(one-walk.md)" in old
    assert 'search: {"exclude": true}' in old
    assert "worksheets/a-walk.md" in yaml.safe_load(files["mkdocs.yml"])["not_in_nav"].splitlines()


def _listed(nav: list) -> list[str]:
    inside = [[part] if isinstance(part, str) else _listed(next(iter(part.values()))) for part in nav]
    return [name for names in inside for name in names]


def test_stock_mkdocs_makes_no_tag_of_what_an_author_wrote(tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    hostile = json.dumps(HOSTILE)
    change(site, "content/practice.yml", "name: Willow Lane Therapy", f"name: {hostile}")
    change(site, "content/practice.yml", "headline: A small site", f"headline: {hostile}")
    change(site, "content/areas/noticing.yml", "title: Noticing", f"title: {hostile}")
    change(site, "worksheets/one-walk.yml", "title: One walk", f"title: {hostile}")
    change(site, "worksheets/one-walk.yml", "summary: Look at one walk.", f"summary: {hostile}")
    change(site, "worksheets/one-walk.yml", 'label: "What did you see?"', f"label: {hostile}")
    folder = tmp_path / "export"
    for name, text in exported(site).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for page in (folder / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>a()" not in text, page
        tree = html.fromstring(text)
        assert not tree.xpath("//*[@onclick]"), page
        assert len(tree.xpath("//title")) == 1
    sheet = html.parse(folder / "site/worksheets/one-walk/index.html")
    assert HOSTILE in sheet.xpath("//h1")[0].text_content()
    assert HOSTILE in [one.text_content() for one in sheet.xpath("//article//strong")]


def test_a_page_reads_as_on_the_site(tmp_path: Path) -> None:
    files = exported(copy_small_site(tmp_path), "https://walks.example/")
    concept, sheet = files["docs/concepts/walking.md"], files["docs/worksheets/one-walk.md"]
    assert concept.startswith('---\ntitle: "Walking"\ndescription: "')
    assert "](../worksheets/one-walk.md)" in concept
    assert "**Evidence: limited**" in concept
    assert re.search(r"\\\[\[1\]\(#about-this-page\)\\\]", concept)
    assert re.search(r"^1\.  Okafor|^1\.  ", concept, re.M)
    assert "(https://walks.example/worksheets/one-walk/)" in sheet
    assert "**What did you see?**\n\nFirst, *one* thing.\n\n___\n\n___\n\n___\n\n___" in sheet
    assert "easy ○ 0 ○ 1" in sheet
    assert "**Someone to talk to** In danger: 999." in sheet
    assert (
        "https://"
        not in exported(copy_small_site(tmp_path / "other"))["docs/worksheets/one-walk.md"].split("Sources")[0]
    )
    assert "docs/notebook.md" not in files
    assert files["mkdocs.yml"].startswith("# Written by")


def test_nothing_is_written_over_but_an_earlier_export(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(ExportError, match="holds no export"):
        write_export(folder, {"docs/a.md": b"a"})
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    (folder / "letter.txt").unlink()

    write_export(folder, {"docs/a.md": b"a", "docs/b.md": b"b"})
    (folder / "letter.txt").write_text("mine")
    write_export(folder, {"docs/a.md": b"new"})
    assert (folder / "letter.txt").read_text() == "mine"
    assert (folder / "docs/a.md").read_bytes() == b"new"
    assert not (folder / "docs/b.md").exists()
    assert json.loads((folder / MARKER).read_text()) == {"files": ["docs/a.md"]}


@pytest.mark.parametrize("listed", ["{", "[]", '{"files": ["../letter.txt"]}', '{"files": 1}'])
def test_a_list_that_is_none_of_ours_takes_nothing_away(tmp_path: Path, listed: str) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (tmp_path / "letter.txt").write_text("mine")
    (folder / MARKER).write_text(listed)
    with pytest.raises(ExportError, match="no list of an export"):
        write_export(folder, {"docs/a.md": b"a"})
    assert (tmp_path / "letter.txt").exists()
    assert [path.name for path in folder.iterdir()] == [MARKER]


def test_a_site_with_a_mistake_is_not_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = copy_small_site(tmp_path)
    change(site, "content/concepts/walking.yml", "title: Walking", "titel: Walking")
    assert main(["export", str(tmp_path / "export"), str(site)]) == 1
    assert "content/concepts/walking.yml:" in capsys.readouterr().err
    assert not (tmp_path / "export").exists()
