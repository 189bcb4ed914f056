"""`table`: the same questions about each of a few things, side by side."""

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Literal

import pydantic

from handrail.fields import SimpleField
from handrail.fields.base import Fault, Group, Name, Question
from handrail.model.base import Line


class Field(Question):
    """Fixed rows by columns. A table of one row shows no row name: two columns to write in."""

    type: Literal["table"]
    simple: ClassVar[bool] = False
    rows: Annotated[
        list[Group], pydantic.Field(max_length=20, description="What is asked about, each with an id.")
    ] = []
    columns: Annotated[
        list[pydantic.SerializeAsAny[SimpleField]],
        pydantic.Field(min_length=1, max_length=3, description="What is asked about each row: simple fields."),
    ]
    own_rows: Annotated[int, pydantic.Field(ge=0, le=12, description="How many rows the reader may name.")] = 0
    own: Annotated[Line | None, pydantic.Field(description="What such a row is called: `Another value`.")] = None

    @property
    def own_groups(self) -> list[Group]:
        """The rows that the reader names. Their ids are `own-1`, `own-2` and so on."""
        numbers = range(1, self.own_rows + 1) if self.own else ()
        return [Group(id=f"own-{number}", label=Line(f"{self.own} {number}")) for number in numbers]

    def names(self) -> Mapping[str, Name]:
        return {row.id: row.label for row in [*self.rows, *self.own_groups]}

    def faults(self) -> Iterable[Fault]:
        if not self.rows and not self.own_rows:
            yield Fault((), "H453", {"wanted": "`rows`, or `own_rows` with `own`"})
        if self.own_rows and not self.own:
            yield Fault(("own_rows",), "H452", {"key": "own_rows", "other": "own"})
        if self.own and not self.own_rows:
            yield Fault(("own",), "H452", {"key": "own", "other": "own_rows"})
        taken = {"chosen", "other", *(part.id for part in self.parts()), *(row.id for row in self.own_groups)}
        for place, row in enumerate(self.rows):
            if row.id in taken:
                yield Fault(("rows", place, "id"), "H451", {"id": row.id})
        for place, column in enumerate(self.columns):
            if getattr(column, "id", "") == "name":
                yield Fault(("columns", place, "id"), "H451", {"id": "name"})
