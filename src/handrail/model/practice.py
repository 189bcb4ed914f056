"""A practice: the organisation whose site it is."""

from typing import Annotated

from pydantic import Field

from handrail.model.base import IsoDate, Line, Model, Prose, Slug

HTTPS_PATTERN = r"^https://\S+$"
EMAIL_PATTERN = r"^[^@\s]+@[^@\s]+$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
REGION_PATTERN = r"^(?:[A-Z]{2}|intl)$"

HttpsAddress = Annotated[str, Field(pattern=HTTPS_PATTERN)]
RegionCode = Annotated[str, Field(pattern=REGION_PATTERN)]


class Contact(Model):
    """How to reach the practice. Shown in the footer and on printed sheets."""

    phone: Line | None = None
    email: Annotated[str, Field(pattern=EMAIL_PATTERN)] | None = None
    url: HttpsAddress | None = None


class Practice(Model):
    """Who publishes this site and how it introduces itself.

    `id` names the notebook in readers' browsers: once people have written there it never changes.
    `leave_to` is the neutral page that "Leave" goes to. `lines_checked` is the day the practice
    itself checked the help lines of its region.
    """

    id: Slug
    name: Line
    language: Annotated[str, Field(pattern=LANGUAGE_PATTERN)] = "en"
    region: RegionCode
    lines_checked: IsoDate | None = None
    contact: Contact = Contact()
    leave_to: HttpsAddress
    headline: Line
    welcome: Prose
    footer: Prose
