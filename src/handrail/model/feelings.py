"""The vocabulary of feelings: words a reader can choose from, in groups by what the feeling is about.

A library has one. Fields of the type `feelings` show it; a practice may replace groups, add some, and retire words.
"""

from typing import Annotated

from pydantic import Field

from handrail.model.base import Line, Model, Slug

KEPT_WORDS = ("unnamed", "other")
"""Ids of what every field offers beside the vocabulary: that there is no name for it, and a word of one's own."""


class FeelingWord(Model):
    """One word. Its id is stored in people's answers, so it is permanent."""

    id: Slug
    """Permanent: people's answers hang on it. Used once in the whole vocabulary."""
    label: Line
    """The word, as it is shown and told."""
    means: Line
    """What it is like, in one plain line, such as `the room feels far away`."""
    body: Line | None = None
    """How it often shows in the body, such as `often heavy arms`."""
    also_called: list[Line] = []
    """Other words that people may type when they look for it."""


class FeelingGroup(Model):
    """Words that are about the same thing. Groups are neither good nor bad, and have no order of worth."""

    id: Slug
    """Permanent: worksheets name it to offer some groups only."""
    label: Line
    """What these feelings are about, in plain words."""
    bodily: bool = False
    """Words for the body alone: offered first to a reader who cannot name a feeling, whatever groups a field asks for."""
    words: Annotated[list[FeelingWord], Field(min_length=1)]
    """The words, those that most people know first."""


class FormerWord(Model):
    """A word that is not offered any more. Answers that hold it are still told by its label."""

    id: Slug
    label: Line


class Feelings(Model):
    """All groups, in the order in which they are shown."""

    groups: Annotated[list[FeelingGroup], Field(min_length=1)]
    """One block for each group."""
    former_words: list[FormerWord] = []
    """Words that are not offered any more. A practice retires a word of the built-in library by naming it here."""

    def over(self, earlier: "Feelings") -> "Feelings":
        """These groups, and those of an earlier file that are not among them.

        A word that stands in these groups is taken out of the earlier ones; a word that is nowhere any more is told
        by its label as before.
        """
        own = {group.id for group in self.groups}
        names = self.names()
        kept = [_without(group, names) for group in earlier.groups if group.id not in own]
        groups = [*self.groups, *(group for group in kept if group.words)]
        there = {word.id for group in groups for word in group.words} | {word.id for word in self.former_words}
        gone = [FormerWord(id=id, label=Line(label)) for id, label in earlier.names().items() if id not in there]
        return self.model_copy(update={"groups": groups, "former_words": [*self.former_words, *gone]})

    def names(self) -> dict[str, str]:
        """The label behind every word's id, those of former words included."""
        names: dict[str, str] = {word.id: word.label for word in self.former_words}
        return names | {word.id: word.label for group in self.groups for word in group.words}

    def offered(self, groups: list[Slug]) -> list[FeelingGroup]:
        """The groups of feelings that are named, or all when none is; the bodily ones are apart."""
        return [group for group in self.groups if not group.bodily and (not groups or group.id in groups)]

    @property
    def bodily(self) -> list[FeelingGroup]:
        """The groups of words for the body alone."""
        return [group for group in self.groups if group.bodily]


def _without(group: FeelingGroup, ids: dict[str, str]) -> FeelingGroup:
    return group.model_copy(update={"words": [word for word in group.words if word.id not in ids]})
