"""Folders -> Library: every file of a site read, checked and overlaid on the built-in library.

All problems of all files are gathered and raised together, so that an author mends a site in one
go. A file that could not be read still holds its slug: links to it are not reported as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from handrail import overlay
from handrail.address import check_address
from handrail.brand import check_brand
from handrail.fields import use_own
from handrail.hiding import without
from handrail.links import Names, check_links
from handrail.model.base import Model
from handrail.model.crisis_lines import CrisisLines
from handrail.model.feelings import Feelings
from handrail.model.formats import FORMATS, Format
from handrail.model.practice import Practice
from handrail.model.reference import Bibliography, Reference
from handrail.problems import Place, Problem, SiteProblems, hint, problem
from handrail.prose import is_internal
from handrail.validate import build_model
from handrail.yaml_source import Source, SourceError, read_text, read_values

PACKAGE = Path(__file__).parent

GENERATED = (
    "home", "help", "privacy", "sources", "glossary", "notebook", "search", "browse", "missing",
    "concepts", "reframes", "worksheets", "pathways",
)  # fmt: skip
"""Slugs of pages that are made without a file of their own. Texts may link to them."""


@dataclass(frozen=True)
class Item:
    """One page's worth of content, with the file it came from, and how a practice's own files made it what it is."""

    kind: str
    slug: str
    model: Any
    source: Source
    origin: Literal["library", "added", "replaced", "changed"] = "library"
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """All content after overlay."""

    practice: Practice
    references: dict[str, Reference]
    crisis_lines: CrisisLines
    feelings: Feelings
    items: dict[str, Item]
    hidden: dict[str, Item] = field(default_factory=dict)
    root: Path = Path()
    """The folder of the site itself."""

    def of(self, kind: str) -> list[Item]:
        """Every item of a kind, by its order and then its title."""
        found = [item for item in self.items.values() if item.kind == kind]
        return sorted(found, key=lambda item: (item.model.order, item.model.title.casefold()))


def builtin_root() -> Path:
    """The folder of the built-in library: inside an installed wheel, or the checkout itself."""
    packed = PACKAGE / "library"
    return packed if packed.is_dir() else PACKAGE.parents[1]


def load_library(roots: Sequence[Path], *, site_url: str | None = None) -> Library:
    """Read a site.

    Args:
        roots: folders that hold `content/` and `worksheets/`; a later folder's file takes the
            place of an earlier folder's file with the same slug, or changes it (`extends: library`).
            Sources, help lines and feelings are added to.
        site_url: the site's address; without it, the one that its `mkdocs.yml` names.

    Raises:
        SiteProblems: something must be mended first; it carries every problem, sorted.
    """
    reader = _Reader()
    for path, error in use_own(roots[-1] / "fields" if len(roots) > 1 else None).items():
        place = Place(path.relative_to(roots[-1]).as_posix(), getattr(error, "lineno", None) or 1, 1)
        reader.problems.append(problem("H517", place, name=path.parent.name, detail=f"{type(error).__name__}: {error}"))
    for root in roots:
        for file in _files(root, root == roots[-1], root != roots[0]):
            reader.read(file)
    return reader.library(roots[-1], site_url)


def count_files(root: Path) -> int:
    """How many content files a site has."""
    return sum(1 for _ in _files(root, True))


@dataclass(frozen=True)
class _File:
    format: Format
    path: Path
    name: str
    root: Path
    is_own: bool
    """Whether it is a practice's file over a library."""


def _files(root: Path, is_own: bool, is_over: bool = False) -> Iterator[_File]:
    for format in FORMATS:
        path = root / format.path
        if format.is_folder:
            found = sorted(file for file in path.glob("*") if file.suffix in (".yml", ".yaml"))
        else:
            found = [path] if path.exists() else []
        for file in found:
            name = file.relative_to(root).as_posix()
            yield _File(format, file, name if is_own else f"built-in/{name}", root, is_over)


@lru_cache(maxsize=8192)
def _values(name: str, text: str) -> Source:
    """A file's values; remembered, so that a preview reads only what was edited."""
    return read_values(name, text)


@lru_cache(maxsize=8192)
def _read(name: str, text: str, wanted: type[Model]) -> tuple[Any, list[Problem]]:
    """A file's model and its problems, remembered as well."""
    return build_model(_values(name, text), wanted)


class _Reader:
    """Reads files one after another and keeps what they hold."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.items: dict[str, Item] = {}
        self.singles: dict[str, tuple[Any, Source]] = {}
        self.files: dict[str, _File] = {}
        self.unread: set[str] = set()
        self.hidden: dict[str, Item] = {}

    def read(self, file: _File) -> None:
        slug = file.path.stem if file.format.is_folder else file.format.path
        if file.format.is_folder and not self._may_have(slug, file):
            return
        self.files[slug] = file
        try:
            model, source, problems = self._model(slug, file)
        except SourceError as error:
            model, problems = None, error.problems
        self.problems += problems
        if model is None:
            self.unread.add(slug)
        elif file.format.is_folder:
            self.unread.discard(slug)
            self.items[slug] = Item(file.format.name, slug, model, source, *self._origin(slug, file, source))
        else:
            self.unread.discard(slug)
            earlier = self.singles.get(slug)
            merged = model.over(earlier[0]) if earlier and hasattr(model, "over") else model
            self.singles[slug] = (merged, source)

    def _model(self, slug: str, file: _File) -> tuple[Any, Source, list[Problem]]:
        text = read_text(file.path, file.name)
        source = _values(file.name, text)
        if not (file.format.is_folder and file.is_own and overlay.extends(source)):
            model, problems = _read(file.name, text, file.format.model)
            return model, source, problems
        if slug not in self.items:
            place = source.place(("extends",))
            pages = [item.slug for item in self.items.values() if item.kind == file.format.name]
            unknown = problem("H501", place, excerpt=source.excerpt(place), slug=slug, hint=hint(slug, pages))
            return None, source, [] if slug in self.unread else [unknown]
        merged, problems = overlay.merge(source, self.items[slug].source)
        if merged is None:
            return None, source, problems
        model, problems = build_model(merged, file.format.model)
        return model, merged, [merged.told_in_own(found) for found in problems]

    def _origin(self, slug: str, file: _File, source: Source) -> tuple[Any, tuple[str, ...]]:
        if not file.is_own:
            return "library", ()
        if isinstance(source, overlay.Merged):
            return "changed", source.changed
        return ("replaced" if slug in self.items else "added"), ()

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

    def library(self, root: Path, site_url: str | None) -> Library:
        """The library, if nothing is wrong with it."""
        for format in FORMATS:
            if not format.is_folder and format.path not in self.files:
                self.problems.append(problem("H412", Place(format.path, 1, 1), path=format.path))
        for path in sorted((root / "content").rglob("*.md")):
            name = path.relative_to(root).as_posix()
            self.problems.append(problem("H413", Place(name, 1, 1), path=name))
        if "content/practice.yml" not in self.unread and "content/practice.yml" in self.singles:
            practice, source = self.singles["content/practice.yml"]
            self.problems += [*check_brand(practice, source, root), *check_address(practice, root, site_url)]
        self._hide()
        self._check_links()
        if self.problems:
            raise SiteProblems(self.problems)
        practice, bibliography, crisis_lines, feelings = (
            self.singles[format.path][0] for format in FORMATS if not format.is_folder
        )
        references = {reference.id: reference for reference in bibliography.references}
        return Library(practice, references, crisis_lines, feelings, self.items, self.hidden, root)

    def _hide(self) -> None:
        """Take out what the practice hides, and every mention of it in what the library says."""
        practice, source = self.singles.get("content/practice.yml", (None, None))
        if practice is None or source is None:
            return
        for number, slug in enumerate(practice.hide):
            item, code = self.items.get(slug), ""
            if item is None and slug not in self.unread | self.hidden.keys():
                code = "H502"
            elif item is not None and item.origin in ("added", "replaced"):
                code = "H508"
            elif item is not None:
                self.hidden[slug] = self.items.pop(slug)
            if code:
                place = source.place(("hide", number))
                known = hint(slug, self.items)
                self.problems.append(problem(code, place, excerpt=source.excerpt(place), slug=slug, hint=known))
        needed: dict[str, list[str]] = {}
        for slug, item in self.hidden.items():
            gone = frozenset((slug, *getattr(item.model, "aliases", ())))
            for other in [other for other in self.items.values() if other.origin in ("library", "changed")]:
                healed = without(other.model, gone)
                if healed is None:
                    needed.setdefault(slug, []).append(other.slug)
                else:
                    self.items[other.slug] = replace(other, model=healed)
        for slug, pages in needed.items():
            place = source.place(("hide", practice.hide.index(slug)))
            named = ", ".join(f"`{page}`" for page in pages)
            self.problems.append(problem("H507", place, excerpt=source.excerpt(place), slug=slug, pages=named))

    def _check_links(self) -> None:
        bibliography = self._single(Bibliography)
        crisis_lines = self._single(CrisisLines)
        feelings = self._single(Feelings)
        kinds = dict.fromkeys(GENERATED, "generated")
        kinds |= {
            slug: file.format.name for slug, file in self.files.items()
            if file.format.is_folder and slug not in self.hidden
        }  # fmt: skip
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
        told = {source.base.name: source for _slug, _model, source in models if isinstance(source, overlay.Merged)}
        self.problems += [
            told[found.place.file].told_in_own(found) if found.place.file in told else found
            for found in check_links(models, names)
        ]

    def _single(self, model: type[Model]) -> Any:
        """A file that exists once, or None when it could not be read."""
        path = next(format.path for format in FORMATS if format.model is model)
        return self.singles[path][0] if path in self.singles and path not in self.unread else None
