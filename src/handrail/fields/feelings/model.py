"""`feelings`: words for what the reader feels, found by typing or by looking through groups."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields.base import Question
from handrail.model.base import FeelingGroupRef

if TYPE_CHECKING:
    from handrail.library import Library
    from handrail.messages import Messages


class Field(Question):
    """Words out of the library's vocabulary, a strength for each, words of one's own, or no name at all."""

    type: Literal["feelings"]
    simple: ClassVar[bool] = False
    vocabulary: ClassVar[str] = "feelings"
    pick: Annotated[
        Literal["many", "one"], pydantic.Field(description="`one`: a single word, such as the strongest.")
    ] = "many"
    strength: Annotated[
        Literal[10, 100, "none"],
        pydantic.Field(description="The highest strength of a word; `none` asks for no strength."),
    ] = 10
    groups: Annotated[
        list[FeelingGroupRef],
        pydantic.Field(description="Ids of groups in content/feelings.yml; without it, all are offered."),
    ] = []

    def told(self) -> dict[str, Any]:
        return {**super().told(), **({} if self.strength == "none" else {"to": self.strength})}

    @classmethod
    def shared_names(cls, library: "Library", messages: "Messages") -> dict[str, str]:
        return {"unnamed": messages.gettext("I can't name it"), **library.feelings.names()}
