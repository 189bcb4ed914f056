"""A summary is locked for a therapist's key, and opened by the program `age` and by the page for it; both directions."""

import os
import random
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
import yaml
from age_program import needs_age
from browser_support import WATCH_POLICY, foreign, most_memory
from playwright.sync_api import Browser, Page, expect
from test_backup import HEADER as SCRYPT_HEADER
from test_backup import LONG, mutant, sorted_entries
from test_lock import lock
from test_notebook import TALK, choose, entry, faults, put, save
from test_walk import press_to

from handrail.handover import is_recipient
from handrail.library import load_library
from handrail.site_files import builtin_root

HERE = Path(__file__).parent
KEY = "AGE-SECRET-KEY-18K8VY5F2GA3UTM6Q62ZD300UWM5UZ2GQHAJSSDN7QFNMUNYV2DHQS2L6HK"
"""The secret part of the key in `sheets/content/practice.yml`, made for these tests."""
HANDOVER = load_library([builtin_root(), HERE / "sheets"], site_url="").practice.handover
SECOND_KEY = "AGE-SECRET-KEY-1D8J2AHJZWHPLURZTZUMELHL5MLGVLVJ95G0FKUCH6LY4UQ9H7CDQ0VLNVM"
LARGE = 5_000_000


@pytest.fixture
def watched(page: Page, sheets_url: str) -> Iterator[Page]:
    """A page whose requests, errors and broken policies are held against it at the end."""
    requests: list[str] = []
    errors: list[str] = []
    page.add_init_script(WATCH_POLICY)
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert page.evaluate("broken") == []
    assert errors == []
    assert any("age-worker" in url for url in requests), "the worker has run"
    assert foreign(requests, sheets_url) == []


def age(*arguments: str | Path, given: bytes | None = None) -> bytes:
    return subprocess.run(["age", *map(str, arguments)], input=given, capture_output=True, check=True).stdout


def looked_through(page: Page, sheets_url: str, *entries: dict[str, object]) -> None:
    """Put entries into the notebook, choose them, and lay them out."""
    page.goto(f"{sheets_url}worksheets/{TALK}/")
    expect(page.locator("#status b")).not_to_be_empty()
    put(page, *entries)
    page.goto(f"{sheets_url}notebook/")
    choose(page, *range(len(entries)))
    press_to(page, "[data-do=look]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="To print, save or show")).to_be_focused()


def lock_to(page: Page, file: Path) -> None:
    """Reach the button with Tab, press it, and keep what the browser is given."""
    page.locator("[data-handover] button").focus()
    with page.expect_download(timeout=LONG) as started:
        page.keyboard.press("Enter")
    assert re.fullmatch(r"summary-20\d\d-\d\d-\d\d\.age", started.value.suggested_filename)
    started.value.save_as(file)


def new_file(folder: Path, content: bytes) -> Path:
    """A file of a new name: a browser does not look again at one that it was given before."""
    file = folder / f"{len(list(folder.iterdir()))}.age"
    file.write_bytes(content)
    return file


def show(page: Page, sealed: Path, key: Path | str) -> None:
    """Give a file and a key, press Enter, and wait for what comes of it."""
    page.get_by_label("The file you were sent").set_input_files(sealed)
    if isinstance(key, Path):
        page.get_by_label("The file your key is in").set_input_files(key)
        press_to(page, "[data-part=form] button")
    else:
        page.get_by_label("Or the key itself").fill(key)
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=form] button")).to_be_enabled(timeout=LONG)


def no_faults_in_any_dress(page: Page, axe_source: str) -> None:
    page.evaluate(axe_source)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert faults(page) == []


@needs_age
def test_a_summary_goes_from_a_reader_to_a_therapist(
    watched: Page, browser: Browser, sheets_url: str, tmp_path: Path, axe_source: str
) -> None:
    key, sealed = tmp_path / "key.txt", tmp_path / "a.age"
    key.write_text(f"# created: today\n{KEY}\n")
    answers = {"what": "the heron 🙂\n=1 שלום <b>", "strength": 7}
    looked_through(watched, sheets_url, entry(1, answers, title="Ada"), entry(2, {"what": "secret words"}))
    before = sorted_entries(watched)
    watched.locator(".said", has_text="secret words").get_by_role("checkbox").uncheck()
    assert HANDOVER is not None
    end = HANDOVER.recipient[-16:]
    expect(watched.locator("[data-fingerprint]")).to_have_text(f"{end[:4]} {end[4:8]} {end[8:12]} {end[12:]}")
    watched.get_by_role("heading", name="To print, save or show").focus()
    press_to(watched, "[data-handover] button")
    lock_to(watched, sealed)
    said = watched.locator("[data-handover-said]")
    expect(said).to_contain_text("Nothing was sent: send it to Dr Ada Example as you like. Only Dr Ada Example can")
    expect(watched.locator("[data-handover] button")).to_be_focused()
    no_faults_in_any_dress(watched, axe_source)
    text = age("-d", "-i", key, sealed).decode()
    assert text == save(watched, "text")
    assert "the heron 🙂" in text
    assert "secret" not in text
    for box in watched.locator(".said").get_by_role("checkbox").all():
        box.uncheck()
    watched.locator("[data-handover] button").press("Enter")
    expect(said).to_have_text("Nothing is ticked, so there is nothing to lock.")
    assert sorted_entries(watched) == before
    watched.get_by_role("button", name="Back to the notebook").click()
    expect(said).to_be_empty()
    open_as_a_therapist(browser, sheets_url, sealed, key, text, axe_source)


def open_as_a_therapist(browser: Browser, sheets_url: str, sealed: Path, key: Path, text: str, axe_source: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(WATCH_POLICY)
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.goto(f"{sheets_url}open/")
    no_faults_in_any_dress(page, axe_source)
    show(page, sealed, key)
    expect(page.get_by_role("heading", name="What is in it")).to_be_focused()
    words = page.locator("[data-part=words]")
    assert words.text_content() == text
    assert page.locator("[data-part=words] b").count() == 0
    expect(page.locator("[data-part=form]")).to_be_hidden()
    no_faults_in_any_dress(page, axe_source)
    page.emulate_media(media="print")
    expect(words).to_be_visible()
    for gone in ("#open button", "#make-a-key", "h1"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()
    page.emulate_media(media="screen")
    press_to(page, "[data-do=close]")
    page.keyboard.press("Enter")
    expect(words).to_be_empty()
    expect(page.get_by_label("The file you were sent")).to_be_focused()
    assert page.evaluate("[...document.querySelectorAll('#open input')].map(box => box.value).join('')") == "on"
    show(page, sealed, KEY.lower())
    expect(page.get_by_role("heading", name="What is in it")).to_be_focused()
    expect(page.get_by_label("Or the key itself")).to_have_value("")
    page.goto(f"{sheets_url}notebook/")
    page.go_back()
    expect(page.locator("[data-part=words]")).to_be_empty()
    assert page.evaluate("async () => [localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("broken") == []
    assert foreign(requests, sheets_url) == []
    context.close()


@needs_age
def test_under_the_lock_a_summary_goes_out_too(watched: Page, sheets_url: str, tmp_path: Path) -> None:
    """The lock's module starts workers of its own on the same page."""
    watched.goto(f"{sheets_url}worksheets/{TALK}/")
    watched.locator("[data-field=what] textarea").fill("the heron")
    lock(watched)
    watched.goto(f"{sheets_url}notebook/")
    expect(watched.locator("[data-part=entries] a")).to_have_count(1)
    choose(watched, 0)
    press_to(watched, "[data-do=look]")
    watched.keyboard.press("Enter")
    expect(watched.get_by_role("heading", name="To print, save or show")).to_be_focused()
    (tmp_path / "key.txt").write_text(KEY)
    lock_to(watched, tmp_path / "a.age")
    assert "the heron" in age("-d", "-i", tmp_path / "key.txt", tmp_path / "a.age").decode()


@needs_age
def test_a_key_made_here_opens_what_the_program_age_locks_for_it(
    watched: Page, sheets_url: str, tmp_path: Path, trials: Callable[[int], Iterable[int]]
) -> None:
    watched.goto(f"{sheets_url}open/")
    with watched.expect_download() as started:
        watched.get_by_role("button", name="Make a key and save its file").press("Enter")
    assert re.fullmatch(r"key-20\d\d-\d\d-\d\d\.txt", started.value.suggested_filename)
    key = tmp_path / "key.txt"
    started.value.save_as(key)
    expect(watched.get_by_role("heading", name="Your new key")).to_be_focused()
    lines = yaml.safe_load(watched.locator("[data-part=lines]").text_content() or "")
    recipient = lines["handover"]["recipient"]
    assert is_recipient(recipient)
    derived = subprocess.run(["age-keygen", "-y", key], capture_output=True, text=True, check=True).stdout
    assert derived.strip() == recipient
    assert "".join((watched.locator("[data-part=fingerprint]").text_content() or "").split()) == recipient[-16:]
    secret = key.read_text().splitlines()[-1]
    assert secret.startswith("AGE-SECRET-KEY-1")
    assert secret not in watched.content()
    for number in trials(2):
        size = (70_000, 0)[number] if number < 2 else random.randrange(LARGE)
        text = (random.choice(["a b\n", "ж 🙂 ", "שלום\r\n"]) * size).encode()[:size].decode(errors="ignore")
        sealed = tmp_path / "theirs.age"
        age("-r", recipient, "-o", sealed, *([] if number else ["--armor"]), given=text.encode())
        show(watched, sealed, key)
        expect(watched.get_by_role("heading", name="What is in it")).to_be_focused(timeout=LONG)
        assert watched.locator("[data-part=words]").text_content() == text
        expect(watched.get_by_text("there is nothing in it")).to_be_visible(visible=not text)
        watched.get_by_role("button", name="Close and clear it").press("Enter")


@needs_age
def test_the_program_age_opens_summaries_of_any_size(
    watched: Page, sheets_url: str, tmp_path: Path, trials: Callable[[int], Iterable[int]]
) -> None:
    key, sealed = tmp_path / "key.txt", tmp_path / "a.age"
    key.write_text(KEY)
    for number in trials(1):
        size = random.randrange(1, LARGE) if number else 70_000
        looked_through(watched, sheets_url, entry(1, {"what": "x" * size}))
        lock_to(watched, sealed)
        text = age("-d", "-i", key, sealed).decode()
        assert text.endswith(f"What was said?\n{'x' * size}\n"), size


HEADER = b"age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n%s--- " + b"A" * 43 + b"\n"
HOSTILE = {
    "not age": (b"words\n", "not in the age format"),
    "nothing": (b"", "not in the age format"),
    "a later age": (b"age-encryption.org/v2\n", "damaged"),
    "a huge header": (HEADER % ((b"A" * 64 + b"\n") * 90_000), "damaged"),
    "no stanza's end": (HEADER % (b"x" * 40), "damaged"),
    "one byte too many": (b" " * 10_000_001, "too large"),
}


@needs_age
def test_files_that_cannot_be_opened_are_told_calmly(watched: Page, sheets_url: str, tmp_path: Path) -> None:
    assert HANDOVER is not None
    good = age("-r", HANDOVER.recipient, given=b"words " * 30)
    cases = [
        *HOSTILE.values(),
        (good[:-1], "damaged"),
        (age("--armor", "-r", HANDOVER.recipient, given=b"words")[:-90], "damaged"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n===\n-----END AGE ENCRYPTED FILE-----\n", "damaged"),
        (good[:-1] + bytes([good[-1] ^ 1]), "damaged"),
        (age("-r", HANDOVER.recipient, given=b"PK\x03\x04\x00\xff"), "not text"),
        (SCRYPT_HEADER % b"18" + b"A" * 43 + b"\n", "with a passphrase, not for a key"),
    ]
    watched.goto(f"{sheets_url}open/")
    said = watched.get_by_role("alert")
    for content, words in cases:
        show(watched, new_file(tmp_path, content), KEY)
        expect(said).to_contain_text(words)
    file = new_file(tmp_path, good)
    for key, words in [
        ("", "Give your key"),
        (HANDOVER.recipient, "the public part of a key"),
        (KEY[:-1] + "Q", "not a whole key"),
        (SECOND_KEY, "does not open this file"),
    ]:
        show(watched, file, key)
        expect(said).to_contain_text(words)


@needs_age
def test_spoilt_files_are_refused_and_show_nothing(
    watched: Page, sheets_url: str, tmp_path: Path, trials: Callable[[int], Any]
) -> None:
    assert HANDOVER is not None
    seed = int(os.environ.get("HANDRAIL_SEED", random.randrange(10**6)))
    chance = random.Random(seed)
    goods = [age(*form, "-r", HANDOVER.recipient, given=b"words " * 30) for form in ((), ("--armor",))]
    watched.goto(f"{sheets_url}open/")
    said = watched.get_by_role("alert")
    waits, runs = [], trials(6)
    for number in runs:
        if (content := mutant(goods[number % 2], chance)) in goods:
            continue
        start = monotonic()
        show(watched, new_file(tmp_path, content), KEY)
        waits.append(monotonic() - start)
        if watched.locator("[data-part=words]").text_content():
            # A changed end of line in the text around a file changes nothing in it.
            assert number % 2, seed
            watched.get_by_role("button", name="Close and clear it").press("Enter")
        else:
            assert said.text_content() not in ("", "One moment"), seed
    print(
        f"{len(waits)} spoilt files from seed {seed}, slowest {max(waits):.1f} s, most {most_memory(watched.context.browser):.0f} MB"
    )
    # A short run on a busy machine says nothing of time.
    assert runs.count < 1000 or max(waits) < 2
    assert most_memory(watched.context.browser) < 300
