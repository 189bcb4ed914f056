"""`handrail publish`: a built site, to wherever it is read."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    """Add the command to the others."""
    command = commands.add_parser(
        "publish", help="copy a built site to a folder or a host, so that no reader meets half of it"
    )
    command.add_argument("site", type=Path, metavar="DIR", help="the built site, such as site")
    command.add_argument("address", metavar="ADDRESS", help="a folder, or an address such as s3://bucket/path")
    command.add_argument("--changed", action="store_true", help="write only what is not there already")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Publish, and say what was done; the exit status."""
    # Other commands need not wait for what this one needs.
    from handrail.publish import PublishError, publish

    done: Counter[str] = Counter()
    try:
        for step in publish(options.site, options.address, changed=options.changed):
            done[step.what] += 1
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped half way. Publish again; readers meet whole pages until then.", file=sys.stderr)
        return 1
    print(f"{options.address}: {as_text(done)}.")
    return 0


def as_text(done: Counter[str]) -> str:
    """What was done, in a few words."""
    if not done:
        return "everything was there already"
    return f"{done['write']} files written, {done['remove']} removed"
