"""HTML -> Markdown: whatever an author writes, Python-Markdown shows the same words, and no tag comes of them."""

import re

import markdown
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup, escape

from handrail import prose
from handrail.to_markdown import anchors, parse, to_markdown

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "def_list", "footnotes", "abbr", "md_in_html", "admonition"]
"""What an export asks for, what MkDocs adds, and what somebody may add later."""
OURS = {"div", "h2", "p", "em", "strong", "ul", "ol", "li", "a", "br", "table", "thead", "tbody", "tr", "th", "td"}
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=x>", "<!--", "-->", "<?php", "&lt;b&gt;", "&#60;", "</p>", "<a@b.cd>",
    "![x](javascript:x)", "[x](https://a.b 'c')", "[x]: https://a.b", "[x][x]", "[^x]: y", "*[x]: y", "{: onclick=x}", "{#x}",
    "# ", "## x", "===", "---", "- ", "+ ", "1. ", "2) ", "> ", "    code", "```", "~~~", "`", "``x``", "| a | b |", "|---|---|",
    "*", "**", "_", "__x__", "\\", "\\*", "!!! note", "??? x", ": x", "[TOC]", "://", "\n", "\n\n", "  \n", "!", "]", "(", ")", "\u2028",
    "{{ 7 }}", "{% x %}", "$x$", "==x==", "^x^", "~x~", "--8<--", "\u00a0",
)  # fmt: skip
letters = st.characters(exclude_categories=["Cs", "Cc"])
"""YAML lets no control characters in."""
texts = (
    st.lists(st.sampled_from(HOSTILE) | st.text(letters, max_size=6), min_size=1, max_size=8)
    .map("".join)
    .filter(lambda text: text.strip())
)


def built(body: str) -> html.HtmlElement:
    written = to_markdown(parse(body), lambda address: address, lambda drawing: "drawing.svg")
    return html.fragment_fromstring(markdown.markdown(written, extensions=EXTENSIONS) or "<p></p>", create_parent="div")


def words(tree: html.HtmlElement) -> str:
    return re.sub(r"\s+", "", tree.text_content())


@given(texts)
@example("![words](mindfulness)")
@example("a!")
@example("x\n---")
@example("1. a\n\n   - b\n   - *c* d")
def test_prose_comes_out_with_its_words_and_with_no_tag_of_its_own(text: str) -> None:
    body = prose.render_block(text, lambda slug: f"../{slug}/", lambda keys: Markup(""))
    tree = built(f"<div>{body}</div>")
    assert words(tree) == words(parse(f"<div>{body}</div>"))
    assert {element.tag for element in tree.iter()} <= OURS
    assert {name for element in tree.iter() for name in element.attrib} <= {"href"}
    assert {address for address in tree.xpath("//@href") if ":" in address} <= set(parse(body).xpath("//@href"))


@given(texts)
def test_plain_text_is_safe_wherever_it_stands(text: str) -> None:
    said = escape(text)
    body = (
        f'<h2 id="here">{said}</h2><p>{said}</p><ul><li>{said}</li></ul><dl><dt>{said}</dt><dd>{said}</dd></dl>'
        f'<div class="table"><div class="heads"><div>{said}</div></div><fieldset class="table-line"><legend>{said}</legend>'
        f"<div>x</div></fieldset></div>"
    )
    tree = built(body)
    assert {element.tag for element in tree.iter()} <= OURS
    assert {name for element in tree.iter() for name in element.attrib} <= {"id", "style"}
    assert tree.xpath("//@id") in ([], ["here"])
    shown = re.sub(r"\s", "", text)
    assert words(tree).replace("…", "").replace("_", "") == (shown * 7).replace("…", "").replace("_", "")


def test_what_is_for_a_screen_stays_away_and_there_is_room_to_write() -> None:
    body = """
      <form><p class="needs-script">Saved</p><noscript>No script</noscript><p hidden>Later</p>
      <div><label for="a">What happened?</label><textarea id="a" rows="2"></textarea></div>
      <label class="option"><input type="radio"><span>Yes</span></label>
      <label class="option"><input type="radio"><span>No</span></label>
      <div class="scale"><span>none</span> <div class="stops"><label><input type="radio"><span>0</span></label>
      <label><input type="radio"><span>1</span></label></div> <span>all</span></div></form>"""
    written = to_markdown(parse(body), lambda address: address, lambda drawing: "")
    assert written == "**What happened?**\n\n___\n\n___\n\n○ Yes  \n○ No\n\nnone ○ 0 ○ 1 all\n"


def test_a_link_into_a_page_leads_to_the_heading_above() -> None:
    tree = parse('<h2 id="one">One</h2><p id="a">x</p><h2 id="two">Two</h2><ol><li id="b">y</li></ol>')
    assert anchors(tree) == {"one": "one", "a": "one", "two": "two", "b": "two"}
