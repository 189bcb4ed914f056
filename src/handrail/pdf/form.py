"""A worksheet's HTML -> the same without what only works on a screen, with a name and a description for each control.

The second step of making a PDF. A control's name in the file is the question's id and its part's, as in an entry; its
description is what a screen reader would say in the browser: the questions around it, and its own label.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
CONTROLS = ("input", "textarea", "select")
ON_SCREEN_ONLY = {"template", "script", "noscript", "button", "dialog"}
CLASSES_ON_SCREEN_ONLY = {"needs-script", "unseen", "mirror", "lines-kept"}
HELP = "help"
"""The one place in the document that its links lead to."""
LINE = 1.7
"""The height of a line to write on, in letters."""


class Form:
    """What can be filled in on a document, mended in place.

    Args:
        root: the document's tree, as an HTML parser makes it.
        drawing: the rules that drawings inside it are drawn by.
    """

    def __init__(self, root: Element, drawing: str = "") -> None:
        self._root = root
        self._drawing = drawing
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._by_id = {key: element for element in root.iter() if (key := element.get("id"))}
        self._labels = {key: label for label in root.iter("label") if (key := label.get("for"))}
        self.groups: dict[str, str] = {}
        """What a set of radio buttons is about, by its name in the file."""
        self._name_controls()
        self._leave_out()
        self._make_plain()

    def _name_controls(self) -> None:
        taken: set[str] = set()
        for control in [element for element in self._root.iter() if element.tag in CONTROLS]:
            around = list(dict.fromkeys(self._legends(control)))
            own = self._own_label(control)
            name = control.get("name") or control.get("id", "").removeprefix("f-") or "answer"
            if control.get("type") == "checkbox" and control.get("value"):
                name = f"{name}.{control.get('value')}"
            name = "_".join([*self._pages(control), name.replace(".", "_")])
            if control.get("type") == "radio":
                self.groups[name] = _joined(around) or own
                control.set("title", own or _joined(around))
            else:
                number = 2
                while name in taken:
                    name, number = f"{name.rpartition('~')[0] or name}~{number}", number + 1
                taken.add(name)
                control.set("title", _joined([*around, own]) or name)
            control.set("name", name)

    def _pages(self, element: Element) -> Iterator[str]:
        """The page that a control stands on, where a document has several."""
        yield from (up.get("data-of", "") for up in self._above(element) if up.get("data-of"))

    def _legends(self, control: Element) -> Iterator[str]:
        """The questions around a control, from the outermost."""
        for up in reversed(list(self._above(control))):
            legend = up.find("legend")
            if legend is not None:
                yield _text(legend)
            elif up.get("role") == "group":
                yield up.get("aria-label") or self._texts(up.get("aria-labelledby", ""))

    def _own_label(self, control: Element) -> str:
        label = self._labels.get(control.get("id", "")) if control.get("id") else None
        if label is None:
            label = next((up for up in self._above(control) if up.tag == "label"), None)
        return (
            control.get("aria-label")
            or self._texts(control.get("aria-labelledby", ""))
            or (_text(label) if label is not None else "")
        )

    def _texts(self, ids: str) -> str:
        return " ".join(_text(self._by_id[key]) for key in ids.split() if key in self._by_id)

    def _above(self, element: Element) -> Iterator[Element]:
        while (up := self._parents.get(element)) is not None:
            yield up
            element = up

    def _leave_out(self) -> None:
        for element in list(self._root.iter()):
            if element in self._parents and _is_left_out(element):
                _remove(self._parents[element], element)

    def _make_plain(self) -> None:
        """Elements that PDF has no name for become those that it has; each control is as high as its lines."""
        for element in self._root.iter():
            if element.get("id") != HELP:
                # Two pages of one packet may use one id.
                element.attrib.pop("id", None)
            if mend := MENDED.get(element.tag):
                mend(element)
            elif element.tag == f"{SVG}svg" and self._drawing:
                _draw(element, self._drawing)


def _is_left_out(element: Element) -> bool:
    classes = set(element.get("class", "").split())
    return (
        element.tag in ON_SCREEN_ONLY
        or bool(classes & CLASSES_ON_SCREEN_ONLY)
        or element.get("hidden") is not None
        or (element.get("aria-hidden") == "true" and element.tag != f"{SVG}svg")
        # A fold is closed on paper, unless there is something in it to fill in.
        or (element.tag == "details" and not any(element.find(f".//{control}") is not None for control in CONTROLS))
    )


def _remove(parent: Element, child: Element) -> None:
    """Take an element out, and leave the text that follows it."""
    at = list(parent).index(child)
    if child.tail:
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _as(tag: str, name: str) -> Callable[[Element], None]:
    def mend(element: Element) -> None:
        element.set("class", f"{element.get('class', '')} is-{name}".strip())
        element.tag = tag

    return mend


def _link(element: Element) -> None:
    """A link inside a site leads somewhere only as a whole address, or to the help lines of this file."""
    address = element.get("href", "")
    if address != f"#{HELP}" and not re.match(r"(?:https?|tel|sms|mailto):", address):
        element.tag = "span"
        element.attrib.pop("href", None)


def _input(element: Element) -> None:
    if element.get("type") not in ("checkbox", "radio"):
        element.set("type", "text")


def _text_area(element: Element) -> None:
    rows = int(element.get("rows") or 1)
    element.set("style", f"height:{max(rows, 1) * LINE}em")


def _draw(svg: Element, rules: str) -> None:
    label = svg.get("aria-label")
    if label and svg.get("aria-hidden") != "true":
        title = Element(f"{SVG}title")
        title.text = label
        svg.insert(0, title)
    style = Element(f"{SVG}style")
    style.text = rules
    svg.insert(0, style)


MENDED: dict[object, Callable[[Element], None]] = {
    "fieldset": _as("div", "fieldset"),
    "legend": _as("p", "legend"),
    "label": _as("span", "label"),
    "dl": _as("div", "dl"),
    "dt": _as("p", "dt"),
    "dd": _as("div", "dd"),
    "details": _as("div", "details"),
    "summary": _as("p", "summary"),
    "form": _as("form", "form"),
    "a": _link,
    "input": _input,
    "textarea": _text_area,
}


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _joined(texts: list[str]) -> str:
    return " – ".join(text for text in texts if text)
