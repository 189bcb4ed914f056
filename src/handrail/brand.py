"""A practice's brand -> what does not fit in it, and the style that puts it on the pages.

A colour is text on three grounds in each scheme, and ground for text itself, so it is held to
WCAG AA (4.5 to 1) on all of them. The grounds come from `style/tokens.css`. A colour that fails is
told together with the nearest that passes: the same hue and strength, lighter or darker.
"""

import base64
import colorsys
import mimetypes
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from handrail.assets import Asset, hashed
from handrail.model.base import Location
from handrail.model.brand import Font
from handrail.model.practice import Practice
from handrail.problems import Problem
from handrail.source import Source

ENOUGH = 4.5
SOFT = 0.12
"""How much of a colour is in its own soft ground."""
MOST_BYTES = 150 * 1024
RUNS = re.compile(
    rb"<script|<foreignObject|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*[\"']\s*(?:https?:)?//|<!ENTITY", re.I
)
"""What a drawing may not hold: it could run, or fetch something from elsewhere."""
TOKENS = {"accent": "rail", "care": "clay"}


def check_brand(practice: Practice, source: Source, root: Path) -> Iterator[Problem]:
    """What does not fit: colours that cannot be read, files that are missing, a way out that leads back."""

    for key, colour, scheme in _given(practice):
        worst, ground = min((contrast(colour, ground), ground) for ground in _grounds(colour, scheme))
        if worst < ENOUGH:
            yield source.problem_at(
                "H511", ("colours", key), colour=colour, ground=ground, scheme=scheme,
                found=f"{int(worst * 10) / 10:.1f}", nearest=nearest(colour, scheme),
            )  # fmt: skip
    for at, name in _files(practice):
        path = root / "content" / name
        if not path.is_file():
            yield source.problem_at("H512", at, name=name)
        elif path.stat().st_size > MOST_BYTES:
            yield source.problem_at("H513", at, size=path.stat().st_size // 1024, most=MOST_BYTES // 1024)
        elif path.suffix == ".svg" and RUNS.search(path.read_bytes()):
            yield source.problem_at("H514", at, name=name)
    if practice.contact.url and urlsplit(practice.leave_to).hostname == urlsplit(practice.contact.url).hostname:
        yield source.problem_at("H515", ("leave_to",))


def files(practice: Practice, root: Path) -> dict[str, str]:
    """Where the practice's own files are published, by their names in its folder."""
    return {name: hashed(name, (root / "content" / name).read_bytes()) for _at, name in _files(practice)}


def style(practice: Practice, published: Mapping[str, str] | None = None) -> Asset | None:
    """The brand's style sheet, to be read after the site's own; None when nothing is set.

    Args:
        published: where its font files are; without them, a page that stands by itself has the usual fonts.
    """
    rules = [
        f"@media screen{_dark(scheme)}{{:root{{{declared}}}}}"
        for scheme in ("light", "dark")
        if (declared := "".join(f"--{name}:{colour};" for name, colour in colours(practice, scheme).items()))
    ]
    if published:
        rules += font_rules(practice, lambda name: posixpath.basename(published[name]))
    text = "".join(rules)
    return Asset(hashed("brand.css", text.encode()), text) if text else None


def font_rules(practice: Practice, address: Callable[[str], str]) -> Iterator[str]:
    """The rules that bring the practice's fonts; `address` tells where a file is."""
    for token, font, usual in _fonts(practice):
        yield from _faces(font, address)
        yield f':root{{--{token}:"{font.family}",{usual}}}'


def data_address(path: Path) -> str:
    """A file's contents as an address, for pages that stand by themselves."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def nearest(colour: str, scheme: str) -> str:
    """The colour itself if it can be read everywhere in a scheme, or else the nearest lighter or darker one that can."""
    hue, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    for step in range(511):
        for way in (light - step / 510, light + step / 510):
            if 0 <= way <= 1:
                tried = colour if step == 0 else _hex(part * 255 for part in colorsys.hls_to_rgb(hue, way, strength))
                if all(contrast(tried, ground) >= ENOUGH for ground in _grounds(tried, scheme)):
                    return tried
    raise ValueError(f"no shade of {colour} can be read on these grounds")


def _given(practice: Practice) -> Iterator[tuple[str, str, str]]:
    """Every colour that was chosen: its key, the colour, and the scheme it is for."""
    for key in TOKENS:
        for name, scheme in ((key, "light"), (f"{key}_dark", "dark")):
            if colour := getattr(practice.colours, name):
                yield name, colour, scheme


def colours(practice: Practice, scheme: str) -> dict[str, str]:
    """The practice's own colours for a scheme, by the names of the tokens they take the place of."""
    chosen: dict[str, str] = {}
    for key, token in TOKENS.items():
        light, dark = getattr(practice.colours, key), getattr(practice.colours, f"{key}_dark")
        colour = light if scheme == "light" else dark or (nearest(light, "dark") if light else None)
        if colour:
            soft = _mixed(colour, tokens(scheme)["paper"])
            chosen |= {token: colour, f"{token}-soft": soft}
    return chosen


def _grounds(colour: str, scheme: str) -> list[str]:
    """What a colour is read on, and what is read on it."""
    own = tokens(scheme)
    return [own["paper"], own["card"], _mixed(colour, own["paper"]), own["on-rail"], own["on-clay"]]


@cache
def tokens(scheme: str) -> dict[str, str]:
    """The site's own colours, by name."""
    text = (Path(__file__).parent / "style/tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", text, re.S)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme == "dark"]))


def _dark(scheme: str) -> str:
    return " and (prefers-color-scheme: dark)" if scheme == "dark" else ""


def _fonts(practice: Practice) -> Iterator[tuple[str, Font, str]]:
    if font := practice.fonts.text:
        yield "sans", font, "system-ui,sans-serif"
    if font := practice.fonts.titles:
        yield "serif", font, "Georgia,serif"


def _faces(font: Font, address: Callable[[str], str]) -> Iterator[str]:
    for file, weight, slope in (
        (font.regular, 400, "normal"),
        (font.bold, 700, "normal"),
        (font.italic, 400, "italic"),
    ):
        if file:
            yield (
                f'@font-face{{font-family:"{font.family}";font-weight:{weight};font-style:{slope};'
                f'font-display:swap;src:url("{address(file)}") format("woff2")}}'
            )


def _files(practice: Practice) -> Iterator[tuple[Location, str]]:
    if practice.logo:
        for key in ("file", "on_dark"):
            if name := getattr(practice.logo, key):
                yield ("logo", key), name
    for place in ("text", "titles"):
        for key in ("regular", "bold", "italic"):
            font = getattr(practice.fonts, place)
            if font and (name := getattr(font, key)):
                yield ("fonts", place, key), name


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(parts: Iterator[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def _mixed(colour: str, ground: str) -> str:
    return _hex(a * SOFT + b * (1 - SOFT) for a, b in zip(_parts(colour), _parts(ground), strict=True))


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in _parts(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
