"""Library -> pages: which pages the site has, where each stands, and how they belong together.

Pure: nothing is read, rendered or written here. A `Site` is made from a library; `handrail.render`
turns its pages into HTML and `handrail.mkdocs_events` hands them to MkDocs. Addresses are promises
(therapists print them), so every path is decided in this one module.
"""

import hashlib
import posixpath
from collections import defaultdict
from math import ceil
from typing import Any

from handrail.everyday import HELP_WORDS, NOW_WORDS, listed
from handrail.library import Item, Library
from handrail.messages import Messages
from handrail.model.crisis_lines import Region
from handrail.neighbours import relate
from handrail.page import FOLDERS, Page
from handrail.reading import read_words

WORDS_A_MINUTE = 200
"""A calm reading speed; studies of silent reading of English put the average near 240."""

PRINTS = ("normal", "large")
"""The sizes of letters that PDFs come in."""


def offline_path(page: Page) -> str:
    """Where a worksheet is published as one file, relative to the site's root."""
    return f"{page.path}{_name(page)}.html"


def pdf_path(page: Page, size: str) -> str:
    """Where a page's PDF is published, relative to the site's root."""
    return f"{page.path}{_name(page)}{'' if size == 'normal' else '-' + size}.pdf"


def _name(page: Page) -> str:
    """The last part of a page's address, which its files are called by."""
    return posixpath.basename(page.path.rstrip("/")) or page.slug


def _path(kind: str, slug: str, *, neutral: bool) -> str:
    """The address of a page, relative to the site's root: as permanent as its slug, also where it says nothing."""
    name = hashlib.sha256(slug.encode()).hexdigest()[:10] if neutral else slug
    return f"{FOLDERS[kind]}/{name}/"


class Site:
    """All pages of one library, found by slug or by kind."""

    def __init__(self, library: Library, messages: Messages) -> None:
        self.library = library
        self.practice = library.practice
        self.crisis_lines = library.crisis_lines
        self.pages: list[Page] = [*_content_pages(library, messages), *_generated_pages(library, messages)]
        self._by_slug = {page.slug: page for page in self.pages}
        self.pages += self._moved_pages()
        self._by_kind: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            self._by_kind[page.kind].append(page)
        self.looked_into: set[str] = set()
        """All that was read of pages since this was cleared; what is rendered meanwhile hangs on it."""
        for page in self.pages:
            page.looked_into = self.looked_into
        relate(self)

    def page(self, slug: str) -> Page:
        """The page of a slug, or of a slug it once had. Raises KeyError when there is none."""
        return self._by_slug[slug]

    def has(self, slug: str) -> bool:
        return slug in self._by_slug

    def of(self, kind: str) -> list[Page]:
        """Every page of a kind, in the library's order."""
        return self._by_kind.get(kind, [])

    def concepts(self, area: Page) -> list[Page]:
        return [page for page in self.of("concept") if page.area is area]

    def worksheets(self, area: Page) -> list[Page]:
        return [page for page in self.of("worksheet") if page.area is area]

    def reframes(self, area: Page) -> list[Page]:
        return [page for page in self.of("reframe") if area.slug in page.item.areas]

    def resting_on(self, grade: str) -> list[Page]:
        """Every page whose evidence has a grade."""
        return [page for page in self.pages if page.evidence and page.evidence.grade == grade]

    @property
    def disputed(self) -> list[Page]:
        """Every page that tells of a dispute among those who study its subject."""
        return [page for page in self.pages if page.evidence and page.evidence.disputed]

    @property
    def right_now(self) -> list[Page]:
        """The worksheets for a hard moment, in the order their authors give them."""
        offered = [page for page in self.of("worksheet") if page.item.right_now]
        return sorted(offered, key=lambda page: page.item.right_now.order)

    @property
    def region(self) -> Region:
        """The practice's own region of help lines."""
        return self.crisis_lines.of(self.practice.region)

    @property
    def signs(self) -> list[Any]:
        return [item.model for item in self.library.of("sign")]

    @property
    def terms(self) -> list[tuple[str, str, Page]]:
        """Every explained word with its meaning and the page that explains it, alphabetically."""
        terms = [(term.term, term.means, page) for page in self.of("concept") for term in page.item.terms]
        return sorted(terms, key=lambda entry: entry[0].casefold())

    def citing(self) -> dict[str, list[Page]]:
        """For every cited source, the pages that rest on it."""
        pages: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            for key in dict.fromkeys(page.cited_sources):
                pages[key].append(page)
        return pages

    def day(self, page: Page) -> str:
        """The day a page was last checked, or written; of a page made from others, the latest of theirs."""
        return page.day or max((other.day for other in self.pages), default="")

    def _moved_pages(self) -> list[Page]:
        """A page at every earlier address, so that printed links keep working; where addresses are neutral, at the usual ones."""
        moved = []
        for page in [page for page in self.pages if page.item]:
            for slug in (page.slug, *page.item.aliases):
                self._by_slug.setdefault(slug, page)
                for neutral in sorted({False, self.practice.neutral_addresses}):
                    path = _path(page.kind, slug, neutral=neutral)
                    if path != page.path:
                        moved.append(Page("moved", slug, path, page.title, next=page))
        return moved


def _content_pages(library: Library, messages: Messages) -> list[Page]:
    _ = messages.gettext
    labels = {
        "about": _("About the work"),
        "area": _("Area"),
        "concept": _("Idea"),
        "reframe": _("Belief"),
        "worksheet": _("Worksheet"),
        "pathway": _("Pathway"),
        "handout": _("Handout"),
    }
    return [_content_page(item, labels[kind], library) for kind in FOLDERS for item in library.of(kind)]


def _content_page(item: Item, label: str, library: Library) -> Page:
    model = item.model
    return Page(
        kind=item.kind,
        slug=item.slug,
        path=_path(item.kind, item.slug, neutral=library.practice.neutral_addresses),
        title=model.title,
        summary=model.summary,
        label=label,
        model=model,
        also_called=tuple(model.also_called),
        minutes=max(1, ceil(read_words(model) / WORDS_A_MINUTE)),
        english=library.is_english,
    )


def _generated_pages(library: Library, messages: Messages) -> list[Page]:
    _ = messages.gettext
    lines = {line.name: None for region in library.crisis_lines.regions for line in region.lines}
    pages = [
        Page("home", "home", "", library.practice.name, library.practice.welcome),
        Page("browse", "browse", "browse/", _("Browse"), _("Everything here, by area.")),
        Page(
            "help",
            "help",
            "help/",
            _("Help now"),
            _("People to call or text, and what happens when you do."),
            label=_("People to talk to"),
            also_called=(*listed(_(HELP_WORDS)), *lines),
        ),
        Page(
            "now",
            "now",
            "now/",
            _("A hard moment"),
            _("You do not have to fix anything now. Pick one. Any one."),
            label=_("Right now"),
            also_called=listed(_(NOW_WORDS)),
        ),
        Page("privacy", "privacy", "privacy/", _("Your privacy"), _("Where your words are kept, and how to check it.")),
        Page(
            "evidence",
            "evidence",
            "about/evidence/",
            _("How well it is known"),
            _("What these pages rest on: what has been tested well, what has hardly been tested, what is disputed."),
            label=_("About the work"),
        ),
        Page("sources", "sources", "sources/", _("Sources"), _("Every study and book that a page names.")),
        Page("glossary", "glossary", "glossary/", _("Words"), _("Words used here, in plain language.")),
        Page("search", "search", "search/", _("Search"), _("Find a page in your own words.")),
        Page("notebook", "notebook", "notebook/", _("Notebook"), _("What you have written in this browser.")),
        Page(
            "compose",
            "handouts",
            "handouts/",
            _("Make a handout"),
            _("Choose pages for somebody, add a note, and give them one link."),
        ),
        Page("letter", "handout", "handout/", _("For you"), _("Pages that somebody chose for you.")),
        Page("open", "open", "open/", _("Open a summary"), _("For therapists: a file that was locked for you.")),
        Page("missing", "missing", "404.html", _("This page is not here"), ""),
        Page("index", "concepts", "concepts/", _("Ideas"), _("One idea, one short page.")),
        Page("index", "reframes", "reframes/", _("Beliefs, seen another way"), _("When a thought keeps coming back.")),
        Page("index", "worksheets", "worksheets/", _("Worksheets"), _("Something to do, from two minutes up.")),
    ]
    if library.of("pathway"):
        pages.append(
            Page("index", "pathways", "pathways/", _("Pathways"), _("Pages in an order, for a time or a situation."))
        )
    return pages
