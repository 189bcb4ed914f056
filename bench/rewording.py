"""Other words for the copies of a library, so that no page of a large library repeats another one.

Used by `library.py`. A build refuses pages that share a sentence, and a thousand pages with the same words would compress and
be searched as no real library would. Each word becomes another word of the library that is as long, has as many syllables and
is about as common, the same one throughout a copy: the sentences say nothing, but they are as long, as hard and as mixed.
"""

import re
from collections import Counter, defaultdict
from pathlib import Path

import yaml

import handrail.standards
from handrail.library import Library
from handrail.model.base import Line, Prose, walk
from handrail.reading import syllables
from handrail.standards.measure import SHARED_WORDS, VALUES

WHOLE = re.compile(r"\]\([^)]*\)|\[@[^\]]*\]|\{[^}]*\}|[^\W_]+(?:['’][^\W_]+)*")
"""What is looked at as one: the target of a link, a citation, a blank of a sentence, or a word."""

PLAIN = re.compile(r"[a-z]{2,}")
LISTED = ("topics.yml", "phrases.yml")
LENGTHS = {*VALUES, "second", "seconds", "minute", "minutes", "hour", "hours"}
ANSWERED = {*LENGTHS, "in", "with"}
"""Words that answer a rule where they stand; they never give way."""
COMPANY = 24
"""So many words take each other's places: more than there are copies."""


class Rewording:
    """Puts other words into the texts of a library.

    Words of the standards keep their places and come to no other: about them the rules have something to say. Where too many
    of them stand in a row, one gives way to a name that no other copy has.
    """

    def __init__(self, library: Library) -> None:
        leaves = (text for item in library.items.values() for _at, text in walk(item.model))
        common = Counter(word for text in leaves if isinstance(text, Line | Prose) for word in WHOLE.findall(text))
        alike: dict[tuple[int, int], list[str]] = defaultdict(list)
        kept = _words_of_the_rules()
        for word, _count in sorted(common.items(), key=lambda found: (-found[1], found[0])):
            # A pattern may go on behind a word of it: `hold(ing)?`.
            if PLAIN.fullmatch(word) and kept.isdisjoint(word[:end] for end in range(len(word) - 3, len(word) + 1)):
                alike[len(word), syllables(word)].append(word)
        self._company = {
            word: words[start : start + COMPANY]
            for words in alike.values()
            for start in range(0, len(words) - COMPANY + 1, COMPANY)
            for word in words[start : start + COMPANY]
        }

    def __call__(self, text: str, copy: int) -> str:
        """The text as it stands in a copy; the first copy has the library's own words."""
        if copy == 1:
            return text
        in_a_row = 0

        def other(found: re.Match[str]) -> str:
            nonlocal in_a_row
            word = found[0]
            company = self._company.get(word.lower())
            if company:
                in_a_row = 0
                new = company[(company.index(word.lower()) + copy - 1) % COMPANY]
                return new.capitalize() if word[0].isupper() else new
            in_a_row += word[0] not in "[]"
            if in_a_row < SHARED_WORDS // 2 or not PLAIN.fullmatch(word) or word in ANSWERED:
                return word
            in_a_row = 0
            return f"Iva{chr(ord('a') + copy)}"

        return WHOLE.sub(other, text)


def _words_of_the_rules() -> set[str]:
    words = set(LENGTHS)
    for name in LISTED:
        listed = yaml.safe_load(Path(handrail.standards.__file__).with_name(name).read_text(encoding="utf-8"))
        words.update(re.findall(r"[a-z]+", " ".join(f"{entry['find']} {entry.get('unless', '')}" for entry in listed)))
    return words
