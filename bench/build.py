"""How long a build takes, how it grows with the library, and what it costs after one edit.

    python bench/build.py [--copies 1,7,21] [--runs 3] [--programs ours,material,zensical,hugo]

In: our library, once and many times over (`library.py`), for each program of `programs.py`. Out: tables in Markdown.
The programs take turns, so that a noisy moment falls on all of them. "Cold" is a build without what an earlier one
left; "one edit" is a build after one word of one page was changed.
"""

import argparse
import math
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from programs import Program, prepare, versions

PROGRAMS = ["ours", "material", "zensical", "hugo"]
LEFT_BEHIND = ("site", ".cache", "resources", ".hugo_build.lock")
EDITED = ("content/concepts/mindfulness.yml", "docs/concepts/mindfulness.md", "content/concepts/mindfulness.md")


@dataclass(frozen=True)
class Built:
    """What one build took: seconds on the clock and of the processors, and the most memory of one process in MB."""

    wall: float
    cpu: float
    memory: float


def build(program: Program) -> Built:
    """Build once, as it lies."""
    log = program.folder.parent / f"{program.folder.name}.log"
    start = time.perf_counter()
    with log.open("wb") as out:
        pid = os.posix_spawn(
            "/usr/bin/env",
            ["env", "-C", str(program.folder), *program.command],
            program.environment,
            file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)],
        )
        _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{program} failed:\n{log.read_text(encoding='utf-8')[-2000:]}")
    return Built(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def cold(program: Program) -> Built:
    """Build without anything that an earlier build left."""
    for name in LEFT_BEHIND:
        path = program.folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return build(program)


def edited(program: Program) -> Built:
    """Build after one word was added to one page."""
    path = next(path for name in EDITED if (path := program.folder / name).exists())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Minds wander.", "Minds wander, still.", 1), encoding="utf-8")
    try:
        return build(program)
    finally:
        path.write_text(text, encoding="utf-8")


def in_turn(programs: list[Program], runs: int) -> dict[str, tuple[list[Built], list[Built]]]:
    """Each program's cold builds and its builds after an edit. Every second round begins at the other end."""
    found: dict[str, tuple[list[Built], list[Built]]] = {str(program): ([], []) for program in programs}
    for run in range(runs):
        for program in programs if run % 2 else reversed(programs):
            colds, edits = found[str(program)]
            colds.append(cold(program))
            edits.append(edited(program))
            print(
                f"round {run + 1} of {runs}: {program}: {colds[-1].wall:.1f} s, {edits[-1].wall:.1f} s", file=sys.stderr
            )
    return found


def middle(builds: list[Built], part: str) -> float:
    return statistics.median(getattr(one, part) for one in builds)


def row(program: Program, colds: list[Built], edits: list[Built]) -> str:
    files = [path for path in program.site.rglob("*") if path.is_file()]
    cells = [
        str(program),
        f"{middle(colds, 'wall'):.2f} s",
        f"{middle(colds, 'cpu'):.2f} s",
        f"{middle(edits, 'wall'):.2f} s",
        f"{middle(edits, 'cpu'):.2f} s",
        f"{middle(colds, 'memory'):.0f} MB",
        f"{sum(path.stat().st_size for path in files) / 1e6:.0f} MB in {len(files):,}",
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", default="1,7,21", help="how many times over the library is built")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--programs", default=",".join(PROGRAMS))
    options = parser.parse_args()
    names = options.programs.split(",")
    sizes: list[int] = []
    processor: dict[str, list[float]] = {}
    print(f"{versions(names)}; {os.cpu_count()} processors; medians of {options.runs}")
    for copies in map(int, options.copies.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            programs = prepare(Path(folder), copies, names)
            found = in_turn(programs, options.runs)
            sizes.append(sum(1 for _ in programs[0].site.rglob("index.html")))
            print(f"\n{sizes[-1]:,} pages\n\n|  | cold | processor | one edit | processor | memory | written, files |")
            print("| --- | --- | --- | --- | --- | --- | --- |")
            for program in programs:
                print(row(program, *found[str(program)]), flush=True)
                processor.setdefault(str(program), []).append(middle(found[str(program)][0], "cpu"))
    if len(sizes) > 1:
        print("\nGrowth of processor time with pages, as an exponent from the first size to the last; 1 is linear:")
        for name, seconds in processor.items():
            print(f"{name} {math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0]):.2f}")


if __name__ == "__main__":
    main()
