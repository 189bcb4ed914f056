"""A YAML file -> its values, and the position of every value.

Values are built from the parser's events with a stack of our own: one pass, no recursion, and
nothing is built from what is refused (aliases, tags, a second document). Scalars that surprise
authors stay text: `yes`, `22:30`, `2026-11-23` and `0800` mean what they say. Problems are
gathered as far as the file can be read; a file with problems gives no values.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from handrail import known
from handrail.digests import digest
from handrail.model.base import Location
from handrail.problems import Gathered, Place, Problem, TooMany, problem
from handrail.source import Source, SourceError, Span, Spans

MAX_BYTES = 256 * 1024
MAX_DEPTH = 16
MAX_VALUES = 20_000
"""Four times what the longest file of the library holds, and read in well under a second."""
BOM = b"\xef\xbb\xbf"

_UNSEEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_source(path: Path, name: str, *, loader: Any = _LOADER) -> Source:
    """Read a file whose values are a block of keys.

    Args:
        path: the file.
        name: how messages call it, such as `content/concepts/journaling.yml`.
        loader: the PyYAML loader; its pure Python twin gives the same values and messages.

    Raises:
        SourceError: the file cannot be used; every problem found is in it.
    """
    return read_values(name, read_text(path, name), loader=loader)


def read_values(name: str, text: str, *, loader: Any = _LOADER) -> Source:
    """The second half of `read_source`, from a text."""
    spans = Spans()
    source = Source(name, text, find_spans=lambda: spans)
    reader = _Reader(source)
    with suppress(_Stop, TooMany):
        try:
            reader.read(yaml.parse(source.text, Loader=loader))
        except yaml.MarkedYAMLError as error:
            reader.problems.append(_syntax_problem(source, error))
    if not reader.problems and source.values is None:
        reader.report("H104", source.place_at(0, 0))
    elif not reader.problems and not isinstance(source.values, dict):
        found = "list" if isinstance(source.values, list) else "text"
        reader.report("H301", source.place(()), found=found, wanted="a block of keys")
    if reader.problems:
        raise SourceError(reader.problems)
    return source


def values_of(name: str, text: str) -> Source:
    """A file's values as `read_values` gives them, where they are known or this process has met them before.

    Where each of them stands is not kept: it is asked for when something is wrong, and then the file is read again.

    Raises:
        SourceError: as `read_values` does.
    """
    source = _met(name, text)
    if memory := known.current():
        memory.add(digest("values", name, text), source.values)
    return source


@lru_cache(maxsize=8192)
def _met(name: str, text: str) -> Source:
    memory = known.current()
    values = memory.get(digest("values", name, text)) if memory else None
    if values is None:
        values = read_values(name, text).values
    return Source(name, text, values, lambda: read_values(name, text).spans)


def read_text(path: Path, name: str) -> str:
    """The first half of `read_source`: a file's text, if it can be one."""
    start = Place(name, 1, 1)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError([problem("H103", start, size=-(-size // 1024))])
        data = path.read_bytes()
    except OSError as error:
        raise SourceError([problem("H105", start, detail=error.strerror or "unknown reason")]) from None
    if data.startswith(BOM):
        raise SourceError([problem("H102", start)])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").split("\n")
        place = Place(name, len(before), len(before[-1]) + 1)
        raise SourceError([problem("H101", place, detail=f"byte 0x{data[error.start]:02X}")]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unseen := _UNSEEN.search(text):
        before = text[: unseen.start()].split("\n")
        place = Place(name, len(before), len(before[-1]) + 1)
        raise SourceError([problem("H106", place, detail=f"U+{ord(unseen[0]):04X}")])
    return text


class _Stop(Exception):
    """Reading on would tell nothing more."""


@dataclass
class _Frame:
    """A list or block being filled; in a block, `key` waits for its value."""

    values: Any
    at: Location
    span: Span
    key: str | None = None


class _Reader:
    """Takes the parser's events one by one and fills in a source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems = Gathered()
        self.stack: list[_Frame] = []
        self.documents = 0

    def report(self, code: str, place: Place, **details: Any) -> None:
        self.problems.append(self.source.problem(code, place, **details))

    def read(self, events: Any) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._start_document(event)
            elif isinstance(event, yaml.AliasEvent):
                self.report("H204", self._place(event), name=event.anchor)
                self._take(None, _span(event))
            elif isinstance(event, yaml.ScalarEvent):
                self._refuse_properties(event)
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_properties(event)
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                frame = self.stack.pop()
                start, end = self.source.spans.values[frame.at], _span(event)
                self.source.spans.values[frame.at] = Span(start.line, start.column, end.end_line, end.end_column)

    def _start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.report("H207", self._place(event))
            raise _Stop

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.report("H204", self._place(event), name=event.anchor)
        if event.tag is not None:
            self.report("H205", self._place(event), tag=event.tag)

    def _scalar(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.values, dict) and frame.key is None:
            self._key(frame, event)
        else:
            is_plain = event.implicit[0] and not event.style
            self._take(_plain_value(event.value) if is_plain else event.value, _span(event))

    def _key(self, frame: _Frame, event: Any) -> None:
        at = (*frame.at, event.value)
        place = self._place(event)
        if at in self.source.spans.keys:
            first = self.source.spans.keys[at]
            self.report("H203", place, key=event.value, also=(self.source.place_at(first.line, first.column),))
        else:
            self.source.spans.keys[at] = _span(event)
        frame.key = event.value

    def _open(self, event: Any) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.values, dict) and parent.key is None:
            start = parent.span
            if self.source.lines[start.line].startswith("{{", start.column):
                detail = "a text that starts with `{{` needs quotes"
                self.report("H206", self.source.place_at(start.line, start.column), detail=detail)
            else:
                self.report("H209", self._place(event))
            raise _Stop
        if len(self.stack) >= MAX_DEPTH:
            self.report("H208", self._place(event), depth=MAX_DEPTH)
            raise _Stop
        values: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        at = self._take(values, _span(event))
        self.stack.append(_Frame(values, at, _span(event)))

    def _take(self, value: Any, span: Span) -> Location:
        """Put a value where it belongs and return its location."""
        at: Location = ()
        if not self.stack:
            self.source.values = value
        else:
            frame = self.stack[-1]
            if isinstance(frame.values, dict):
                key = frame.key or ""
                at = (*frame.at, key)
                frame.values[key] = value
                frame.key = None
            else:
                at = (*frame.at, len(frame.values))
                frame.values.append(value)
        if len(self.source.spans.values) == MAX_VALUES:
            self.report("H210", self.source.place_at(span.line, span.column), most=f"{MAX_VALUES:,}")
            raise _Stop
        self.source.spans.values[at] = span
        return at

    def _place(self, event: Any) -> Place:
        return self.source.place_at(event.start_mark.line, event.start_mark.column)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line, start.column, end.line, end.column)


def _plain_value(text: str) -> Any:
    """What an unquoted scalar means: empty, true or false, a plain number, else the text itself."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """Word what the parser could not read. Its own messages differ between its two builds; ours do not."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    context = error.context or ""
    opened = source.place_at(error.context_mark.line, error.context_mark.column) if error.context_mark else None
    text = source.lines[line] if line < len(source.lines) else ""
    indent = text[: len(text) - len(text.lstrip())]
    code, place = "H206", source.place_at(line, column)
    details: dict[str, Any] = {}
    if "\t" in indent or text[column : column + 1] == "\t":
        code, place = "H201", source.place_at(line, text.index("\t"))
    elif "quoted scalar" in context and opened and "escape" not in (error.problem or ""):
        code, place = "H202", opened
    elif ("alias" in context or "anchor" in context) and opened:
        name = re.match(r"[*&]?(\w*)", source.lines[opened.line - 1][opened.column - 1 :])
        code, place, details = "H204", opened, {"name": name[1] if name else ""}
    elif "flow" in context and opened:
        place = opened
        details = {"detail": "what is opened here by `[` or `{` does not end as it must"}
    elif "mapping values are not allowed" in (error.problem or ""):
        details = {"detail": "this line has a second `: `, so the text needs quotes"}
    elif text[column : column + 1] in ("@", "`", "%"):
        details = {"detail": f"a text that starts with `{text[column]}` needs quotes"}
    else:
        details = {"detail": "this line does not fit to the lines above it"}
    return source.problem(code, place, **details)
