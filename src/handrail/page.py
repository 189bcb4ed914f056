"""One page of a site: what it shows, where it stands, and what its text says of other pages and of sources."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from handrail.mentions import citations, mentions
from handrail.model.shared import Content
from handrail.prose import is_internal
from handrail.standards.pemat import Score, score

FOLDERS = {
    "about": "about",
    "area": "areas",
    "concept": "concepts",
    "reframe": "reframes",
    "worksheet": "worksheets",
    "pathway": "pathways",
    "handout": "h",
}
"""The folder of each kind's pages. A sign has no page of its own: all are shown on one."""


@dataclass(eq=False)
class Page:
    """One page: what it shows, its address relative to the site's root, and its neighbours.

    `label` says in a word what kind of page it is. Pages without one are not found by search.
    """

    kind: str
    slug: str
    path: str
    title: str
    summary: str = ""
    label: str = ""
    model: Any = None
    also_called: tuple[str, ...] = ()
    minutes: int = 0
    english: bool = False
    """Whether rules that measure English apply."""
    area: "Page | None" = None
    previous: "Page | None" = None
    next: "Page | None" = None
    crumbs: list["Page"] = field(default_factory=list)
    siblings: list["Page"] = field(default_factory=list)
    related: list["Page"] = field(default_factory=list)
    cited_by: list["Page"] = field(default_factory=list)
    looked_into: set[str] = field(default_factory=set)

    @property
    def item(self) -> Any:
        """What an author wrote. Who reads it hangs on it, so its slug is noted."""
        if self.model is not None:
            self.looked_into.add(self.slug)
        return self.model

    @cached_property
    def score(self) -> Score | None:
        """How easy it is to understand and to act on. It takes a while, and pages that are kept need none."""
        return score(self.item, self.kind, english=self.english) if isinstance(self.item, Content) else None

    @property
    def review(self) -> Any:
        """Who checked it and when, where an author says so."""
        return getattr(self.item, "review", None)

    @property
    def is_listed(self) -> bool:
        """Whether others are to list it: search engines, sitemaps. Some pages mean nothing but to the reader who is on them."""
        return self.kind not in ("letter", "notebook", "open", "search", "moved", "missing")

    @property
    def evidence(self) -> Any:
        """What an author says of how well the page is known; nothing where there is nothing to say."""
        return getattr(self.item, "evidence", None)

    @property
    def day(self) -> str:
        """The day it was last checked, or written."""
        review = getattr(self.model, "review", None)
        return (review.reviewed or review.written) if review else ""

    @property
    def cited_sources(self) -> list[str]:
        """Every source that its texts or its evidence name."""
        if self.item is None:
            return []
        return [*citations(self.item), *(self.evidence.sources if self.evidence else ())]

    @property
    def linked_slugs(self) -> list[str]:
        """Slugs of pages that it names, in its references and in its prose."""
        named = mentions(self.item)
        return [one.name for one in named if one.what == "page" or (one.what == "link" and is_internal(one.name))]
