"""What the library owes its readers, as far as a rule can tell: the content standards.

Runs over everything that could be read, before anything is built. What may harm or fail a reader stops a build;
what is only worse than it could be is a warning. `WORDINGS` says which is which. Rules that measure English are
left out where a site's language is another one.

- `wording`: phrases that do harm, blame or say nothing, each with a better one (`phrases.yml`).
- `safety`: people to call and gates, where a page speaks of danger (`topics.yml`).
- `measure`: reading levels, summaries, first steps, words shared by two pages.
- `honesty`: sources, review dates, what authors declare about a page.
- `pemat`: a page's score by the PEMAT, and `report`: the table of `handrail check --report`.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from handrail import known
from handrail.problems import Problem
from handrail.remembered import remembered
from handrail.standards import honesty, measure, safety, wording

if TYPE_CHECKING:
    from handrail.library import Item

Rule = Callable[["Item"], Iterator[Problem]]

ENGLISH: tuple[Rule, ...] = (wording.check_phrases, safety.check_topics, measure.check_levels, measure.check_first_step)
EVERY_LANGUAGE: tuple[Rule, ...] = (measure.check_summary, honesty.check_self_score)


def is_english(language: str) -> bool:
    """Whether a language code such as `en-GB` is one of English."""
    return language.split("-")[0] == "en"


def check_standards(
    items: "Sequence[Item]", references: dict[str, str], *, english: bool, today: date
) -> list[Problem]:
    """Every standard that a page does not meet.

    Args:
        items: the pages of the library that could be read.
        references: for each source of the bibliography, whether it was `seen` or `recalled`.
        english: whether the rules for English apply.
        today: the day that review dates are held against.
    """
    problems = [problem for item in items for problem in _check_alone(item, english)]
    problems += [problem for item in items for problem in honesty.check_sources(item, references)]
    problems += [problem for item in items for problem in honesty.check_review(item, today)]
    return [*problems, *measure.check_repeats(items)]


def know_alone(item: "Item", english: bool) -> None:
    """Find out of a page what does not hang on others, so that it is known when the standards are checked."""
    _check_alone(item, english)
    measure.runs_of(item.model)


def _check_alone(item: "Item", english: bool) -> tuple[Problem, ...]:
    """What a page does not meet whatever stands beside it, whoever asks and whenever."""
    meets_all = known.of(item.model, f"standards {item.kind} {english}", lambda: not _check_by_rules(item, english))
    return () if meets_all else _check_by_rules(item, english)


@remembered
def _check_by_rules(item: "Item", english: bool) -> tuple[Problem, ...]:
    rules = EVERY_LANGUAGE + (ENGLISH if english else ())
    return tuple(problem for rule in rules for problem in rule(item))
