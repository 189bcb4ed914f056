"""Debian's program `age`, which shares its files with the notebook. It asks for passphrases on a terminal only."""

import os
import pty
import shutil
from pathlib import Path

import pytest

needs_age = pytest.mark.skipif(not shutil.which("age"), reason="the program `age` is not installed here")


def with_passphrase(passphrase: str, *arguments: str | Path) -> None:
    """Run `age` on a terminal and type the passphrase whenever it asks."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", *map(str, arguments)])
    said = b""
    try:
        while chunk := os.read(terminal, 1024):
            said += chunk
            if said.rstrip().endswith(b":"):
                os.write(terminal, passphrase.encode() + b"\n")
                said = b""
    except OSError:
        pass  # the terminal is gone: the program has ended
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, said.decode()
