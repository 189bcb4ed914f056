"""Search, beside Material's and Pagefind's on the same pages: bytes, the wait on a slow phone, and what is found.

    python bench/search.py [--copies 1,7,21] [--runs 3]

In: our library, once and many times over (`library.py`). Handrail builds its own site; stock Material builds the same
pages from Markdown, where the words people use for a page stand as a list, and searches them with lunr; Pagefind indexes
Material's pages and is asked from a page with nothing but a box. Out: a table in Markdown.

A visit opens the page with the box, types a word as soon as there is a box, and ends when the first result has been
painted: processor four times slower, 1.6 Mbit/s, 150 ms, files compressed as hosts do. A worker, which is where lunr
and Pagefind work, is slowed down by the line but not by Chromium. What is found: the questions of `tests/queries.yml` and the held-out ones of
`tests/queries-fresh.yml`, on the library itself: how many have a page that answers them first, among the first three,
and not at all.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from install import MODULES, PEERS, install, node, run, version
from measuring import ask, in_turn, launch, phone, questions, serve_slowly, table
from playwright.sync_api import Browser, Playwright, sync_playwright
from programs import Program, build_site, prepare, versions

WORD = "perfectionist"

PAGEFIND_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pagefind</title></head><body>
<input type="search" aria-label="Search"><ol></ol><script type="module">
import { search, init } from "./pagefind/pagefind.js";
init();
document.querySelector("input").addEventListener("input", async ({ target }) => {
  const { results } = await search(target.value);
  const shown = await Promise.all(results.slice(0, 5).map((result) => result.data()));
  document.querySelector("ol").replaceChildren(...shown.map(({ url, meta }) => {
    const link = Object.assign(document.createElement("a"), { href: url, textContent: meta.title });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
});
</script></body></html>
"""

ASK_MATERIAL = """async (asks) => {
  const { search } = JSON.parse(document.getElementById('__config').textContent);
  const index = await (await fetch('search/search_index.json')).json();
  const worker = new Worker(search);
  const send = (type, data) => new Promise(done => {
    worker.onmessage = ({ data: { type, data } }) => { if (type % 2) done(data); };
    worker.postMessage({ type, data });
  });
  await send(0, { ...index, options: { suggest: false } });
  const found = [];
  for (const words of asks) {
    const { items } = await send(2, words.replace(/["+\\-~^:*]/g, ' '));
    found.push(items.map(group => group[0].location.split('#')[0]));
  }
  return found;
}"""
ASK_PAGEFIND = """async (asks) => {
  const { search } = await import(new URL('pagefind/pagefind.js', location).href);
  const found = [];
  for (const words of asks) {
    const { results } = await search(words);
    found.push(await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url)));
  }
  return found;
}"""


@dataclass(frozen=True)
class Search:
    """One way to search: its site, the page with the box, where results appear, and how it is asked many things."""

    name: str
    site: Path
    page: str
    box: str
    result: str
    ask: Callable[[Browser, str, list[str]], list[list[str]]]


def searches(programs: list[Program]) -> list[Search]:
    """Ours, Material's, and Pagefind's over Material's pages."""
    ours, _full, material = programs
    (material.site / "pagefind.html").write_text(PAGEFIND_PAGE, encoding="utf-8")
    command = [str(MODULES / "pagefind/lib/runner/bin.cjs"), "--site", str(material.site), "--root-selector", "article"]
    run(node, [*command, "--quiet"], PEERS)
    return [
        Search(
            "Handrail", ours.site, "search/", "#search-words", "#search-results li",
            lambda browser, url, asks: ask(ours.site, asks),
        ),
        Search(
            "Material (lunr)", material.site, "", ".md-search__input", ".md-search-result__item",
            lambda browser, url, asks: in_page(browser, url, ASK_MATERIAL, asks),
        ),
        Search(
            "Pagefind", material.site, "pagefind.html", "input", "ol li",
            lambda browser, url, asks: in_page(browser, url + "pagefind.html", ASK_PAGEFIND, asks),
        ),
    ]  # fmt: skip


def in_page(browser: Browser, url: str, script: str, asks: list[str]) -> list[list[str]]:
    """Ask from inside a page; answers are slugs."""
    page = browser.new_page()
    page.goto(url)
    found = page.evaluate(script, asks)
    page.close()
    return [[address.rstrip("/").rpartition("/")[2] for address in addresses] for addresses in found]


def visit(browser: Browser, search: Search, url: str, sent: Callable[[], int]) -> tuple[float, float]:
    """Milliseconds from the start of the navigation to the first result, and kilobytes fetched until then."""
    with phone(browser) as (page, _line):
        sent()
        page.goto(url + search.page, wait_until="commit")
        took = page.evaluate(
            """([box, result, word]) => new Promise(done => {
              let typed = false;
              const look = () => {
                const input = document.querySelector(box);
                if (input && !typed && document.readyState !== 'loading') { typed = true; input.focus(); }
                // A box whose script has not arrived hears nothing, so the word is typed until something is shown.
                if (typed && input.value !== word) input.value = word;
                if (typed) input.dispatchEvent(new InputEvent('input', { bubbles: true }));
                if (typed) input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
                if (document.querySelector(result)) return requestAnimationFrame(() => setTimeout(() => done(performance.now())));
                setTimeout(look, 50);
              };
              look();
            })""",
            [search.box, search.result, WORD],
        )
        return float(took), sent() / 1000


def quality(browser: Browser, search: Search, url: str, name: str) -> str:
    """How many questions have a page that answers them first, among the first three, and not at all."""
    asked = questions(name)
    answers = search.ask(browser, url, [query["asks"] for query in asked])
    places = [
        next((place for place, slug in enumerate(found) if slug in query["finds"]), None)
        for query, found in zip(asked, answers, strict=True)
    ]
    first, three = places.count(0), sum(place is not None and place < 3 for place in places)
    return f"{first}, {three}, {places.count(None)} of {len(asked)}"


def measure(playwright: Playwright, folder: Path, copies: int, runs: int) -> str:
    """The table of one size."""
    programs = prepare(folder, copies, ["ours", "material"])
    for program in (programs[0], programs[2]):
        print(f"building {program}, {copies} times over", file=sys.stderr)
        build_site(program)
    found = searches(programs)
    head, rows = ["", "first result", "fetched until then"], []
    if copies == 1:
        head += ["first, in three, not found", "the same, held out"]
    browser = launch(playwright)
    with serve_slowly(programs[0].site) as ours, serve_slowly(programs[2].site) as material:
        at = {search.name: ours if search.site == programs[0].site else material for search in found}
        visits = in_turn(found, runs, lambda search: visit(browser, search, *at[search.name]))
        for search, seen in zip(found, visits, strict=True):
            took, fetched = (statistics.median(numbers) for numbers in zip(*seen, strict=True))
            row = [search.name, f"{took / 1000:.2f} s", f"{fetched:.0f} kB"]
            if copies == 1:
                row += [quality(browser, search, at[search.name][0], name) for name in ("queries", "queries-fresh")]
            rows.append(row)
    browser.close()
    pages = sum(1 for _ in programs[0].site.rglob("index.html"))
    return f"{pages:,} pages\n\n{table(head, rows)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", default="1,7,21", help="how many times over the library is built")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    install()
    print(f"{versions(['ours', 'material'])}, Pagefind {version('pagefind')}; medians of {options.runs}")
    for copies in map(int, options.copies.split(",")):
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            print(f"\n{measure(playwright, Path(folder), copies, options.runs)}", flush=True)


if __name__ == "__main__":
    main()
