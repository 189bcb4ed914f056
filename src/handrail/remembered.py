"""What was made of something that never changes, made once.

Models never change once they are read, and one process may build many sites over one library. So what hangs on a model
alone (its words, its score, the problems of a page as it stands) is kept for as long as the model itself is.
"""

import weakref
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

Subject = TypeVar("Subject")
Given = ParamSpec("Given")
Made = TypeVar("Made")


def remembered(
    make: Callable[Concatenate[Subject, Given], Made],
) -> Callable[Concatenate[Subject, Given], Made]:
    """A function that makes the same of the same object, asked for it again. What else it is given must be hashable.

    Objects are told apart by who they are, not by what they hold: comparing models would take as long as making anew.
    """
    known: dict[Any, Made] = {}

    def recall(subject: Subject, /, *given: Given.args, **named: Given.kwargs) -> Made:
        key = (id(subject), given, tuple(named.items()))
        if key not in known:
            known[key] = make(subject, *given, **named)
            # The number of an object may be another's once it is gone.
            weakref.finalize(subject, known.pop, key, None).atexit = False
        return known[key]

    return recall
