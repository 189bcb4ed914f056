"""The reviewed lists: every entry can find something, is found by itself, and says why and what is better."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.standards import wording
from handrail.standards.needed import needed
from handrail.standards.wording import compiled, phrases

STANDARDS = Path(__file__).parents[2] / "src/handrail/standards"
ENTRIES = yaml.safe_load((STANDARDS / "phrases.yml").read_text(encoding="utf-8"))


def example(find: str) -> str:
    """The first thing a pattern of the list can find: first choices, and whatever is optional left out."""
    text = re.sub(r"\(\?[<!=][^)]*\)", "", find)
    group = re.compile(r"\(([^()]*)\)(\?)?")
    while found := group.search(text):
        text = text[: found.start()] + ("" if found[2] else found[1].split("|")[0]) + text[found.end() :]
    text = re.sub(r"\[(.)[^]]*\]", r"\1", text.split("|")[0])
    return re.sub(r"\.\{[^}]*\}", "x", re.sub(r".\?", "", text))


def test_there_are_enough_entries_each_whole_and_none_twice() -> None:
    assert len(ENTRIES) >= 60
    assert len({entry["find"] for entry in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry["kind"] in ("unsafe", "blaming", "worn")
        assert len(entry["why"]) > 5 < len(entry["better"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["find"][:30])
def test_an_entry_finds_what_it_was_written_for(entry: dict[str, str]) -> None:
    assert compiled(entry["find"]).search(example(entry["find"])), example(entry["find"])
    assert entry["find"] == entry["find"].lower(), "patterns are written in small letters"


def test_a_better_phrase_is_not_itself_on_the_list() -> None:
    bad = [
        (entry["better"], phrase.pattern.pattern)
        for entry in ENTRIES
        for phrase in phrases()
        if phrase.pattern.search(entry["better"]) and not (phrase.unless and phrase.unless.search(entry["better"]))
    ]
    assert bad == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data())
def test_a_phrase_is_looked_for_wherever_it_can_be(data: st.DataObject) -> None:
    phrase = data.draw(st.sampled_from(phrases()))
    found = data.draw(st.from_regex(phrase.pattern, fullmatch=True, alphabet=st.characters(max_codepoint=127)))
    before = data.draw(st.lists(st.text(max_size=5), max_size=3))
    assert phrase in wording._likely([*before, f". {found} .", "after it"])[len(before)]


def test_every_phrase_has_words_to_be_found_by() -> None:
    assert all(phrase.words and min(map(len, phrase.words)) > 2 for phrase in phrases())


@pytest.mark.parametrize(
    ("find", "words"),
    [
        ("hold your breath (for|until)", {"breath"}),
        ("(at peace|in a better place) now", {"peace", "place", "better"}),
        ("(there is )?no excuses?", {"excuse"}),
        ("cut(ting)? it", {"cut"}),
        ("(?<!not )grow up|calm( it)? down", {"grow", "calm", "down"}),
        ("optimi[sz]e", {"optimi"}),
        ("a.{1,9}|it", {"a", "it"}),
        ("[ab]?|it", set()),
        ("(a|b){0,2}c*d?", set()),
    ],
)
def test_needed_words(find: str, words: set[str]) -> None:
    found = needed(find)
    assert found <= words
    assert bool(found) == bool(words)
