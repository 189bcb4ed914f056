"""Storage fails while somebody writes, in every way: readers see it, and the text stays. (`test_storage.py`: every call.)"""

import itertools
from collections.abc import Callable, Iterable

from playwright.sync_api import Browser, Page
from writing import TEXT, Writing

CALLS = [
    "IDBFactory.open", "IDBDatabase.transaction", "IDBObjectStore.get", "IDBObjectStore.getAll", "IDBObjectStore.put",
    "IDBObjectStore.index", "IDBObjectStore.openCursor", "IDBIndex.getAll", "IDBIndex.openCursor", "IDBIndex.openKeyCursor",
]  # fmt: skip
ERRORS = ["QuotaExceededError", "AbortError", "InvalidStateError", "SecurityError", "UnknownError"]
FIRST = [0, 1, 2]
"""How many of the calls succeed before the first that fails."""

FAULTS = """window.made = 0;
window.fault = ([call, error, first]) => {
  const [name, method] = call.split('.');
  const real = window[name].prototype[method];
  let count = 0;
  window[name].prototype[method] = function (...given) {
    if (count++ >= first && !window.mended) { made++; throw new DOMException('no', error) }
    return real.apply(this, given);
  };
};"""


def test_a_fault_of_storage_is_seen_and_the_text_stays(
    trials: Callable[[int], Iterable[int]], browser: Browser, writing: Callable[[Page], Writing]
) -> None:
    every = list(itertools.product(CALLS, ERRORS, FIRST))
    step = 37  # so that a few are a mixture
    untold, met, done = [], 0, 0
    for trial in trials(3):
        if trial >= len(every):
            break
        fault = every[trial * step % len(every)]
        context = browser.new_context()
        context.add_init_script(f"{FAULTS} fault({list(fault)})")
        page = context.new_page()
        sheet = writing(page)
        page.goto(f"{sheet.site}worksheets/after-a-talk/")
        page.locator(TEXT).fill("my words")
        page.wait_for_timeout(30)
        page.locator(TEXT).fill("my words stay")
        page.locator("#trouble:visible, #status:has(b:text-is('Saved'))").first.wait_for()
        said = "trouble" if page.locator("#trouble").is_visible() else "saved"
        met += page.evaluate("made") > 0
        page.evaluate("window.mended = true")
        if page.locator(TEXT).input_value() != "my words stay" or (
            said == "saved" and sheet.texts() != ["my words stay"]
        ):
            untold.append((fault, said, sheet.texts()))
        done += 1
        context.close()
    print(f"{done} faults, {met} of them met, {len(untold)} untold or with a loss")
    assert untold == []
    assert met
