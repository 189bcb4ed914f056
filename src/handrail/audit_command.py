"""`handrail audit`: whether a published site, or a built one, is what was built."""

import argparse
from pathlib import Path
from typing import Any

from handrail.audit import Finding, audit_address, audit_folder


def add_to(commands: Any) -> None:
    """Add the command to the others."""
    audit = commands.add_parser(
        "audit",
        help="say what a host does not send, or has changed; exit status 1 when a promise to readers does not hold",
    )
    audit.add_argument("site", metavar="ADDRESS|DIR", help="the site's address, such as https://…, or its built folder")
    audit.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what was found; the exit status."""
    found = audit_address(options.site) if "://" in options.site else audit_folder(Path(options.site))
    print(as_text(options.site, found))
    return 1 if any(finding.breaks for finding in found) else 0


def as_text(site: str, found: list[Finding]) -> str:
    """For a person at a terminal, what breaks a promise first."""
    if not found:
        return f"{site}: everything is as it was built."
    lines = []
    for breaks, head in ((True, "Mend this: what readers are promised does not hold"), (False, "Could be better")):
        some = [finding for finding in found if finding.breaks is breaks]
        lines += [head, *(f"- {what}.\n  {do}" for what, do, _breaks in some), ""] if some else []
    return "\n".join(lines).rstrip()
