"""The programs that build the same pages, each with its own folder of sources and its command.

Material is measured twice: as it comes, with every page in the navigation of every page, and with a navigation of the
sections only, which is its fast way and the one that Zensical is given. Hugo has templates as small as can be.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from library import ROOT, write_markdown, write_ours

ZENSICAL = "zensical==0.0.73"
ENVIRONMENT = Path(__file__).parent / "peers/.venv"
SHORT_NAV = ["index.md", {"Areas": "areas/awareness.md"}, {"Ideas": "concepts/mindfulness.md"}]


@dataclass(frozen=True)
class Program:
    """One way to build a library."""

    name: str
    folder: Path
    """Its sources; the site is written to `site` in it."""
    command: list[str]

    def __str__(self) -> str:
        return self.name

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": str(ROOT / "src"), "NO_MKDOCS_2_WARNING": "1"}


def prepare(folder: Path, copies: int, names: list[str]) -> list[Program]:
    """The chosen programs, their sources written under `folder`. Programs that are not there are left out."""
    makers = {"ours": _ours, "material": _material, "zensical": _zensical, "hugo": _hugo}
    return [program for name in names for program in makers[name](folder, copies)]


def build_site(program: Program) -> None:
    """Build once, without a clock."""
    subprocess.run(program.command, cwd=program.folder, env=program.environment, check=True)


def versions(names: list[str]) -> str:
    """What is measured, for the record."""
    found = [
        f"Python {sys.version.split()[0]}",
        f"MkDocs {version('mkdocs')}",
        f"Material {version('mkdocs-material')}",
    ]
    found += [ZENSICAL.replace("==", " ")] if "zensical" in names else []
    if "hugo" in names and (hugo := shutil.which("hugo")):
        told = subprocess.check_output([hugo, "version"], text=True)
        found.append("Hugo " + (re.search(r"v(\d[\w.]*)", told) or [told])[1])
    return ", ".join(found)


def _ours(folder: Path, copies: int) -> list[Program]:
    to = folder / "ours"
    to.mkdir(parents=True)
    write_ours(to, copies)
    return [Program("Handrail", to, [sys.executable, "-m", "mkdocs", "build", "--quiet"])]


def _material(folder: Path, copies: int) -> list[Program]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return [
        Program("Material, every page in the navigation", _mkdocs_site(folder / "material", copies), command),
        Program("Material, short navigation", _mkdocs_site(folder / "material-short", copies, SHORT_NAV), command),
    ]


def _zensical(folder: Path, copies: int) -> list[Program]:
    program = ENVIRONMENT / "bin/zensical"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        subprocess.run([str(ENVIRONMENT / "bin/pip"), "install", "-q", ZENSICAL], check=True)
    command = [str(program), "build", "--clean"]
    return [Program("Zensical, short navigation", _mkdocs_site(folder / "zensical", copies, SHORT_NAV), command)]


def _mkdocs_site(folder: Path, copies: int, nav: list[object] | None = None) -> Path:
    write_markdown(folder / "docs", copies)
    config = {"site_name": "Handrail", "theme": {"name": "material"}} | ({"nav": nav} if nav else {})
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    return folder


def _hugo(folder: Path, copies: int) -> list[Program]:
    hugo = shutil.which("hugo")
    if hugo is None:
        print("Hugo is not installed, so it is left out.", file=sys.stderr)
        return []
    to = folder / "hugo"
    write_markdown(to / "content", copies)
    for page in (to / "content").rglob("*.md"):
        title, _, body = page.read_text(encoding="utf-8").partition("\n")
        body = body.replace("../index.md)", "../../)").replace("](../", "](../../").replace(".md)", "/)")
        page.write_text(f"---\ntitle: {json.dumps(title[2:])}\n---\n{body}", encoding="utf-8")
    (to / "content/index.md").rename(to / "content/_index.md")
    (to / "config.json").write_text(json.dumps({"title": "Handrail", "disableKinds": ["taxonomy", "term", "RSS"]}))
    layouts = to / "layouts/_default"
    layouts.mkdir(parents=True)
    shell = "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title></head><body>%s</body>"
    nav = "<nav>{{ range .Site.Sections }}<a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}</nav>"
    (layouts / "single.html").write_text(shell % (nav + "<main><h1>{{ .Title }}</h1>{{ .Content }}</main>"))
    pages = "<main><ul>{{ range .Pages }}<li><a href={{ .RelPermalink }}>{{ .Title }}</a></li>{{ end }}</ul></main>"
    (layouts / "list.html").write_text(shell % (nav + pages))
    return [Program("Hugo, bare templates", to, [hugo, "--quiet", "--destination", "site"])]
