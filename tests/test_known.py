"""What is known from an earlier build is as the files are, and so is the place of what is wrong with them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import change, codes, copy_small_site

from handrail import known, standards, yaml_source
from handrail.known import FILE, kept_in
from handrail.library import Item, _as_it_is, load_library
from handrail.mentions import mentions
from handrail.problems import Problem, SiteProblems, as_text
from handrail.reading import read_words
from handrail.standards import measure, safety
from handrail.yaml_source import read_text, read_values, values_of

WALKING = "content/concepts/walking.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path)


def forget() -> None:
    """As in a new process."""
    known._held.clear()
    yaml_source._met.cache_clear()


def problems(site: Path, memory: Path | None) -> str:
    """What is said of a site that has something wrong with it."""
    forget()
    with pytest.raises(SiteProblems) as found, kept_in(memory):
        load_library([site])
    return as_text(found.value.problems)


def test_known_values_are_those_of_the_files_and_only_what_was_edited_is_read(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {path.name: read_text(path, path.name) for path in root.glob("content/concepts/*.yml")}
    for _ in range(2):
        with kept_in(tmp_path / FILE):
            for name, text in files.items():
                assert values_of(name, text).values == read_values(name, text).values
        forget()
    files["grounding.yml"] += "# seen again"
    read = []
    monkeypatch.setattr(yaml_source, "read_values", lambda name, text: read.append(name) or read_values(name, text))
    with kept_in(tmp_path / FILE):
        for name, text in files.items():
            values_of(name, text)
    assert read == ["grounding.yml"]


def test_a_check_keeps_what_a_build_will_ask_for_and_what_it_kept_before(root: Path, tmp_path: Path) -> None:
    def keys() -> set[str]:
        forget()
        return known._read(tmp_path / FILE).keys()

    models = [item.model for item in load_library([root]).items.values()][:9]
    with kept_in(tmp_path / FILE):
        known.of(models[0], "for a build", lambda: 1)
    built = keys()
    with kept_in(tmp_path / FILE, forgets=False):
        known.of(models[1], "for a check", lambda: 1)
    checked = keys()
    assert len(built) == 1
    assert built < checked
    with kept_in(tmp_path / FILE):
        known.of(models[1], "for a check", lambda: 1)
    assert keys() == checked - built


AHEAD = """
import sys
from pathlib import Path
from handrail import copies, known
from handrail.library import load_library
from handrail.problems import SiteProblems, as_text
from handrail.read_ahead import read_ahead
copies.WORTH_IT, copies.processors = 1, lambda: int(sys.argv[1])
roots, keep = [Path(root) for root in sys.argv[3:]], Path(sys.argv[2])
try:
    with known.kept_in(keep):
        read_ahead(roots)
        ahead = set(known.current().now)
        load_library(roots)
        more = set(known.current().now) - ahead
    print(len(ahead), len(more))
except SiteProblems as found:
    print(as_text(found.problems))
"""
"""Reads in a process of its own, as a process with several threads, such as a test's, is not copied."""


def read_by(processes: int, keep: Path, *roots: Path) -> str:
    command = [sys.executable, "-c", AHEAD, str(processes), str(keep), *map(str, roots)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_copies_find_out_what_one_process_would_and_nearly_all_of_it(root: Path, tmp_path: Path) -> None:
    """Over a site of the practice's own, which changes some pages."""
    own = copy_small_site(tmp_path)
    assert read_by(1, tmp_path / "one", root, own).startswith("1 ")  # which language it is in
    ahead, more = map(int, read_by(3, tmp_path / "three", root, own).split())
    assert more < 0.05 * ahead
    one, three = known._read(tmp_path / "one"), known._read(tmp_path / "three")
    assert one.items() <= three.items()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_what_is_wrong_is_told_the_same_when_copies_read_first(tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    change(site, WALKING, "Walking", "[Walking")
    change(site, "worksheets/one-walk.yml", "summary:", "sumary:")
    change(site, "content/areas/noticing.yml", "summary: ", "summary: It is all in your head. ")
    told = read_by(3, tmp_path / "three", site)
    assert told == read_by(1, tmp_path / "one", site)
    assert told.count("content/") + told.count("worksheets/") >= 3


def test_a_process_that_comes_back_neither_reads_nor_writes_the_file(site: Path, tmp_path: Path) -> None:
    forget()
    with kept_in(tmp_path / FILE):
        load_library([site])
    (tmp_path / FILE).write_text("gone")
    change(site, WALKING, "It counts too.", "It counts as well.")
    with kept_in(tmp_path / FILE):
        load_library([site])
    assert (tmp_path / FILE).read_text() == "gone"


def test_what_is_wrong_is_told_at_the_same_place(site: Path, tmp_path: Path) -> None:
    memory = tmp_path / FILE
    with kept_in(memory):
        load_library([site])
    # What others lead to is gone, so the fault is in files that are known.
    (site / "content/concepts/walking.yml").unlink()
    assert problems(site, memory) == problems(site, None)
    assert problems(site, memory).count("H403") > 1


def test_what_is_known_of_a_page_is_what_it_says(root: Path, tmp_path: Path) -> None:
    def told(memory: Path | None) -> list[object]:
        forget()
        _as_it_is.cache_clear()
        with kept_in(memory):
            models = [item.model for item in load_library([root]).items.values()]
            return [[mentions(model), read_words(model), measure.runs_of(model)] for model in models]

    first = told(tmp_path / FILE)
    assert told(tmp_path / FILE) == first == told(None)


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}", b"[]\n[]"])
def test_a_damaged_memory_is_not_used(damage: bytes, site: Path, tmp_path: Path) -> None:
    memory = tmp_path / FILE
    with kept_in(memory):
        before = load_library([site])
    memory.write_bytes(damage or memory.read_bytes().replace(b"walk", b"wolk", 1))
    forget()
    with kept_in(memory):
        assert load_library([site]).items.keys() == before.items.keys()
    memory.unlink()
    memory.mkdir()
    forget()
    with kept_in(memory):
        assert load_library([site]).items.keys() == before.items.keys()


def looked_at(site: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that a rule looked at while a site was read with fresh eyes, as in a new process."""
    seen: list[str] = []

    def watch(item: Item) -> Iterator[Problem]:
        seen.append(item.slug)
        return safety.check_topics(item)

    monkeypatch.setattr(standards, "ENGLISH", (*standards.ENGLISH, watch))
    for path in site.rglob("*.yml"):
        # Another text for the memory of this process, and the same words.
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    forget()
    with kept_in(kept):
        load_library([site])
    return seen


def test_only_what_changed_is_looked_at_again(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "cache" / FILE
    everything = looked_at(site, kept, monkeypatch)
    assert "walking" in everything
    assert looked_at(site, kept, monkeypatch) == []
    change(site, WALKING, "It counts too.", "It counts as well.")
    assert set(looked_at(site, kept, monkeypatch)) == {"walking"}
    assert looked_at(site, kept, monkeypatch) == []


def test_what_was_found_is_found_again(site: Path, tmp_path: Path) -> None:
    change(site, WALKING, "It counts too.", "He committed suicide.")
    for _ in range(2):
        forget()
        with kept_in(tmp_path / FILE), pytest.raises(SiteProblems) as stopped:
            load_library([site])
        assert [code for code in codes(stopped.value.problems) if "H611" in code]
