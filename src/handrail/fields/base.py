"""What every field type shares: a permanent id, a label, a hint, and how its answers are told in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import Field

from handrail.messages import Messages
from handrail.model.base import Line, Location, Model, Prose, Slug, WorksheetRef

if TYPE_CHECKING:
    from handrail.library import Library

Name = str | Callable[[Messages], str]
"""The words behind an id: an author's, a marked message of the interface, or what the interface says in a language."""


class Fault(NamedTuple):
    """Something wrong in a field that its types alone cannot tell: where inside it, and the problem's code."""

    at: Location
    code: str
    details: dict[str, Any]


class ShowIf(Model):
    """Shows a field only when another one of the same worksheet is answered in a certain way.

    What was typed in a field that is hidden again is kept. On paper and without script it always shows.
    """

    field: Annotated[Slug, Field(description="The id of the other field.")]
    is_: Annotated[
        list[Slug] | None,
        Field(alias="is", min_length=1, description="Option ids; one of them is chosen. Without it: any answer."),
    ] = None


class BaseField(Model):
    """Anything that may stand in a worksheet's step."""

    type: str
    show_if: Annotated[ShowIf | None, Field(description="Show it only when another field is answered so.")] = None

    asks: ClassVar[bool] = False
    """Whether people answer it. A field that asks has an `id`, and answers hang on that id for ever."""
    simple: ClassVar[bool] = True
    """Whether it may be a column of `rows` and of `table`."""
    scripted: ClassVar[bool] = False
    """Whether it has a `client.ts` although nobody answers it."""

    def refers_to(self) -> Iterable[tuple[str | Location, Slug]]:
        """Ids of other fields of the same worksheet that this one names, each with the key or the place that names it."""
        if self.show_if:
            yield ("show_if", "field"), self.show_if.field

    def refers_beyond(self) -> Iterable[tuple[WorksheetRef, str, Slug]]:
        """Fields of worksheets on other pages that this one shows: the worksheet, and the key that names the field."""
        return ()

    def faults(self) -> Iterable[Fault]:
        """What is wrong in this field by itself; each becomes an author's problem at its place."""
        return ()

    def faults_among(self, questions: "Sequence[Question]") -> Iterable[Fault]:
        """What is wrong with this field beside the questions of its worksheet; all that it names are among them."""
        return ()

    def compared(self, questions: "Sequence[Question]") -> dict[str, Any] | None:
        """Two numbers that belong in one chart over time, if the field has such: `client/told.ts` holds the shape."""
        return None


class Question(BaseField):
    """A field that people answer."""

    asks: ClassVar[bool] = True
    vocabulary: ClassVar[str] = ""
    """Names the words that all fields of this type share, such as those for feelings. A page carries them once."""
    id: Annotated[Slug, Field(description="Permanent: people's answers hang on it.")]
    label: Line
    hint: Annotated[Prose | None, Field(description="One sentence, shown before the field.")] = None
    keep: Annotated[
        Literal["always", "never"],
        Field(description="`never`: what is written here stays in the page only and is gone when it closes."),
    ] = "always"
    renamed_from: Annotated[list[Slug], Field(description="Ids this field had before; their answers are shown.")] = []

    def told(self) -> dict[str, Any]:
        """What the client needs to tell an answer in words: the label, and the words behind every id in it.

        Keys: `id`, `type`, `label`; `names` (id -> words, for options and the like), `parts` (the same for fields
        inside this one), `sentences` (ways to say the parts as one sentence), `before` (ids it had), `to` (a scale's
        highest number), `vocabulary` (whose words stand behind its other ids), where there are any. Words of
        Handrail's own in it are marked with `N_`, or functions of `Messages`, and are put into the page's language later.
        """
        told: dict[str, Any] = {"id": self.id, "type": self.type, "label": self.label}
        if self.renamed_from:
            told["before"] = self.renamed_from
        if self.vocabulary:
            told["vocabulary"] = self.vocabulary
        if names := self.names():
            told["names"] = names
        if parts := [part.told() for part in self.parts()]:
            told["parts"] = parts
        return told

    def names(self) -> Mapping[str, Name]:
        """The words behind the ids that an answer may hold, such as those of options."""
        return {option.id: option.label for option in getattr(self, "options", ())}

    @classmethod
    def shared_names(cls, library: "Library", messages: Messages) -> dict[str, str]:
        """The words of the field type's vocabulary, by their ids."""
        return {}

    def parts(self) -> "list[Question]":
        """The questions inside this one, whose ids are keys in its answers."""
        return [column for column in getattr(self, "columns", ()) if isinstance(column, Question)]

    def with_parts(self) -> "Iterator[Question]":
        """This question, and every one inside it."""
        yield self
        for part in self.parts():
            yield from part.with_parts()


class Option(Model):
    """One thing to choose. Its id is stored in answers, so it is permanent too."""

    id: Slug
    label: Line


class Group(Model):
    """A named part of a field, such as a row, a bin or a zone. Its id is stored in answers, so it is permanent."""

    id: Slug
    label: Line
    hint: Line | None = None
    """One line, shown with its name."""
