"""The notebook page with ten entries, a thousand and ten thousand.

    make bench-notebook

Each notebook lies in a browser profile of its own on the disk. A round opens every one of them in turn: the browser
is started, the page is opened for the first time, and then again. "List": from the start of the navigation until the
first entry has been painted; "all": until everything has been counted as well, and the page is as it stays. The
processor is slowed down four times. Medians over the runs; ratios are the medians of the ratios round by round.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

from entries import make_entries
from measuring import PHONE, SLOWDOWN, Profile, in_turn, median_ratio, serve, slow_down, table
from options import HERE, build_ours
from playwright.sync_api import Page, sync_playwright

SIZES = (10, 1_000, 10_000)
PAGE = "notebook/"
GOAL = 1.5

PUT = """async (entries) => {
  const database = await new Promise(done => {
    const asked = indexedDB.open('handrail:bench');
    asked.onsuccess = () => done(asked.result);
  });
  const change = database.transaction('entries', 'readwrite');
  for (const entry of entries) change.objectStore('entries').put(entry);
  await new Promise((done, refuse) => { change.oncomplete = done; change.onabort = refuse; });
  database.close();
}"""

TIMES = """() => new Promise(done => {
  const times = {};
  const painted = (name) => {
    times[name] = 0;
    setTimeout(() => times[name] = performance.now());
  };
  const look = () => {
    if (!('list' in times) && document.querySelector('[data-part=entries] li:not(.heading)')) painted('list');
    if (!('all' in times) && document.querySelector('[data-safe-part=last]')?.textContent) painted('all');
    if (times.list && times.all) return done([times.list, times.all]);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
"""Resolves with the moments at which the first entry, and then everything else, had been painted."""


def fill(profile: Profile, url: str, number: int) -> None:
    """Let the page make its database, and put the entries into it."""
    context = profile.start()
    page = context.new_page()
    page.goto(url)
    page.locator("[data-part=empty]").wait_for()
    entries = make_entries(number, HERE / "site")
    for start in range(0, number, 500):
        page.evaluate(PUT, entries[start : start + 500])
    context.close()


def visit(profile: Profile, url: str) -> tuple[float, float, float, float]:
    """Open the notebook in a browser that has just been started, and once more: list and all, each time."""
    context = profile.start()
    first, again = (_times(context.new_page(), url) for _ in range(2))
    context.close()
    return (*first, *again)


def _times(page: Page, url: str) -> tuple[float, float]:
    page.set_viewport_size(PHONE)
    slow_down(page.context.new_cdp_session(page), SLOWDOWN)
    page.goto(url, wait_until="commit")
    listed, everything = page.evaluate(TIMES)
    page.close()
    return listed, everything


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_ours(Path(folder) / "site", "thought-record")
        profiles = [Profile(playwright, Path(folder) / str(size)) for size in SIZES]
        with serve(Path(folder) / "site") as url:
            for size, profile in zip(SIZES, profiles, strict=True):
                fill(profile, url + PAGE, size)
            found = in_turn(profiles, runs, lambda profile: visit(profile, url + PAGE))
    print(f"The notebook, processor slowed down {SLOWDOWN} times, {runs} rounds\n")
    moments = [[list(column) for column in zip(*visits, strict=True)] for visits in found]
    rows = [
        [f"{size:,} entries", *(f"{statistics.median(column):.0f} ms" for column in columns)]
        for size, columns in zip(SIZES, moments, strict=True)
    ]
    ratios = [median_ratio(most, least) for most, least in zip(moments[-1], moments[0], strict=True)]
    rows.append([f"{SIZES[-1]:,} to {SIZES[0]}", *(f"{ratio:.2f}" for ratio in ratios)])
    print(table(("", "first time: list", "all", "again: list", "all"), rows))
    print(f"\nThe list is {'within' if ratios[0] <= GOAL else 'NOT within'} {GOAL} times of the smallest notebook's.")


if __name__ == "__main__":
    main()
