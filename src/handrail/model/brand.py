"""How a practice's site looks: colours, logo, fonts. Files lie in `content/`, beside the texts."""

from typing import Annotated

from pydantic import Field

from handrail.model.base import Model

COLOUR_PATTERN = r"^#[0-9a-fA-F]{6}$"
FONT_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9 _-]*$"
PICTURE_PATTERN = r"^(?:[a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.(?:svg|png|webp|jpg)$"
FONT_FILE_PATTERN = r"^(?:[a-z0-9][a-z0-9_-]*/)*[A-Za-z0-9][A-Za-z0-9_-]*\.woff2$"

Colour = Annotated[str, Field(pattern=COLOUR_PATTERN)]
PictureFile = Annotated[str, Field(pattern=PICTURE_PATTERN)]
FontFile = Annotated[str, Field(pattern=FONT_FILE_PATTERN)]


class Colours(Model):
    """Two colours: one for what a reader can do, one for care and help. Both are read on light and on dark."""

    accent: Colour | None = None
    """For links, buttons and the rail, such as `"#1f6660"`, in quotes."""
    care: Colour | None = None
    """For care and help. Red alarms; a warm brown does not."""
    accent_dark: Colour | None = None
    """The accent on a dark ground. Without it: the nearest of the same hue that can be read there."""
    care_dark: Colour | None = None
    """The other one on a dark ground."""


class Logo(Model):
    """A drawing beside the name, on the screen and on paper."""

    file: PictureFile
    """Its file inside `content/`, such as `brand/logo.svg`."""
    on_dark: PictureFile | None = None
    """The same for a dark ground, where the first would not be seen."""


class Font(Model):
    """A font that the site serves itself; nothing is fetched from anybody."""

    family: Annotated[str, Field(pattern=FONT_PATTERN, max_length=60)]
    """What it is called."""
    regular: FontFile
    """Its file inside `content/`, in the format WOFF2."""
    bold: FontFile | None = None
    """The same in bold."""
    italic: FontFile | None = None
    """The same in italics."""


class Fonts(Model):
    """Fonts for the text and for titles."""

    text: Font | None = None
    """For what works: text and forms."""
    titles: Font | None = None
    """For what speaks: titles, leads and beliefs."""
