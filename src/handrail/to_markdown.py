"""A rendered page -> Markdown that any reader of it shows as text: what stands on paper, with room to write by hand.

Beside `render`: in comes the HTML that the templates made, out comes Markdown. So a page is worded in one place, and a
practice's own templates and field types are exported as they are. The HTML is ours, and its conventions are those of
`templates/README.md`: what needs script is left out, what is for paper stays. Author text arrives here as text, and
every character that Markdown or HTML could read as something else is escaped.
"""

import re
from collections.abc import Callable, Iterator

from lxml import html  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

BACKSLASHED = re.compile(r"([\\`*_{}\[\]#])|!$")
AS_ENTITY = re.compile(r"[<>&~^|=]")
"""What Python-Markdown has no backslash for, and what its extensions read."""
AT_LINE_START = re.compile(r"^(?:([+!-])|(\d+)([.)])|([:?]))", re.M)
SPACE = re.compile(r"[ \t\r\n\f]+")

LEFT_OUT = (
    ".//script|.//style|.//template|.//noscript|.//button|.//*[@hidden]|.//form[@role='search']"
    "|.//*[contains(concat(' ',@class,' '),' needs-script ')]|.//*[contains(concat(' ',@class,' '),' unseen ')]"
    "|.//*[contains(concat(' ',@class,' '),' share ')]"
    "|.//*[@aria-hidden='true'][not(contains(@class,'heads') or contains(@class,'day-parts') or contains(@class,'draw '))]"
    "|.//form//details[not(@open)]"
)
"""What only a screen or only script has a use for; folds of a form stay shut on paper."""
BLOCKS = {
    "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "textarea", "ul",
}  # fmt: skip
TABLE_ROWS = (
    "*[contains(@class,'heads') or contains(@class,'day-parts')]"
    "|.//*[contains(concat(' ',@class,' '),' day ') or contains(concat(' ',@class,' '),' table-line ')]"
)
"""The heads of a week or a table, and its rows."""
ONE_LINE = {"scale", "stops", "slide"}
"""Classes of boxes whose contents stand beside each other."""
LINE_TO_WRITE_ON = "___"
SHORT_LINE = "…" * 8
MARKS = {"checkbox": "☐ ", "radio": "○ ", "range": "", "hidden": ""}
CHOICES = ("☐ ", "○ ")

Link = Callable[[str], str | None]
"""From an address as it stands in the page to the one that Markdown gets; None leaves the words without a link."""
Draw = Callable[[HtmlElement], str]
"""From a drawing to the address of its file."""


def escape(text: str) -> str:
    """Text as Markdown that says just that, wherever it stands in a line."""
    return AS_ENTITY.sub(lambda found: f"&#{ord(found[0])};", BACKSLASHED.sub(r"\\\g<0>", SPACE.sub(" ", text)))


def parse(body: str) -> HtmlElement:
    """A page's body as a tree of what goes onto paper."""
    tree = html.fragment_fromstring(body, create_parent="div")
    for element in tree.xpath(LEFT_OUT):
        element.drop_tree()
    return tree


def anchors(tree: HtmlElement) -> dict[str, str]:
    """For every id of a page, the id of the heading it stands below: in Markdown only headings can be led to."""
    found, heading = {}, ""
    for element in tree.iter(html.etree.Element):
        if element.get("id"):
            heading = element.get("id") if _level(element) or element.tag == "details" else heading
            found[element.get("id")] = heading
    return found


def to_markdown(tree: HtmlElement, link: Link, draw: Draw) -> str:
    """The Markdown of a page that was parsed."""
    return _joined(_Writer(link, draw).blocks(tree)) + "\n"


class _Writer:
    """Turns elements into blocks, each a text of one line or more."""

    def __init__(self, link: Link, draw: Draw) -> None:
        self._link = link
        self._draw = draw

    def blocks(self, element: HtmlElement) -> list[str]:
        """The blocks inside an element; words between its inner boxes are paragraphs of their own."""
        blocks: list[str] = []
        run = escape(element.text or "")
        for child in element:
            if _is_block(child) or (child.tag == "label" and _stands_alone(child)):
                blocks += [*_paragraph(run), *self._block(child)]
                run = ""
            else:
                run += self._inline(child)
            run += escape(child.tail or "")
        return blocks + _paragraph(run)

    def _block(self, element: HtmlElement) -> list[str]:
        tag, classes = element.tag, _classes(element)
        if level := _level(element):
            mark = f" {{#{element.get('id')}}}" if element.get("id") else ""
            return [f"{'#' * level} {self._words(element)}{mark}"]
        if tag in ("ul", "ol"):
            return list(self._list(element))
        if tag in ("legend", "dt", "summary") or classes & {"bin-name", "recall-label"}:
            return [f"**{words}**"] if (words := self._words(element)) else []
        if tag == "label":
            return [self._words(element)] if element.xpath(".//input") else [f"**{self._words(element)}**"]
        if tag == "textarea":
            return [LINE_TO_WRITE_ON] * int(element.get("rows", 1))
        if tag == "details":
            return self._fold(element)
        if (rows := element.xpath(TABLE_ROWS)) and classes & {"week", "table"}:
            return [self._table(rows)]
        if classes & ONE_LINE:
            return _paragraph(self._words(element))
        if "date-line" in classes:
            return [f"{self._words(element)} {SHORT_LINE}"]
        blocks = self.blocks(element)
        return blocks or ([LINE_TO_WRITE_ON] if tag == "dd" else [])

    def _fold(self, element: HtmlElement) -> list[str]:
        """A fold is a part of the page; where the page leads to it, under a heading."""
        summary = element.find("summary")
        words = self._words(summary) if summary is not None else ""
        if summary is not None:
            summary.drop_tree()
        mark = f" {{#{element.get('id')}}}" if element.get("id") else ""
        return [f"{'##' if 'fold' in _classes(element) else '###'} {words}{mark}", *self.blocks(element)]

    def _list(self, element: HtmlElement) -> Iterator[str]:
        """A list; where its items have headings of their own they are parts of the page, and its numbers go there."""
        items = [child for child in element if child.tag == "li"]
        if any(_level(inner) for item in items for inner in item.iter(html.etree.Element)):
            for number, item in enumerate(items, 1):
                first, *rest = self.blocks(item) or [""]
                marks, space, words = first.partition(" ")
                yield f"{marks} {number}. {words}" if marks.strip("#") == "" and space else first
                yield from rest
            return
        written = []
        for number, item in enumerate(items, 1):
            mark = f"{item.get('value', number)}. " if element.tag == "ol" else "- "
            if inside := _joined(self.blocks(item)):
                written.append(mark.ljust(4) + re.sub(r"\n(?=[^\n])", "\n    ", inside))
        if written:
            yield ("\n\n" if any("\n\n" in one for one in written) else "\n").join(written)

    def _table(self, lines: list[HtmlElement]) -> str:
        """Rows of boxes, the first of heads, as a table with room in its cells."""
        rows = [["", *(self._words(head) for head in lines[0])]]
        for line in lines[1:]:
            name = [_around("**", self._words(part)) for part in line.xpath("legend")]
            name += [self._words(part) for part in line.xpath("p[contains(@class,'hint')]")]
            cells = [self._cell(part) for part in line if part.tag == "div"]
            rows.append([" ".join(filter(None, name)), *cells[1 - len(rows[0]) :]])
        rows.insert(1, ["---"] * len(rows[0]))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _cell(self, cell: HtmlElement) -> str:
        """What is chosen from in a cell; what is written there needs only room."""
        marks = cell.xpath(".//input[@type='checkbox' or @type='radio']")
        labelled = [self._words(mark.getparent()) for mark in marks if mark.getparent().tag == "label"]
        return " ".join(labelled) if labelled else "".join(map(_control, marks))

    def _inline(self, element: HtmlElement) -> str:
        if not isinstance(element.tag, str):
            return ""
        tag, inside = element.tag, self._run(element)
        if tag == "br":
            return "  \n"
        if tag in ("input", "select", "textarea"):
            return _control(element)
        if tag == "svg":
            return self._drawing(element)
        if tag in ("em", "i"):
            return _around("*", inside)
        if tag in ("strong", "b") or (tag == "label" and not element.xpath(".//input")):
            return _around("**", inside)
        if tag == "q":
            return f"“{inside}”"
        if tag == "sup" and "cite" in _classes(element):
            return f"\\[{inside}\\]"
        if tag == "a":
            address = self._link(element.get("href", ""))
            words = inside.strip()
            return f"[{words}]({_safe(address)})" if address and words else words
        return inside

    def _drawing(self, element: HtmlElement) -> str:
        """A drawing of ours; of two for one thing, the wide one. Signs beside words are left out."""
        if "tall" in _classes(element) or not (element.get("role") == "img" or "draw" in _classes(element)):
            return ""
        return f"![{escape(element.get('aria-label', ''))}]({self._draw(element)})"

    def _run(self, element: HtmlElement) -> str:
        return escape(element.text or "") + "".join(self._inline(child) + escape(child.tail or "") for child in element)

    def _words(self, element: HtmlElement) -> str:
        return " ".join(self._run(element).split())


def _control(element: HtmlElement) -> str:
    """What stands for a control on paper."""
    return MARKS.get(element.get("type", ""), SHORT_LINE)


def _paragraph(run: str) -> list[str]:
    """A paragraph of the words gathered so far, if there are any."""
    lines = [re.sub(r" +", " ", line).strip(" ") for line in run.split("\n")]
    text = "  \n".join(line for line in lines if line)
    if text.strip("* ") == SHORT_LINE:
        return [LINE_TO_WRITE_ON]
    return [AT_LINE_START.sub(_at_start, text)] if text else []


def _at_start(found: re.Match[str]) -> str:
    sign, number, after, other = found.groups()
    return f"&#{ord(other)};" if other else f"\\{sign}" if sign else f"{number}\\{after}"


def _joined(blocks: list[str]) -> str:
    """Blocks with an empty line between them; choices stand below each other in one paragraph."""
    text = ""
    for before, block in zip(["", *blocks], blocks, strict=False):
        choices = before.startswith(CHOICES) and block.startswith(CHOICES)
        text += ("  \n" if choices else "\n\n" if text else "") + block
    return text


def _around(mark: str, inside: str) -> str:
    """Emphasis, with the space at its ends left outside."""
    words = inside.strip()
    if not words:
        return inside
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{before}{mark}{words}{mark}{after}"


def _safe(address: str) -> str:
    """An address that ends where it ends, whatever is in it."""
    return re.sub(
        r"""[\s()<>"'\\\[\]*_`{}|]""", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address
    )


def _classes(element: HtmlElement) -> set[str]:
    return set(element.get("class", "").split()) if isinstance(element.tag, str) else set()


def _is_block(element: HtmlElement) -> bool:
    return element.tag in BLOCKS


def _stands_alone(label: HtmlElement) -> bool:
    """Whether a label is one choice of a list, or the question above a line to write on."""
    return bool(_classes(label) & {"option", "word"}) or not (label.xpath(".//input") or label.getparent().tag == "li")


def _level(element: HtmlElement) -> int:
    tag = element.tag
    return int(tag[1]) if isinstance(tag, str) and re.fullmatch("h[1-6]", tag) else 0
