"""A practice's key for summaries -> the problem of one that cannot be used.

The key is the public part of a key for the program `age`, which `age-keygen` or the page `/open/` makes: `age1…`, in
BIP 173's Bech32 with a checksum. The browser locks summaries for it without asking anybody, so a letter that got lost
on the way is found here, while the site is built.
"""

from collections.abc import Iterator
from functools import lru_cache

from handrail.model.practice import Practice
from handrail.problems import Place, Problem, problem
from handrail.source import Source

SECRET = "AGE-SECRET-KEY-"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
PREFIX = "age"
KEY_WORDS, CHECK_WORDS = 52, 6
"""How many letters of five bits each the 32 bytes of a key take, and its checksum."""


@lru_cache(maxsize=8192)
def secret_in(name: str, text: str) -> Problem | None:
    """A secret key that stands in a file, wherever it stands, notes included."""
    at = text.upper().find(SECRET)
    if at < 0:
        return None
    before = text[:at]
    # No excerpt: what is told here may end in a log that others read.
    return problem("H518", Place(name, before.count("\n") + 1, at - before.rfind("\n")))


def check_handover(practice: Practice, source: Source) -> Iterator[Problem]:
    """What is wrong with the practice's `handover`."""
    if practice.handover and not is_recipient(practice.handover.recipient):
        yield source.problem("H519", source.place(("handover", "recipient")))


def is_recipient(text: str) -> bool:
    """Whether a text is the public part of an X25519 key of age's, whole and without a slip."""
    prefix, _, rest = text.rpartition("1")
    if prefix != PREFIX or len(rest) != KEY_WORDS + CHECK_WORDS or not set(rest) <= set(BECH32):
        return False
    words = [BECH32.index(letter) for letter in rest]
    # 52 letters hold 260 bits, and a key has 256.
    return words[KEY_WORDS - 1] & 0b1111 == 0 and _checksum([*_expanded(PREFIX), *words]) == 1


def _expanded(prefix: str) -> list[int]:
    """The prefix as the checksum covers it."""
    return [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]


def _checksum(words: list[int]) -> int:
    """BIP 173's polynomial; 1 for words that end in their own checksum."""
    sum_ = 1
    for word in words:
        top = sum_ >> 25
        sum_ = (sum_ & 0x1FFFFFF) << 5 ^ word
        for bit, factor in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            sum_ ^= factor if top >> bit & 1 else 0
    return sum_
