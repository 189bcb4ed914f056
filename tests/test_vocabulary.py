"""The vocabulary of feelings: the library's own words, a practice's over them, and what authors may get wrong."""

from pathlib import Path

import pytest
from small_site import change, codes, copy_small_site, problems_of

from handrail.library import load_library
from handrail.model.feelings import FeelingGroup, Feelings

ROOT = Path(__file__).parent.parent
OURS: Feelings = load_library([ROOT]).feelings
WORDS = [word for group in OURS.groups for word in group.words]
FILE, SHEET = "content/feelings.yml", "worksheets/one-walk.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path)


def test_the_words_are_enough_and_each_group_fits_on_a_phone() -> None:
    assert 110 <= len(WORDS) <= 150
    assert all(len(group.words) <= 16 for group in OURS.groups)
    assert [group.id for group in OURS.bodily] == ["body"]


def test_every_word_is_told_in_one_plain_line() -> None:
    for word in WORDS:
        line = f"{word.means} {word.body or ''}"
        assert len(word.means) <= 62, word.id
        assert not set("!.?") & set(line), word.id
        assert not {"should", "just", "good", "bad", "negative", "positive"} & set(line.casefold().split()), word.id
        assert word.means[0].islower(), word.id


def test_no_two_words_look_or_mean_the_same() -> None:
    assert len({word.label.casefold() for word in WORDS}) == len(WORDS)
    assert len({word.means for word in WORDS}) == len(WORDS)


def group(id: str, *words: str) -> FeelingGroup:
    given = [{"id": word, "label": word.title(), "means": f"it is {word}"} for word in words]
    return FeelingGroup.model_validate({"id": id, "label": id, "words": given})


def test_a_practices_groups_take_the_place_of_the_librarys_and_add_to_them() -> None:
    library = Feelings(groups=[group("loss", "sad", "blue"), group("rest", "calm", "tired"), group("worth", "shy")])
    own = Feelings(groups=[group("loss", "sad", "sorrowful"), group("faith", "calm", "shy")])
    both = own.over(library)
    assert {one.id: [word.id for word in one.words] for one in both.groups} == {
        "loss": ["sad", "sorrowful"], "faith": ["calm", "shy"], "rest": ["tired"],
    }  # fmt: skip
    assert both.names()["blue"] == "Blue"


def test_a_practice_takes_one_word_out_and_it_is_still_told() -> None:
    library = Feelings(groups=[group("loss", "sad", "blue")])
    own = Feelings.model_validate(
        {"groups": [group("faith", "calm")], "former_words": [{"id": "blue", "label": "Blue"}]}
    )
    both = own.over(library)
    assert [word.id for one in both.groups for word in one.words] == ["calm", "sad"]
    assert both.names()["blue"] == "Blue"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: weary", "id: free", f"H431 {FILE}:11:10"),
        ("id: walking", "id: body", f"H432 {FILE}:7:7"),
        ("id: weary", "id: unnamed", f"H434 {FILE}:11:10"),
    ],
)
def test_ids_that_cannot_be(site: Path, old: str, new: str, expected: str) -> None:
    change(site, FILE, old, new)
    assert codes(problems_of(site)) == [expected]


def test_a_field_may_only_ask_for_groups_that_are_there(site: Path) -> None:
    note = "      - type: note\n        text: Leave empty what you like."
    change(site, SHEET, note, "      - {id: feel, type: feelings, label: What?, groups: [walking, wlking]}")
    (found,) = problems_of(site)
    assert codes([found]) == [f"H430 {SHEET}:21:68"]
    assert "did you mean `walking`" in found.what
