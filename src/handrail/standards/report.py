"""The table of `handrail check --report`: one line for each page, and what the whole comes to."""

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from handrail.mentions import citations
from handrail.model.shared import Content
from handrail.reading import page_grade, read_words
from handrail.standards.pemat import Score, score

if TYPE_CHECKING:
    from handrail.library import Item, Library

HEAD = ("page", "kind", "grade", "words", "sources", "evidence", "cautions", "next review", "understand", "act", "open")
LEFT = {0, 1, 5}


def as_report(library: "Library") -> str:
    """Every page that has an address, as a table for a terminal. Reading grades are left out where the site is not English."""
    items = [item for item in library.items.values() if isinstance(item.model, Content)]
    rows = [_row(item, library.is_english) for item in sorted(items, key=lambda item: (item.kind, item.slug))]
    lines = _aligned([HEAD, *rows])
    lines.insert(1, "-" * len(lines[0]))
    return "\n".join([*lines, "", *_summary(items, library.is_english)])


def _row(item: "Item", english: bool) -> tuple[str, ...]:
    model = item.model
    evidence = getattr(model, "evidence", None)
    cited = set(citations(model))
    points = score(model, item.kind, english=english)
    return (
        item.slug,
        item.kind,
        f"{page_grade(model):.1f}" if english else "",
        str(read_words(model)),
        str(len(cited | set(evidence.sources if evidence else ()))),
        evidence.grade if evidence else "",
        str(_cautions(model)),
        model.review.next,
        _share(points.understand),
        _share(points.act),
        str(len(points.open)),
    )


def _cautions(model: object) -> int:
    """How many cautions stand on a page: those of a worksheet one by one, of other pages whether there is one."""
    care = getattr(model, "care", None)
    return len(care) if care else sum(1 for key in ("go_gently", "when_not") if getattr(model, key, None))


def _share(found: tuple[int, int]) -> str:
    return f"{found[0]}/{found[1]}"


def _summary(items: "Sequence[Item]", english: bool) -> list[str]:
    scores: list[Score] = [score(item.model, item.kind, english=english) for item in items]
    answered = [point for found in scores for point in found.points.values()]
    lines = [f"{len(items)} pages."]
    if english:
        grades = [page_grade(item.model) for item in items]
        lines.append(f"Reading grade (Flesch-Kincaid): median {median(grades):.1f}, highest {max(grades):.1f}.")
    met = 100 * sum(answered) / len(answered)
    left = sum(len(found.open) for found in scores)
    lines.append(f"PEMAT-P, scored by ourselves: {met:.0f} % of the points answered; {left} points left open.")
    return lines


def _aligned(rows: "Sequence[Sequence[str]]") -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return [
        "  ".join(
            cell.ljust(width) if column in LEFT else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
