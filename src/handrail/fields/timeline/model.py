"""`timeline`: moments on a line, by age, by year or in the reader's own order."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields import SimpleField
from handrail.fields.base import Fault, Question
from handrail.model.base import Line

WHEN = "when"
"""The key of each row's number in answers."""


class Field(Question):
    """Rows on a line, with a number that says when and other simple fields. `row` names one row: "Moment"."""

    type: Literal["timeline"]
    simple: ClassVar[bool] = False
    by: Annotated[
        Literal["age", "year", "free", "choice"],
        pydantic.Field(
            description="What each row's number is. `free`: rows have none and are moved by hand. "
            "`choice`: the reader decides, and may write ages or years."
        ),
    ]
    when: Annotated[
        Line | None, pydantic.Field(description="The words over each row's number. Needed unless `by` is `free`.")
    ] = None
    columns: Annotated[list[pydantic.SerializeAsAny[SimpleField]], pydantic.Field(min_length=1, max_length=8)]
    row: Line
    add: Line
    blank: Annotated[int, pydantic.Field(ge=1, le=12, description="Empty rows on paper and without script.")] = 3

    def told(self) -> dict[str, Any]:
        told = super().told()
        when = [{"id": WHEN, "type": "number", "label": self.when}] if self.when else []
        return {**told, "parts": [*when, *told.get("parts", [])]}

    def faults(self) -> Iterable[Fault]:
        if self.by != "free" and not self.when:
            yield Fault((), "H303", {"key": "when"})
        for place, column in enumerate(self.parts()):
            if column.id == WHEN:
                yield Fault(("columns", place, "id"), "H451", {"id": WHEN})
