"""`menu`: the reader's own short lists, one for each zone, to keep at hand."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields.base import Fault, Group, Question
from handrail.model.base import Line


class Zone(Group):
    """One list, for one strength or one state. `hint` says how one knows that it is this one."""

    ideas: Annotated[list[Line], pydantic.Field(description="Lines to add with one tap.")] = []
    example: Annotated[Line | None, pydantic.Field(description="Shown faintly in the first empty line.")] = None


class Field(Question):
    """A list of the reader's own lines for each of the `zones`; with `card`, they print at the size of a bank card too."""

    type: Literal["menu"]
    simple: ClassVar[bool] = False
    zones: Annotated[list[Zone], pydantic.Field(min_length=1, max_length=8)]
    lines: Annotated[int, pydantic.Field(ge=1, le=12, description="Empty lines in each zone on paper.")] = 3
    card: bool = False

    def told(self) -> dict[str, Any]:
        zones = [{"id": zone.id, "type": "lines", "label": zone.label} for zone in self.zones]
        return {**super().told(), "parts": zones}

    def faults(self) -> Iterable[Fault]:
        # Answers elsewhere keep what was chosen under these keys, and they are told without their name.
        for place, zone in enumerate(self.zones):
            if zone.id in ("chosen", "other"):
                yield Fault(("zones", place, "id"), "H451", {"id": zone.id})
