"""Answers -> a practice's own small site: what `handrail new` writes.

The files of `starter/` are copied as they are; two are written from the answers, `content/practice.yml`
and `requirements.txt`. The site is made in a folder beside, checked there like any other site, and
put in its place only when nothing is wrong with it. What is there already is never written over.
"""

import json
import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from handrail import __version__
from handrail.read_ahead import load_known
from handrail.schema import write_schemas

STARTER = Path(__file__).parent / "starter"
TAKEN_AWAY = str.maketrans(dict.fromkeys("'’", ""))


class NewSiteError(Exception):
    """The site cannot be written; the message tells a person why."""


@dataclass
class Answers:
    """What a new site is made of. What is empty is left out."""

    name: str
    country: str = "intl"
    language: str = "en"
    leave_to: str = "https://www.wikipedia.org/"
    contact: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)


def write_site(folder: Path, answers: Answers) -> None:
    """Write a site into a folder that is not there yet, or is empty.

    Raises:
        NewSiteError: the folder holds something, or the answers cannot make a site.
        SiteProblems: an answer does not fit; its problems name lines of the new `content/practice.yml`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewSiteError(f"{folder} is there already, and nothing in it is written over. Choose another name.")
    if not one_line(answers.name):
        raise NewSiteError("A site needs the practice's name.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".handrail-new-", dir=folder.parent) as beside:
        site = Path(beside, "site")
        shutil.copytree(STARTER, site, ignore=shutil.ignore_patterns("__pycache__"))
        (site / "content").mkdir(exist_ok=True)
        (site / "content/practice.yml").write_text(practice_file(answers), encoding="utf-8")
        (site / "requirements.txt").write_text(_requirements(site), encoding="utf-8")
        write_schemas(site / "schema")
        # What is found out of the library is kept, so that the site's first build need not do it again.
        load_known(site)
        if folder.exists():
            folder.rmdir()
        site.rename(folder)


def practice_file(answers: Answers) -> str:
    """The text of `content/practice.yml`."""
    name = one_line(answers.name)
    lines = [
        "# yaml-language-server: $schema=../schema/practice.json",
        "# Whose site this is. Once the site is published, never change `id`: it names your readers' notebooks.",
        f"id: {slug_of(name)}",
        f"name: {quoted(name)}",
        f"language: {quoted(answers.language)}",
        "# Whose help lines come first. Look at each one's own page, then write the day here.",
        f"region: {quoted(answers.country)}",
        '# lines_checked: "2026-11-24"',
        *_block("contact", answers.contact),
        *_block("colours", answers.colours),
        "# Where “Leave” goes: a page that surprises nobody.",
        f"leave_to: {quoted(answers.leave_to)}",
        "headline: Something to hold on to, between sessions",
        "welcome: |",
        "  Short pages that explain, and worksheets you can fill in here. What you write stays in this browser. It is never",
        "  sent to us or to anyone.",
        "footer: Information to use beside therapy, not instead of it.",
        "# Pages of the library that you do not want, by the last part of their address.",
        "# hide: [journaling]",
    ]
    return "\n".join(lines) + "\n"


def one_line(text: str) -> str:
    """A text without line breaks and without characters that cannot be seen."""
    spaced = " ".join(text.split())
    return "".join(character for character in spaced if unicodedata.category(character)[0] != "C").strip()


def quoted(text: str) -> str:
    """A text as YAML reads it back, whatever is in it: every JSON string is a YAML string too."""
    return json.dumps(one_line(text), ensure_ascii=False)


def slug_of(name: str) -> str:
    """The name in small letters a-z, digits and single hyphens; `practice` when nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name.translate(TAKEN_AWAY)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "practice"


def _block(name: str, values: dict[str, str]) -> list[str]:
    given = [f"  {key}: {quoted(value)}" for key, value in values.items() if one_line(value)]
    return [f"{name}:", *given] if given else []


def _requirements(site: Path) -> str:
    """What installs this Handrail again: a version from the package index, or where this one came from."""
    major, minor, *_ = __version__.split(".")
    released = f"handrail>={__version__},<{major}.{int(minor) + 1}\n"
    try:
        origin = json.loads(distribution("handrail").read_text("direct_url.json") or "{}").get("url", "")
    except PackageNotFoundError:
        origin = ""
    if not origin:
        return released
    wheel = Path(unquote(urlsplit(origin).path))
    if origin.startswith("file:") and wheel.suffix == ".whl" and wheel.is_file():
        shutil.copy(wheel, site)
        return f"# The file beside this one.\n./{wheel.name}\n"
    return f"# Where this Handrail was installed from; once it is on the package index: {released}handrail @ {origin}\n"
