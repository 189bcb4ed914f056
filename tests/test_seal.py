"""Every page carries its policy before anything loads, and only its own inline scripts may run."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from handrail.seal import SealError, inline_hashes, policy, seal, seal_page

PAGE = (
    '<!doctype html><html lang="en" data-page="{kind}"><head><meta charset="utf-8"><title>T</title>{head}</head></html>'
)


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_inline_scripts_are_hashed_and_data_and_external_scripts_are_not() -> None:
    html = '<script>a("<p>&amp;")</script><script src="x.js"></script><script type="application/json">{}</script>'
    assert inline_hashes(html)["script"] == [hash_of('a("<p>&amp;")')]


def test_equal_scripts_are_named_once() -> None:
    assert inline_hashes("<script>x</script><script>x</script>")["script"] == [hash_of("x")]


def test_styles_inside_a_page_are_named_by_their_hash() -> None:
    page = PAGE.format(kind="offline", head="<style>a{}</style><noscript><style>b{}</style></noscript>")
    assert f"style-src 'self' {hash_of('a{}')} {hash_of('b{}')};" in policy(page)


def test_pages_connect_nowhere_but_search_which_reads_its_own_index() -> None:
    assert "connect-src 'none'" in policy(PAGE.format(kind="worksheet", head=""))
    assert "connect-src 'self'" in policy(PAGE.format(kind="search", head=""))


def test_no_page_may_load_from_elsewhere_or_run_inline_code() -> None:
    for kind in ("home", "worksheet", "search"):
        given = policy(PAGE.format(kind=kind, head=""))
        assert "default-src 'none'" in given
        assert "unsafe" not in given
        assert "http" not in given
        assert "require-trusted-types-for 'script'" in given


def test_the_preview_lets_the_reload_script_run() -> None:
    assert "'unsafe-inline'" in policy(PAGE.format(kind="home", head=""), preview=True)


def test_the_policy_comes_before_anything_that_loads() -> None:
    sealed = seal_page(PAGE.format(kind="home", head='<script src="x.js"></script>'), "x.html")
    assert sealed.index("Content-Security-Policy") < sealed.index("<title>") < sealed.index("<script")


def test_a_page_without_a_place_for_a_policy_is_an_error() -> None:
    with pytest.raises(SealError, match=r"^x\.html"):
        seal_page("<html><head></head></html>", "x.html")


def test_the_manifest_lists_every_file_with_its_hash(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(kind="home", head=""))
    (tmp_path / "a.js").write_text("1")
    seal(tmp_path)
    listed = json.loads((tmp_path / "handrail.json").read_text())["sha256"]
    assert listed == {
        name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a.js", "index.html")
    }


def test_scripts_in_comments_do_not_count_and_odd_tags_do() -> None:
    html = """<!-- <script>no</script> --><SCRIPT data-a="x>y" type='module'>a<!--b</SCRIPT ><p title="1">&lt;script></p>"""
    assert inline_hashes(html)["script"] == [hash_of("a<!--b")]
