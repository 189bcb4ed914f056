"""What people type finds a page that answers it; the words of a site are the same to Python and to the browser."""

import json
from pathlib import Path

import pytest
from client_search import ask, ask_names, questions, words_of

from handrail import finding

TEXTS = [
    "Can’t say NO, can't say `no`", "Überfordert, naïve café", "не могу спать ночью", "我不能说不", "眠れない夜が怖い",
    "นอนไม่หลับ", "لا أستطيع النوم", "לא ישנה", "मैं सो नहीं सकता", "불안해서 잠이 안 와요", "5-4-3-2-1", "🙂 ok_then", "",
]  # fmt: skip


SHOWN = 3
"""The help lines are shown with people to talk to among so many (`search.ts`)."""

NEED = [
    "suicidal", "I want to die", "I want to kill myself", "kill my self", "self-harm", "selfharm", "he hits me", "abuse",
    "my husband hits me", "i dont want to be here anymore", "don't want to wake up", "wish I was dead", "better off dead",
    "everyone would be better off without me", "life isnt worth living", "what's the point of living", "tired of living",
    "I want it all to stop", "cant go on any more", "thinking of ending it all", "no reason to live", "took too many pills",
    "i have a plan to die", "i wanna die", "raped", "not safe at home", "scared of my partner", "samaritans", "childline",
]  # fmt: skip
"""Words of need: the help lines stand above everything."""
MISTYPED = [
    "suiside", "sucide", "suicidel", "suicidal thougts", "kil myself", "hurtting myself", "selfharn", "overdoes",
    "abusd", "violance", "helplin", "hotlime",
]  # fmt: skip
UNFORESEEN = [
    "nobody would miss me", "thinking about killing myself", "i might hurt myself tonight", "i cut my arms",
    "my dad beats me", "i dont feel safe with him", "i took an overdose", "she threatens to hurt me",
    "i want to end my life", "want to go to sleep and never wake up", "i cannot go on living", "is there a number i can call",
]  # fmt: skip
"""Nothing was added for these; they say how far the words of need reach."""
PLAIN = [
    "can't say no", "how to stop worrying", "procrastination", "angry at my mother", "perfectionist", "grief",
    "how to calm down", "lonely", "jealous", "setting boundaries", "sleep", "feeling numb", "what are triggers",
]  # fmt: skip


@pytest.fixture(scope="module")
def in_order(built_site: Path) -> dict[str, list[str]]:
    """Every question with the slugs of the pages found, asked in one go."""
    asked = [query["asks"] for name in ("queries", "queries-fresh") for query in questions(name)]
    asked += [*NEED, *MISTYPED, *UNFORESEEN, *PLAIN, "panic attack", "eggshells", "zzzzqqqq", "no"]
    return dict(zip(asked, ask(built_site, asked), strict=True))


def found_in_three(in_order: dict[str, list[str]], name: str) -> list[bool]:
    return [bool(set(query["finds"]) & set(in_order[query["asks"]][:3])) for query in questions(name)]


def test_everyday_words_find_a_page_that_answers_them_in_the_first_three(in_order: dict[str, list[str]]) -> None:
    found = found_in_three(in_order, "queries")
    missed = [query["asks"] for query, hit in zip(questions("queries"), found, strict=True) if not hit]
    assert missed == []
    assert len(found) >= 60


def test_words_that_nobody_had_in_mind_do_nearly_as_well(in_order: dict[str, list[str]]) -> None:
    found = found_in_three(in_order, "queries-fresh")
    assert len(found) >= 60
    assert sum(found) / len(found) >= 0.9


@pytest.mark.parametrize("words", NEED)
def test_words_of_need_find_people_first(words: str, in_order: dict[str, list[str]]) -> None:
    assert in_order[words][0] == "help"


@pytest.mark.parametrize("words", MISTYPED)
def test_words_of_need_find_people_when_they_are_mistyped(words: str, in_order: dict[str, list[str]]) -> None:
    assert "help" in in_order[words][:SHOWN]


def test_words_of_need_that_nobody_thought_of_mostly_find_people(in_order: dict[str, list[str]]) -> None:
    found = [words for words in UNFORESEEN if "help" in in_order[words][:SHOWN]]
    assert len(found) >= 0.75 * len(UNFORESEEN), set(UNFORESEEN) - {*found}


@pytest.mark.parametrize("words", PLAIN)
def test_other_words_do_not(words: str, in_order: dict[str, list[str]]) -> None:
    assert "help" not in in_order[words][:SHOWN]


def test_urgent_words_find_what_helps_at_once(in_order: dict[str, list[str]]) -> None:
    assert in_order["panic attack"][0] == "now"


def test_a_short_word_finds_no_longer_ones(in_order: dict[str, list[str]]) -> None:
    assert "session-reflection" not in in_order["no"]  # it is also called by "therapy notes"


def test_a_word_from_a_page_is_found_where_no_name_has_it_and_nonsense_is_not(in_order: dict[str, list[str]]) -> None:
    assert "when-it-is-not-safe" in in_order["eggshells"]
    assert in_order["zzzzqqqq"] == []


def test_every_name_of_every_page_finds_it(built_site: Path) -> None:
    (file,) = built_site.glob("assets/hashed/names-*.json")
    pages = json.loads(file.read_text(encoding="utf-8"))["pages"]
    slugs = [path.rstrip("/").rpartition("/")[2] for path in pages["path"]]
    called = [
        (slug, name)
        for slug, *all_of in zip(slugs, pages["title"], pages["called"], strict=True)
        for name in (all_of[0], *all_of[1])
    ]
    found = ask(built_site, [name for _, name in called])
    assert [one for one, answers in zip(called, found, strict=True) if one[0] not in answers] == []


NAMES = [
    "我不能说不",
    "说",
    "眠れない夜が怖い",
    "นอนไม่หลับ",
    "не могу спать",
    "Überfordert",
    "it is what it is",
    "“No” 🙂 to (him)",
    "𐐷𐐲 a",
]
ASKS = {
    "不能": ["我不能说不"], "说": ["说"], "能说": ["我不能说不"], "夜が": ["眠れない夜が怖い"], "หลับ": ["นอนไม่หลับ"],
    "спать": ["не могу спать"], "спа": ["не могу спать"], "uberfordert": ["Überfordert"], "ÜBERF": ["Überfordert"],
    "no to him": ["“No” 🙂 to (him)"], "what is it": ["it is what it is"], "𐐏𐐲": ["𐐷𐐲 a"],
}  # fmt: skip
"""Words, and the pages that they find among those."""


@pytest.mark.parametrize("english", [True, False])
def test_names_of_every_script_are_found(english: bool) -> None:
    pages = {"path": NAMES, "title": NAMES, "kind": ["concept"] * len(NAMES)}
    pages |= {"called": [[]] * len(NAMES)}
    names = {"english": english, "little": ["it", "is", "what", "to"], "same": [], "pages": pages}
    found = ask_names(names, [*ASKS, *NAMES])
    assert dict(zip(ASKS, found, strict=False)) == ASKS
    assert [answers[0] for answers in found[len(ASKS) :]] == NAMES


def test_every_script_is_cut_into_words_as_the_browser_cuts_it() -> None:
    assert [list(finding._words(text)) for text in TEXTS] == words_of(TEXTS)
    assert words_of(["我不能说不"]) == [["我不", "不能", "能说", "说不"]]


def test_the_names_are_small_and_the_words_are_in_their_shards(built_site: Path) -> None:
    (names,) = built_site.glob("assets/hashed/names-*.json")
    assert names.stat().st_size < 100_000
    shards = list(built_site.glob("assets/hashed/words-*.json"))
    assert len(shards) == finding.SHARDS
    for path in shards:
        number, shard = int(path.name.split("-")[1]), json.loads(path.read_text(encoding="utf-8"))
        assert all(ord(word[0]) % finding.SHARDS == number and pages for word, pages in shard.items())
