"""Crisis and support lines by region: facts, with where each was seen."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from handrail.model.base import IsoDate, Line, Model
from handrail.model.practice import HttpsAddress, RegionCode
from handrail.model.shared import HelpKind

Verified = Literal["seen", "recalled"]
NUMBER_PATTERN = r"^[+*]?[0-9][0-9 ()-]*$"

Number = Annotated[str, Field(pattern=NUMBER_PATTERN)]
Numbers = Annotated[
    list[Number],
    BeforeValidator(lambda given: [given] if isinstance(given, str) else given),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}, "pattern": NUMBER_PATTERN}),
]
"""One number, or a list of them."""


class HelpLine(Model):
    """One service. `verified: recalled` means that nobody has seen its number on a page yet."""

    name: Line
    kind: HelpKind
    for_: Annotated[Line | None, Field(alias="for")] = None
    phone: Number | None = None
    phone_option: Number | None = None
    phone_also: Numbers = []
    text: Number | None = None
    text_word: Line | None = None
    tty: Number | None = None
    whatsapp: Number | None = None
    email: Line | None = None
    chat_url: HttpsAddress | None = None
    hours: Line | None = None
    languages: list[Line] = []
    url: HttpsAddress | None = None
    verified: Verified
    seen_in: Line | None = None
    seen_dated: Line | None = None
    remark: Line | None = None


class Region(Model):
    """A country's emergency numbers and lines; `intl` holds directories for everywhere else."""

    region: RegionCode
    name: Line
    emergency: list[Number]
    emergency_verified: Verified
    emergency_seen_in: Line | None = None
    remark: Line | None = None
    lines: Annotated[list[HelpLine], Field(min_length=1)]


class CrisisLines(Model):
    """All regions, and the day the facts were compiled."""

    compiled: IsoDate
    regions: Annotated[list[Region], Field(min_length=1)]

    def over(self, earlier: "CrisisLines") -> "CrisisLines":
        """These regions, and those of an earlier file that are not among them."""
        own = {region.region for region in self.regions}
        others = [region for region in earlier.regions if region.region not in own]
        return self.model_copy(update={"regions": [*self.regions, *others]})
