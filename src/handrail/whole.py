"""Files that can be made again: written whole or not at all, and used only if they are whole.

For what is kept beside a site and beside this program (`kept`, `compiled`, PDFs). Other processes may be reading and
writing the same file. One that cannot be written is not kept, which costs time and nothing else.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write a file, with its folder, in one step."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)


def put_sealed(path: Path, data: bytes) -> None:
    """The same, with a digest before the data by which `sealed` knows that it is whole."""
    put(path, _digest(data) + b"\n" + data)


def sealed(path: Path) -> bytes | None:
    """The data that were put there, if they are whole."""
    with suppress(OSError, ValueError):
        digest, data = path.read_bytes().split(b"\n", 1)
        if digest == _digest(data):
            return data
    return None


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
