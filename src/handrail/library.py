"""Folders -> Library: every file of a site read, checked and overlaid on the built-in library.

All problems of all files are gathered and raised together, so that an author mends a site in one
go. A file that could not be read still holds its slug: links to it are not reported as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from handrail.links import Names, check_links
from handrail.model.base import Model
from handrail.model.crisis_lines import CrisisLines
from handrail.model.feelings import Feelings
from handrail.model.formats import FORMATS, Format
from handrail.model.practice import Practice
from handrail.model.reference import Bibliography, Reference
from handrail.problems import Place, Problem, SiteProblems, problem
from handrail.prose import is_internal
from handrail.standards import check_standards, is_english
from handrail.validate import build_model
from handrail.yaml_source import Source, SourceError, read_source

PACKAGE = Path(__file__).parent

GENERATED = (
    "home", "help", "privacy", "sources", "glossary", "notebook", "search", "browse", "missing",
    "concepts", "reframes", "worksheets", "pathways",
)  # fmt: skip
"""Slugs of pages that are made without a file of their own. Texts may link to them."""


@dataclass(frozen=True)
class Item:
    """One page's worth of content, with the file it came from."""

    kind: str
    slug: str
    model: Any
    source: Source


@dataclass(frozen=True)
class Library:
    """All content after overlay."""

    practice: Practice
    references: dict[str, Reference]
    crisis_lines: CrisisLines
    feelings: Feelings
    items: dict[str, Item]
    warnings: tuple[Problem, ...] = ()
    """What an author might mend, and what stops nothing."""

    @property
    def is_english(self) -> bool:
        """Whether rules that measure English apply."""
        return is_english(self.practice.language)

    def of(self, kind: str) -> list[Item]:
        """Every item of a kind, by its order and then its title."""
        found = [item for item in self.items.values() if item.kind == kind]
        return sorted(found, key=lambda item: (item.model.order, item.model.title.casefold()))


def builtin_root() -> Path:
    """The folder of the built-in library: inside an installed wheel, or the checkout itself."""
    packed = PACKAGE / "library"
    return packed if packed.is_dir() else PACKAGE.parents[1]


def load_library(roots: Sequence[Path]) -> Library:
    """Read a site.

    Args:
        roots: folders that hold `content/` and `worksheets/`; a later folder's file takes the
            place of an earlier folder's file with the same slug. Sources, help lines and feelings are added to.

    Raises:
        SiteProblems: something must be mended first; it carries every problem, sorted.
    """
    reader = _Reader()
    for root in roots:
        for file in _files(root, root == roots[-1]):
            reader.read(file)
    return reader.library(roots[-1])


def count_files(root: Path) -> int:
    """How many content files a site has."""
    return sum(1 for _ in _files(root, True))


@dataclass(frozen=True)
class _File:
    format: Format
    path: Path
    name: str
    root: Path


def _files(root: Path, is_own: bool) -> Iterator[_File]:
    for format in FORMATS:
        path = root / format.path
        if format.is_folder:
            found = sorted(file for file in path.glob("*") if file.suffix in (".yml", ".yaml"))
        else:
            found = [path] if path.exists() else []
        for file in found:
            name = file.relative_to(root).as_posix()
            yield _File(format, file, name if is_own else f"built-in/{name}", root)


class _Reader:
    """Reads files one after another and keeps what they hold."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.items: dict[str, Item] = {}
        self.singles: dict[str, tuple[Any, Source]] = {}
        self.files: dict[str, _File] = {}
        self.unread: set[str] = set()

    def read(self, file: _File) -> None:
        slug = file.path.stem if file.format.is_folder else file.format.path
        if file.format.is_folder and not self._may_have(slug, file):
            return
        self.files[slug] = file
        try:
            source = read_source(file.path, file.name)
            model, problems = build_model(source, file.format.model)
        except SourceError as error:
            model, problems = None, error.problems
        self.problems += problems
        if model is None:
            self.unread.add(slug)
        elif file.format.is_folder:
            self.unread.discard(slug)
            self.items[slug] = Item(file.format.name, slug, model, source)
        else:
            self.unread.discard(slug)
            earlier = self.singles.get(slug)
            merged = model.over(earlier[0]) if earlier and hasattr(model, "over") else model
            self.singles[slug] = (merged, source)

    def _may_have(self, slug: str, file: _File) -> bool:
        """Whether the file may have its slug; says why not."""
        place = Place(file.name, 1, 1)
        other = self.files.get(slug)
        if file.path.suffix != ".yml" or not is_internal(slug):
            self.problems.append(problem("H408", place, name=file.path.name))
        elif slug in GENERATED:
            self.problems.append(problem("H415", place, slug=slug))
        elif other and (other.root == file.root or other.format is not file.format):
            self.problems.append(problem("H401", place, also=(Place(other.name, 1, 1),), slug=slug))
        else:
            return True
        return False

    def library(self, root: Path) -> Library:
        """The library, if nothing is wrong with it."""
        for format in FORMATS:
            if not format.is_folder and format.path not in self.files:
                self.problems.append(problem("H412", Place(format.path, 1, 1), path=format.path))
        for path in sorted((root / "content").rglob("*.md")):
            name = path.relative_to(root).as_posix()
            self.problems.append(problem("H413", Place(name, 1, 1), path=name))
        self._check_links()
        self._check_standards()
        if any(found.stops for found in self.problems):
            raise SiteProblems(self.problems)
        practice, bibliography, crisis_lines, feelings = (
            self.singles[format.path][0] for format in FORMATS if not format.is_folder
        )
        references = {reference.id: reference for reference in bibliography.references}
        return Library(practice, references, crisis_lines, feelings, self.items, tuple(sorted(self.problems)))

    def _check_links(self) -> None:
        bibliography = self._single(Bibliography)
        crisis_lines = self._single(CrisisLines)
        feelings = self._single(Feelings)
        kinds = dict.fromkeys(GENERATED, "generated")
        kinds |= {slug: file.format.name for slug, file in self.files.items() if file.format.is_folder}
        names = Names(
            kinds=kinds,
            sources=None if bibliography is None else [entry.id for entry in bibliography.references],
            pictures=sorted(path.stem for path in (PACKAGE / "templates/pictures").glob("*.svg")),
            regions=None if crisis_lines is None else [region.region for region in crisis_lines.regions],
            feelings=None if feelings is None else [group.id for group in feelings.groups if not group.bodily],
        )
        models: list[tuple[str, Model, Source]] = [
            (item.slug, item.model, item.source) for item in self.items.values() if item.slug not in self.unread
        ]
        models += [("", model, source) for path, (model, source) in self.singles.items() if path not in self.unread]
        self.problems += check_links(models, names)

    def _check_standards(self) -> None:
        practice, bibliography = self._single(Practice), self._single(Bibliography)
        self.problems += check_standards(
            [item for slug, item in self.items.items() if slug not in self.unread],
            {entry.id: entry.verified for entry in bibliography.references} if bibliography else {},
            english=practice is None or is_english(practice.language),
            today=date.today(),
        )

    def _single(self, model: type[Model]) -> Any:
        """A file that exists once, or None when it could not be read."""
        path = next(format.path for format in FORMATS if format.model is model)
        return self.singles[path][0] if path in self.singles and path not in self.unread else None
