"""A notebook as somebody may have it after years: entries of the library's worksheets, with answers to most questions.

Made from the worksheets themselves, so that a new one takes part; the same number gives the same entries.
"""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from handrail.fields.base import Question
from handrail.library import load_library
from handrail.site_files import builtin_root

YEARS = 3
DAY = 86_400_000
UNTIL = 1_795_000_000_000
SENTENCES = (
    "I asked if we could talk on Sunday, and she looked at her phone.",
    "It was louder than I wanted it to be.",
    "He said that I always do this.",
    "I had slept four hours and eaten nothing since noon.",
    "My hands were cold, and my chest was tight the whole way home.",
    "I wrote the message, and then I put the phone in the kitchen drawer.",
    "Nobody noticed, I think, or they were kind about it.",
    "Afterwards I was so tired that I lay down in my coat.",
    "It was easier than last time.",
    "Mum called, and for once I said that I had to go.",
    "I do not know why it hit me so hard.",
    "We walked along the river and hardly spoke, and it was good.",
)
WORDS = (
    "tired",
    "a bit lighter",
    "tight throat",
    "ring Bea",
    "the bus stop",
    "ashamed",
    "she did not look up",
    "later",
)


def make_entries(number: int, own: Path) -> list[dict[str, Any]]:
    """`number` entries of the worksheets of the library with `own` over it, spread over some years."""
    sheets = [(item.slug, item.model.questions()) for item in load_library([builtin_root(), own]).of("worksheet")]
    chance = random.Random(number)
    return [_entry(place, number, *sheets[place % len(sheets)], chance) for place in range(number)]


def _entry(place: int, number: int, slug: str, questions: list[Question], chance: random.Random) -> dict[str, Any]:
    at = UNTIL - (place * YEARS * 365 * DAY) // number - chance.randrange(DAY // 4)
    answers = {field.id: _answer(field, chance) for field in questions if chance.random() < 0.8}
    return {
        "id": f"{chance.getrandbits(128):032x}", "worksheet": slug, "created": at, "updated": at + 600_000,
        "revision": chance.randrange(1, 400), "answers": {name: given for name, given in answers.items() if given is not None},
    }  # fmt: skip


def _answer(field: Any, chance: random.Random) -> Any:
    """An answer in the shape of the field's type; None for a type that is not known here."""
    match field.type:
        case "text":
            return chance.choice(WORDS)
        case "long-text":
            return " ".join(chance.sample(SENTENCES, chance.randrange(1, 6)))
        case "date":
            return (date(2026, 11, 24) - timedelta(days=chance.randrange(YEARS * 365))).isoformat()
        case "scale":
            return chance.randrange(field.to + 1)
        case "choice":
            return {"chosen": chance.choice(field.options).id}
        case "checklist":
            chosen = chance.sample([option.id for option in field.options], min(3, len(field.options)))
            return {"chosen": chosen} | ({"other": chance.choice(WORDS)} if field.other else {})
        case "rows":
            return [_row(field, chance) for _ in range(chance.randrange(1, 4))]
    return None


def _row(field: Any, chance: random.Random) -> dict[str, Any]:
    given = {column.id: _answer(column, chance) for column in field.columns}
    return {name: answer for name, answer in given.items() if answer is not None}
