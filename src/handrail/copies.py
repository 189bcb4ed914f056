"""All processors for one piece of work: shares of it are done by copies of this process, which know all that it knows.

Nothing is done where a process cannot be copied safely, or where there is too little to do; whoever asks then does it
as it comes up. A copy that fails makes nothing.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")

WORTH_IT = 20
"""How many things there are for each process at least: to copy one takes as long as a few of them."""

PATIENCE = 30
"""Seconds that a copy may take longer than its original for as much. One that hangs would else hold everything up."""


def in_copies(things: Sequence[Thing], work: Callable[[Sequence[Thing]], Made]) -> list[Made]:
    """Do work on things, a share in this process and a share in each copy.

    Args:
        things: what there is to do; in whichever order.
        work: makes something of a share, and does not raise.

    Returns:
        What was made of each share; nothing where nothing was done.
    """
    count = min(processors(), len(things) // WORTH_IT)
    # A copy has one thread; what others hold in the original, such as a lock, would be held for ever.
    if count < 2 or sys.platform != "linux" or threading.active_count() > 1:
        return []
    fork, copies = get_context("fork"), []
    for number in range(1, count):
        made_there, made_here = fork.Pipe(duplex=False)
        copy = fork.Process(target=_send, args=(made_here, work, things[number::count]))
        copy.start()
        made_here.close()
        copies.append((copy, made_there))
    made = [work(things[::count])]
    for copy, made_there in copies:
        with suppress(EOFError, OSError):
            if made_there.poll(PATIENCE):
                made.append(made_there.recv())
        copy.kill()
        copy.join()
    return made


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _send(to: Connection, work: Callable[[Sequence[Thing]], Made], things: Sequence[Thing]) -> None:
    to.send(work(things))
