"""Pages on a slow phone: ours of each kind beside the same words in a stock Material page.

    python bench/pages.py [--runs 5]

In: our library, built by Handrail and, as Markdown, by stock Material with its short navigation. Out: a table in
Markdown. Visits are in turn, in one run: processor four times slower, 1.6 Mbit/s, 150 ms for each request, files
compressed as hosts do, nothing cached. "First" and "largest": when the first and the largest piece of content were painted.
"Quiet": when the last task of more than 50 ms had ended, or the first piece was painted, if that was later; from then on a
tap is answered at once. "Blocking": what such tasks take beyond 50 ms each. "Shift": the sum of layout shifts. "Again": when
the first piece was painted the second time, with what the browser has kept; hosts are asked again for what has no hash in
its name.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from measuring import in_turn, launch, median_ratio, phone, serve_slowly, table
from playwright.sync_api import Browser, Page, sync_playwright
from programs import build_site, prepare, versions

WATCH = """(() => {
  window.seen_ = { first: 0, largest: 0, quiet: 0, blocking: 0, shift: 0 };
  const watch = (type, each) => new PerformanceObserver(list => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') seen_.first = startTime; });
  watch('largest-contentful-paint', ({ startTime }) => seen_.largest = startTime);
  watch('longtask', ({ startTime, duration }) => { seen_.quiet = startTime + duration; seen_.blocking += duration - 50; });
  watch('layout-shift', ({ value }) => seen_.shift += value);
})()"""
"""Put into every page before its own scripts."""
CALM = 1500
"""How long nothing may happen after the load until a page counts as done, in milliseconds."""


@dataclass(frozen=True)
class Seen:
    """What one visit measured: kilobytes as sent, milliseconds."""

    sent: float
    requests: float
    first: float
    largest: float
    quiet: float
    blocking: float
    shift: float
    again: float


@dataclass(frozen=True)
class Kind:
    """A page to visit: on our site, and where the same words stand on Material's."""

    name: str
    ours: str
    material: str = ""


KINDS = [
    Kind("home", "", ""),
    Kind("an idea", "concepts/window-of-tolerance/", "concepts/window-of-tolerance/"),
    Kind("a worksheet", "worksheets/thought-record/", "worksheets/thought-record/"),
    Kind("the notebook, empty", "notebook/", "-"),
]


def visit(browser: Browser, url: str, sent: Callable[[], int]) -> Seen:
    """Load a page with nothing cached, and once more."""
    with phone(browser) as (page, _line):
        page.add_init_script(WATCH)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        sent()
        seen = load(page, url)
        kilobytes, requests = sent() / 1000, len(asked)
        page.goto("about:blank")
        again = load(page, url)
    return Seen(
        kilobytes, requests, seen["first"], seen["largest"], max(seen["quiet"], seen["first"]),
        seen["blocking"], seen["shift"], again["first"],
    )  # fmt: skip


def load(page: Page, url: str) -> dict[str, float]:
    page.goto(url, wait_until="load")
    page.wait_for_timeout(CALM)
    found: dict[str, float] = page.evaluate("seen_")
    return found


def row(name: str, visits: Sequence[Seen]) -> list[str]:
    middle = {field.name: statistics.median(getattr(one, field.name) for one in visits) for field in fields(Seen)}
    times = [f"{middle[name]:.0f} ms" for name in ("first", "largest", "quiet", "blocking")]
    return [
        name, f"{middle['sent']:.0f} kB", f"{middle['requests']:.0f}", *times,
        f"{middle['shift']:.3f}", f"{middle['again']:.0f} ms",
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, _full, material = prepare(Path(folder), 1, ["ours", "material"])
        for program in (ours, material):
            print(f"building {program}", file=sys.stderr)
            build_site(program)
        browser = launch(playwright)
        with serve_slowly(ours.site) as at_ours, serve_slowly(material.site) as at_material:
            places = [(f"{kind.name}, Handrail", at_ours, kind.ours) for kind in KINDS]
            places += [(f"{kind.name}, Material", at_material, kind.material) for kind in KINDS if kind.material != "-"]
            visits = in_turn(places, options.runs, lambda place: visit(browser, place[1][0] + place[2], place[1][1]))
        print(f"{versions(['ours', 'material'])}, Chromium {browser.version}; medians of {options.runs}\n")
        browser.close()
    found = dict(zip((place[0] for place in places), visits, strict=True))
    head = ["", "sent", "requests", "first", "largest", "quiet", "blocking", "shift", "again: first"]
    print(table(head, [row(name, seen) for name, seen in found.items()]))
    print("\nOurs to Material's, medians of the ratios round by round:")
    for kind in KINDS:
        theirs = found.get(f"{kind.name}, Material")
        if theirs:
            own = found[f"{kind.name}, Handrail"]
            ratios = (
                f"{name} {median_ratio([getattr(one, name) for one in own], [getattr(one, name) for one in theirs]):.2f}"
                for name in ("sent", "first", "largest", "quiet")
            )
            print(f"- {kind.name}: {', '.join(ratios)}")


if __name__ == "__main__":
    main()
