"""Files brought into a notebook, in thousands of made-up cases: no entry is lost, and none comes in twice."""

from collections.abc import Callable
from typing import Any


def test_bringing_files_in_loses_nothing_and_does_nothing_twice(
    trials: Callable[[int], Any], bundled: Callable[..., dict[str, Any]]
) -> None:
    result = bundled("merge", trials(2000).count)
    assert result["runs"] > 0
    assert result["faults"] == []
