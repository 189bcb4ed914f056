"""One page of a site: what it shows, where it stands, and what its text says of other pages and of sources."""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, overload

from handrail.mentions import citations, mentions
from handrail.model.shared import Content
from handrail.prose import is_internal
from handrail.remembered import remembered
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


_score = remembered(score)

Value = TypeVar("Value")
_REQUIRED: Any = object()


class _Noted(Generic[Value]):
    """A field that other pages show as well. Whoever reads it hangs on it, so that is noted, by what `told` names."""

    def __init__(self, told: str, default: Value = _REQUIRED) -> None:
        self._told, self._default = told, default

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}"

    @overload
    def __get__(self, page: None, owner: Any = None) -> Value: ...
    @overload
    def __get__(self, page: "Page", owner: Any = None) -> Value: ...
    def __get__(self, page: "Page | None", owner: Any = None) -> Value:
        if page is None:  # a dataclass asks for the default
            if self._default is _REQUIRED:
                raise AttributeError
            return self._default
        page.looked_into.add(page.path + self._told)
        value: Value = page.__dict__[self._name]
        return value

    def __set__(self, page: "Page", value: Value) -> None:
        page.__dict__[self._name] = value


FACE, PLACE = "#face", "#place"
"""Behind a page's address: what others show of it; where it stands among them."""


@dataclass(eq=False)
class Page:
    """One page: what it shows, its address relative to the site's root, and its neighbours.

    `label` says in a word what kind of page it is. Pages without one are not found by search.
    """

    kind: str
    slug: str
    path: str
    title: _Noted[str] = _Noted(FACE)
    summary: _Noted[str] = _Noted(FACE, "")
    label: _Noted[str] = _Noted(FACE, "")
    model: Any = None
    also_called: _Noted[tuple[str, ...]] = _Noted(FACE, ())
    minutes: _Noted[int] = _Noted(FACE, 0)
    english: bool = False
    """Whether rules that measure English apply."""
    area: _Noted["Page | None"] = _Noted(PLACE, None)
    previous: _Noted["Page | None"] = _Noted(PLACE, None)
    next: _Noted["Page | None"] = _Noted(PLACE, None)
    crumbs: _Noted[tuple["Page", ...]] = _Noted(PLACE, ())
    siblings: _Noted[tuple["Page", ...]] = _Noted(PLACE, ())
    related: _Noted[tuple["Page", ...]] = _Noted(PLACE, ())
    cited_by: _Noted[tuple["Page", ...]] = _Noted(PLACE, ())
    looked_into: set[str] = field(default_factory=set)
    """What was read since this was cleared: slugs of items, faces and places of pages."""

    @property
    def face(self) -> list[Any]:
        """What others show of it."""
        return [self.title, self.summary, self.label, self.also_called, self.minutes]

    @property
    def place(self) -> list[Any]:
        """Where it stands among the others, by their addresses."""
        one = [near.path if near else None for near in (self.area, self.previous, self.next)]
        return [
            one,
            [[near.path for near in group] for group in (self.crumbs, self.siblings, self.related, self.cited_by)],
        ]

    @property
    def item(self) -> Any:
        """What an author wrote. Who reads it hangs on it, so its slug is noted."""
        if self.model is not None:
            self.looked_into.add(self.slug)
        return self.model

    @property
    def score(self) -> Score | None:
        """How easy it is to understand and to act on."""
        return _score(self.item, self.kind, english=self.english) if isinstance(self.item, Content) else None

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
        review = self.review
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
