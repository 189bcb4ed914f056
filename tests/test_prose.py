"""The small Markdown: what it knows, and that nothing an author types becomes a tag or an unsafe address."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from handrail import prose

ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "br", "a", "sup"}


def link(slug: str) -> str | None:
    return None if slug == "nowhere" else f"../{slug}/"


def cite(keys: list[str]) -> Markup:
    return Markup("<sup>{}</sup>").format(",".join(keys))


def block(text: str) -> str:
    return str(prose.render_block(text, link, cite))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>\n"),
        ("*a* and **b**", "<p><em>a</em> and <strong>b</strong></p>\n"),
        ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol><li>a</li>\n<li>b</li>\n</ol>\n"),
        ("[x](body-signals)", '<p><a href="../body-signals/">x</a></p>\n'),
        ("[x](nowhere)", "<p>x</p>\n"),
        ("[x](https://a.b/?c=1&d=2)", '<p><a href="https://a.b/?c=1&amp;d=2" rel="noopener noreferrer">x</a></p>\n'),
        ("[x](tel:116123)", '<p><a href="tel:116123">x</a></p>\n'),
        ("[x](javascript:alert)", "<p>x</p>\n"),
        ("[x](&#106;avascript:alert)", "<p>x</p>\n"),
        ("[x](//a.b)", "<p>x</p>\n"),
        ("[x](https:a)", "<p>x</p>\n"),
        ("![x](body-signals)", '<p>!<a href="../body-signals/">x</a></p>\n'),
        ("[x [@one]](body-signals)", "<p>[x<sup>one</sup>](body-signals)</p>\n"),
        ("[x]: javascript:a\n\n[x]", "<p>[x]: javascript:a</p>\n<p>[x]</p>\n"),
        ("a [@one-1999].", "<p>a<sup>one-1999</sup>.</p>\n"),
        ("a\n[@one-1999].", "<p>a<sup>one-1999</sup>.</p>\n"),
        ("a [@one; @two]", "<p>a<sup>one,two</sup></p>\n"),
        ("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>\n"),
        ("# x", "<p># x</p>\n"),
        ("`x`", "<p>`x`</p>\n"),
        ("> x", "<p>&gt; x</p>\n"),
        ("https://a.b", "<p>https://a.b</p>\n"),
        ("{{ x }} {% y %}", "<p>{{ x }} {% y %}</p>\n"),
        ("a\\*b", "<p>a*b</p>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("    a", "<p>a</p>\n"),
        ("&copy; &lt;", "<p>&amp;copy; &amp;lt;</p>\n"),
    ],
)
def test_what_it_knows(text: str, html: str) -> None:
    assert block(text) == html


def test_inline_is_without_paragraphs() -> None:
    assert prose.render_inline("one *a*\n\ntwo", link, cite) == "one <em>a</em> two"


def test_links_and_citations_are_listed_as_written() -> None:
    text = "[a](one) [b](javascript:x) [@k-1; @k-2]\n\n- [c](https://d.e)"
    assert prose.links(text) == ["one", "javascript:x", "https://d.e"]
    assert prose.citations(text) == ["k-1", "k-2"]


def test_plain_words_have_no_marks_and_no_citations() -> None:
    assert prose.plain("One *two* [three](four) [@five].\n\n- six\n- seven") == "One two three. six seven"
    assert prose.plain("(one [@two])\nthree [@four]! Cinq !") == "(one) three! Cinq !"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


HOSTILE = st.lists(
    st.sampled_from(["<script>", "</p>", "[a](", "javascript:", "data:", ")", "](", "![", "<a href=x>", "&lt;", "*",
                     "**", "`", "[@a]", "[@", "\n\n", "- ", "1. ", "\\", '"', "'", "onclick=", "https://a.b", " ", "&#106;",
                     "<!--"])
    | st.text(max_size=5),
    max_size=20,
).map("".join)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(HOSTILE)
def test_nothing_but_known_tags_and_safe_addresses_comes_out(text: str) -> None:
    tags = Tags()
    tags.feed(block(text))
    for tag, attributes in tags.found:
        assert tag in ALLOWED
        assert set(attributes) <= ({"href", "rel"} if tag == "a" else set())
        if tag == "a":
            assert attributes["href"].startswith(("../", *prose.SCHEMES))
    prose.plain(text)
    prose.render_inline(text, link, cite)
    assert all(isinstance(target, str) for target in prose.links(text))


@settings(max_examples=1000)
@example("1\r-\t1")
@given(st.text(alphabet=st.sampled_from("ab *_[]()\\-+1.)@;!<&`~#\t\r\n\0\u00a0\u2028'")))
def test_the_short_ways_past_the_parser_end_where_it_does(text: str) -> None:
    assert prose.plain(text) == prose._plain(text)
    assert prose.render_block(text, link, cite) == prose._render(prose._parse(text), link, cite)
    if not prose._inline_tokens(text):
        assert [token for token in prose._flat(text) if token.type in ("link_open", "citation")] == []
