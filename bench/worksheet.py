"""One worksheet on a slow phone, in the product's page, in a form written by hand, and in other form libraries.

    make bench-worksheet
    python bench/worksheet.py --runs 25 --sheet trigger-map
    python bench/worksheet.py --runs 25 --peers

All pages hold the same questions and keep every key in IndexedDB, and are visited in turn in one run, with nothing
cached. "Interactive": from the start of the navigation until a key pressed in the first field has been painted; the
key is pressed in the first frame in which the field is there. "Kept": until that key is stored. "Blocking": what
tasks take beyond 50 ms each, from the start until the page is quiet. "Key to frame": from a key to the next frame, the
95th percentile of 40 keys. "Heap": JavaScript's, after load and a collection. Medians over the runs; ratios are the
medians of the ratios round by round.
"""

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import definitions
import install
import options
import peers
from measuring import SLOWDOWN, in_turn, launch, median_ratio, serve, table
from options import Option
from playwright.sync_api import sync_playwright
from visits import POLICY, Qualities, Visit, look_at, visit


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--sheet", choices=["thought-record", "trigger-map"], default="thought-record")
    parser.add_argument(
        "--peers",
        nargs="*",
        metavar="NAME",
        choices=list(peers.PEER),
        default=list(peers.PEER),
        help="the other libraries to take in: all when it is left out, none when nothing follows",
    )
    return parser.parse_args()


def build(folder: Path, sheet: str, wanted: Sequence[str]) -> list[Option]:
    """The pages to compare; other libraries have the thought record only."""
    found = [options.build_ours(folder, sheet), *options.build_plain(folder, sheet)]
    others = [key for key in peers.PEER if key in wanted and sheet == "thought-record"]
    if others:
        install.install()
    return found + [peers.build_peer(folder, key, definitions.read(options.sheet_file(sheet))) for key in others]


def main() -> None:
    given = arguments()
    labels = definitions.labels(definitions.read(options.sheet_file(given.sheet)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = build(Path(folder) / "site", given.sheet, given.peers)
        browser = launch(playwright)
        with serve(Path(folder) / "site") as url, serve(Path(folder) / "site", POLICY) as strict_url:
            qualities = [look_at(browser, option, url, strict_url, labels) for option in pages]
            visits = in_turn(pages, given.runs, lambda option: visit(browser, url + option.path))
        print(f"{given.sheet}, Chromium {browser.version}, processor slowed down {SLOWDOWN} times, {given.runs} rounds")
        browser.close()
    print(f"Libraries: {', '.join(name for option in pages for name in option.packages) or 'none'}\n")
    tell(pages, qualities, visits)


def tell(pages: Sequence[Option], qualities: Sequence[Qualities], visits: Sequence[Sequence[Visit]]) -> None:
    """Print the tables."""
    rows = []
    for option, quality, found in zip(pages, qualities, visits, strict=True):
        middle = {field.name: statistics.median(getattr(one, field.name) for one in found) for field in fields(Visit)}
        rows.append([
            option.name, f"{quality.size:.1f} kB", f"{middle['interactive']:.0f} ms", f"{middle['kept']:.0f} ms",
            f"{middle['blocking']:.0f} ms", f"{middle['key_to_frame']:.0f} ms", f"{middle['heap']:.1f} MB",
        ])  # fmt: skip
    head = ("", "script + styles, gzip", "interactive", "first key kept", "blocking", "key to frame, p95", "heap")
    print(table(head, rows))
    rows = [
        [option.name, quality.faults, yes(quality.reads_without_script), yes(quality.appears_under_policy), quality.violations]
        for option, quality in zip(pages, qualities, strict=True)
    ]  # fmt: skip
    print("\n" + table(("", "axe, WCAG", "reads without script", "appears under a strict policy", "refused"), rows))
    print("\nOurs to the plain form, medians of the ratios round by round:")
    for place, option in enumerate(pages):
        if option.path.startswith("plain/"):
            ratios = (
                f"{name.replace('_', ' ')} {median_ratio(column(visits[0], name), column(visits[place], name)):.2f}"
                for name in ("interactive", "kept", "key_to_frame")
            )
            print(f"- {option.name}: {', '.join(ratios)}")


def column(visits: Sequence[Visit], name: str) -> list[float]:
    return [getattr(one, name) for one in visits]


def yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


if __name__ == "__main__":
    main()
