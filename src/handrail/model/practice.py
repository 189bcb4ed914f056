"""A practice: the organisation whose site it is."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from handrail.model.base import IsoDate, Line, Model, Prose, Slug, WorksheetRef
from handrail.model.brand import Colours, Fonts, Logo

HTTPS_PATTERN = r"^https://\S+$"
EMAIL_PATTERN = r"^[^@\s]+@[^@\s]+$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
REGION_PATTERN = r"^(?:[A-Z]{2}|intl)$"

WorksheetRefs = Annotated[
    Annotated[Literal["all"], Tag("word")] | Annotated[list[WorksheetRef], Tag("list")],
    Discriminator(lambda value: "word" if isinstance(value, str) else "list"),
]
"""Worksheets by their slugs, or every one."""
HttpsAddress = Annotated[str, Field(pattern=HTTPS_PATTERN)]
RegionCode = Annotated[str, Field(pattern=REGION_PATTERN)]


class Contact(Model):
    """How to reach the practice. Shown in the footer and on printed sheets."""

    phone: Line | None = None
    """The number as people should read it."""
    email: Annotated[str, Field(pattern=EMAIL_PATTERN)] | None = None
    """For appointments and questions."""
    url: HttpsAddress | None = None
    """The practice's own site."""
    booking: HttpsAddress | None = None
    """Where people make an appointment."""


class Handover(Model):
    """Whose key a reader can lock a summary for."""

    name: Line
    """Who opens the files, as clients know them, such as `Dr Ada Example`."""
    recipient: Line
    """The public part of their key, `age1…`. The page `/open/` of your site makes keys, and so does `age-keygen`."""


class Practice(Model):
    """Who publishes this site and how it introduces itself.

    `id` names the notebook in readers' browsers: once people have written there it never changes.
    `leave_to` is the neutral page that "Leave" goes to. `lines_checked` is the day the practice
    itself checked the help lines of its region.
    """

    id: Slug
    """Names the notebook in readers' browsers. Once people have written there, it never changes."""
    name: Line
    """The practice's name; the site carries it."""
    language: Annotated[str, Field(pattern=LANGUAGE_PATTERN)] = "en"
    """The language of the site, such as `en` or `pt-BR`."""
    region: RegionCode
    """Whose help lines come first: a country such as `GB`, or `intl` for everywhere."""
    lines_checked: IsoDate | None = None
    """The day the practice itself checked the help lines of its region."""
    contact: Contact = Contact()
    """How to reach the practice."""
    logo: Logo | None = None
    """A drawing beside the name."""
    colours: Colours = Colours()
    """The site's two colours."""
    fonts: Fonts = Fonts()
    """Fonts that the site brings along."""
    neutral_title: Line | None = None
    """What the browser's tabs, its history and bookmarks show for every page, instead of its title and your name.
    Files that a reader saves are called so too."""
    neutral_addresses: bool = False
    """Whether addresses of pages say nothing of their subject, either. The usual ones lead to them."""
    leave_to: HttpsAddress
    """The neutral page that “Leave” goes to."""
    keeping: Literal["device", "locked", "tab"] = "device"
    """Where notes are kept until a reader chooses: on the device, under a lock, or until the tab closes."""
    handover: Handover | None = None
    """Lets readers lock a summary of chosen notes for one person, as a file that they send themselves."""
    headline: Line
    """The first line of the home page."""
    welcome: Prose
    """What the home page says below its headline."""
    footer: Prose
    """What every page says at its foot."""
    shared_origin: bool = False
    """`true`: the site has a path below an address, and everything else at that address may read what readers write."""
    privacy: Prose | None = None
    """What your law wants said about privacy, at the foot of the page on privacy."""
    imprint: Prose | None = None
    """Who answers for the site, where your law wants that said. The foot of every page leads to it."""
    pdfs: WorksheetRefs = []
    """Worksheets that are also published as PDFs to fill in: their slugs, or `all`. Needs `pip install "handrail[pdf]"`."""
    hide: list[Slug] = []
    """Pages of the library that this site does not show: the last part of each one's address."""
