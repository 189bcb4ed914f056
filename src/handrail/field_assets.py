"""The script and the style of one worksheet's field types, put together from the pieces that were bundled.

A page that people write on loads what it uses and no more. Worksheets with the same field types share one file.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from handrail.assets import Asset, bundle, hashed
from handrail.fields import field_piece
from handrail.fields.base import BaseField
from handrail.model.worksheet import Worksheet


def types_of(worksheet: Worksheet) -> tuple[str, ...]:
    """The names of the field types that a worksheet has, each once."""
    return tuple(sorted({field.type for step in worksheet.steps for field in _and_columns(step.fields)}))


def field_assets(types: Iterable[str]) -> dict[str, Asset]:
    """What field types need, by kind (`js`, `css`); a kind that none of them has is left out."""
    found = {kind: _together(_pieces(types, kind), kind) for kind in ("js", "css")}
    return {kind: asset for kind, asset in found.items() if asset}


def _and_columns(fields: Iterable[BaseField]) -> Iterator[BaseField]:
    for field in fields:
        yield field
        yield from _and_columns(getattr(field, "columns", ()))


def _pieces(types: Iterable[str], kind: str) -> tuple[tuple[Path, int], ...]:
    """The files there are, each with the time of its last change: in a preview, practices change theirs."""
    pieces = (field_piece(name, kind) for name in types)
    return tuple((piece, piece.stat().st_mtime_ns) for piece in pieces if piece.exists())


@cache
def _together(pieces: tuple[tuple[Path, int], ...], kind: str) -> Asset | None:
    text = "".join(piece.read_text(encoding="utf-8") for piece, _changed in pieces)
    return Asset(hashed(f"fields.{kind}", text.encode()), text) if text else None


def inline_assets(worksheet: Worksheet, brand: Asset | None = None) -> dict[str, Any]:
    """Everything a worksheet needs, to stand inside its page: `style`, `no_script` and `scripts`, in their order.

    Raises:
        ValueError: a script holds what would end its element.
    """
    own = field_assets(types_of(worksheet))
    style, no_script, script = (bundle(name).text for name in ("worksheet.css", "no-script.css", "worksheet.js"))
    scripts = [script, own["js"].text] if "js" in own else [script]
    if any("</script" in text or "<!--" in text for text in scripts):
        raise ValueError("a script that holds an end tag cannot stand inside a page")
    style += own["css"].text if "css" in own else ""
    style += brand.text if brand else ""
    return {"style": Markup(style), "no_script": Markup(no_script), "scripts": [Markup(text) for text in scripts]}
