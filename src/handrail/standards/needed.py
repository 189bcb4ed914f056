"""Words without which a pattern of the lists cannot be found: whether a text holds one of them is quickly said.

Used by `wording`. A pattern is tried only on texts that hold one of its words, and those are few. Reads what `phrases.yml`
is written in: letters, choices in brackets, `?`, a set of letters, a repeated point. What it does not understand it leaves
out: it may say less than is so, and never more.
"""

import re
from collections.abc import Iterator

PIECE = re.compile(r"\(|(?:\[[^]]*\]|\\.|\.|[a-z])(?:[?*]|\{[^}]*\})?|.")
"""A bracket that opens; a set, a sign, any letter or one letter, with how often it may be there; what else there is."""


def needed(find: str) -> frozenset[str]:
    """Words of which every text that a pattern finds has one at least; none where nothing is sure.

    Words are pieces of a text in small letters, not always whole words: `hold(ing)?` needs "hold".
    """
    choices = [_of_one(choice) for choice in _split(find)]
    return frozenset().union(*choices) if all(choices) else frozenset()


def _of_one(choice: str) -> frozenset[str]:
    """The same for a pattern without a choice on its outside: the part of it that says most."""
    found: list[frozenset[str]] = []
    run, at = "", 0
    while at < len(choice):
        piece = PIECE.match(choice, at)
        assert piece is not None, "the last choice is any letter"
        at = piece.end()
        if len(piece[0]) == 1 and piece[0].isalpha():
            run += piece[0]
            continue
        found.append(frozenset({run}))
        run = ""
        if piece[0] == "(":
            end = _end(choice, at)
            inside, at = choice[at:end], end + 1
            if choice[at : at + 1] in ("?", "*", "{"):
                at += 1
            elif not inside.startswith("?"):
                found.append(needed(inside))
    found.append(frozenset({run}))
    return max((words for words in found if words and "" not in words), key=_tells, default=frozenset())


def _tells(words: frozenset[str]) -> tuple[int, int]:
    """How much it says that one of these words is there: long words are rare, and few are sooner looked for."""
    return min(map(len, words)), -len(words)


def _split(find: str) -> Iterator[str]:
    """The choices on the outside of a pattern."""
    depth = start = 0
    for at, letter in enumerate(find):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            yield find[start:at]
            start = at + 1
    yield find[start:]


def _end(find: str, start: int) -> int:
    """Where the bracket ends that was opened before `start`."""
    depth = 1
    for at in range(start, len(find)):
        depth += (find[at] == "(") - (find[at] == ")")
        if not depth:
            return at
    raise ValueError(f"a bracket is not closed: {find}")
