"""Visits to one page: on a slow phone with a clock, and at full speed to see what the page is."""

import gzip
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from measuring import ROOT, phone
from options import Option
from playwright.sync_api import Browser, Page, Response, TimeoutError

KEYS = 40
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'"
)

BEFORE = """(() => {
  const { transaction } = IDBDatabase.prototype;
  window.seen_ = { violations: 0 };
  document.addEventListener('securitypolicyviolation', () => seen_.violations++);
  IDBDatabase.prototype.transaction = function (...given) {
    const started = transaction.apply(this, given);
    if (seen_.pressed && given[1] === 'readwrite') started.addEventListener('complete', () => seen_.kept ??= performance.now());
    return started;
  };
})()"""
"""Put into every page before its own scripts: counts what a policy refused, and sees when the first key is stored."""

READY = """() => new Promise(done => {
  const look = () => {
    const field = document.querySelector('textarea');
    field?.focus();
    if (!field || document.activeElement !== field) return requestAnimationFrame(look);
    addEventListener('keydown', () => {
      seen_.pressed = true;
      requestAnimationFrame(() => setTimeout(() => seen_.painted = performance.now()));
    }, { capture: true, once: true });
    done();
  };
  requestAnimationFrame(look);
})"""
"""Resolves in the first frame in which the first field is there and can have the focus."""

QUIET = """(longest) => new Promise(done => {
  let [blocking, last] = [0, performance.now()];
  new PerformanceObserver(list => list.getEntries().forEach(({ duration }) => {
    blocking += duration - 50;
    last = performance.now();
  })).observe({ type: 'longtask', buffered: true });
  const timer = setInterval(() => {
    const quiet = document.readyState === 'complete' && seen_.painted && performance.now() - last > 1000;
    if (!quiet && performance.now() < longest) return;
    clearInterval(timer);
    done(blocking);
  }, 100);
})"""

KEY_TO_FRAME = """() => { seen_.frames = [];
  addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() =>
    setTimeout(() => seen_.frames.push(performance.now() - timeStamp))), { capture: true }); }"""


@dataclass(frozen=True)
class Visit:
    """What one visit on a slow phone measured."""

    interactive: float
    kept: float
    blocking: float
    key_to_frame: float
    heap: float


def visit(browser: Browser, url: str) -> Visit:
    """Load a page with nothing cached, press a key as soon as the first field is there, and then write."""
    with phone(browser) as (page, line):
        page.add_init_script(BEFORE)
        page.goto(url, wait_until="commit")
        page.evaluate(READY)
        page.keyboard.press("a")
        blocking = page.evaluate(QUIET, 30_000)
        line.send("HeapProfiler.collectGarbage")
        line.send("Performance.enable")
        metrics = {metric["name"]: metric["value"] for metric in line.send("Performance.getMetrics")["metrics"]}
        page.evaluate(KEY_TO_FRAME)
        for _ in range(KEYS):
            page.keyboard.press("a")
            page.wait_for_timeout(50)
        page.wait_for_timeout(500)
        seen = page.evaluate("seen_")
        frames = sorted(seen["frames"])
        p95 = frames[int(len(frames) * 0.95)]
        return Visit(seen["painted"], seen.get("kept", float("nan")), blocking, p95, metrics["JSHeapUsedSize"] / 1e6)


@dataclass(frozen=True)
class Qualities:
    """What a page is, whatever the speed."""

    size: float
    """Script and styles, kilobytes after gzip."""
    faults: str
    reads_without_script: bool
    violations: int
    """What the policy refused while the page loaded and one key was pressed."""
    appears_under_policy: bool


def look_at(browser: Browser, option: Option, url: str, strict_url: str, labels: Sequence[str]) -> Qualities:
    """Visit a page at full speed: with script, without it, and under a strict policy with one key pressed."""
    axe = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    with phone(browser, 1) as (page, _):
        bodies = []
        page.on("response", lambda found: bodies.append(found) if kind(found) in ("script", "stylesheet") else None)
        page.goto(url + option.path)
        page.locator("textarea").first.wait_for()
        page.wait_for_timeout(1000)
        missing = without(page, labels)
        assert not missing, f"{option}: not on the page: {missing}"
        size = sum(compressed(found.body()) for found in bodies)
        html = page.request.get(page.url).text()
        size += sum(compressed(inline.encode()) for inline in inline_pieces(html))
        page.evaluate(axe)
        found = page.evaluate(
            "async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))"
            ".violations.map(({ nodes }) => nodes.length)"
        )
    with phone(browser, 1, java_script_enabled=False) as (page, _):
        page.goto(url + option.path)
        reads = not without(page, labels)
    with phone(browser, 1) as (page, _):
        page.add_init_script(BEFORE)
        page.goto(strict_url + option.path)
        with suppress(TimeoutError):
            page.locator("textarea").first.press("a", timeout=10_000)
        page.wait_for_timeout(2000)
        violations, appears = page.evaluate("seen_.violations"), not without(page, labels)
    faults = f"{len(found)} ({sum(found)} places)" if found else "0"
    return Qualities(size, faults, reads, violations, appears)


def kind(response: Response) -> str:
    return str(response.request.resource_type)


def inline_pieces(html: str) -> list[str]:
    """Styles and scripts that stand in the page itself."""
    return [*re.findall(r"<style>(.*?)</style>", html, re.S), *re.findall(r"<script>(.*?)</script>", html, re.S)]


def without(page: Page, labels: Sequence[str]) -> list[str]:
    """The questions whose text is not to be seen."""
    text = page.inner_text("body")
    return [label for label in labels if label not in text]


def compressed(body: bytes) -> float:
    """Kilobytes after gzip."""
    return len(gzip.compress(body, 9)) / 1000
