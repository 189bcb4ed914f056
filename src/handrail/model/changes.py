"""What a practice's file may say beside its format's own keys when it changes a library page in parts."""

from typing import Annotated, Any, Literal

from pydantic import Field

from handrail.model.base import Line, Model, Prose

PartKind = Literal["sections", "steps", "fields", "terms", "parts"]
NAMED_BY: dict[str, str] = {"sections": "heading", "steps": "title", "fields": "id", "terms": "term", "parts": "title"}
"""The key by which a part of each kind is called."""


class Replacement(Model):
    """Words of the library's text, and the words that take their place."""

    was: Line
    """Words that stand in the page once, as they are written in the library's file. Line breaks do not matter."""
    now: Prose
    """What stands there instead."""
    in_: Annotated[Line | None, Field(alias="in")] = None
    """Where to look, such as `go_gently` or `therapists.not_for`. Without it: in the whole page."""


class Changes(Model):
    """`extends: library` makes a file change a page of the library instead of taking its place.

    Every other key of the format may stand beside these. A text or a list takes the place of the library's; a block,
    such as `review`, is changed key by key.
    """

    extends: Literal["library"]
    """`library`: this file changes the library's page of the same name, and leaves the rest to it."""
    replace: list[Replacement] = []
    """Words to put in the place of others."""
    change: dict[PartKind, dict[str, dict[str, Any]]] = {}
    """Parts to change, by kind and name, such as `fields: {strength: {hint: …}}`."""
    add: dict[str, Any] = {}
    """What to add: paragraphs to a text, items to a list; under `fields`, each with the field it comes after."""
    hide: dict[PartKind, list[Line]] = {}
    """Parts to leave out, by kind and name. Answers to a hidden field stay readable."""


VERBS = frozenset(Changes.model_fields)
