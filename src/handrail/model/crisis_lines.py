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
    """What the service calls itself."""
    kind: HelpKind
    """Which need it serves."""
    for_: Annotated[Line | None, Field(alias="for")] = None
    """Whom it is for, where it is not for everyone."""
    phone: Number | None = None
    """The number to call, in quotes."""
    phone_option: Number | None = None
    """What to press once it answers."""
    phone_also: Numbers = []
    """More numbers of the same service."""
    text: Number | None = None
    """The number to send a text message to."""
    text_word: Line | None = None
    """The word to send there."""
    tty: Number | None = None
    """The number for text telephones."""
    whatsapp: Number | None = None
    """The number on WhatsApp."""
    email: Line | None = None
    """The address to write to."""
    chat_url: HttpsAddress | None = None
    """Where to chat."""
    hours: Line | None = None
    """When it is open, such as `24/7`."""
    languages: list[Line] = []
    """Language codes, such as `en`."""
    url: HttpsAddress | None = None
    """The service's own site."""
    verified: Verified
    """`seen`: the number stood on a page. `recalled`: from memory, so only the name is shown."""
    seen_in: Line | None = None
    """The page it was seen on."""
    seen_dated: Line | None = None
    """That page's date."""
    remark: Line | None = None
    """Notes for whoever checks it; readers do not see them."""


class Region(Model):
    """A country's emergency numbers and lines; `intl` holds directories for everywhere else."""

    region: RegionCode
    """Two capital letters such as `GB`, or `intl`."""
    name: Line
    """The name people know."""
    emergency: list[Number]
    """The emergency numbers, in quotes."""
    emergency_verified: Verified
    """`seen`: stood on a page. `recalled`: from memory."""
    emergency_seen_in: Line | None = None
    """The page they were seen on."""
    remark: Line | None = None
    """Notes for whoever checks it; readers do not see them."""
    lines: Annotated[list[HelpLine], Field(min_length=1)]
    """The services of this region, the most general first."""


class CrisisLines(Model):
    """All regions, and the day the facts were compiled."""

    compiled: IsoDate
    """The day the facts were gathered."""
    regions: Annotated[list[Region], Field(min_length=1)]
    """One block for each region."""

    def of(self, code: str) -> Region:
        """The region of a code, which must be there."""
        return next(region for region in self.regions if region.region == code)

    def over(self, earlier: "CrisisLines") -> "CrisisLines":
        """These regions, and those of an earlier file that are not among them."""
        own = {region.region for region in self.regions}
        others = [region for region in earlier.regions if region.region not in own]
        return self.model_copy(update={"regions": [*self.regions, *others]})
