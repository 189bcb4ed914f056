"""`handrail export`: the site as plain Markdown that other programs build."""

import argparse
import sys
from pathlib import Path
from typing import Any

from handrail.address import site_address
from handrail.export import ExportError, export_files, write_export
from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site
from handrail.problems import SiteProblems, as_text
from handrail.site_files import site_roots


def add_to(commands: Any) -> None:
    """Add the command to the others."""
    export = commands.add_parser("export", help="write the site as plain Markdown, for Zensical, MkDocs or an archive")
    export.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder, or one that holds an export")
    export.add_argument("site", nargs="?", type=Path, default=Path(), metavar="SITE", help="the site's folder")
    export.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the export and say how to build it; the exit status."""
    own = options.site.resolve()
    try:
        library = load_library(site_roots(own))
        messages = Messages(library.practice.language)
        files = export_files(Site(library, messages), messages, site_address(own))
        write_export(options.folder, files)
    except SiteProblems as found:
        print(f"{as_text(found.problems)}\n\nNothing was written.", file=sys.stderr)
        return 1
    except (ExportError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    pages = sum(name.endswith(".md") for name in files)
    print(
        f"{pages} pages are in {options.folder / 'docs'}; the head of {options.folder / 'mkdocs.yml'} tells how to build them."
    )
    return 0
