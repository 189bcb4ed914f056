"""The command line: a new site, every problem of a site, the schemas for editors.

Building and serving are MkDocs' own commands.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from handrail import (
    __version__,
    audit_command,
    export_command,
    library_command,
    many_command,
    new_command,
    pdf_command,
    publish_command,
)
from handrail.headers import write_hosting
from handrail.problems import Problem, SiteProblems, as_text
from handrail.read_ahead import load_known
from handrail.schema import write_schemas
from handrail.site_files import count_files
from handrail.standards.report import as_report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status."""
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="handrail", description="Psychoeducation sites from YAML.")
    parser.add_argument("--version", action="version", version=f"handrail {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    new_command.add_to(commands)
    library_command.add_to(commands)
    audit_command.add_to(commands)
    export_command.add_to(commands)
    pdf_command.add_to(commands)
    publish_command.add_to(commands)
    many_command.add_to(commands)

    check = commands.add_parser("check", help="report every problem of a site; exit status 1 when one stops a build")
    check.add_argument("site", nargs="?", type=Path, default=Path(), metavar="DIR", help="the site's folder")
    check.add_argument("--format", choices=["text", "json", "github"], default="text", help="how to report")
    check.add_argument("--report", action="store_true", help="first, a table of every page: level, sources, review …")
    check.set_defaults(run=_check)

    hosting = commands.add_parser("hosting", help="write what Caddy, nginx and a container need to serve the site")
    hosting.add_argument("folder", nargs="?", type=Path, default=Path("hosting"), metavar="DIR")
    hosting.set_defaults(run=_hosting)

    schema = commands.add_parser("schema", help="write the JSON Schemas that editors use")
    schema.add_argument("folder", nargs="?", type=Path, default=Path("schema"), metavar="DIR")
    schema.set_defaults(run=_schema)
    return parser


def _check(options: argparse.Namespace) -> int:
    own = options.site.resolve()
    try:
        library = load_known(own)
        problems = list(library.warnings)
        if options.report:
            print(as_report(library), end="\n\n")
    except SiteProblems as found:
        problems = found.problems
    form = {"text": _text, "json": _json, "github": _github}[options.format]
    print(form(problems, count_files(own)))
    return 1 if any(found.stops for found in problems) else 0


def _schema(options: argparse.Namespace) -> int:
    for path in write_schemas(options.folder):
        print(path)
    return 0


def _hosting(options: argparse.Namespace) -> int:
    for path in write_hosting(options.folder):
        print(path)
    return 0


def _text(problems: list[Problem], files: int) -> str:
    read = f"{files} file{'s' if files != 1 else ''}"
    if not problems:
        return f"No problems in {read}."
    warnings = sum(not found.stops for found in problems)
    counts = [
        f"{count} {word}{'s' if count > 1 else ''}"
        for count, word in ((len(problems) - warnings, "problem"), (warnings, "warning"))
        if count
    ]
    return f"{as_text(problems)}\n\n{' and '.join(counts)} in {read}."


def _json(problems: list[Problem], files: int) -> str:
    return json.dumps(
        [
            {**found.place._asdict(), "code": found.code, "stops": found.stops, "what": found.what, "do": found.do,
             "also": [place._asdict() for place in found.also]}
            for found in problems
        ],
        ensure_ascii=False, indent=1,
    )  # fmt: skip


def _github(problems: list[Problem], files: int) -> str:
    """Workflow commands, which GitHub shows beside the changed lines."""
    return "\n".join(
        f"::{'error' if found.stops else 'warning'} file={_escaped(found.place.file, ':,')},line={found.place.line},col={found.place.column},"
        f"title={found.code}::{_escaped(f'{found.what}. {found.do}')}"
        for found in problems
    )


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


if __name__ == "__main__":
    sys.exit(main())
