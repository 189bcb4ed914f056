"""Two or three tabs write one sheet, in a hundred thousand orders: nothing is written over unseen.

The sheet, the writer and the turn are the client's own, bundled for Node; `world.ts` is the browser around them.
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def test_no_order_of_events_in_tabs_loses_a_word(
    trials: Callable[[int], Any], root: Path, tmp_path: Path, html_validate: list[str]
) -> None:
    node, model = html_validate[0], tmp_path / "model.mjs"
    esbuild = [node, str(root / "node_modules/esbuild/bin/esbuild"), str(HERE / "model.ts")]
    subprocess.run(
        [*esbuild, "--bundle", "--platform=node", "--format=esm", "--log-level=warning", f"--outfile={model}"],
        check=True,
    )
    done = subprocess.run([node, str(model), "1", str(trials(2000).count)], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    print(f"{result['runs']} runs, {result['words']} words, {result['aside']} texts kept side by side, "
          f"{len(result['faults'])} runs with a loss")  # fmt: skip
    assert result["faults"] == []
    assert result["aside"] > 0, "tabs did meet"
