"""A site as plain Markdown with configuration: what `handrail export` writes.

Beside `mkdocs_events`, and without MkDocs: the pages are rendered by the same templates, `to_markdown` turns them into
text, and here they become files that Zensical and stock MkDocs with Material build: `docs/` with pages, drawings and
the practice's logo, and `mkdocs.yml` with the navigation by area. What only works with Handrail's own script (search,
notebook, making handouts) is left out; links to it go to the site itself, if its address is known.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from lxml import html  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from handrail import prose
from handrail.messages import Messages
from handrail.page import Page
from handrail.pages import Site
from handrail.render import Renderer
from handrail.site_files import PACKAGE
from handrail.to_markdown import anchors, parse, to_markdown

MARKER = "handrail-export.json"
"""Names the files of an export, so that the next one takes away what is no longer there, and nothing else."""

KINDS = (
    "about", "area", "concept", "evidence", "glossary", "handout", "help", "index", "moved", "now", "pathway", "reframe",
    "sources", "worksheet",
)  # fmt: skip
"""What is exported. Everything else needs Handrail's own script."""

HEAD = """\
# Written by `handrail export`; the next export writes it anew. To build the pages in docs/:
#   pip install zensical && zensical build
# or
#   pip install mkdocs-material && mkdocs build
"""
SHEET_STYLE = """\
/* Lines to write on, and room in tables to fill in. */
hr, .md-typeset hr { border: 0; border-block-end: 1px solid #666; margin-block: 2.2em; }
td:empty::after { content: ""; display: block; block-size: 3em; min-inline-size: 8em; }
"""
IN_CAPITALS = {
    name.lower(): name
    for name in ("viewBox", "clipPath", "patternUnits", "markerWidth", "markerHeight", "markerUnits", "textLength")
}
"""Names of SVG that a parser of HTML writes small."""


LOOKALIKES = str.maketrans('<>"', "‹›”")


class ExportError(Exception):
    """The export cannot be written; the message tells a person why."""


def write_export(folder: Path, files: dict[str, bytes]) -> None:
    """Write an export into a folder that is not there yet, is empty, or holds an earlier one.

    Raises:
        ExportError: the folder holds something else.
    """
    marker = folder / MARKER
    if folder.exists() and not marker.is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(
            f"{folder} is there already and holds no export. Nothing in it is written over: choose another."
        )
    before = _listed(marker) if marker.is_file() else set()
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    # Until all is written both are named, so that an export that is cut short is mended by the next.
    _list(marker, before | files.keys())
    for name, data in files.items():
        (folder / name).write_bytes(data)
    for name in before - files.keys():
        (folder / name).unlink(missing_ok=True)
    _list(marker, files.keys())


def _list(marker: Path, names: Iterable[str]) -> None:
    marker.write_text(json.dumps({"files": sorted(names)}, indent=1) + "\n", encoding="utf-8")


def _listed(marker: Path) -> set[str]:
    """The files of an earlier export; a list that leads out of its folder is none of ours."""
    try:
        names = {str(name) for name in json.loads(marker.read_bytes())["files"]}
    except (ValueError, TypeError, KeyError):
        names = {".."}
    if not all((marker.parent / name).resolve().is_relative_to(marker.parent.resolve()) for name in names):
        raise ExportError(f"{marker} is no list of an export. Choose another folder, or delete this one.")
    return names


def export_files(site: Site, messages: Messages, site_url: str = "") -> dict[str, bytes]:
    """Every file of an export, by its path in the folder."""
    return _Export(site, messages, site_url).files()


class _Export:
    def __init__(self, site: Site, messages: Messages, site_url: str) -> None:
        self._site = site
        self._messages = messages
        self._renderer = Renderer(site, messages, site_url)
        cover = Page("export", "export", "", site.practice.name, site.practice.headline)
        pages = [page for page in site.pages if page.kind in KINDS]
        self._pages = [cover, *(replace(page, kind="sheet") if page.kind == "worksheet" else page for page in pages)]
        self._sources = {page.path: source(page) for page in self._pages}
        self._trees = {page.path: parse(str(self._renderer.body(page))) for page in self._pages}
        self._anchors = {path: anchors(tree) for path, tree in self._trees.items()}
        self._drawings: dict[str, bytes] = {}

    def files(self) -> dict[str, bytes]:
        texts = {f"docs/{source(page)}": self._text(page) for page in self._pages}
        texts |= {"mkdocs.yml": HEAD + self._configuration(), "docs/sheet.css": SHEET_STYLE}
        logo = self._site.practice.logo
        pictures = {f"docs/{logo.file}": (self._site.library.root / "content" / logo.file).read_bytes()} if logo else {}
        return {name: text.encode() for name, text in texts.items()} | self._drawings | pictures

    def _text(self, page: Page) -> str:
        head: dict[str, Any] = {"title": _harmless(page.title), "description": _harmless(prose.plain(page.summary))}
        if page.kind == "moved":
            head["search"] = {"exclude": True}
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items() if value]
        text = to_markdown(
            self._trees[page.path], lambda address: self._link(page, address), lambda drawing: self._draw(page, drawing)
        )
        return "\n".join(["---", *lines, "---", "", text])

    def _link(self, page: Page, address: str) -> str | None:
        """Where an address of the site leads in the export; None when there is no such place."""
        if urlsplit(address).scheme:
            return address
        path, _, anchor = address.partition("#")
        path = posixpath.normpath(posixpath.join(page.path, path)).lstrip(".") if path else page.path
        path = f"{path}/" if path and not path.endswith("/") else path
        if path not in self._trees:
            return urljoin(self._renderer.address, path) if self._renderer.address else None
        heading = self._anchors[path].get(anchor, "")
        if path == page.path:
            return f"#{heading}" if heading else None
        way = posixpath.relpath(self._sources[path], posixpath.dirname(source(page)) or ".")
        return f"{way}#{heading}" if heading else way

    def _draw(self, page: Page, drawing: HtmlElement) -> str:
        """Keep a drawing as a file of its own; the address that the page has for it."""
        number = sum(name.startswith(f"docs/pictures/{page.slug}-") for name in self._drawings) + 1
        name = f"pictures/{page.slug}-{number}.svg"
        self._drawings[f"docs/{name}"] = _standing_alone(drawing)
        return posixpath.relpath(name, posixpath.dirname(source(page)) or ".")

    def _configuration(self) -> str:
        practice = self._site.practice
        # Material fetches fonts from elsewhere unless it is told not to.
        theme: dict[str, Any] = {"name": "material", "font": False}
        if _has_words(practice.language):
            theme["language"] = practice.language
        if practice.logo:
            theme["logo"] = practice.logo.file
        told = {
            "site_name": _harmless(practice.name),
            "docs_dir": "docs",
            "theme": theme,
            "extra_css": ["sheet.css"],
            "markdown_extensions": ["attr_list", "tables", {"toc": {"permalink": False}}],
            "nav": list(self._navigation()),
        }
        if moved := [source(page) for page in self._pages if page.kind == "moved"]:
            told["not_in_nav"] = "\n".join(moved)
        return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)

    def _navigation(self) -> Iterator[Any]:
        """Every exported page once: people to call first, then area by area, then the rest."""
        site, _ = self._site, self._messages.gettext
        yield from ("index.md", "help.md", "now.md")
        for area in site.of("area"):
            parts = [
                (_("Ideas"), site.concepts(area)), (_("Worksheets"), site.worksheets(area)),
                (_("Beliefs"), [page for page in site.of("reframe") if page.area is area]),
            ]  # fmt: skip
            inside = [{words: [source(page) for page in pages]} for words, pages in parts if pages]
            yield {_harmless(area.title): [source(area), *inside]}
        lists = [page for page in self._pages if page.kind == "index"]
        for words, pages in (
            (_("Pathways"), site.of("pathway")), (_("Handouts"), site.of("handout")), (_("Lists of everything"), lists),
            (_("About the work"), [*site.of("about"), *map(site.page, ("evidence", "glossary", "sources"))]),
        ):  # fmt: skip
            if pages:
                yield {words: [source(page) for page in pages]}


def source(page: Page) -> str:
    """A page's Markdown file inside `docs/`; built, it has the address it has on the site."""
    return f"{page.path}index.md" if page.kind in ("index", "export") else f"{page.path.rstrip('/')}.md"


def _harmless(text: str) -> str:
    """Text for a title or a description, which themes put into a page as it stands: no sign of HTML's is left in it."""
    return re.sub(r"&(?=[#\w])", "＆", text.translate(LOOKALIKES))


def _has_words(language: str) -> bool:
    """Whether the theme speaks a language; one that it does not know would stop it."""
    theme = find_spec("material")
    folders = theme.submodule_search_locations if theme else None
    return any(Path(folder, "templates/partials/languages", f"{language}.html").exists() for folder in folders or ())


def _standing_alone(drawing: HtmlElement) -> bytes:
    """A drawing as a file: with its name space, and with the light colours that its classes stand for."""
    drawing = deepcopy(drawing)
    drawing.tail = None
    drawing.set("xmlns", "http://www.w3.org/2000/svg")
    # Without `wide`, which hides it where a picture is small; a drawing of a field's own needs lines at least.
    drawing.set("class", "draw" if "draw" in drawing.get("class", "") else "plain")
    for element in drawing.iter(html.etree.Element):
        element.tag = IN_CAPITALS.get(element.tag, element.tag)
        for name in element.keys() & IN_CAPITALS.keys():
            element.set(IN_CAPITALS[name], element.attrib.pop(name))
    style = html.etree.Element("style")
    style.text = _drawing_style()
    drawing.insert(0, style)
    return bytes(html.tostring(drawing, encoding="utf-8", method="xml", with_tail=False))


def _drawing_style() -> str:
    """The site's colours and rules for drawings, and what fields say in styles of their own, as far as paper needs it."""
    tokens, drawn = ((PACKAGE / f"style/{name}.css").read_text(encoding="utf-8") for name in ("tokens", "pictures"))
    ours = tokens[: tokens.index("@media")] + drawn[drawn.index(".draw {") : drawn.index(".figure-alone")]
    return ours + ".plain :not(text) { fill: none; stroke: #51605c } .place-shape { display: none }\n"
