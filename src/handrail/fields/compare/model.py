"""`compare`: two numbers beside each other, as they were given."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, ClassVar, Literal

import pydantic

from handrail.fields.base import BaseField, Fault, Question
from handrail.model.base import Line, Location, Slug
from handrail.problems import hint


class Field(BaseField):
    """Shows two scales of this worksheet side by side. It never says which is better."""

    simple: ClassVar[bool] = False
    scripted: ClassVar[bool] = True
    type: Literal["compare"]
    label: Line
    before: Slug
    """The id of the first scale; with `in`, of a column."""
    after: Slug
    """The id of the second scale; with `in`, of a column."""
    in_: Annotated[Slug | None, pydantic.Field(alias="in")] = None
    """The id of a field with rows: then each row is a pair, and `before` and `after` are two of its columns."""
    before_label: Line | None = None
    """What the first number is called. Without it, the scale's own question."""
    after_label: Line | None = None
    """What the second number is called. Without it, the scale's own question."""

    def refers_to(self) -> Iterable[tuple[str | Location, Slug]]:
        yield from super().refers_to()
        if self.in_:
            yield "in", self.in_
        else:
            yield "before", self.before
            yield "after", self.after

    def faults_among(self, questions: Sequence[Question]) -> Iterable[Fault]:
        among = self._among(questions)
        if not among:
            yield Fault(("in",), "H435", {"id": self.in_})
            return
        ends = []
        for key, name in (("before", self.before), ("after", self.after)):
            if name not in among:
                known = ", ".join(among)
                yield Fault((key,), "H424", {"id": name, "field": self.in_, "hint": hint(name, among), "known": known})
            elif "to" not in (told := among[name].told()):
                yield Fault((key,), "H423", {"id": name})
            else:
                ends.append(told["to"])
        if len(set(ends)) > 1:
            yield Fault(("after",), "H425", {"before": ends[0], "after": ends[1]})

    def compared(self, questions: Sequence[Question]) -> dict[str, Any] | None:
        among = self._among(questions)
        names = [self.before_label or among[self.before].label, self.after_label or among[self.after].label]
        return {
            "label": self.label,
            "before": self.before,
            "after": self.after,
            **({"in": self.in_} if self.in_ else {}),
            # One question asked twice tells nothing about which is which; the client has words for that.
            **({"names": names} if names[0] != names[1] else {}),
        }

    def _among(self, questions: Sequence[Question]) -> dict[str, Question]:
        """The questions that `before` and `after` are two of, by id."""
        if self.in_:
            questions = next(question for question in questions if question.id == self.in_).parts()
        return {question.id: question for question in questions}
