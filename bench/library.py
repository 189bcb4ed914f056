"""Large libraries for measuring builds: our own, many times over, as Handrail's YAML and as Markdown.

In: the built-in library and a number of copies. Out: a folder for each program, with the same pages. Every copy has
slugs, areas, links and words of its own (`rewording.py`), so a library of twenty copies is one of twenty times the areas,
as a large site would be, and each page has the length, the links and the fields that a real one has.
"""

import copy as copies_of
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from rewording import Rewording

from handrail.library import Item, Library, load_library
from handrail.model.base import Line, Prose, walk
from handrail.page import FOLDERS

ROOT = Path(__file__).parent.parent
NO_PAGES = ("picture", "lists")
"""Keys whose values may be called as a page is, and are none."""
LINK = re.compile(r"\]\(([a-z0-9-]+)\)")
CITATION = re.compile(r"\s*\[@[^\]]*\]")


def write_ours(folder: Path, copies: int) -> None:
    """A site of Handrail. The first copy keeps its slugs, because the pages there once name some of them."""
    for name in ("mkdocs.yml", "hooks"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    for name in ("content", "worksheets"):
        shutil.copytree(ROOT / name, folder / name)
    library = load_library([ROOT])
    slugs = {slug for item in library.items.values() for slug in (item.slug, *getattr(item.model, "aliases", ()))}
    reworded = Rewording(library)
    for copy in range(2, copies + 1):
        for item in library.items.values():
            if item.kind in FOLDERS:
                values = _renamed(_reworded(item, reworded, copy), slugs, f"-{copy}")
                text = yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
                place = (ROOT / item.source.name).parent.relative_to(ROOT)
                (folder / place / f"{item.slug}-{copy}.yml").write_text(text, encoding="utf-8")


def write_markdown(folder: Path, copies: int) -> None:
    """The same pages as Markdown, for any other program."""
    library = load_library([ROOT])
    reworded = Rewording(library)
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# Handrail\n\nShort pages that explain.\n", encoding="utf-8")
    for copy in range(1, copies + 1):
        for item in library.items.values():
            if item.kind in FOLDERS:
                end = f"-{copy}" if copy > 1 else ""
                to = folder / FOLDERS[item.kind] / f"{item.slug}{end}.md"
                to.parent.mkdir(exist_ok=True)
                to.write_text(reworded(_markdown(item, library, end), copy), encoding="utf-8")


def _reworded(item: Item, reworded: Rewording, copy: int) -> Any:
    """A file's values as a copy has them: the texts that readers read in other words, all else as it was."""
    values = copies_of.deepcopy(item.source.values)
    for at, text in walk(item.model):
        if isinstance(text, Line | Prose):
            holder = values
            for key in at[:-1]:
                holder = holder[key]
            holder[at[-1]] = reworded(str(text), copy)
    return values


def _renamed(value: Any, slugs: set[str], end: str) -> Any:
    if isinstance(value, dict):
        return {key: inner if key in NO_PAGES else _renamed(inner, slugs, end) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, slugs, end) for inner in value]
    if not isinstance(value, str):
        return value
    if value in slugs:
        return value + end
    return LINK.sub(lambda link: f"]({link[1]}{end})" if link[1] in slugs else link[0], value)


def _markdown(item: Item, library: Library, end: str) -> str:
    def address(link: re.Match[str]) -> str:
        target = library.items.get(link[1])
        if target is None or target.kind not in FOLDERS:
            return "](../index.md)"
        return f"](../{FOLDERS[target.kind]}/{target.slug}{end}.md)"

    return LINK.sub(address, "\n\n".join(_parts(item))) + "\n"


def _parts(item: Item) -> Iterator[str]:
    """Every text of a page in its order, with a heading for each key of the file, and what is short as a list."""
    yield f"# {item.model.title}"
    heading: str | int = "title"
    for at, text in walk(item.model):
        if at[0] == "title" or not isinstance(text, Line | Prose):
            continue
        if at[0] != heading:
            heading = at[0]
            yield f"## {str(heading).replace('_', ' ').capitalize()}"
        yield CITATION.sub("", text) if isinstance(text, Prose) else f"- {text}"
