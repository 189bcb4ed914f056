"""Files of every size go to Debian's program `age` and come from it without a difference.

The client's own worker makes and opens them, in Node; `tests/client/test_backup.py` does it by the page.
"""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from age_program import needs_age, with_passphrase

LARGEST = 5_000_000


@needs_age
def test_files_of_every_size_are_exchanged_with_age(
    trials: Callable[[int], Any], bundled: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    if not trials(0).count:
        pytest.skip("a long trial only; the notebook's page does it in test_backup.py")
    chance = random.Random(1)
    words = "spade violet harbour"
    # The format's pieces are 64 KiB long.
    sizes = [65_536, 0, LARGEST, 1, 65_535, 65_537, 131_072]
    different, done = [], 0
    for number in trials(0):
        size = sizes[number] if number < len(sizes) else int(LARGEST ** chance.random())
        (tmp_path / f"{number}.plain").write_bytes(chance.randbytes(size))
        done += 1
    bundled("exchange", "seal", str(tmp_path), words)
    for plain in tmp_path.glob("*.plain"):
        ours, theirs, opened = (plain.with_name(f"{plain.name}.{end}") for end in ("ours", "theirs", "opened"))
        with_passphrase(words, "-d", "-o", opened, ours)
        opened.touch()  # `age` writes no file for nothing
        with_passphrase(words, "-p", "-o", theirs, plain)
        if opened.read_bytes() != plain.read_bytes():
            different.append(f"ours, {plain.stat().st_size} bytes")
    different += bundled("exchange", "open", str(tmp_path), words)["odd"]
    print(f"{done} files each way, {len(different)} with a difference")
    assert different == []
