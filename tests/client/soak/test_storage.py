"""Storage fails at each place in the sources that calls it, in every way: it is told, or done all the same.

The places are found in the sources; one that no work of `storage.ts` comes by fails this test. What readers see of what is
told is in `test_faults.py`.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

TOUCHES = re.compile(r'from "(\.\.?/)+database"|(local|session)Storage')
CALL = re.compile(
    r"\.(transaction|objectStore|createObjectStore|createIndex|index|get|getAll|put|add|delete|clear|count|open|open(?:Key)?Cursor"
    r"|getAllKeys|continue|getItem|setItem|removeItem)\("
)
OTHER = {
    "keeping.ts": "what it calls is in the stores",
    "searchbox.ts": "holds nothing that was written",
    "exit.ts": "on the way out",
}
"""Files whose calls no text hangs on."""
NO_STORAGE = {
    "database.ts: this.open()",
    "locked-store.ts: this.opened.get(record.id)", "locked-store.ts: this.opened.delete(id)", "tab-store.ts: this.read().get(id)",
    "tab-store.ts: entries.get(id)", "tab-store.ts: entries.get(entry.id)", "tab-store.ts: entries.delete(id)",
    "locked-store.ts: (await this.shelf()).count(worksheets)", "tab-store.ts: this.shelf().count(worksheets)",
}  # fmt: skip
"""Calls of the same names on things in memory."""

SOME = 23
"""One in so many faults is tried where time is short."""


def marked(client: Path) -> set[str]:
    """Put `at` before every call of storage in the sources of a copied client; gives the name of each call."""
    sites = set()
    for file in client.rglob("*.ts"):
        text = file.read_text(encoding="utf-8")
        if file.name in OTHER or not TOUCHES.search(text):
            continue
        lines = text.splitlines()
        for number, line in enumerate(lines):
            if line.lstrip().startswith(("*", "/*", "//")):
                continue

            def mark(call: re.Match[str], name: str = file.name, number: int = number) -> str:
                known = {one.partition(": ")[2] for one in NO_STORAGE if one.startswith(f"{name}: ")}
                here = call.string[: call.end()]
                if any(here.endswith(one[: one.rindex("(") + 1]) for one in known):
                    return call[0]
                site = f"{name}:{number + 1}:{call.start()} {call[1]}"
                sites.add(site)
                return f'[at("{site}", "{call[1]}")]('

            lines[number] = CALL.sub(mark, line)
        file.write_text("\n".join(lines), encoding="utf-8")
    return sites


def test_a_fault_at_any_call_of_storage_is_told_or_changes_nothing(
    trials: Callable[[int], Any],
    root: Path,
    tmp_path: Path,
    html_validate: list[str],
    browser: Browser,
    sheets_url: str,
) -> None:
    shutil.copytree(root / "src/handrail/client", tmp_path / "src/handrail/client")
    (tmp_path / "tests/client/soak").mkdir(parents=True)
    entry = shutil.copy(Path(__file__).with_name("storage.ts"), tmp_path / "tests/client/soak")
    (tmp_path / "node_modules").symlink_to(root / "node_modules")
    sites = marked(tmp_path / "src/handrail/client")
    esbuild = [html_validate[0], str(root / "node_modules/esbuild/bin/esbuild"), str(entry)]
    subprocess.run(
        [*esbuild, "--bundle", "--format=esm", "--log-level=warning", f"--outfile={tmp_path}/out.js"], check=True
    )
    # The notebook's page names the script that makes keys.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{sheets_url}notebook/")
    page.add_script_tag(path=tmp_path / "out.js", type="module")
    page.wait_for_function("() => 'tryAll' in window")
    result = page.evaluate("nth => tryAll(nth)", SOME if trials(1).count == 1 else 1)
    context.close()
    print(f"{len(sites)} calls, {result['trials']} faults: {result['told']} told, {result['done']} done all the same, "
          f"{len(result['wrong'])} with a loss or untold")  # fmt: skip
    assert sites - set(result["reached"]) == set(), "calls that no trial comes by"
    assert result["wrong"] == []
