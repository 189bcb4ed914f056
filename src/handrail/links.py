"""Every link, citation and reference leads somewhere: cross-checks over a whole library.

`mentions` tells what a model names: pages by slug (also in the links of their prose), sources, groups of feelings. Pictures
and the practice's region are looked at here. Each problem points at the very word.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from handrail import prose
from handrail.mentions import Mention, mentions
from handrail.messages import is_language
from handrail.model.base import Location, Model
from handrail.model.feelings import KEPT_WORDS, Feelings
from handrail.model.pathway import Pathway
from handrail.model.practice import Practice
from handrail.model.reference import Bibliography
from handrail.model.shared import Findable, Picture
from handrail.model.worksheet import Worksheet
from handrail.problems import Gathered, Place, Problem, TooMany, hint
from handrail.source import Source

Entry = tuple[str, Model, Source]
"""A slug (empty for files that exist once), its model and its file."""


@dataclass(frozen=True)
class Names:
    """What may be named. None means that the file which lists them could not be read."""

    kinds: dict[str, str]
    sources: Sequence[str] | None
    pictures: Sequence[str]
    regions: Sequence[str] | None
    feelings: Sequence[str] | None


def check_links(entries: Sequence[Entry], names: Names) -> list[Problem]:
    """Every name that leads nowhere, or to the wrong kind of thing."""
    aliases = {alias for _, model, _ in entries if isinstance(model, Findable) for alias in model.aliases}
    worksheets = {
        name: model for slug, model, _ in entries if isinstance(model, Worksheet) for name in (slug, *model.aliases)
    }
    problems: list[Problem] = []
    for _slug, model, source in entries:
        checker = _Checker(source, names, aliases, worksheets)
        with suppress(TooMany):
            for mention in mentions(model):
                checker.check(mention)
            checker.check_whole(model)
        problems += checker.problems
    problems += _check_aliases(entries, names)
    problems += _check_circles(entries)
    return problems


class _Checker:
    """Checks one file. Where something stands is asked only when it is wrong: a known file is read again for it."""

    def __init__(self, source: Source, names: Names, aliases: set[str], worksheets: dict[str, Worksheet]) -> None:
        self.source = source
        self.names = names
        self.pages = [*names.kinds, *aliases]
        self.worksheets = worksheets
        self.problems = Gathered()

    def report(self, code: str, place: Place, *, also: tuple[Place, ...] = (), **details: Any) -> None:
        self.problems.append(self.source.problem(code, place, also=also, **details))

    def check(self, mention: Mention) -> None:
        what, name, at, kinds = mention
        if what == "page":
            self._page(name, partial(self.source.place, at), kinds)
        elif what == "source":
            self._source(name, partial(self.source.place, at))
        elif what == "feelings":
            if self.names.feelings is not None and name not in self.names.feelings:
                self._unknown("H430", at, name, self.names.feelings, id=name)
        elif what == "citation":
            self._source(name, partial(self._find, at, "@", name))
        elif prose.is_internal(name):
            self._page(name, partial(self._find, at, "](", name), ())
        elif not prose.is_safe(name):
            self.report("H407", self._find(at, "](", name), url=name)

    def check_whole(self, model: Model) -> None:
        """What is not a name by its type."""
        picture = getattr(model, "picture", None)
        if isinstance(picture, Picture) and picture.name not in self.names.pictures:
            self._unknown("H410", ("picture", "name"), picture.name, self.names.pictures, name=picture.name)
        regions = self.names.regions
        if isinstance(model, Practice) and regions is not None and model.region not in regions:
            self._unknown("H411", ("region",), model.region, regions, region=model.region)
        if isinstance(model, Practice) and not is_language(model.language):
            self.report("H418", self.source.place(("language",)), language=model.language)
        if isinstance(model, Worksheet):
            self._fields_elsewhere(model)
        if isinstance(model, Bibliography):
            first: dict[str, Location] = {}
            for number, reference in enumerate(model.references):
                self._once("H414", reference.id, ("references", number, "id"), first)
        if isinstance(model, Feelings):
            self._feelings(model)

    def _feelings(self, model: Feelings) -> None:
        """Groups and words are found by their ids, in one space each."""
        groups: dict[str, Location] = {}
        words: dict[str, Location] = {}
        for number, group in enumerate(model.groups):
            self._once("H432", group.id, ("groups", number, "id"), groups)
            for place, word in enumerate(group.words):
                at: Location = ("groups", number, "words", place, "id")
                self._once("H431", word.id, at, words)
                if word.id in KEPT_WORDS:
                    self.report("H434", self.source.place(at), id=word.id)

    def _once(self, code: str, name: str, at: Location, seen: dict[str, Location]) -> None:
        if seen.setdefault(name, at) != at:
            self.report(code, self.source.place(at), also=(self.source.place(seen[name]),), id=name, key=name)

    def _fields_elsewhere(self, model: Worksheet) -> None:
        """Fields of other worksheets are there, and something of them is stored."""
        for number, step in enumerate(model.steps):
            for place, field in enumerate(step.fields):
                for slug, key, name in field.refers_beyond():
                    at: Location = ("steps", number, "fields", place, key)
                    if (there := self.worksheets.get(slug)) is None:
                        continue
                    known = {question.id: question for question in there.questions()}
                    if name not in known:
                        self._unknown("H422", at, name, list(known), worksheet=slug, id=name)
                    elif "never" in (there.keep, known[name].keep):
                        self.report("H428", self.source.place(at), id=name)

    def _unknown(self, code: str, at: Location, word: str, known: Sequence[str], **details: Any) -> None:
        self.report(code, self.source.place(at), hint=hint(word, known), known=", ".join(known), **details)

    def _find(self, at: Location, before: str, word: str) -> Place:
        """The place of a word that stands behind a mark; of the whole text when it is not there as it is."""
        place = self.source.find(at, before + word)
        if place == self.source.place(at):
            return place
        return place._replace(column=place.column + len(before))

    def _page(self, slug: str, place: Callable[[], Place], kinds: tuple[str, ...]) -> None:
        if slug not in self.pages:
            self.report("H403", place(), slug=slug, hint=hint(slug, self.pages))
        elif kinds and self.names.kinds.get(slug, kinds[0]) not in kinds:
            self.report("H404", place(), slug=slug, found=self.names.kinds[slug], wanted=" or ".join(kinds))

    def _source(self, key: str, place: Callable[[], Place]) -> None:
        if self.names.sources is not None and key not in self.names.sources:
            self.report("H405", place(), key=key, hint=hint(key, self.names.sources))


def _check_aliases(entries: Sequence[Entry], names: Names) -> Iterator[Problem]:
    """An old address may lead to one page only."""
    taken = set(names.kinds)
    for _slug, model, source in entries:
        for number, alias in enumerate(model.aliases if isinstance(model, Findable) else ()):
            if alias in taken:
                place = source.place(("aliases", number))
                yield source.problem("H416", place, slug=alias)
            taken.add(alias)


def _check_circles(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Pathways may come after one another, but not in a circle."""
    pathways = {slug: (model, source) for slug, model, source in entries if isinstance(model, Pathway)}

    def after(slug: str) -> list[str]:
        return [before for before in pathways[slug][0].after if before in pathways]

    reported: set[frozenset[str]] = set()
    for start in sorted(pathways):
        circle = _circle_from(start, after)
        if circle and frozenset(circle) not in reported:
            reported.add(frozenset(circle))
            model, source = pathways[start]
            place = source.place(("after", [*map(str, model.after)].index(circle[1 % len(circle)])))
            names = " → ".join([*circle, start])
            yield source.problem("H406", place, circle=names)


def _circle_from(start: str, after: Callable[[str], list[str]]) -> list[str]:
    """The way from a pathway back to itself, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for slug in after(way[-1]):
            if slug == start:
                return way
            if slug not in seen:
                seen.add(slug)
                ways.append([*way, slug])
    return []
