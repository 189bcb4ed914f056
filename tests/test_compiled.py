"""Compiled templates are used again while they are whole and of the same template, and only ours are kept."""

import sys
from pathlib import Path

import pytest

from handrail import templating
from handrail.messages import Messages


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled code is kept for this test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def said(root: Path, name: str) -> str:
    return templating._environment(Messages("en"), root).get_template(name).render()


def test_what_is_kept_says_the_same_also_when_damaged(kept: Path, tmp_path: Path) -> None:
    name = "pictures/trigger-cycle.svg"
    first = said(tmp_path, name)
    (file,) = kept.rglob("template-*")
    whole = file.read_bytes()
    assert said(tmp_path, name) == first
    for damaged in (b"", whole[:-9], whole[:40], whole.replace(b"svg", b"sgv"), b"x" * len(whole)):
        file.write_bytes(damaged)
        assert said(tmp_path, name) == first
        assert file.read_bytes() == whole


def test_what_is_kept_is_what_is_used(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(tmp_path, "pictures/trigger-cycle.svg")
    compiled: list[str] = []
    monkeypatch.setattr("jinja2.Environment.compile", lambda *args, **named: compiled.append("again"))
    assert said(tmp_path, "pictures/trigger-cycle.svg")
    assert compiled == []


def test_a_practices_own_template_is_not_kept(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates/own.html"
    for text in ("one", "two"):
        own.write_text(text)
        assert said(tmp_path, "own.html") == text
    assert not list(kept.rglob("template-*"))


def test_where_nothing_can_be_kept_templates_work_all_the_same(kept: Path, tmp_path: Path) -> None:
    kept.write_text("in the way")
    assert "<svg" in said(tmp_path, "pictures/trigger-cycle.svg")
