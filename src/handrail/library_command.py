"""`handrail library`: what a site shows, and what of it is the library's, changed, replaced, added or hidden."""

import argparse
import json
from pathlib import Path
from typing import Any

from handrail.library import Item, Library
from handrail.problems import SiteProblems, as_text
from handrail.read_ahead import load_known

WORDS = {
    "changed": "Changed in parts by your files",
    "replaced": "Replaced by your files",
    "added": "Yours alone",
    "hidden": "Hidden",
    "library": "From the library, as it is",
}


def add_to(commands: Any) -> None:
    """Add the command to the others."""
    library = commands.add_parser(
        "library", help="show what comes from the library, what is changed and what is hidden"
    )
    library.add_argument("site", nargs="?", type=Path, default=Path(), metavar="DIR", help="the site's folder")
    library.add_argument("--format", choices=["text", "json"], default="text", help="how to show it")
    library.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list; the exit status."""
    try:
        library = load_known(options.site)
    except SiteProblems as found:
        print(f"{as_text(found.problems)}\n\nMend these first.")
        return 1
    print(as_json(library) if options.format == "json" else as_list(library))
    return 0


def as_list(library: Library) -> str:
    """For a person at a terminal."""
    groups = _groups(library)
    counts = ", ".join(f"{len(groups[name])} {name}" for name in WORDS if groups[name])
    lines = [f"{library.practice.name}: {counts.replace('library', 'from the library')}."]
    for name, heading in WORDS.items():
        if groups[name]:
            lines += ["", heading, *(_line(item) for item in groups[name])]
    return "\n".join(lines)


def as_json(library: Library) -> str:
    """The same for a program."""
    return json.dumps(
        [
            {"slug": item.slug, "kind": item.kind, "title": item.model.title, "origin": name, "changed": item.changed}
            for name, items in _groups(library).items()
            for item in items
        ],
        ensure_ascii=False, indent=1,
    )  # fmt: skip


def _groups(library: Library) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {name: [] for name in WORDS}
    for item in library.items.values():
        groups[item.origin].append(item)
    groups["hidden"] = list(library.hidden.values())
    return {name: sorted(items, key=lambda item: (item.kind, item.slug)) for name, items in groups.items()}


def _line(item: Item) -> str:
    changes = f": {', '.join(dict.fromkeys(item.changed))}" if item.changed else ""
    return f"  {item.kind:<9} {item.slug} ({item.model.title}){changes}"
