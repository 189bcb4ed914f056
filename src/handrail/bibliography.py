"""Sources -> formatted references, and the small numbers that lead to them.

References are formatted by citeproc-py in the Harvard style it ships. In a page's text a citation is
a number, given in the order sources first appear there, so that it can be passed over by a tired
reader and heard in full by a screen reader.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup, escape

from handrail.messages import Messages
from handrail.model.reference import Name, Reference

STYLE = "harvard-cite-them-right"
_TAG = re.compile(r"(</?[ib]>)")
_ADDRESS = re.compile(r"(https?://\S+?)(?=\.?(?:\s|$))")


class Bibliography:
    """The references of a library, formatted once each."""

    def __init__(self, references: dict[str, Reference]) -> None:
        self.references = references

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
        source = CiteProcJSON([reference.csl() for reference in self.references.values()])
        bibliography = CitationStylesBibliography(CitationStylesStyle(STYLE, validate=False), source, formatter.html)
        for key in self.references:
            bibliography.register(Citation([CitationItem(key)]))
        return {
            key: _safe(str(entry)) for key, entry in zip(bibliography.keys, bibliography.bibliography(), strict=True)
        }


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


def _safe(entry: str) -> Markup:
    """The processor's HTML with everything but its italics and bold escaped, and addresses made links.

    The style calls every article without a volume a preprint. Most are articles whose volume is not
    known here, so that word goes.
    """
    entry = entry.replace(" [Preprint]", "")
    return Markup("").join(Markup(part) if _TAG.fullmatch(part) else _linked(part) for part in _TAG.split(entry))


def _linked(text: str) -> Markup:
    pieces = _ADDRESS.split(text)
    link = Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>')
    return Markup("").join(link.format(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces))
