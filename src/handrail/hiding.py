"""Pages that a practice does not want -> the library without them, every link to them healed.

A list loses the slug, a value that may be missing goes, and what cannot be without it (a stop of a
pathway, a field that shows another sheet's answers) goes as a whole. A link in a text leaves its
words. Where a whole page could not be without the hidden one, nothing is healed: the page is named.
"""

import re
from typing import Any

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from handrail.fields.base import BaseField
from handrail.model.base import Model, Prose, Reference

_GONE: Any = object()


def without(model: Model, gone: frozenset[str]) -> Model | None:
    """The model without any mention of these slugs; None when it cannot be without them."""
    healed = _healed(model, gone)
    return None if healed is _GONE else healed


def _healed(value: Any, gone: frozenset[str]) -> Any:
    if isinstance(value, Reference):
        return _GONE if value in gone else value
    if isinstance(value, Prose):
        return _without_links(value, gone)
    if isinstance(value, list):
        kept = [healed for item in value if (healed := _healed(item, gone)) is not _GONE]
        return value if all(a is b for a, b in zip(kept, value, strict=False)) and len(kept) == len(value) else kept
    return _healed_model(value, gone) if isinstance(value, Model) else value


def _healed_model(model: Model, gone: frozenset[str]) -> Any:
    if isinstance(model, BaseField) and any(slug in gone for slug, _key, _name in model.refers_beyond()):
        return _GONE
    changed: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        healed = _healed(value, gone)
        if healed is value:
            continue
        if healed is _GONE and not info.is_required():
            healed = info.get_default(call_default_factory=True)
        if healed is _GONE or (not healed and _needs_some(info)):
            return _GONE
        changed[name] = healed
    copy = model.model_copy(update=changed) if changed else model
    # A gate may not be left with nothing behind it.
    return _GONE if changed and isinstance(copy, BaseField) and list(copy.faults()) else copy


def _needs_some(info: FieldInfo) -> bool:
    return any(isinstance(rule, MinLen) and rule.min_length > 0 for rule in info.metadata)


def _without_links(text: Prose, gone: frozenset[str]) -> Prose:
    def words(link: re.Match[str]) -> str:
        return link[1] if link[2] in gone else link[0]

    healed = re.sub(r"\[((?:[^\[\]\\]|\\.)*)\]\(([a-z0-9-]+)\)", words, text)
    return text if healed == text else Prose(healed)
