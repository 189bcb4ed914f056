"""What a page says about itself is true: its sources, its review, and what its author declares."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from handrail.mentions import citations
from handrail.model.base import Location
from handrail.problems import Problem, hint
from handrail.standards import pemat

if TYPE_CHECKING:
    from handrail.library import Item


def check_sources(item: "Item", references: dict[str, str]) -> Iterator[Problem]:
    """Evidence rests on sources that somebody has seen, and each of them stands behind a sentence."""
    evidence = getattr(item.model, "evidence", None)
    if evidence is None:
        return
    cited = set(citations(item.model))
    for number, key in enumerate(evidence.sources):
        at: Location = ("evidence", "sources", number)
        if references.get(key) == "recalled":
            yield item.source.problem_at("H607", at, key=key)
        if key not in cited:
            yield item.source.problem_at("H608", at, key=key)


def check_review(item: "Item", today: date) -> Iterator[Problem]:
    """Dates of a review are in order, and the next one has not passed."""
    review = getattr(item.model, "review", None)
    if review is None:
        return
    if review.next <= review.written:
        yield item.source.problem_at("H609", ("review", "next"), written=review.written, next=review.next)
    elif review.next < today.isoformat():
        yield item.source.problem_at("H610", ("review", "next"), next=review.next)
    if review.clinician == "none" and review.reviewed:
        yield item.source.problem_at("H617", ("review", "reviewed"))


def check_self_score(item: "Item") -> Iterator[Problem]:
    """Authors judge the points of the PEMAT that need judgement, each once."""
    judged = getattr(getattr(item.model, "review", None), "pemat", None)
    if judged is None:
        return
    seen: set[int] = set()
    for answer in ("agree", "disagree"):
        for number, point in enumerate(getattr(judged, answer)):
            at: Location = ("review", "pemat", answer, number)
            if point not in pemat.JUDGED:
                known = [str(known) for known in pemat.JUDGED]
                yield item.source.problem_at("H618", at, point=point, hint=hint(point, known), known=", ".join(known))
            elif point in seen:
                yield item.source.problem_at("H619", at, point=point)
            seen.add(point)
