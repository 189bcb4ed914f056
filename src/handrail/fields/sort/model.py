"""`sort`: things put into a few bins."""

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields.base import Fault, Group, Name, Option, Question
from handrail.messages import N_

UNSORTED = "unsorted"


class Field(Question):
    """Two to four bins, and things to put into them: the author's, the reader's own, or both."""

    type: Literal["sort"]
    simple: ClassVar[bool] = False
    bins: Annotated[list[Group], pydantic.Field(min_length=2, max_length=4, description="Where things can go.")]
    items: Annotated[list[Option], pydantic.Field(max_length=20, description="Things to begin with, if any.")] = []
    own: Annotated[bool, pydantic.Field(description="Whether the reader may add things.")] = True

    def names(self) -> Mapping[str, Name]:
        bins: dict[str, Name] = {bin.id: bin.label for bin in self.bins}
        return {**bins, UNSORTED: N_("Not sorted yet"), **{item.id: item.label for item in self.items}}

    def faults(self) -> Iterable[Fault]:
        if not self.items and not self.own:
            yield Fault((), "H453", {"wanted": "`items`, or leave out `own: false`"})
        taken = {UNSORTED, "chosen", "other"}
        for key in ("bins", "items"):
            for place, thing in enumerate(getattr(self, key)):
                if thing.id in taken:
                    yield Fault((key, place, "id"), "H451", {"id": thing.id})
            taken |= {bin.id for bin in self.bins}
