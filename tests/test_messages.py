"""The message catalogue is complete, and languages differ in words, plurals, dates and direction."""

import io
import re
from pathlib import Path

import pytest
from pseudo import pseudo_messages

from handrail.messages import N_, PACKAGE, TEMPLATE, Messages, extract, extract_client


def test_the_template_holds_every_message() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == extract(), "run `make generated`"


@pytest.mark.parametrize("message", ["Help now", "Saved", "Not saved", "Worksheet", "Your privacy"])
def test_templates_code_client_and_pictures_are_all_read(message: str) -> None:
    assert f'"{message}' in TEMPLATE.read_text(encoding="utf-8")


def test_the_client_s_messages_are_found_wherever_they_stand() -> None:
    source = r"""
      const a = t(
        "One “two” \"three\"",
      );
      const b = `${t("%(n)s.", { n: it's })} ${c.map((d) => `${d}`)}`; // don't
      tn("%(num)s page", "%(num)s pages", n); first("no"); x.t("no");
    """
    found = [message for _line, _name, message, _comments in extract_client(io.BytesIO(source.encode()), [], [], {})]
    assert found == [('One “two” "three"',), ("%(n)s.",), ("%(num)s page", "%(num)s pages")]


def test_the_client_s_messages_are_written_out() -> None:
    calls = re.compile(r"(?<![\w.$])(?<!function )tn?\(\s*(.)")
    for path in PACKAGE.rglob("*.ts"):
        assert set(calls.findall(path.read_text(encoding="utf-8"))) <= {'"'}, path


def test_english_needs_no_catalogue() -> None:
    english = Messages("en")
    assert english.gettext("Help now") == "Help now"
    assert [english.ngettext("a page", "pages", count) for count in (1, 2)] == ["a page", "pages"]
    assert english.client() == {}
    assert english.direction == "ltr"
    assert english.date("2026-11-23") == "November 23, 2026"


def test_another_language_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de/messages.po").write_text(
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        '#: client/status.ts\nmsgid "Saved"\nmsgstr "Gespeichert"\n\n'
        '#: client/search.ts\nmsgid "%(num)s page"\nmsgid_plural "%(num)s pages"\n'
        'msgstr[0] "%(num)s Seite"\nmsgstr[1] "%(num)s Seiten"\n\n'
        '#: templates/x.html\nmsgid "Help now"\nmsgstr "Hilfe jetzt"\n',
        encoding="utf-8",
    )
    german = Messages("de", tmp_path)
    assert german.gettext("Help now") == "Hilfe jetzt"
    told = {"label": "Help now", "parts": [{"label": N_("Help now")}]}
    assert german.translated(told) == {"label": "Help now", "parts": [{"label": "Hilfe jetzt"}]}
    assert german.gettext("Not translated yet") == "Not translated yet"
    assert german.ngettext("%(num)s page", "%(num)s pages", 3) == "%(num)s Seiten"
    assert german.date("2026-11-23") == "23. November 2026"
    assert german.client() == {
        "Saved": "Gespeichert",
        "%(num)s page": {"one": "%(num)s Seite", "other": "%(num)s Seiten"},
    }


def test_a_kind_of_a_language_falls_back_to_the_language(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de/messages.po").write_text('msgid "Saved"\nmsgstr "Gespeichert"\n', encoding="utf-8")
    austrian = Messages("de-AT", tmp_path)
    assert austrian.gettext("Saved") == "Gespeichert"
    assert austrian.date("2026-01-23") == "23. Jänner 2026"


def test_guesses_and_half_translations_stay_english(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de/messages.po").write_text(
        '#: a.ts\n#, fuzzy\nmsgid "Saved"\nmsgstr "Gerettet"\n\n'
        '#: a.ts\nmsgid "%(num)s page"\nmsgid_plural "%(num)s pages"\nmsgstr[0] "%(num)s Seite"\nmsgstr[1] ""\n',
        encoding="utf-8",
    )
    german = Messages("de", tmp_path)
    assert german.gettext("Saved") == "Saved"
    assert german.client() == {}


def test_direction_comes_from_the_language(tmp_path: Path) -> None:
    assert pseudo_messages(tmp_path).direction == "rtl"
