"""Every interface string, in templates, code and client, through one gettext catalogue.

Message ids are the English sentences, so English needs no translation. Another language is a file
`locale/LANGUAGE/messages.po`, read as it is. `python -m handrail.messages extract` writes the template of all
messages again; a test fails when it is stale.
"""

import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, BinaryIO

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "messages.pot"

_CALL = re.compile(r'(?<![\w.$])(tn?)\(\s*("(?:[^"\\\n]|\\.)*")(?:\s*,\s*("(?:[^"\\\n]|\\.)*"))?')
"""A message in the client: `t("…")` or `tn("one", "many", count)`."""


class Marked(str):
    """A message of the interface that is translated where it is used."""


def N_(message: str) -> Marked:  # noqa: N802 - the name that extractors know
    """Mark a message that is translated where it is used."""
    return Marked(message)


def is_language(code: str) -> bool:
    """Whether dates, plurals and the direction of writing are known for a language."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


class Messages:
    """The interface in one language.

    Args:
        language: a code such as `en`, `de` or `pt-BR`.
        locale_dir: where translations are; English needs none.
    """

    def __init__(self, language: str, locale_dir: Path = LOCALE) -> None:
        self.language = language
        self._locale = Locale.parse(language, sep="-")
        self._path = _catalogue(language, locale_dir)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self._locale.text_direction

    def gettext(self, message: str) -> str:
        """The message in this language, or as it is."""
        return self._translations.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form of a message that fits a count."""
        return self._translations.ngettext(one, many, count)

    def translated(self, value: Any) -> Any:
        """A value, such as what `told()` gives, with every marked message inside it in this language.

        A function inside it is one of `Messages`, and is asked for its words.
        """
        if isinstance(value, dict):
            return {key: self.translated(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.translated(inner) for inner in value]
        if callable(value):
            return value(self)
        return self.gettext(value) if isinstance(value, Marked) else value

    def date(self, day: str) -> str:
        """A day such as `2026-11-23`, written out."""
        return format_date(date.fromisoformat(day), "long", locale=self._locale)

    def weekday(self, day: int) -> str:
        """The name of a day, counted from Monday as 0, as it stands by itself."""
        name: str = self._locale.days["stand-alone"]["wide"][day]
        return name[:1].upper() + name[1:]

    def client(self) -> dict[str, str | dict[str, str]]:
        """Translations of the messages that the browser's scripts use; empty for English.

        Where a message has plural forms they are given by the names that browsers have for them (`one`, `few`, …).
        """
        return {
            _id(message): forms[0] if isinstance(message.id, str) else self._by_plural_name(*message.id)
            for message in self._catalog
            if (forms := _translation(message)) and any(path.endswith(".ts") for path, _line in message.locations)
        }

    def _by_plural_name(self, one: str, many: str) -> dict[str, str]:
        # Catalogues number their forms, each language in its own way; trying counts finds which is which.
        return {self._locale.plural_form(count): self.ngettext(one, many, count) for count in range(200)}

    @cached_property
    def _translations(self) -> NullTranslations:
        if not self._path.exists():
            return NullTranslations()
        compiled = io.BytesIO()
        write_mo(compiled, self._catalog)
        compiled.seek(0)
        return GNUTranslations(compiled)

    @cached_property
    def _catalog(self) -> Catalog:
        if not self._path.exists():
            return Catalog()
        return read_po(io.StringIO(self._path.read_text(encoding="utf-8")), locale=self._locale)


def messages_in(language: str) -> Messages:
    """The interface in a language, made once for all sites of a process; anew when its file has changed."""
    path = _catalogue(language, LOCALE)
    return _messages(language, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=16)
def _messages(language: str, changed: int) -> Messages:
    return Messages(language)


def _catalogue(language: str, locale_dir: Path) -> Path:
    """The file of a language, such as `de-AT`, or of the language it is a kind of, `de`."""
    own, wider = (locale_dir / name / "messages.po" for name in (language, language.split("-")[0]))
    return own if own.exists() else wider


def _translation(message: Message) -> list[str]:
    """The forms of a translation; none when it is unfinished or marked as a guess, as gettext's own tools judge it."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return forms if message.id and all(forms) and not message.fuzzy else []


def _id(message: Message) -> str:
    """The English singular, by which a message is looked up."""
    return message.id if isinstance(message.id, str) else message.id[0]


def extract_client(
    fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    """The messages of a TypeScript file, for Babel; its reader of JavaScript misses those inside template strings."""
    source = fileobj.read().decode()
    for call in _CALL.finditer(source):
        name, *texts = call.groups()
        yield source.count("\n", 0, call.start()) + 1, name, tuple(json.loads(text) for text in texts if text), []


METHODS: list[tuple[str, Any]] = [
    ("**.py", "python"),
    ("**.ts", extract_client),
    ("**.html", "jinja2.ext.babel_extract"),
    ("**.svg", "jinja2.ext.babel_extract"),
]
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}, "**.svg": {"silent": "false"}}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "t": None, "tn": (1, 2)}


def extract() -> str:
    """The template of all messages, in a form that changes only when messages do."""
    catalog = Catalog(project="Handrail", charset="utf-8")
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",))
    for path, _line, message, comments, context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        if not path.startswith(("static/", "library/", "locale/")):
            catalog.add(message, None, [(path, 0)], auto_comments=comments, context=context)
    written = io.BytesIO()
    write_po(written, catalog, omit_header=True, include_lineno=False, width=110)
    return written.getvalue().decode()


if __name__ == "__main__":
    if sys.argv[1:] != ["extract"]:
        sys.exit("usage: python -m handrail.messages extract")
    TEMPLATE.write_text(extract(), encoding="utf-8")
    print(TEMPLATE)
