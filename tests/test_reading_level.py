"""The reading level: as textstat gives it on plain prose, and labels do not hide hard sentences."""

import warnings

from handrail.reading import grade

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat imports a package that has been given up; its newer versions go online
    from textstat import textstat

EASY = "You say yes before you have thought. Then the week fills up. On Sunday you are cross with everyone."
HARD = (
    "Considerable psychological literature investigates interpersonal vulnerability. Researchers continue to emphasise "
    "environmental and developmental characteristics of particular individuals."
)


def test_plain_prose_gets_the_grade_that_textstat_gives() -> None:
    for text in (EASY, HARD, f"{EASY} {HARD}"):
        assert abs(grade([text]) - textstat.flesch_kincaid_grade(text)) < 0.5
    assert grade([EASY]) < 5 < 12 < grade([HARD])


def test_labels_do_not_make_a_hard_text_look_easy() -> None:
    assert grade([HARD, "Your name", "When?", "Yes", "No"]) == grade([HARD])
    assert grade(["Yes"]) == 0


def test_texts_that_stand_apart_end_their_sentences() -> None:
    assert grade([EASY.removesuffix("."), EASY]) == grade([EASY, EASY])
