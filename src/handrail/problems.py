"""Every message an author can meet, in one place.

A problem has a stable code, the place it stands at (file, line, column), what is wrong and what to
do. Nothing else in Handrail words a message to authors: modules call `problem` with a code and the
details. Codes are permanent; `docs/problems.md` is generated from this table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """A position in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing for an author to mend."""

    place: Place
    code: str
    what: str
    do: str
    also: tuple[Place, ...] = ()
    excerpt: str = field(default="", compare=False)


class Wording(NamedTuple):
    """What is wrong and what to do, with the details as `{names}`."""

    what: str
    do: str


WORDINGS: dict[str, Wording] = {
    # H1: the file as text
    "H101": Wording("this file is not UTF-8 text ({detail})", "Save it again with the encoding UTF-8."),
    "H102": Wording("this file starts with a byte-order mark", "Save it as “UTF-8 without BOM”."),
    "H103": Wording("this file is {size} KiB; the most is 256 KiB", "Split it into smaller files."),
    "H104": Wording("this file is empty", "Write the keys this kind of file needs, or delete the file."),
    "H105": Wording("this file cannot be read ({detail})", "Check that it exists and that you may read it."),
    "H106": Wording(
        "the file holds a control character ({detail})", "Delete that character; it cannot be seen, so retype the word."
    ),
    # H2: the file as YAML
    "H201": Wording("there is a tab where YAML needs spaces", "Replace the tab by spaces."),
    "H202": Wording(
        "a quotation mark is opened here and never closed", "Close it, or put the whole text below a `|` line."
    ),
    "H203": Wording("`{key}` stands here twice in one block", "Keep one of the two."),
    "H204": Wording(
        "aliases and anchors (`*{name}`, `&{name}`) are not used here",
        "Write the text out again. For emphasis at the start of a text, put the text in quotes.",
    ),
    "H205": Wording("the tag `{tag}` is not used here", "Remove it; put text that starts with `!` in quotes."),
    "H206": Wording(
        "this cannot be read as YAML: {detail}",
        "Look at the indentation, colons and quotes here and in the line above.",
    ),
    "H207": Wording("the file holds more than one document (`---`)", "Keep one document per file."),
    "H208": Wording("lists and blocks are nested more than {depth} deep", "Use the shape shown in the documentation."),
    "H209": Wording("a key must be plain text", "Write the key as one word, followed by a colon."),
    # H3: the shape
    "H301": Wording("a {found} stands where {wanted} belongs", "Write it as {wanted}."),
    "H302": Wording("`{key}` is not a key here{hint}", "Known keys: {known}."),
    "H303": Wording("`{key}` is missing", "Add `{key}:`."),
    "H304": Wording("`{type}` is not a field type{hint}", "Field types: {known}."),
    "H305": Wording("{detail}", "Mend the value."),
    "H306": Wording("`{value}` is not one of the choices here{hint}", "Choices: {known}."),
    "H307": Wording("`{type}` cannot be a column of rows", "Columns may be: {known}."),
    # H4: names and links
    "H401": Wording("the slug `{slug}` is used twice", "Rename one of the two files."),
    "H402": Wording("the field id `{id}` is used twice in this worksheet", "Give one of them another id."),
    "H403": Wording(
        "`{slug}` is not a page of this library{hint}",
        "Use the slug of a page that exists: its file name without `.yml`.",
    ),
    "H404": Wording("`{slug}` is a {found}, and {wanted} belongs here", "Name {wanted}."),
    "H405": Wording(
        "`{key}` is not in the bibliography{hint}",
        "Add the source to content/references.yml, or use the id of one that is there.",
    ),
    "H406": Wording("these pathways come after one another in a circle: {circle}", "Remove one `after`."),
    "H407": Wording(
        "the address `{url}` cannot be linked to",
        "Links may use https:, mailto:, tel: and sms:, or the slug of a page.",
    ),
    "H408": Wording(
        "the file name `{name}` cannot be a slug",
        "Use small letters a-z, digits and single hyphens, and end it in `.yml`.",
    ),
    "H409": Wording("the option id `{id}` is used twice in this field", "Give one of them another id."),
    "H410": Wording("there is no picture called `{name}`{hint}", "Pictures: {known}."),
    "H411": Wording("the region `{region}` has no help lines{hint}", "Regions: {known}."),
    "H412": Wording("`{path}` is missing", "Every site needs this file."),
    "H413": Wording(
        "`{path}` is not used", "Pages are made from YAML files. Move the text into one, or remove the file."
    ),
    "H414": Wording("the source `{key}` stands here twice", "Keep one of the two."),
    "H415": Wording("the slug `{slug}` belongs to a page that Handrail makes", "Give the file another name."),
    "H416": Wording("the alias `{slug}` is the slug or the alias of another page", "Remove it."),
    "H418": Wording("the language `{language}` is not known", "Use a code such as `en`, `de` or `pt-BR`."),
    "H417": Wording(
        "the option id `other` is kept for words of one's own", "Give the option another id, or use the key `other:`."
    ),
    "H419": Wording("no question of this worksheet has the id `{id}`{hint}", "Ids here: {known}."),
    "H440": Wording("the id `{id}` is kept for a part that this field always has", "Give it another id."),
}


def as_text(problems: Sequence[Problem]) -> str:
    """Problems for a person at a terminal: the place, what is wrong, the line itself, what to do."""
    return "\n\n".join(_paragraph(found) for found in problems)


def _paragraph(found: Problem) -> str:
    lines = [f"{found.place} {found.code} {found.what}"]
    lines += [f"    {line}" for line in found.excerpt.split("\n") if found.excerpt]
    lines += [f"  also at {place}" for place in found.also]
    return "\n".join([*lines, f"  {found.do}"])


def problem(code: str, place: Place, *, also: tuple[Place, ...] = (), excerpt: str = "", **details: object) -> Problem:
    """Word a problem. `details` fill the names in the wording of `code`."""
    wording = WORDINGS[code]
    return Problem(place, code, wording.what.format(**details), wording.do.format(**details), also, excerpt)


class SiteProblems(Exception):
    """Raised when a site cannot be built; carries every problem of the site, sorted."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(f"{len(problems)} problem(s)")


def as_table() -> str:
    """Every message as a Markdown table, for `docs/problems.md`."""
    rows = [f"| {code} | {wording.what} | {wording.do} |" for code, wording in sorted(WORDINGS.items())]
    head = ["# Problems", "", "Every message `handrail check` and the build may give. Codes are permanent.", ""]
    return "\n".join([*head, "| code | what is wrong | what to do |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    print(as_table(), end="")
