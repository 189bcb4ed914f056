"""The writer's law, over many seeded interleavings with the real store: one write in flight, the newest follows.

The client's own modules are bundled as they are and run in a page of the site.
"""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

ENTRY = """
import { Database } from "{client}/database";
import { DeviceStore } from "{client}/device-store";
import { Writer } from "{client}/writer";
globalThis.parts = { open: (name) => new DeviceStore(new Database(name)), Writer };
"""

RUN = """async ({ seed, tabs }) => {
  const { open, Writer } = parts;
  let state = seed;
  const chance = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const pause = () => chance() < 0.4 ? null : new Promise(done => setTimeout(done, chance() * 3));
  const name = `run-${seed}`;
  const faults = [], kept = new Set();
  let forked = 0;
  const runTab = async (tab) => {
    const store = open(name);
    let inFlight = 0, newest = '', current = { id: 'one', worksheet: 'w', created: 1, updated: 1, revision: 0, answers: {} };
    const counted = { put: async (entry) => {
      if (++inFlight > 1) faults.push('two writes in flight');
      try { await store.put(entry) } finally { inFlight-- }
    } };
    const writer = new Writer(counted, async (told) => {
      if (told.is === 'trouble') faults.push(told.kind);
      if (told.is === 'saved') {
        current.revision = told.entry.revision;
        if (told.entry.answers.text !== newest) faults.push('saved was told for an older text');
      }
    }, (entry) => (current = { ...entry, id: `fork-${tab}-${++forked}`, revision: 0 }));
    for (let n = 0; n < 25; n++) {
      newest = `${tab}:${n}`;
      writer.write({ ...current, answers: { text: newest } });
      await pause();
    }
    await writer.flush();
    if (writer.isBehind) faults.push('something was left unwritten');
    return newest;
  };
  const last = await Promise.all(Array.from({ length: tabs }, (_, tab) => runTab(tab)));
  for (const entry of await open(name).recent(1000)) kept.add(entry.answers.text);
  for (const text of last) if (!kept.has(text)) faults.push(`lost ${text}`);
  return faults;
}"""


@pytest.fixture(scope="module")
def parts(root: Path, tmp_path_factory: pytest.TempPathFactory, html_validate: list[str]) -> str:
    """The store and the writer, bundled for a page."""
    folder = tmp_path_factory.mktemp("parts")
    (folder / "entry.ts").write_text(ENTRY.replace("{client}", str(root / "src/handrail/client")))
    node = html_validate[0]
    done = subprocess.run(
        [node, str(root / "node_modules/esbuild/bin/esbuild"), "entry.ts", "--bundle", "--format=iife", "--outfile=parts.js",
         f"--alias:idb={root / 'node_modules/idb'}"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return (folder / "parts.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("tabs", [1, 2, 3])
def test_the_newest_text_is_always_kept(tabs: int, parts: str, browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url + "help/")
    page.evaluate(parts)
    for seed in range(1, 16):
        assert page.evaluate(RUN, {"seed": seed * 7 + tabs, "tabs": tabs}) == []
    page.close()
