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
    given: Line | None = None
    literal: Line | None = None


class DateParts(Model):
    """A date as CSL writes it: `[[2014]]` or `[[2023, 10, 5]]`."""

    date_parts: Annotated[
        list[Annotated[list[int], Field(min_length=1, max_length=3)]],
        Field(alias="date-parts", min_length=1, max_length=2),
    ]


class Reference(Model):
    """One source of the bibliography."""

    id: Slug
    type: Literal["article-journal", "book", "chapter", "report", "standard", "thesis", "webpage"]
    title: Line
    author: Annotated[list[Name], Field(min_length=1)]
    editor: list[Name] | None = None
    issued: DateParts
    container_title: Annotated[Line | None, Field(alias="container-title")] = None
    volume: Line | None = None
    issue: Line | None = None
    number: Line | None = None
    page: Line | None = None
    edition: Line | None = None
    genre: Line | None = None
    publisher: Line | None = None
    publisher_place: Annotated[Line | None, Field(alias="publisher-place")] = None
    DOI: Annotated[str, Field(pattern=DOI_PATTERN)] | None = None
    ISBN: Line | None = None
    URL: Annotated[str, Field(pattern=WEB_PATTERN)] | None = None
    language: Line | None = None
    keyword: Line | None = None
    note: Line | None = None
    verified: Literal["seen", "recalled"]

    def csl(self) -> dict[str, Any]:
        """The item as CSL-JSON, without the keys that are ours."""
        return self.model_dump(by_alias=True, exclude_none=True, exclude={"verified", "note", "keyword"})


class Bibliography(Model):
    """All sources of a library."""

    references: list[Reference]

    def over(self, earlier: "Bibliography") -> "Bibliography":
        """These sources, and those of an earlier file that are not among them."""
        own = {reference.id for reference in self.references}
        others = [reference for reference in earlier.references if reference.id not in own]
        return self.model_copy(update={"references": [*self.references, *others]})
