"""Files brought into a notebook, in thousands of made-up cases: no entry is lost, and none comes in twice."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent


def test_bringing_files_in_loses_nothing_and_does_nothing_twice(
    trials: Callable[[int], int], root: Path, tmp_path: Path, html_validate: list[str]
) -> None:
    node, model = html_validate[0], tmp_path / "merge.mjs"
    esbuild = [node, str(root / "node_modules/esbuild/bin/esbuild"), str(HERE / "merge.ts")]
    subprocess.run([*esbuild, "--bundle", "--platform=node", "--format=esm", f"--outfile={model}"], check=True)
    done = subprocess.run([node, str(model), str(trials(2000))], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    assert result["runs"] > 0
    assert result["faults"] == []
