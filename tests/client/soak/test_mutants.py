"""Backup files that were cut, flipped and spoilt, as the notebook reads them: the client's own reading, in Node.

`tests/client/test_backup.py` gives such files to the page itself.
"""

import random
from collections.abc import Callable
from typing import Any


def test_a_spoilt_file_is_refused_in_known_words_or_read_whole(
    trials: Callable[[int], Any], bundled: Callable[..., dict[str, Any]]
) -> None:
    seed, count = random.randrange(2**31), trials(3000).count
    result = bundled("mutants", count, seed)
    print(f"{count} files from seed {seed}: {result['told']}; slowest {result['slowest']:.1f} ms, "
          f"most {result['megabytes']:.0f} MB")  # fmt: skip
    assert result["odd"] == [], seed
    assert result["polluted"] == [], seed
    assert result["told"]["read"] and result["told"]["damaged"] and result["told"]["not-ours"], "of every kind"
    # A short run on a busy machine says nothing of time.
    assert count < 10_000 or result["slowest"] < 2000
    assert result["megabytes"] < 300
