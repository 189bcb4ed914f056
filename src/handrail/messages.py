"""Every interface string, in templates, code and client, through one gettext catalogue.

Message ids are the English sentences, so English needs no translation. Another language is a file
`locale/LANGUAGE/messages.po`. `python -m handrail.messages extract` writes the template of all
messages again; a test fails when it is stale.
"""

import io
import sys
from datetime import date
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "messages.pot"

METHODS = [("**.py", "python"), ("**.ts", "javascript"), ("**.html", "jinja2.ext.babel_extract"),
           ("**.svg", "jinja2.ext.babel_extract")]  # fmt: skip
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}, "**.svg": {"silent": "false"}}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "t": None, "tn": (1, 2)}


def N_(message: str) -> str:  # noqa: N802 - the name that extractors know
    """Mark a message that is translated where it is used."""
    return message


class Messages:
    """The interface in one language.

    Args:
        language: a code such as `en`, `de` or `pt-BR`.
        locale_dir: where translations are; English needs none.
    """

    def __init__(self, language: str, locale_dir: Path = LOCALE) -> None:
        self.language = language
        self._locale = Locale.parse(language, sep="-")
        self._path = locale_dir / language / "messages.po"

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

    def date(self, day: str) -> str:
        """A day such as `2026-11-23`, written out."""
        return format_date(date.fromisoformat(day), "long", locale=self._locale)

    def client(self) -> dict[str, str | list[str]]:
        """Translations of the messages that the browser's scripts use; empty for English."""
        return {
            _id(message): message.string if isinstance(message.string, str) else list(message.string)
            for message in self._catalog
            if message.id and message.string and any(path.endswith(".ts") for path, _line in message.locations)
        }

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


def _id(message: Message) -> str:
    """The English singular, by which a message is looked up."""
    return message.id if isinstance(message.id, str) else message.id[0]


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
