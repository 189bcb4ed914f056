"""A reference: one source, in the data model of the Citation Style Language (CSL).

Keys are CSL's own (https://docs.citationstyles.org/en/stable/specification.html, appendix IV),
so that a CSL processor takes an item as it is. Two keys are ours and never reach the processor:
`verified` (was the source itself seen, or named from memory) and CSL's free `note`, which holds
what the source says in our words.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from handrail.model.base import Line, Model, Slug

DOI_PATTERN = r"^10\.\S+$"
WEB_PATTERN = r"^https?://\S+$"


class Name(Model):
    """A person (`family`, `given`) or an organisation (`literal`)."""

    family: Line | None = None
    """A person's family name."""
    given: Line | None = None
    """A person's given names."""
    literal: Line | None = None
    """An organisation's whole name."""


class DateParts(Model):
    """A date as CSL writes it: `[[2014]]` or `[[2023, 10, 5]]`."""

    date_parts: Annotated[
        list[Annotated[list[int], Field(min_length=1, max_length=3)]],
        Field(alias="date-parts", min_length=1, max_length=2),
    ]
    """Year, or year, month and day, in double brackets: `[[2014]]`."""


class Reference(Model):
    """One source of the bibliography."""

    id: Slug
    """What pages cite it by, such as `speed-2018`."""
    type: Literal["article-journal", "book", "chapter", "report", "standard", "thesis", "webpage"]
    """What kind of source it is."""
    title: Line
    """The title, without the name of the journal or book."""
    author: Annotated[list[Name], Field(min_length=1)]
    """Everyone who wrote it, in order."""
    editor: list[Name] | None = None
    """The editors of a book that others wrote."""
    issued: DateParts
    """When it came out."""
    container_title: Annotated[Line | None, Field(alias="container-title")] = None
    """The journal, or the book a chapter stands in."""
    volume: Line | None = None
    issue: Line | None = None
    number: Line | None = None
    """A report's number."""
    page: Line | None = None
    """Pages such as `12-34`, or an article's number."""
    edition: Line | None = None
    """The edition's number, from the second on."""
    genre: Line | None = None
    """What sort of report or thesis, in its own words."""
    publisher: Line | None = None
    publisher_place: Annotated[Line | None, Field(alias="publisher-place")] = None
    DOI: Annotated[str, Field(pattern=DOI_PATTERN)] | None = None
    """The DOI without an address before it, such as `10.1001/jama.2013.1`."""
    ISBN: Line | None = None
    URL: Annotated[str, Field(pattern=WEB_PATTERN)] | None = None
    """Where to read it, when it has no DOI."""
    language: Line | None = None
    keyword: Line | None = None
    """Words to find it by while writing; readers do not see them."""
    note: Line | None = None
    """What the source says, in our words; readers do not see it."""
    verified: Literal["seen", "recalled"]
    """`seen`: somebody has looked at the source. `recalled`: named from memory."""

    def csl(self) -> dict[str, Any]:
        """The item as CSL-JSON, without the keys that are ours."""
        return self.model_dump(by_alias=True, exclude_none=True, exclude={"verified", "note", "keyword"})


class Bibliography(Model):
    """All sources of a library."""

    references: list[Reference]
    """The sources, in any order."""

    def over(self, earlier: "Bibliography") -> "Bibliography":
        """These sources, and those of an earlier file that are not among them."""
        own = {reference.id for reference in self.references}
        others = [reference for reference in earlier.references if reference.id not in own]
        return self.model_copy(update={"references": [*self.references, *others]})
