"""`body-map`: where in the body something shows, and what it is like there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields.base import Fault, Option, Question
from handrail.fields.body_map.places import NOWHERE, PLACES, SENSATIONS

if TYPE_CHECKING:
    from handrail.library import Library
    from handrail.messages import Messages


class Field(Question):
    """A figure from the front and from the back, and the same places as a list."""

    type: Literal["body-map"]
    simple: ClassVar[bool] = False
    vocabulary: ClassVar[str] = "body"
    sensations: Annotated[
        list[Option], pydantic.Field(description="What one may notice in a place; without it, a list of twelve.")
    ] = []
    strength: Annotated[
        Literal[10, "none"],
        pydantic.Field(description="The highest strength in a place; `none` asks for no strength."),
    ] = 10

    places: ClassVar[dict[str, str]] = PLACES
    nowhere: ClassVar[str] = NOWHERE
    usual: ClassVar[list[Option]] = [Option(id=id, label=label) for id, label in SENSATIONS.items()]

    def told(self) -> dict[str, Any]:
        return {**super().told(), **({} if self.strength == "none" else {"to": self.strength})}

    def names(self) -> dict[str, str]:
        return {sensation.id: sensation.label for sensation in self.sensations}

    def faults(self) -> Iterable[Fault]:
        for number, sensation in enumerate(self.sensations):
            if sensation.id in self.places or sensation.id == "nowhere":
                yield Fault(("sensations", number, "id"), "H433", {"id": sensation.id})

    @classmethod
    def shared_names(cls, library: "Library", messages: "Messages") -> dict[str, str]:
        words = {**SENSATIONS, **PLACES, "nowhere": NOWHERE}
        return {id: messages.gettext(word) for id, word in words.items()}
