"""Values that are known from an earlier build are those of the files, and so is the place of what is wrong with them."""

from pathlib import Path

import pytest
from small_site import copy_small_site

from handrail.known_values import FILE, kept_in, values_of
from handrail.library import load_library
from handrail.problems import SiteProblems, as_text
from handrail.yaml_source import read_text, read_values


def problems(site: Path, memory: Path | None) -> str:
    """What is said of a site that has something wrong with it."""
    with pytest.raises(SiteProblems) as found, kept_in(memory):
        load_library([site])
    return as_text(found.value.problems)


def test_known_values_are_those_of_the_files_and_only_what_was_edited_is_read(root: Path, tmp_path: Path) -> None:
    files = {path.name: read_text(path, path.name) for path in root.glob("content/concepts/*.yml")}
    for _ in range(2):
        with kept_in(tmp_path / FILE):
            for name, text in files.items():
                assert values_of(name, text).values == read_values(name, text).values
    files["grounding.yml"] += "# seen again"
    with kept_in(tmp_path / FILE):
        sources = [values_of(name, text) for name, text in files.items()]
    assert [source.name for source in sources if "spans" in vars(source)] == ["grounding.yml"]


def test_what_is_wrong_is_told_at_the_same_place(tmp_path: Path) -> None:
    site, memory = copy_small_site(tmp_path), tmp_path / FILE
    with kept_in(memory):
        load_library([site])
    # What others lead to is gone, so the fault is in files that are known.
    (site / "content/concepts/walking.yml").unlink()
    assert problems(site, memory) == problems(site, None)
    assert problems(site, memory).count("H403") > 1


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}", b"[]\n[]"])
def test_a_damaged_memory_is_not_used(damage: bytes, tmp_path: Path) -> None:
    site, memory = copy_small_site(tmp_path), tmp_path / FILE
    with kept_in(memory):
        before = load_library([site])
    memory.write_bytes(damage or memory.read_bytes().replace(b"walk", b"wolk", 1))
    with kept_in(memory):
        assert load_library([site]).items.keys() == before.items.keys()
    memory.unlink()
    memory.mkdir()
    with kept_in(memory):
        assert load_library([site]).items.keys() == before.items.keys()
