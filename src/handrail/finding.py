"""Site -> what the search page looks through: the names of all pages, and which words stand where.

`names` is one small file, fetched when a reader turns to the box: what each page is called and what people call it.
`words` is what stands on the pages, in shards by a word's first sign, of which the page fetches only those it needs, where
names were not enough. `summaries` are shown with what was found, and come after it. `client/find/` reads names and words;
how a text is cut into words is the same there.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple, get_args

from handrail import prose
from handrail.assets import Asset, hashed
from handrail.everyday import LITTLE, SAME, listed
from handrail.kept import Kept
from handrail.messages import Messages
from handrail.model.base import Line, Prose, walk
from handrail.model.shared import Technique
from handrail.model.worksheet import Occasion
from handrail.page import Page
from handrail.pages import Site
from handrail.reading import FOLDED
from handrail.remembered import remembered

SHARDS = 32
"""How many files of words there are: for each, the words whose first sign's number leaves the same remainder."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_PARTS = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`"))


class Index(NamedTuple):
    """What the search page looks through, as it is published."""

    names: Asset
    summaries: Asset
    shards: list[Asset]
    words: str
    """Where the shards are, with `*` in place of a shard's number."""


def index(site: Site, messages: Messages, kept: Kept) -> Index:
    """Put together what is published; the words of a page come from what is kept, while they are as they were."""
    summaries = [prose.plain(page.summary) for page in _found(site)]
    texts = [_as_json(part) for part in (names(site, messages), summaries, *words(site, kept))]
    # Pages have numbers in the names, so parts of another build must not come beside them: all have one hash.
    where = hashed("*.json", "".join(texts).encode())
    parts = ["names", "summaries", *(f"words-{number}" for number in range(SHARDS))]
    first, second, *shards = (Asset(where.replace("*", part), text) for part, text in zip(parts, texts, strict=True))
    return Index(first, second, shards, where.replace("*", "words-*"))


def names(site: Site, messages: Messages) -> dict[str, Any]:
    """What is looked through first. Pages keep their place in it: `words` names them by number."""
    records = [_record(page) for page in _found(site)]
    return {
        "english": messages.language.split("-")[0] == "en",
        "little": listed(messages.gettext(LITTLE)),
        "same": [group.split() for group in listed(messages.gettext(SAME))],
        # One list for each thing that is known of pages: what is alike stands together, which compresses by a tenth more.
        "pages": {name: [record[name] for record in records] for name in records[0]},
    }


def words(site: Site, kept: Kept) -> list[dict[str, list[int]]]:
    """For each shard, its words and the numbers of the pages they stand on."""
    shards: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(SHARDS)]
    for number, page in enumerate(_found(site)):
        for word in page_words(page, site, kept):
            shards[ord(word[0]) % SHARDS][word].append(number)
    return [dict(sorted(shard.items())) for shard in shards]


def page_words(page: Page, site: Site, kept: Kept) -> list[str]:
    """The words of a page, each once, in order; from what is kept, while they are as they were."""
    return kept.text(page, "words", partial(_all_words, page, site)).split()


def facts(page: Page) -> dict[str, Any]:
    """What pages are filtered by: their kind, areas, techniques, minutes, and when they are for."""
    item = page.item
    areas = (
        [page.slug] if page.kind == "area" else getattr(item, "areas", None) or [page.area.slug] if page.area else []
    )
    return {
        "kind": page.kind,
        "areas": list(areas),
        "techniques": list(getattr(item, "techniques", ())),
        "minutes": getattr(item, "minutes", page.minutes),
        "when": [
            *(["now"] if page.kind == "now" or getattr(item, "right_now", None) else []),
            *getattr(item, "occasions", ()),
        ],
    }


def choices(site: Site) -> dict[str, list[str]]:
    """The techniques, and the times pages are for, that there is at least one page of, in the order that readers see."""
    found = [facts(page) for page in _found(site)]
    every = {"techniques": get_args(Technique), "when": ("now", *get_args(Occasion))}
    return {name: [one for one in all_of if any(one in page[name] for page in found)] for name, all_of in every.items()}


def _found(site: Site) -> list[Page]:
    return [page for page in site.pages if page.label]


def _record(page: Page) -> dict[str, Any]:
    return {
        "path": page.path,
        "label": page.label,
        "title": page.title,
        "called": list(page.also_called),
        **facts(page),
    }


def _all_words(page: Page, site: Site) -> str:
    items = [page.item] if page.item else []
    items += site.signs if getattr(page.item, "lists", None) == "signs" else []
    return " ".join(sorted({word for item in items for word in _words_of(item)}))


@remembered
def _words_of(item: Any) -> frozenset[str]:
    return frozenset(_words(" ".join(_texts(item))))


def _texts(item: Any) -> Iterator[str]:
    """What a reader meets of an item without opening a fold."""
    for at, text in walk(item):
        if isinstance(text, Prose) and at[0] not in FOLDED:
            yield prose.plain(text)
        elif isinstance(text, Line) and at[0] not in FOLDED | {"also_called"}:
            yield text


def _words(text: str) -> Iterator[str]:
    """The words of a text as `client/find/words.ts` has them, without stems."""
    folded = text.lower().translate(_APOSTROPHES)
    if not folded.isascii():
        folded = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if unicodedata.category(sign)[0] != "M")
    for part in _PARTS.findall(folded):
        if re.match(f"[{_UNSPACED}]", part):
            yield from (part[at : at + 2] for at in range(max(1, len(part) - 1)))
        else:
            yield part


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
