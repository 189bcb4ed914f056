"""A worksheet page beside a plain HTML form of the same fields, in turn, in one run.

Chromium, a cold cache, the processor slowed down four times. "Interactive" is the time from the
start of the navigation until a key pressed in the first field has been painted; "key to frame" is
the time from a key to the next frame, the 95th percentile of 40 keys. The plain form is written by
hand, has the same fields and hints, and keeps what is typed with a few lines of script. Medians
over the runs, and the median of the ratios, pair by pair.

    make bench
"""

import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser_support import launch, serve  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

RUNS = 15
SLOWDOWN = 4
KEYS = 40
PAGES = {"worksheet": "worksheets/trigger-map/", "plain": "plain.html"}

PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
KEY_TO_FRAME = """() => { window.frames_ = [];
  document.querySelector('textarea').addEventListener('keydown', e => requestAnimationFrame(() =>
    setTimeout(() => frames_.push(performance.now() - e.timeStamp)))); }"""


def measure(browser: Browser, url: str) -> tuple[float, float]:
    """Milliseconds until interactive, and from a key to the next frame (95th percentile)."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(url, wait_until="commit")
    field = page.locator("textarea").first
    field.focus()
    page.keyboard.press("a")
    interactive = page.evaluate(PAINTED)
    page.wait_for_load_state()
    page.wait_for_timeout(300)
    page.evaluate(KEY_TO_FRAME)
    for _ in range(KEYS):
        page.keyboard.press("a")
    page.wait_for_timeout(200)
    frames = sorted(page.evaluate("frames_"))
    context.close()
    return interactive, frames[int(len(frames) * 0.95)]


def compressed(path: Path) -> float:
    """Kilobytes after gzip."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        shutil.copy(ROOT / "bench/plain.html", site)
        browser = launch(playwright)
        results: dict[str, list[tuple[float, float]]] = {name: [] for name in PAGES}
        with serve(site) as url:
            for run in range(RUNS + 1):
                for name, address in PAGES.items():
                    found = measure(browser, url + address)
                    if run:  # the first round warms the browser up
                        results[name].append(found)
        print(f"Chromium {browser.version}, processor slowed down {SLOWDOWN} times, {RUNS} runs in turn")
        assets = site / "assets/handrail"
        page = site / PAGES["worksheet"] / "index.html"
        html = compressed(page)
        loaded = re.findall(r"assets/handrail/((?:worksheet|fields)[^\"]*)", page.read_text(encoding="utf-8"))
        script, styles = (
            sum(compressed(assets / name) for name in loaded if name.endswith(kind)) for kind in (".js", ".css")
        )
        print(f"worksheet page, gzip: script {script:.1f} kB, styles {styles:.1f} kB, HTML {html:.1f} kB")
        for place, what in enumerate(("interactive", "key to frame, p95")):
            medians = {name: statistics.median(run[place] for run in runs) for name, runs in results.items()}
            pairs = zip(results["worksheet"], results["plain"], strict=True)
            ratio = statistics.median(ours[place] / plain[place] for ours, plain in pairs)
            print(
                f"{what}: worksheet {medians['worksheet']:.0f} ms, plain form {medians['plain']:.0f} ms, "
                f"median ratio {ratio:.2f}"
            )
        browser.close()


if __name__ == "__main__":
    main()
