"""Backups travel: sealed in the age format, opened by the program `age` and back, shown before anything comes in."""

import json
import os
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from age_program import needs_age, with_passphrase
from browser_support import WATCH_POLICY, foreign, most_memory
from playwright.sync_api import Page, expect
from test_lock import lock
from test_notebook import put

WORDS = "spade violet harbour"
TALK = "after-a-talk"
LONG = 30_000


def entry(id: str, text: Any, at: int = 1_780_000_000_000, **more: Any) -> dict[str, Any]:
    return {
        "id": id, "worksheet": TALK, "created": at, "updated": at, "revision": 1, "answers": {"what": text}, **more,
    }  # fmt: skip


def as_backup(*entries: dict[str, Any]) -> bytes:
    return json.dumps({"format": "handrail-notebook", "version": 1, "entries": entries}).encode()


@pytest.fixture
def notebook(page: Page, sheets_url: str) -> Page:
    page.goto(f"{sheets_url}worksheets/{TALK}/")
    expect(page.locator("#status b")).not_to_be_empty()
    put(page, entry("one", "the heron"), entry("two", "ſ 😀 \ud800 \x00"))
    page.goto(f"{sheets_url}notebook/")
    expect(page.locator("[data-part=entries] a")).to_have_count(2)
    return page


def save_locked(page: Page, to: Path) -> Path:
    page.get_by_label("Passphrase for the file").fill(WORDS)
    page.locator("#seal-again").fill(WORDS)
    with page.expect_download(timeout=LONG) as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename.startswith("notebook-20")
    assert started.value.suggested_filename.endswith(".age")
    started.value.save_as(to)
    expect(page.locator("[data-safe-part=saved]")).to_contain_text("given to the browser to save")
    return to


def give(page: Page, content: bytes | Path) -> None:
    file = {"name": "x.age", "mimeType": "", "buffer": content} if isinstance(content, bytes) else content
    page.get_by_label("Bring a saved notebook back").set_input_files(file)  # type: ignore[arg-type]


def open_file(page: Page, words: str = WORDS) -> None:
    page.get_by_label("The passphrase of this file").fill(words)
    page.keyboard.press("Enter")


def test_a_locked_backup_goes_out_and_comes_back(notebook: Page, tmp_path: Path) -> None:
    """The worker that locks and opens runs here too, and keeps to the page's policy and origin."""
    requests: list[str] = []
    notebook.on("request", lambda request: requests.append(request.url))
    notebook.add_init_script(WATCH_POLICY)
    notebook.reload()
    before = sorted_entries(notebook)
    notebook.get_by_label("Passphrase for the file").fill("short")
    notebook.locator("#seal-again").fill("short")
    notebook.keyboard.press("Enter")
    expect(notebook.get_by_text("too short")).to_be_visible()
    file = save_locked(notebook, tmp_path / "a.age")
    assert b"heron" not in file.read_bytes()
    expect(notebook.locator("#seal-passphrase")).to_have_value("")
    notebook.get_by_role("button", name="Choose all of these").click()
    notebook.get_by_role("button", name="Delete").click()
    expect(notebook.get_by_text("Nothing written yet")).to_be_visible()
    give(notebook, file)
    open_file(notebook, "quite other words")
    expect(notebook.get_by_text("does not open this file")).to_be_visible(timeout=LONG)
    open_file(notebook)
    plan = notebook.locator("[data-safe-part=plan]")
    expect(plan).to_contain_text("After a talk: 2", timeout=LONG)
    expect(plan).to_contain_text("2 sheets that are not here")
    notebook.keyboard.press("Enter")
    expect(notebook.locator("[data-safe-part=said]")).to_contain_text("2 sheets brought back")
    assert sorted_entries(notebook) == before
    content = file.read_bytes()
    give(notebook, content[:-1] + bytes([content[-1] ^ 1]))
    open_file(notebook)
    expect(notebook.get_by_text("This file is damaged. Nothing was changed.")).to_be_visible(timeout=LONG)
    give(notebook, broken(content, random.Random(1)))
    expect(notebook.locator("[data-safe-part=said]")).to_contain_text("Nothing was changed")
    assert sorted_entries(notebook) == before
    assert notebook.evaluate("broken") == []
    assert any("age-worker" in url for url in requests), "the worker has run"
    assert foreign(requests, notebook.url.partition("notebook/")[0]) == []


def sorted_entries(page: Page) -> list[dict[str, Any]]:
    return page.evaluate(
        """async () => {
          const db = await new Promise(done => { const a = indexedDB.open('handrail:handrail'); a.onsuccess = () => done(a.result) });
          const all = db.transaction('entries').objectStore('entries').getAll();
          return new Promise(done => { all.onsuccess = () => { db.close(); done(all.result.map(e => JSON.stringify(e)).sort()) } });
        }"""
    )


def broken(content: bytes, chance: random.Random) -> bytes:
    """The same file with its header spoilt, so that it is refused without a passphrase."""
    at = chance.randrange(1, 20)
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def kept(page: Page) -> list[str]:
    return sorted(one["answers"]["what"] for one in map(json.loads, sorted_entries(page)))


def test_what_was_written_on_stays_and_a_file_brought_in_twice_is_brought_in_once(notebook: Page) -> None:
    later = entry("late", "longer", 1_790_000_000_000, revision=9)
    put(notebook, later)
    file = as_backup(entry("one", "another heron"), entry("late", "short", revision=3), entry("new", "new", 5))
    for _ in range(2):
        notebook.reload()
        give(notebook, file)
        plan = notebook.locator("[data-safe-part=plan]")
        if "another heron" in kept(notebook):
            expect(plan).to_contain_text("2 that are here already")
            break
        expect(plan).to_contain_text("1 sheet that is not here")
        expect(plan.get_by_label("1 that says something else here now")).to_be_checked()
        expect(plan.get_by_label("1 that you have written on here since")).not_to_be_checked()
        notebook.get_by_role("button", name="Bring them in").click()
        expect(notebook.locator("[data-safe-part=said]")).to_contain_text("2 sheets brought back")
    assert kept(notebook) == sorted(["the heron", "ſ 😀 \ud800 \x00", "longer", "another heron", "new"])


@pytest.mark.parametrize("place", ["locked", "tab"])
def test_a_backup_comes_back_into_the_place_that_was_chosen(place: str, page: Page, sheets_url: str) -> None:
    page.goto(f"{sheets_url}worksheets/{TALK}/")
    page.locator("[data-field=what] textarea").fill("written here")
    if place == "locked":
        lock(page, WORDS)
    else:
        page.get_by_label("Until this tab closes").check()
        expect(page.locator("#status")).to_contain_text("until this tab closes")
    page.goto(f"{sheets_url}notebook/")
    entries = page.locator("[data-part=entries] a")
    expect(entries).to_have_count(1)
    mine = (entries.get_attribute("href") or "").partition("=")[2]
    later = entry(mine, "said elsewhere", 1_900_000_000_000, revision=9)
    file = as_backup(later, entry("new", "brought back"))
    plan = page.locator("[data-safe-part=plan]")
    give(page, file)
    expect(plan).to_contain_text("1 sheet that is not here")
    page.get_by_role("button", name="Bring them in").click()
    expect(entries).to_have_count(3)
    give(page, file)
    expect(plan).to_contain_text("Everything in this file is here already.")
    kept = [json.loads(one) for one in sorted_entries(page)]
    assert [sorted(one) for one in kept] == ([["id", "revision", "sealed"]] * 3 if place == "locked" else [])
    page.reload()
    for words in ("written here", "said elsewhere", "brought back"):
        page.get_by_label("Search in what you wrote").fill(words)
        expect(entries).to_have_count(1)


def test_under_the_lock_a_backup_goes_out_and_comes_back(page: Page, sheets_url: str, tmp_path: Path) -> None:
    """The lock's module and the notebook's script both start workers, and the page lets only one of them say which."""
    page.goto(f"{sheets_url}worksheets/{TALK}/")
    page.locator("[data-field=what] textarea").fill("written here")
    lock(page, WORDS)
    page.goto(f"{sheets_url}notebook/")
    entries = page.locator("[data-part=entries] a")
    expect(entries).to_have_count(1)
    page.locator("[data-unlock]").wait_for(state="hidden")
    file = save_locked(page, tmp_path / "a.age")
    page.get_by_role("button", name="Choose all of these").click()
    page.get_by_role("button", name="Delete").click()
    expect(entries).to_have_count(0)
    give(page, file)
    open_file(page)
    expect(page.locator("[data-safe-part=plan]")).to_contain_text("After a talk: 1", timeout=LONG)
    page.keyboard.press("Enter")
    expect(entries).to_have_count(1)


@needs_age
def test_the_program_age_opens_a_backup_and_makes_one(notebook: Page, tmp_path: Path) -> None:
    file = save_locked(notebook, tmp_path / "ours.age")
    with_passphrase(WORDS, "-d", "-o", tmp_path / "plain.json", file)
    content = json.loads((tmp_path / "plain.json").read_bytes())
    assert sorted(one["answers"]["what"] for one in content["entries"]) == kept(notebook)
    for size in (0, 5_000_000):
        plain, theirs = tmp_path / f"{size}.json", tmp_path / f"{size}.age"
        plain.write_bytes(as_backup(entry(f"big{size}", "x" * size)))
        with_passphrase(WORDS, "-p", "-o", theirs, plain)
        give(notebook, theirs)
        open_file(notebook)
        expect(notebook.locator("[data-safe-part=plan]")).to_contain_text("After a talk: 1", timeout=LONG)
        notebook.get_by_role("button", name="Bring them in").click()
        expect(notebook.locator("[data-safe-part=said]")).to_contain_text("1 sheet brought back")
    assert sorted(map(len, kept(notebook)))[-1] == 5_000_000


HEADER = (
    b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA %s\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- "
)
HOSTILE = {
    "asks for 16 GiB": (HEADER % b"24" + b"A" * 43 + b"\n" + b"x" * 40, "more memory than this site gives"),
    "a cost that is none": (HEADER % b"1e9" + b"A" * 43 + b"\n", "damaged"),
    "only a header's start": (b"age-encryption.org/v1\n-> scrypt", "damaged"),
    "a later age": (b"age-encryption.org/v2\n", "damaged"),
    "one byte too many": (b" " * 10_000_001, "too large"),
    "deep as a well": (b"[" * 9_000_000, "damaged"),
}


def test_hostile_files_are_told_and_change_nothing(notebook: Page) -> None:
    before = sorted_entries(notebook)
    for content, words in HOSTILE.values():
        give(notebook, content)
        expect(notebook.locator("[data-safe-part=said]")).to_contain_text(words)
        expect(notebook.locator("[data-safe-part=said]")).to_contain_text("Nothing was changed")
    assert sorted_entries(notebook) == before


def mutant(content: bytes, chance: random.Random) -> bytes:
    """The file with a piece flipped, cut, doubled or replaced."""
    at = chance.randrange(len(content))
    to = min(len(content), at + chance.randrange(1, 40))
    return {
        0: lambda: content[:at],
        1: lambda: content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :],
        2: lambda: content[:to] + content[at:],
        3: lambda: content[:at] + chance.randbytes(to - at) + content[to:],
        4: lambda: (
            content[:at] + chance.choice([b'{"__proto__":1}', b"1e999", b"null", b"[", b'"\\ud800"']) + content[to:]
        ),
    }[chance.randrange(5)]()


def test_mutated_files_crash_nothing_and_run_nothing(notebook: Page, trials: Callable[[int], Iterable[int]]) -> None:
    """Open files are mutated; a long run gives many more."""
    seed = int(os.environ.get("HANDRAIL_SEED", random.randrange(10**6)))
    chance = random.Random(seed)
    errors: list[str] = []
    notebook.on("pageerror", lambda error: errors.append(str(error)))
    before = sorted_entries(notebook)
    good = as_backup(entry("a", {"chosen": ["x", "y"], "other": "<img src=x onerror=alert(1)>"}), entry("b", "words"))
    done = 0
    for _ in trials(12):
        done += 1
        file = mutant(good, chance)
        give(notebook, file)
        notebook.wait_for_function(
            """() => document.querySelector('[data-safe-part=said]').textContent
              || document.querySelector('[data-safe-part=plan] p')""",
            timeout=2000,
        )
        no = notebook.get_by_role("button", name="Leave everything as it is")
        if no.count():
            no.click()
        assert sorted_entries(notebook) == before, (seed, file)
    most = most_memory(notebook.context.browser)
    print(f"{done} spoilt files from seed {seed}, {len(errors)} faults, most {most:.0f} MB")
    assert most < 300
    assert errors == [], seed
    assert prototype_keys(notebook) == []


def prototype_keys(page: Page) -> list[str]:
    return page.evaluate("() => Object.keys(Object.prototype)")
