"""The small Markdown of authors' texts: paragraphs, emphasis, lists, links, citations.

Raw HTML is never read as HTML; it is shown as text. A link's target is a page's slug or an address
with one of four schemes. A citation is `[@key]` or `[@key; @other]`. What a slug leads to and how a
citation looks is the caller's to say, so this module knows neither pages nor sources.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from handrail.model.base import SLUG_PATTERN

SCHEMES = ("https://", "mailto:", "tel:", "sms:")
CITATION = re.compile(r"\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]")

Link = Callable[[str], str | None]
"""From a page's slug to its address; None shows the words without a link."""
Cite = Callable[[Sequence[str]], Markup]
"""From the keys of one citation to its HTML."""


def is_internal(target: str) -> bool:
    """Whether a link's target is the slug of a page."""
    return re.fullmatch(SLUG_PATTERN, target) is not None


def is_safe(target: str) -> bool:
    """Whether a link may lead there: a slug, or an address of a harmless scheme without odd characters."""
    return is_internal(target) or (target.startswith(SCHEMES) and not re.search(r"[\s\\\x00-\x1f\x7f<>\"']", target))


def links(text: str) -> list[str]:
    """The targets of all links, as written, in order; unsafe ones too, so that they can be reported."""
    return [str(token.attrs["href"]) for token in _inline_tokens(text) if token.type == "link_open"]


def citations(text: str) -> list[str]:
    """The keys of all citations, in order."""
    return [key for token in _inline_tokens(text) if token.type == "citation" for key in token.meta["keys"]]


def plain(text: str) -> str:
    """The words only, on one line, without citations: for summaries and for measuring."""
    return _plain(text) if _MARKED.search(text) else " ".join(text.split())


def _plain(text: str) -> str:
    words = "".join(token.content if token.type == "text" else _IN_PLAIN.get(token.type, "") for token in _flat(text))
    return re.sub(r"\s+", " ", re.sub(r"\s*\0", "", words)).strip()


def render_block(text: str, link: Link, cite: Cite) -> Markup:
    """HTML with paragraphs and lists."""
    if _ODD.search(text) or _MARKED.search(text):
        return _render(_parse(text), link, cite)
    paragraphs = [part.strip() for part in re.split(r"\n(?: *\n)+", text) if part.strip(" \n")]
    return Markup("").join(Markup("<p>{}</p>\n").format(re.sub(r" *\n *", "\n", part)) for part in paragraphs)


def render_inline(text: str, link: Link, cite: Cite) -> Markup:
    """The HTML of the text's words without paragraphs, joined by spaces where there are several."""
    inline = [token for token in _parse(text) if token.type == "inline"]
    return Markup(" ").join(_render(token.children or [], link, cite) for token in inline)


_MARKED = re.compile(r"[*_\[\]\\\0\r]|^\s*(?:[-+]|\d+[.)])", re.MULTILINE)
"""What a text has that is more than words in paragraphs, or may be. Most have none of it, and are never parsed."""

_ODD = re.compile(r"  \n|\t")
"""A line that is ended on purpose, and spaces that the parser has rules of its own for."""

_TAGS = {"paragraph", "bullet_list", "ordered_list", "list_item", "em", "strong"}
# A citation takes the space before it along; the parser leaves no NUL in a text that could be mistaken for it.
_IN_PLAIN = {"citation": "\0"} | dict.fromkeys(("softbreak", "hardbreak", "paragraph_close", "list_item_close"), " ")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False})
    parser.enable(["list", "emphasis", "link", "newline", "escape", "balance_pairs", "fragments_join"])
    parser.inline.ruler.before("link", "citation", _citation)
    # Targets are judged by `is_safe`, which also reports; the parser drops none.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        # A citation's number stands at the word it belongs to, so whatever space is before it goes.
        state.pending = state.pending.rstrip()
        if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
            state.tokens.pop()
        token = state.push("citation", "", 0)
        token.meta["keys"] = re.split(r"\s*;\s*@", found[1])
    state.pos = found.end()
    return True


_MARKDOWN = _parser()


@lru_cache(maxsize=8192)
def _parse(text: str) -> tuple[Token, ...]:
    return tuple(_MARKDOWN.parse(text))


def _flat(text: str) -> list[Token]:
    flat: list[Token] = []
    for token in _parse(text):
        flat += token.children or [] if token.type == "inline" else [token]
    return flat


def _inline_tokens(text: str) -> list[Token]:
    if "[" not in text:
        return []  # most texts, and to parse one takes a thousand times as long
    return [token for token in _flat(text) if token.type in ("link_open", "citation")]


def _render(tokens: Sequence[Token], link: Link, cite: Cite) -> Markup:
    html: list[Markup] = []
    closing: list[Markup] = []
    for token in tokens:
        if token.type == "inline":
            html.append(_render(token.children or [], link, cite))
        elif token.type == "text":
            html.append(escape(token.content))
        elif token.type == "citation":
            html.append(cite(token.meta["keys"]))
        elif token.type == "softbreak":
            html.append(Markup("\n"))
        elif token.type == "hardbreak":
            html.append(Markup("<br>\n"))
        elif token.type == "link_open":
            opening, end = _link_tags(str(token.attrs["href"]), link)
            html.append(opening)
            closing.append(end)
        elif token.type == "link_close":
            html.append(closing.pop())
        elif token.type.removesuffix("_open").removesuffix("_close") in _TAGS and not token.hidden:
            html.append(Markup(f"<{'/' if token.nesting < 0 else ''}{token.tag}>"))
            html.append(Markup("\n") if token.block and token.nesting < 0 else Markup(""))
    return Markup("").join(html)


def _link_tags(target: str, link: Link) -> tuple[Markup, Markup]:
    address = link(target) if is_internal(target) else target if is_safe(target) else None
    if address is None:
        return Markup(""), Markup("")
    away = Markup(' rel="noopener noreferrer"') if target.startswith("https://") else Markup("")
    return Markup('<a href="{}"{}>').format(address, away), Markup("</a>")
