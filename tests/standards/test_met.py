"""Pages that met the standards are not looked at again, until they or the program change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import change, codes, copy_small_site

from handrail import standards
from handrail.library import Item, load_library
from handrail.problems import Problem, SiteProblems
from handrail.standards import met, safety

WALKING = "content/concepts/walking.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path)


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
    with met.kept_in(kept):
        load_library([site])
    return seen


def test_only_what_changed_is_looked_at_again(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "cache/standards"
    everything = looked_at(site, kept, monkeypatch)
    assert "walking" in everything
    assert looked_at(site, kept, monkeypatch) == []
    change(site, WALKING, "It counts too.", "It counts as well.")
    assert set(looked_at(site, kept, monkeypatch)) == {"walking"}
    assert looked_at(site, kept, monkeypatch) == []


def test_what_was_found_is_found_again(site: Path, tmp_path: Path) -> None:
    change(site, WALKING, "It counts too.", "He committed suicide.")
    for _ in range(2):
        with met.kept_in(tmp_path / "standards"), pytest.raises(SiteProblems) as stopped:
            load_library([site])
        assert [code for code in codes(stopped.value.problems) if "H611" in code]


def test_a_damaged_list_is_as_good_as_none(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "standards"
    everything = looked_at(site, kept, monkeypatch)
    kept.write_bytes(kept.read_bytes()[7:].replace(b"a", b"\xff"))
    assert set(looked_at(site, kept, monkeypatch)) == set(everything)
