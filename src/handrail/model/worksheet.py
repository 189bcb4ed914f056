"""A worksheet: an exercise as steps of fields, and all a reader needs to know before starting."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, SerializeAsAny

from handrail.fields import AnyField
from handrail.fields.base import BaseField, Option, Question
from handrail.messages import Messages
from handrail.model.base import AreaRef, Line, Model, Order, PageRef, Prose, Slug
from handrail.model.shared import Evidence, Practised, Therapists

Occasion = Literal["after", "before", "calm", "often"]


class WorksheetStep(Model):
    """One stop on the worksheet's rail."""

    title: Line
    """What this step is about."""
    intro: Prose | None = None
    """A sentence or two before its fields."""
    fields: Annotated[list[SerializeAsAny[AnyField]], Field(min_length=1)]
    """What people fill in, in order."""


class RightNow(Model):
    """How a worksheet is offered on the page for a hard moment."""

    do: Line
    """What it is to do, in a few words, such as `Breathe with this`."""
    how: Line
    """How long it takes or what it asks, in a few words."""
    order: Order = 100


class FormerField(Model):
    """A question that is not asked any more. People's answers to it are still shown and exported under its label."""

    id: Slug
    """The id it had. No other field may take it."""
    label: Line
    """The question as it was asked."""
    options: list[Option] = []
    """Its options, if it had any."""

    def told(self) -> dict[str, Any]:
        """The same as `Question.told`, for a question of old."""
        names = {option.id: option.label for option in self.options}
        return {"id": self.id, "type": "former", "label": self.label, **({"names": names} if names else {})}


class Worksheet(Practised):
    """An exercise. `entries` says whether people fill it in once or again and again."""

    kind: ClassVar[str] = "worksheet"
    title: Line
    """The worksheet's name."""
    area: AreaRef
    """The slug of the area it belongs to."""
    order: Order = 100
    why: Line
    """What it is good for, in one line."""
    when: Line
    """When to do it."""
    occasions: list[Occasion] = []
    """The same for lists of pages, which can be narrowed to it. `after`: soon after something happened. `before`: before
    something that is coming. `calm`: in a calm hour. `often`: a little, every day or every week. For a hard moment
    there is `right_now`."""
    where: Line
    """Where to do it."""
    minutes: Annotated[int, Field(ge=1, le=120)]
    """How long it takes."""
    bring_back: Prose
    """What to bring back to a session."""
    right_now: RightNow | None = None
    """Offers it on the page for a hard moment. Choose few: what can be done at once by somebody in distress."""
    entries: Literal["single", "dated"] = "dated"
    """`single`: filled in once and changed. `dated`: filled in again and again; on another day it begins anew."""
    keep: Literal["always", "choice", "never"] = "always"
    """`choice`: the reader decides whether it is kept or let go. `never`: it is gone when the page closes."""
    care: Annotated[list[Prose], Field(min_length=1)]
    """Cautions to read before starting, one item each."""
    steps: Annotated[list[WorksheetStep], Field(min_length=1)]
    """The exercise, in order."""
    former_fields: list[FormerField] = []
    """Questions this worksheet asked once and asks no more."""
    way_down: Prose
    """How to come to rest afterwards: a grounding step, a kind closing line."""
    concepts: list[PageRef] = []
    """Slugs of pages to read with it."""
    therapists: Therapists
    """The fold for therapists."""
    evidence: Evidence
    """What is known about this exercise, and what is not."""

    def fields(self) -> list[BaseField]:
        """Every field, in order."""
        return [field for step in self.steps for field in step.fields]

    def questions(self) -> list[Question]:
        """Every field that people answer, in order."""
        return [field for field in self.fields() if isinstance(field, Question)]

    def waiting(self) -> set[tuple[int, ...]]:
        """What is set aside at first: the places of steps, `(2,)`, and of fields, `(0, 3)`.

        A field that has `opens_only` holds back the fields it names; if it names none, all that comes after it.
        """
        named = {name for field in self.fields() for name in getattr(field, "opens_only", ())}
        waiting: set[tuple[int, ...]] = set()
        held = False
        for number, step in enumerate(self.steps):
            if held:
                waiting.add((number,))
            held_here = False
            for place, field in enumerate(step.fields):
                if held_here or getattr(field, "id", None) in named:
                    waiting.add((number, place))
                held_here = held_here or getattr(field, "opens_only", None) == []
            held = held or held_here
        return waiting

    def told(self, slug: str, messages: Messages) -> dict[str, Any]:
        """What the client needs to tell answers in words; `client/told.ts` holds its shape."""
        questions = self.questions()
        fields = [*(field.told() for field in questions), *(field.told() for field in self.former_fields)]
        compared = [pair for field in self.fields() if (pair := field.compared(questions))]
        told = {"slug": slug, "title": self.title, "entries": self.entries, "fields": fields}
        translated: dict[str, Any] = messages.translated({**told, "compares": compared} if compared else told)
        return translated
