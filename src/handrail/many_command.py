"""`handrail build-all`: the sites of a network of practices, built together."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handrail.prose import is_internal
from handrail.source import SourceError
from handrail.yaml_source import read_values

if TYPE_CHECKING:
    from handrail.many import Job, Outcome

PRACTICE = "content/practice.yml"


def add_to(commands: Any) -> None:
    """Add the command to the others."""
    command = commands.add_parser(
        "build-all", help="build many sites together; exit status 1 when one could not be built"
    )
    command.add_argument("sites", nargs="+", metavar="DIR", help="a site's folder, or an address such as s3://bucket/*")
    command.add_argument(
        "--to",
        required=True,
        metavar="FOLDER",
        help="where the built sites go, each in a folder with its practice's id",
    )
    command.add_argument(
        "--jobs", type=_count, default=-1, metavar="N", help="how many at a time; all processors if not said"
    )
    command.add_argument("--scheduler", metavar="ADDRESS", help="build on the workers of this Dask scheduler")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build, and say what failed and why; the exit status."""
    # Other commands need not wait for what this one needs.
    from handrail.many import Job, SchedulerError, build_all, build_on_cluster
    from handrail.target import Target, TargetError, addresses

    outcomes = []
    try:
        sites = dict.fromkeys(found for site in options.sites for found in addresses(site))
        jobs = [Job(site, f"{_whole(options.to)}/{_folder_of(site)}") for site in sites]
        if wrong := list(_clashes(jobs)) or ([] if jobs else [f"There is no site at {', '.join(options.sites)}."]):
            print("\n".join(wrong), file=sys.stderr)
            return 1
        Target(options.to)  # an address that cannot be reached is said before anything is built
        found = build_on_cluster(jobs, options.scheduler) if options.scheduler else build_all(jobs, options.jobs)
        for outcome in _shown(found, len(jobs)):
            outcomes.append(outcome)
    except (SchedulerError, TargetError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. {as_text(outcomes)}", file=sys.stderr)
        return 1
    print(as_text(outcomes))
    return 1 if any(outcome.problem for outcome in outcomes) else 0


def as_text(outcomes: "Sequence[Outcome]") -> str:
    """For a person at a terminal: what failed and why, what was warned of, how many were built."""
    # What is wrong with the library is wrong with every site, and is told once.
    said: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for outcome in sorted(outcomes, key=lambda outcome: (bool(outcome.problem), outcome.job.source)):
        if words := outcome.problem or outcome.warnings:
            said[bool(outcome.problem), words].append(outcome.job.source)
    parts = [
        "\n".join([f"{'Not built' if failed else 'Built, with warnings'}:", *sites, "", _indented(words)])
        for (failed, words), sites in said.items()
    ]
    built = sum(1 for outcome in outcomes if not outcome.problem)
    changed = sum(1 for outcome in outcomes if outcome.written or outcome.removed)
    return "\n\n".join([*parts, f"Built {built} of {len(outcomes)} sites; {changed} have changed."])


def _shown(outcomes: "Iterator[Outcome]", count: int) -> "Iterator[Outcome]":
    """The same outcomes, with a bar that fills as they come; on a terminal only."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("Building", total=count)
        failed = 0
        for outcome in outcomes:
            failed += bool(outcome.problem)
            progress.update(task, advance=1, description=f"Building, {failed} failed" if failed else "Building")
            yield outcome


def _clashes(jobs: "Sequence[Job]") -> Iterator[str]:
    """Sites that would land in one folder. Some disks do not tell large letters from small ones."""
    landing: dict[str, list[str]] = defaultdict(list)
    for job in jobs:
        landing[job.target.casefold()].append(job.source)
    for sites in landing.values():
        if len(sites) > 1:
            yield f"{' and '.join(sites)} would land in one folder. Each practice needs an `id` of its own in {PRACTICE}."


def _folder_of(site: str) -> str:
    """The practice's id; the name of the site's folder where there is none that can be read."""
    from handrail.target import Target, TargetError

    try:
        data = Target(site).read(PRACTICE)
        told = read_values(PRACTICE, data.decode()).values.get("id") if data else None
    except (SourceError, TargetError, UnicodeDecodeError):
        told = None
    return told if isinstance(told, str) and is_internal(told) else site.rstrip("/").rpartition("/")[2]


def _whole(address: str) -> str:
    return address.rstrip("/") if "://" in address else str(Path(address).resolve())


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
