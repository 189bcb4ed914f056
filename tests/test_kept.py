"""What is kept from an earlier build is never shown once anything it was made from has changed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from small_site import SMALL_SITE, change, copy_small_site

from handrail.kept import SETS
from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site
from handrail.render import Renderer


def renderer(site: Path, keep_in: Path | None) -> Renderer:
    messages = Messages("en")
    return Renderer(Site(load_library([site]), messages), messages, "", keep_in)


def rendered(site: Path, keep_in: Path | None) -> dict[str, str]:
    """Every document of a site."""
    from_here = renderer(site, keep_in)
    documents = {page.path: from_here.document(page) for page in from_here.site.pages}
    documents |= {f"{page.path} offline": from_here.offline(page) for page in from_here.site.of("worksheet")}
    from_here.kept.tidy()
    return documents


AHEAD = """
import sys
from pathlib import Path
from handrail import copies
from handrail.render_ahead import render_ahead
from test_kept import renderer
copies.WORTH_IT, copies.processors = 1, lambda: 3
render_ahead(renderer(Path(sys.argv[1]), Path(sys.argv[2])))
"""
"""Renders ahead in a process of its own, as a process with several threads, such as a test's, is not copied."""


def kept(folder: Path) -> dict[Path, int]:
    """The kept files, each with the moment it was written."""
    return {path: path.stat().st_mtime_ns for path in folder.glob("*/*")}


@pytest.mark.parametrize("folder", sorted({path.parent.relative_to(SMALL_SITE) for path in SMALL_SITE.rglob("*.yml")}))
def test_after_an_edit_of_any_file_the_pages_are_those_of_a_build_without_memory(folder: Path, tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    rendered(site, tmp_path / "keep")
    for file in sorted((site / folder).glob("*.yml")):
        # Every text that is long enough to be prose or a label changes, whatever its key.
        file.write_text(re.sub(r"(?m)(?<=[a-z] )([a-z]{4,})(?= [a-z]+)", r"\1ish", file.read_text(), count=40))
    assert rendered(site, tmp_path / "keep") == rendered(site, None)


EDITS = {
    "what stands on it": ("It counts too.", "It counts as well."),
    "its name": ("title: Walking", "title: Walking slowly"),
    "its summary": ("A walk is time.", "A walk is free."),
    "another name": ("going out", "a turn"),
    "what comes next": ("next: [too-slow]", "next: []"),
    "a link": ("[one thing to watch](one-walk)", "one thing to watch"),
}


@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS)
def test_an_edit_renders_the_pages_that_show_it_and_few_others(old: str, new: str, tmp_path: Path) -> None:
    site, keep_in = copy_small_site(tmp_path), tmp_path / "keep"
    first = rendered(site, keep_in)
    before = kept(keep_in)
    assert rendered(site, keep_in) == first
    assert kept(keep_in) == before
    change(site, "content/concepts/walking.yml", old, new)
    second = rendered(site, keep_in)
    assert second == rendered(site, None)
    after = kept(keep_in)
    written = [path for path in after if after[path] != before.get(path)]
    assert sum(second[page] != first[page] for page in first) <= len(written) < 0.7 * len(before)


def render_ahead(site: Path, keep_in: Path) -> None:
    command = [sys.executable, "-c", AHEAD, str(site), str(keep_in)]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_several_processes_leave_only_the_search_to_render_and_the_same_pages(tmp_path: Path) -> None:
    site, keep_in = copy_small_site(tmp_path), tmp_path / "keep"
    render_ahead(site, keep_in)
    before = kept(keep_in)
    assert rendered(site, keep_in) == rendered(site, None)
    after = kept(keep_in)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_a_page_that_fails_in_a_copy_is_told_by_the_first_process(tmp_path: Path) -> None:
    site, keep_in = copy_small_site(tmp_path), tmp_path / "keep"
    (site / "templates/pages").mkdir(parents=True)
    (site / "templates/pages/concept.html").write_text("{{ nothing.there }}")
    render_ahead(site, keep_in)
    from_here = renderer(site, keep_in)
    assert not from_here.kept.is_new
    with pytest.raises(UndefinedError):
        from_here.body(from_here.site.page("walking"))


def test_what_is_damaged_is_made_anew(tmp_path: Path) -> None:
    site, keep_in = copy_small_site(tmp_path), tmp_path / "keep"
    whole = rendered(site, keep_in)
    for number, path in enumerate(kept(keep_in)):
        data = path.read_bytes()
        path.write_bytes((b"", b"\xff", b"a\nb", data[:-9], data.replace(b"<", b">", 1))[number % 5])
    assert rendered(site, keep_in) == whole


def test_a_changed_practice_changes_every_page_and_old_states_do_not_pile_up(tmp_path: Path) -> None:
    site, keep_in = copy_small_site(tmp_path), tmp_path / "keep"
    practice = site / "content/practice.yml"
    text = practice.read_text()
    for number in range(SETS + 2):
        practice.write_text(re.sub(r"(?m)^name: .*$", f"name: Practice {number}", text))
        from_here = renderer(site, keep_in)
        assert f"Practice {number}" in from_here.document(from_here.site.page("walking"))
        from_here.kept.tidy()
    assert len(list(keep_in.iterdir())) == SETS


def test_a_folder_that_cannot_be_written_keeps_nothing_and_spoils_nothing(tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    (tmp_path / "file").write_text("in the way")
    assert rendered(site, tmp_path / "file") == rendered(site, None)


def test_a_template_or_a_picture_of_the_practices_own_is_not_missed(tmp_path: Path) -> None:
    site, keep_in = copy_small_site(tmp_path), tmp_path / "keep"
    rendered(site, keep_in)
    own = site / "templates/pages/glossary.html"
    own.parent.mkdir(parents=True)
    own.write_text("<h1>Our words</h1>")
    assert "Our words" in rendered(site, keep_in)["glossary/"]


def test_whatever_a_template_reads_of_another_page_is_not_missed(tmp_path: Path) -> None:
    site, keep_in = copy_small_site(tmp_path), tmp_path / "keep"
    own = site / "templates/pages/glossary.html"
    own.parent.mkdir(parents=True)
    own.write_text("{% for idea in site.of('concept') %}{{ idea.day }} {{ idea.score }} {{ idea.minutes }}{% endfor %}")
    rendered(site, keep_in)
    change(site, "content/concepts/walking.yml", 'written: "2026-11-23"', 'written: "2026-11-22"')
    change(site, "content/concepts/walking.yml", "    - do: Go out\n", "")
    assert rendered(site, keep_in) == rendered(site, None)
