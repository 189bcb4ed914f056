"""What the trials have in common."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_support import launch
from playwright.sync_api import Browser, Page, Playwright
from writing import Writing

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The whole browser and not its shell: figures are of what readers have."""
    started = launch(playwright)
    yield started
    started.close()


@pytest.fixture
def writing(sheets_url: str) -> Callable[[Page], Writing]:
    return lambda page: Writing(page, sheets_url)


@pytest.fixture
def bundled(root: Path, tmp_path: Path, html_validate: list[str]) -> Callable[..., dict[str, Any]]:
    """Runs a TypeScript file of this folder in Node, with the client's own modules; gives what it prints as JSON."""
    node = html_validate[0]

    def run(name: str, *arguments: int | str) -> dict[str, Any]:
        out = tmp_path / f"{name}.mjs"
        esbuild = [node, str(root / "node_modules/esbuild/bin/esbuild"), str(HERE / f"{name}.ts")]
        options = ["--bundle", "--platform=node", "--format=esm", "--log-level=warning", f"--outfile={out}"]
        subprocess.run([*esbuild, *options], check=True)
        done = subprocess.run([node, out, *map(str, arguments)], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    return run
