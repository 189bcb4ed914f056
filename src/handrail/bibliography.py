"""Sources -> formatted references, and the small numbers that lead to them.

References are formatted by citeproc-py in the Harvard style it ships. In a page's text a citation is
a number, given in the order sources first appear there, so that it can be passed over by a tired
reader and heard in full by a screen reader.
"""

import json
import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from markupsafe import Markup, escape

from handrail.messages import Messages
from handrail.model.reference import Name, Reference

STYLE = "harvard-cite-them-right"
# The processor passes text on unescaped. Angle brackets of a source's own go through it as private
# characters, so that every tag that comes out is the processor's.
_HELD = str.maketrans("<>", "\ue000\ue001")
_RELEASED = str.maketrans("\ue000\ue001", "<>")
_TAG = re.compile(r"(</?[ib]>)")


class Bibliography:
    """The references of a library, formatted once each.

    Args:
        keep: gives a text as it was kept under a name, or makes it; formatting all of them takes a good part of a second.
    """

    def __init__(
        self,
        references: dict[str, Reference],
        keep: Callable[[str, Callable[[], str]], str] = lambda _name, make: make(),
    ) -> None:
        self.references = references
        self._keep = keep

    def prepare(self) -> None:
        """Format all now, which is else done when the first is asked for."""
        self._entries  # noqa: B018

    def entry(self, key: str) -> Markup:
        """The formatted reference of a source. Raises KeyError for a key that is not there."""
        return self._entries[key]

    def label(self, key: str, messages: Messages) -> str:
        """Who and when, in a few words: "Speed and others, 2018"."""
        reference = self.references[key]
        names = [_short_name(name) for name in reference.author]
        year = reference.issued.date_parts[0][0]
        if len(names) == 1:
            return f"{names[0]}, {year}"
        if len(names) == 2:
            return messages.gettext("%(one)s and %(two)s, %(year)s") % {"one": names[0], "two": names[1], "year": year}
        return messages.gettext("%(one)s and others, %(year)s") % {"one": names[0], "year": year}

    @cached_property
    def _entries(self) -> dict[str, Markup]:
        items = json.dumps([_fitted(reference.csl()) for reference in self.references.values()], ensure_ascii=False)
        formatted = json.loads(self._keep("references", lambda: json.dumps(_formatted(items))))
        return {key: _safe(formatted[key], _address(reference)) for key, reference in self.references.items()}


@lru_cache(maxsize=4)
def _formatted(items: str) -> dict[str, str]:
    """The processor's HTML of every item; remembered, so that a preview waits for it once."""
    source = CiteProcJSON(json.loads(items.translate(_HELD)))
    bibliography = CitationStylesBibliography(CitationStylesStyle(STYLE, validate=False), source, formatter.html)
    for item in json.loads(items):
        bibliography.register(Citation([CitationItem(item["id"])]))
    return dict(zip(bibliography.keys, map(str, bibliography.bibliography()), strict=True))


class PageSources:
    """The sources of one page, numbered as they first appear."""

    def __init__(self, bibliography: Bibliography, messages: Messages) -> None:
        self._bibliography = bibliography
        self._messages = messages
        self._numbers: dict[str, int] = {}

    def cite(self, keys: Sequence[str]) -> Markup:
        """The numbers of a citation, each leading to its reference in the page's list."""
        self.add(keys)
        numbers = Markup(",").join(self._number(key) for key in keys)
        return Markup('<sup class="cite">{}</sup>').format(numbers)

    def add(self, keys: Sequence[str]) -> None:
        """Sources that belong to the page, cited in its text or not."""
        for key in keys:
            self._numbers.setdefault(key, len(self._numbers) + 1)

    @property
    def listed(self) -> list[tuple[int, str, Markup]]:
        """Number, key and reference of every source so far."""
        return [(number, key, self._bibliography.entry(key)) for key, number in self._numbers.items()]

    def _number(self, key: str) -> Markup:
        number = self._numbers[key]
        label = self._messages.gettext("Source %(number)s: %(who)s") % {
            "number": number,
            "who": self._bibliography.label(key, self._messages),
        }
        return Markup('<a href="#source-{}" aria-label="{}">{}</a>').format(key, label, number)


def _short_name(name: Name) -> str:
    return str(name.literal or name.family or name.given)


def _fitted(item: dict[str, Any]) -> dict[str, Any]:
    """An item as the style serves it best: it knows no standards, and prints them like a report."""
    return {**item, "type": "report"} if item["type"] == "standard" else item


def _address(reference: Reference) -> str:
    """Where the source can be read: the address that the style prints."""
    return f"https://doi.org/{reference.DOI}" if reference.DOI else reference.URL or ""


def _safe(entry: str, address: str) -> Markup:
    """The processor's HTML: its italics and bold kept, the source's address made a link, all else escaped.

    The style calls every article without a volume a preprint. Most are articles whose volume is not
    known here, so that word goes.
    """
    entry = entry.replace("</i> [Preprint]", "</i>")
    before, found, after = entry.rpartition(address.translate(_HELD)) if address else (entry, "", "")
    link = Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(address) if found else ""
    return _escaped(before) + link + _escaped(after)


def _escaped(text: str) -> Markup:
    pieces = (
        Markup(piece) if _TAG.fullmatch(piece) else escape(_typeset(piece.translate(_RELEASED)))
        for piece in _TAG.split(text)
    )
    return Markup("").join(pieces)


def _typeset(text: str) -> str:
    """Straight apostrophes as printers set them, as the Citation Style Language asks of a processor."""
    return re.sub(r"(?<=\w)'", "’", text)
