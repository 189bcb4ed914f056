"""`handrail pdf`: worksheets as PDFs in a folder, without building the site; or several pages as one packet."""

import argparse
import sys
from pathlib import Path

from handrail.library import load_library
from handrail.messages import Messages
from handrail.page import Page
from handrail.pages import PRINTS, Site
from handrail.pdf.engine import PdfUnavailableError
from handrail.pdf.sheets import Sheet, made, sheets
from handrail.pdf.style import drawing_style, paper_style
from handrail.problems import SiteProblems, as_text
from handrail.render import Renderer
from handrail.site_files import site_roots


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("pdf", help="write worksheets as PDFs that can be filled in, or a packet of pages")
    command.add_argument("slugs", nargs="*", metavar="SLUG", help="the pages; without any, every worksheet")
    command.add_argument("--site", type=Path, default=Path(), metavar="DIR", help="the site's folder")
    command.add_argument("--to", type=Path, default=Path("pdf"), metavar="FOLDER", help="where they go")
    command.add_argument("--print", choices=["both", *PRINTS], default="both", help="in which size of letters")
    command.add_argument("--packet", metavar="TITLE", help="all of them as one file, under this title")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        library = load_library(site_roots(options.site))
    except SiteProblems as found:
        print(as_text(found.problems), file=sys.stderr)
        return 1
    messages = Messages(library.practice.language)
    site = Site(library, messages)
    unknown = [slug for slug in options.slugs if not site.has(slug) or site.page(slug).item is None]
    if unknown:
        print(f"There is no page with the slug {', '.join(unknown)}. `handrail library` lists them.", file=sys.stderr)
        return 1
    pages = [site.page(slug) for slug in options.slugs] or site.of("worksheet")
    prints = PRINTS if options.print == "both" else (options.print,)
    renderer = Renderer(site, messages)
    wanted = _packet(renderer, pages, prints, options.packet) if options.packet else sheets(renderer, pages, prints)
    try:
        files = made(wanted)
    except PdfUnavailableError as missing:
        print(missing, file=sys.stderr)
        return 1
    options.to.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = options.to / Path(name).name
        path.write_bytes(data)
        print(path)
    return 0


def _packet(renderer: Renderer, pages: list[Page], prints: tuple[str, ...], title: str) -> list[Sheet]:
    practice, root = renderer.site.practice, renderer.site.library.root
    style = paper_style(practice, root)
    return [
        Sheet(
            f"packet{'' if size == 'normal' else '-' + size}.pdf",
            renderer.paper(pages[0], pages, style, size, title),
            drawing_style(practice),
        )
        for size in prints
    ]
