"""Records under the lock: whatever is changed in one does not open. The client's own code, in Node's ciphers."""

from collections.abc import Callable
from typing import Any


def test_no_changed_record_opens_and_no_nonce_comes_twice(
    trials: Callable[[int], Any], bundled: Callable[..., dict[str, Any]]
) -> None:
    result = bundled("records", trials(200).count)
    print(f"{result['bytes']} bytes flipped one by one, {result['opened']} opened; "
          f"{result['count']} sealed, {result['nonces']} nonces")  # fmt: skip
    assert result["opened"] == 0
    assert result["nonces"] == result["count"]
