"""Two or three tabs write one sheet, in a hundred thousand orders: nothing is written over unseen.

The sheet, the writer and the turn are the client's own, bundled for Node; `world.ts` is the browser around them.
"""

from collections.abc import Callable
from typing import Any


def test_no_order_of_events_in_tabs_loses_a_word(
    trials: Callable[[int], Any], bundled: Callable[..., dict[str, Any]]
) -> None:
    result = bundled("model", 1, trials(2000).count)
    print(f"{result['runs']} runs, {result['words']} words, {result['aside']} texts kept side by side, "
          f"{len(result['faults'])} runs with a loss")  # fmt: skip
    assert result["faults"] == []
    assert result["aside"] > 0, "tabs did meet"
