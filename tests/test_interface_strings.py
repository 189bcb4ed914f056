"""No interface string is hard-coded: in an invented language, every word on a page is translated or an author's.

The small site's own texts are known; whatever else a page shows must stand inside the invented language's ⟦marks⟧.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pseudo import pseudo_messages

from handrail.library import load_library
from handrail.page import Page
from handrail.pages import Site
from handrail.render import Renderer

SMALL_SITE = Path(__file__).parent / "golden/site"
UNSPOKEN = ("script", "style", "code")
"""Elements whose text is in no language."""

SHOWN = ("aria-label", "placeholder", "title", "alt", "content")


class Words(HTMLParser):
    """Gathers every piece of text a reader may see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipping += tag in UNSPOKEN
        if tag == "meta" and dict(attrs).get("name") != "description":
            return
        self.found += [value for name, value in attrs if name in SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        self._skipping -= tag in UNSPOKEN

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.found.append(data)


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    messages = pseudo_messages(tmp_path_factory.mktemp("locale"))
    return Renderer(Site(load_library([SMALL_SITE]), messages), messages)


def authors_words(renderer: Renderer) -> str:
    """The small site's own texts, and its references as the bibliography formats them."""
    texts = [path.read_text(encoding="utf-8") for path in SMALL_SITE.rglob("*.yml")]
    texts += [str(renderer.bibliography.entry(key).striptags()) for key in renderer.bibliography.references]
    return re.sub(r"\W+", " ", " ".join(texts)).casefold()


def test_every_interface_string_is_in_the_catalogue(renderer: Renderer) -> None:
    known = authors_words(renderer)
    strays = []
    for page in renderer.site.pages:
        for text in shown(renderer, page):
            words = re.sub(r"\W+", " ", outside_marks(text)).strip().casefold()
            if re.search(r"[a-z]{2}", words) and words not in known:
                strays.append((page.path, text.strip()))
    assert strays == []


def outside_marks(text: str) -> str:
    """The text without whatever stands in marks; marks may stand in marks."""
    while "⟦" in text and (less := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = less
    return text


def shown(renderer: Renderer, page: Page) -> list[str]:
    words = Words()
    words.feed(renderer.document(page))
    return words.found


def test_language_and_direction_come_from_the_practice(renderer: Renderer) -> None:
    page = renderer.site.page("one-walk")
    html = renderer.document(page)
    assert f'lang="{renderer.messages.language}"' in html
    assert f'dir="{renderer.messages.direction}"' in html
    assert renderer.messages.direction == "rtl"
