"""A practice's file that says `extends: library` -> the library's page with its changes made.

Both files become trees in which every value knows its file and place. Changes are made on the tree,
and what comes out is a `Merged` source: values like those of any file, and for every value the place
it was written at. What no longer fits (the library has changed since) is a problem in the practice's
own file. Field and option ids never change, because people's notes hang on them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from handrail.model.base import SLUG_PATTERN, Location
from handrail.model.changes import NAMED_BY, VERBS, Changes
from handrail.problems import Place, Problem, hint
from handrail.source import Source
from handrail.validate import build_model


@dataclass
class Merged(Source):
    """The values of two files in one, each with its own place."""

    own: Source = field(default_factory=lambda: Source("", ""))
    base: Source = field(default_factory=lambda: Source("", ""))
    origins: dict[Location, tuple[Source, Location]] = field(default_factory=dict)
    changed: tuple[str, ...] = ()

    def place(self, at: Location, *, key: bool = False) -> Place:
        source, there = self.origin(at)
        return source.place(there, key=key)

    def find(self, at: Location, needle: str) -> Place:
        source, there = self.origin(at)
        return source.find(there, needle)

    def excerpt(self, place: Place) -> str:
        return (self.own if place.file == self.own.name else self.base).excerpt(place)

    def told_in_own(self, found: Problem) -> Problem:
        """A problem at a place of the library's, at the practice's own: only that file is theirs to mend."""
        if found.place.file != self.base.name:
            return found
        place = self.own.place(("hide",) if found.code == "H419" and "hide" in self.own.values else ("extends",))
        also = tuple(place for place in found.also if place.file != self.own.name)
        return replace(found, place=place, also=(found.place, *also), excerpt=self.own.excerpt(place))

    def origin(self, at: Location) -> tuple[Source, Location]:
        known = next((n for n in range(len(at), -1, -1) if at[:n] in self.origins), 0)
        source, there = self.origins[at[:known]]
        return source, (*there, *at[known:])


@dataclass
class _Node:
    """A value of a file: a block or list of nodes, or something plain; and where it was written."""

    value: Any
    source: Source
    at: Location

    def plain(self) -> Any:
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return [node.plain() for node in self.value] if isinstance(self.value, list) else self.value

    def inside(self, at: Location = ()) -> "Iterator[tuple[Location, _Node]]":
        yield at, self
        children: Any = ()
        if isinstance(self.value, dict | list):
            children = self.value.items() if isinstance(self.value, dict) else enumerate(self.value)
        for key, node in children:
            yield from node.inside((*at, key))


def extends(source: Source) -> bool:
    """Whether a file changes a page instead of being one."""
    return "extends" in source.values


def merge(own: Source, base: Source) -> tuple[Merged | None, list[Problem]]:
    """The library's file with a practice's changes, and everything that does not fit."""
    verbs = replace(own, values={key: value for key, value in own.values.items() if key in VERBS})
    changes, problems = build_model(verbs, Changes)
    if changes is None:
        return None, problems
    merger = _Merger(own, _tree(base.values, base, ()))
    merger.make(changes)
    root = merger.root
    origins = {at: (node.source, node.at) for at, node in root.inside()}
    merged = Merged(
        own.name, own.text, root.plain(), own=own, base=base, origins=origins, changed=tuple(merger.told)
    )  # fmt: skip
    return (None if merger.problems else merged), merger.problems


def _tree(value: Any, source: Source, at: Location) -> _Node:
    if isinstance(value, dict):
        return _Node({key: _tree(inner, source, (*at, key)) for key, inner in value.items()}, source, at)
    if isinstance(value, list):
        return _Node([_tree(inner, source, (*at, n)) for n, inner in enumerate(value)], source, at)
    return _Node(value, source, at)


class _Merger:
    """Makes the changes of one file on the tree of another."""

    def __init__(self, own: Source, root: _Node) -> None:
        self.own = own
        self.root = root
        self.problems: list[Problem] = []
        self.told: list[str] = []

    def report(self, code: str, at: Location, *, key: bool = False, **details: Any) -> None:
        place = self.own.place(at, key=key)
        self.problems.append(self.own.problem(code, place, **details))

    def make(self, changes: Changes) -> None:
        # What the library's words are looked for in is the library's text: so this comes first.
        for number, replacement in enumerate(changes.replace):
            self._replace(replacement.was, replacement.now, replacement.in_, ("replace", number))
        for key in self.own.values.keys() - VERBS:
            if key == "steps":
                self.report("H509", (key,), key=True, name=key)
            else:
                self._put(self.root, key, _tree(self.own.values[key], self.own, (key,)))
                self.told.append(key)
        for kind, parts in changes.change.items():
            for name, values in parts.items():
                self._change(kind, name, values)
        for name, value in changes.add.items():
            self._add(name, value)
        for kind, names in changes.hide.items():
            for number, name in enumerate(names):
                self._hide(kind, name, ("hide", kind, number))

    def _put(self, block: _Node, key: str, new: _Node) -> None:
        """A block is changed key by key; anything else takes the old one's place."""
        old = block.value.get(key)
        if old is not None and isinstance(old.value, dict) and isinstance(new.value, dict):
            for inner, node in new.value.items():
                self._put(old, inner, node)
        else:
            block.value[key] = new

    def _replace(self, was: str, now: str, where: str | None, at: Location) -> None:
        start = self._at_path(where) if where else self.root
        if start is None:
            self.report("H505", (*at, "in"), kind="part", name=where, hint=hint(where, self.root.value))
            return
        words = re.compile(r"\s+".join(map(re.escape, was.split())))
        found = [
            (node, hit) for _at, node in start.inside() if _is_words(node.value) for hit in words.finditer(node.value)
        ]
        if len(found) != 1:
            self.report("H504" if found else "H503", (*at, "was"), count=len(found))
            return
        node, hit = found[0]
        node.value = node.value[: hit.start()] + now + node.value[hit.end() :]
        node.source, node.at = self.own, (*at, "now")
        self.told.append("some words")

    def _change(self, kind: str, name: str, values: dict[str, Any]) -> None:
        at: Location = ("change", kind, name)
        found = self._find(kind, name, at, key=True)
        if found is None:
            return
        part = found[0].value[found[1]]
        for key, value in values.items():
            if kind == "fields" and key in ("id", "type", "renamed_from"):
                self.report("H506", (*at, key), key=True, name=key)
            elif kind == "fields" and (lost := _ids(part, key) - _ids_of(value)):
                self.report("H506", (*at, key), key=True, name=", ".join(sorted(lost)))
            elif kind == "steps" and key == "fields":
                self.report("H509", (*at, key), key=True, name=key)
            else:
                self._put(part, key, _tree(value, self.own, (*at, key)))
        self.told.append(f"{kind[:-1]} “{name}”")

    def _add(self, name: str, value: Any) -> None:
        at: Location = ("add", name)
        new = _tree(value, self.own, at)
        if name == "fields":
            self._add_fields(new, at)
            return
        *path, last = name.split(".")
        block = self._at_path(".".join(path)) if path else self.root
        old = block.value.get(last) if block is not None and isinstance(block.value, dict) else None
        if name == "steps" or block is None or (old is not None and type(old.value) is not type(new.value)):
            self.report("H509", at, key=True, name=name)
        elif old is None:
            block.value[last] = new
        elif isinstance(new.value, list):
            old.value += new.value
        elif isinstance(new.value, str):
            old.value = f"{old.value.rstrip()}\n\n{new.value}"
            old.source, old.at = self.own, at
        else:
            self.report("H509", at, key=True, name=name)
        self.told.append(f"more under {name}")

    def _add_fields(self, new: _Node, at: Location) -> None:
        for number, addition in enumerate(new.value if isinstance(new.value, list) else [new]):
            block = addition.value
            if not isinstance(block, dict) or set(block) != {"after", "field"}:
                self.report("H510", (*at, number))
                continue
            found = self._find("fields", str(block["after"].value), (*at, number, "after"))
            if found:
                found[0].value.insert(found[1] + 1, block["field"])
                self.told.append("a field")

    def _hide(self, kind: str, name: str, at: Location) -> None:
        found = self._find(kind, name, at)
        if found is None:
            return
        siblings, number = found
        part = siblings.value.pop(number)
        gone = [part] if kind == "fields" else part.value["fields"].value if kind == "steps" else []
        for old in gone:
            self._keep_answers(old)
        steps = self.root.value.get("steps")
        if kind == "fields" and steps is not None:
            steps.value = [step for step in steps.value if step.value["fields"].value]
        self.told.append(f"no {kind[:-1]} “{name}”")

    def _keep_answers(self, old: _Node) -> None:
        """A field that is not asked any more is still told by its label."""
        kept = {key: old.value[key] for key in ("id", "label") if isinstance(old.value, dict) and key in old.value}
        if len(kept) < 2:
            return
        options = old.value.get("options")
        if (
            options is not None
            and isinstance(options.value, list)
            and all(isinstance(o.value, dict) for o in options.value)
        ):
            kept["options"] = options
        former = self.root.value.setdefault("former_fields", _Node([], old.source, ()))
        former.value.append(_Node(kept, old.source, old.at))

    def _find(self, kind: str, name: str, at: Location, *, key: bool = False) -> tuple[_Node, int] | None:
        """The list that a part stands in and its number there; reports when there is none."""
        names = []
        for siblings in self._lists(kind):
            for number, part in enumerate(siblings.value):
                called = part.value.get(NAMED_BY[kind]) if isinstance(part.value, dict) else None
                if called is not None and str(called.value) == name:
                    return siblings, number
                names += [str(called.value)] if called is not None else []
        self.report("H505", at, key=key, kind=kind[:-1], name=name, hint=hint(name, names))
        return None

    def _lists(self, kind: str) -> list[_Node]:
        """The lists that parts of a kind stand in; what a practice has put in a list's place is told of later."""
        if kind == "fields":
            return (
                [step.value["fields"] for step in self.root.value["steps"].value] if "steps" in self.root.value else []
            )
        return [part for key, part in self.root.value.items() if key == kind and isinstance(part.value, list)]

    def _at_path(self, path: str) -> _Node | None:
        node = self.root
        for key in path.split("."):
            if not isinstance(node.value, dict) or key not in node.value:
                return None
            node = node.value[key]
        return node


def _is_words(value: Any) -> bool:
    """Whether it is a text to read. Slugs and ids are single words of their own kind and never replaced."""
    return isinstance(value, str) and not re.fullmatch(SLUG_PATTERN, value)


def _ids(part: _Node, key: str) -> set[str]:
    return _ids_of(part.value[key].plain()) if key in part.value else set()


def _ids_of(options: Any) -> set[str]:
    return (
        {str(option.get("id")) for option in options if isinstance(option, dict)}
        if isinstance(options, list)
        else set()
    )
