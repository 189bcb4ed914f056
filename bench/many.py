"""How long the sites of a network of practices take, built together and built one by one.

    python bench/many.py [--sizes 10,50,200] [--singles 10] [--jobs 2]

In: small practices as `handrail new` writes them, each with a name, a phone number and a colour of its own. Out: a table in
Markdown. Both ways keep as many processes busy at once, begin without what an earlier build left, and the sites that were
built one by one are compared with those of `handrail build-all`, byte for byte. Half of the single ones are built before the
others and half after them, as a shared machine may be twice as fast at one time as a few minutes later.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from handrail.new_site import Answers, write_site

COLOURS = ("#335599", "#1f6660", "#7a3e5c", "#5b4b8a")
COUNTRIES = ("GB", "US", "intl")


def practices(folder: Path, count: int) -> list[Path]:
    """New sites, none of them built yet."""
    sites = [folder / f"practice-{number}" for number in range(count)]
    for number, site in enumerate(sites):
        contact = {"phone": f"01632 960 {number:03}"}
        colours = {"accent": COLOURS[number % len(COLOURS)]}
        write_site(site, Answers(f"Practice {number}", COUNTRIES[number % 3], contact=contact, colours=colours))
    return sites


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def one_by_one(sites: list[Path], jobs: int) -> float:
    """Seconds for `mkdocs build` in each site's folder, as many at a time as there are jobs."""
    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(lambda site: run(["mkdocs", "build"], site), sites))
    return time.perf_counter() - start


def together(folder: Path, count: int, jobs: int) -> float:
    """Seconds for one `handrail build-all`."""
    sites = practices(folder, count)
    start = time.perf_counter()
    run(["handrail", "build-all", *map(str, sites), "--to", str(folder / "built"), "--jobs", str(jobs)], folder)
    return time.perf_counter() - start


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,50,200", help="how many sites are built together")
    parser.add_argument("--singles", type=int, default=12, help="how many are built one by one")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time, both ways")
    options = parser.parse_args()
    if options.singles < 2:
        parser.error("--singles: at least one before and one after the others")
    sizes = [int(size) for size in options.sizes.split(",")]
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        singles = practices(folder / "alone", options.singles)
        half = options.singles // 2
        before = one_by_one(singles[:half], options.jobs) / half
        taken = [together(folder / str(size), size, options.jobs) for size in sizes]
        after = one_by_one(singles[half:], options.jobs) / (options.singles - half)
        alone = (before + after) / 2
        for number in range(min(options.singles, *sizes)):
            one, other = folder / f"alone/practice-{number}/site", folder / f"{sizes[0]}/built/practice-{number}"
            if contents(one) != contents(other):
                sys.exit(f"{other} is not what a build alone makes")
    print(
        f"Python {sys.version.split()[0]}, MkDocs {version('mkdocs')}; {os.cpu_count()} processors, {options.jobs} jobs"
    )
    print(
        f"load before {load:.1f}, after {os.getloadavg()[0]:.1f}\n\n|  | seconds | a site | an added site | to one by one |"
    )
    print("| --- | --- | --- | --- | --- |")
    print(f"| {half} one by one, before | {before * half:.1f} | {before:.2f} | {before:.2f} | {before / alone:.2f} |")
    print(
        f"| {options.singles - half} after | {after * (options.singles - half):.1f} | {after:.2f} | {after:.2f} | {after / alone:.2f} |"
    )
    last = (0, 0.0)
    for size, seconds in zip(sizes, taken, strict=True):
        added = (seconds - last[1]) / (size - last[0])
        print(
            f"| {size} together | {seconds:.1f} | {seconds / size:.2f} | {added:.2f} | {seconds / size / alone:.2f} |"
        )
        last = (size, seconds)


if __name__ == "__main__":
    main()
