"""Folders -> Library: every file of a site read, checked and overlaid on the built-in library.

All problems of all files are gathered and raised together, so that an author mends a site in one
go. A file that could not be read still holds its slug: links to it are not reported as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from handrail import overlay
from handrail.address import check_address
from handrail.brand import check_brand
from handrail.fields import own_types, use_own
from handrail.handover import check_handover, secret_in
from handrail.hiding import without
from handrail.links import Names, check_links
from handrail.model.base import Model
from handrail.model.crisis_lines import CrisisLines
from handrail.model.feelings import Feelings
from handrail.model.formats import FORMATS
from handrail.model.practice import Practice
from handrail.model.reference import Bibliography, Reference
from handrail.problems import Place, Problem, SiteProblems, hint, problem
from handrail.prose import is_internal
from handrail.site_files import PACKAGE, SiteFile, files_of
from handrail.source import Source, SourceError
from handrail.standards import check_standards, is_english
from handrail.validate import build_model, laid_over, model_of
from handrail.yaml_source import read_text, values_of

GENERATED = (
    "home", "help", "now", "privacy", "evidence", "sources", "glossary", "notebook", "search", "browse", "missing", "handout",
    "handouts", "open", "concepts", "reframes", "worksheets", "pathways",
)  # fmt: skip
"""Slugs of pages that are made without a file of their own. Texts may link to them."""


@dataclass(frozen=True, eq=False)
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
    for file in files_of(roots):
        reader.read(file)
    return reader.library(roots[-1], site_url)


@lru_cache(maxsize=8192)
def _as_it_is(kind: str, slug: str, name: str, text: str, wanted: type[Model], types: Any) -> Item:
    """A library's page: the same one for every site, so that what is known of it is remembered with it."""
    return Item(kind, slug, model_of(name, text, wanted, types)[0], values_of(name, text))


class _Reader:
    """Reads files one after another and keeps what they hold."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.items: dict[str, Item] = {}
        self.singles: dict[str, tuple[Any, Source]] = {}
        self.files: dict[str, SiteFile] = {}
        self.unread: set[str] = set()
        self.hidden: dict[str, Item] = {}
        self.former: dict[str, list[str]] = {}

    def read(self, file: SiteFile) -> None:
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
            kind, wanted = file.format.name, file.format.model
            if file.is_own:
                item = Item(kind, slug, model, source, *self._origin(slug, source))
            else:
                item = _as_it_is(kind, slug, file.name, source.text, wanted, own_types())
            self.items[slug] = item
            for alias in getattr(model, "aliases", ()):
                self.former.setdefault(alias, []).append(slug)
        else:
            self.unread.discard(slug)
            earlier = self.singles.get(slug)
            if earlier and hasattr(model, "over"):
                model = laid_over(
                    (file.name, source.text), (earlier[1].name, earlier[1].text), file.format.model, own_types()
                )
            self.singles[slug] = (model, source)

    def _model(self, slug: str, file: SiteFile) -> tuple[Any, Source, list[Problem]]:
        text = read_text(file.path, file.name)
        if secret := secret_in(file.name, text):
            raise SourceError([secret])  # and nothing else, as it might repeat the key
        source = values_of(file.name, text)
        if not (file.format.is_folder and file.is_own and overlay.extends(source)):
            model, problems = model_of(file.name, text, file.format.model, own_types())
            return model, source, problems
        if slug not in self.items:
            place = source.place(("extends",))
            pages = [item.slug for item in self.items.values() if item.kind == file.format.name]
            unknown = source.problem("H501", place, slug=slug, hint=hint(slug, pages))
            return None, source, [] if slug in self.unread else [unknown]
        merged, problems = overlay.merge(source, self.items[slug].source)
        if merged is None:
            return None, source, problems
        model, problems = build_model(merged, file.format.model)
        return model, merged, [merged.told_in_own(found) for found in problems]

    def _origin(self, slug: str, source: Source) -> tuple[Any, tuple[str, ...]]:
        if isinstance(source, overlay.Merged):
            return "changed", source.changed
        return ("replaced" if slug in self.items else "added"), ()

    def _name_now(self, slug: str) -> str:
        """The name that a page has which had this one; "" when none had it."""
        had = (self.items[now] for now in self.former.get(slug, ()) if now in self.items)
        return next((item.slug for item in had if slug in item.model.aliases), "")

    def _may_have(self, slug: str, file: SiteFile) -> bool:
        """Whether the file may have its slug; says why not."""
        place = Place(file.name, 1, 1)
        other = self.files.get(slug)
        if file.path.suffix != ".yml" or not is_internal(slug):
            self.problems.append(problem("H408", place, name=file.path.name))
        elif slug in GENERATED:
            self.problems.append(problem("H415", place, slug=slug))
        elif file.is_own and (now := self._name_now(slug)):
            self.problems.append(problem("H520", place, slug=slug, now=now))
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
            self.problems += [
                *check_brand(practice, source, root), *check_address(practice, root, site_url), *check_handover(practice, source),
            ]  # fmt: skip
        self._hide()
        self._check_links()
        self._check_standards()
        if any(found.stops for found in self.problems):
            raise SiteProblems(self.problems)
        practice, bibliography, crisis_lines, feelings = (
            self.singles[format.path][0] for format in FORMATS if not format.is_folder
        )
        references = {reference.id: reference for reference in bibliography.references}
        warnings = tuple(sorted(self.problems))
        return Library(practice, references, crisis_lines, feelings, self.items, self.hidden, root, warnings)

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
                now = self._name_now(slug)
                known = f" (any more; it is `{now}` now)" if now else hint(slug, self.items)
                self.problems.append(source.problem(code, place, slug=slug, hint=known))
        needed: dict[str, list[str]] = {}
        for slug, item in self.hidden.items():
            gone = frozenset((slug, *getattr(item.model, "aliases", ())))
            for other in [other for other in self.items.values() if other.origin in ("library", "changed")]:
                healed = without(other.model, gone)
                if healed is None:
                    needed.setdefault(slug, []).append(other.slug)
                elif healed is not other.model:
                    self.items[other.slug] = replace(other, model=healed)
        for slug, pages in needed.items():
            place = source.place(("hide", practice.hide.index(slug)))
            named = ", ".join(f"`{page}`" for page in pages)
            self.problems.append(source.problem("H507", place, slug=slug, pages=named))

    def _check_links(self) -> None:
        bibliography, feelings = self._single(Bibliography), self._single(Feelings)
        crisis_lines = self._single(CrisisLines)
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
        self.problems += self._told(check_links(models, names))

    def _told(self, found: Iterable[Problem]) -> list[Problem]:
        """Problems at a place of the library's that a practice changes, told at the practice's own."""
        own = {
            item.source.base.name: item.source
            for item in self.items.values()
            if isinstance(item.source, overlay.Merged)
        }
        return [own[one.place.file].told_in_own(one) if one.place.file in own else one for one in found]

    def _check_standards(self) -> None:
        practice, bibliography = self._single(Practice), self._single(Bibliography)
        found = check_standards(
            [item for slug, item in self.items.items() if slug not in self.unread],
            {entry.id: entry.verified for entry in bibliography.references} if bibliography else {},
            english=practice is None or is_english(practice.language),
            today=date.today(),
        )
        self.problems += self._told(found)

    def _single(self, model: type[Model]) -> Any:
        """A file that exists once, or None when it could not be read."""
        path = next(format.path for format in FORMATS if format.model is model)
        return self.singles[path][0] if path in self.singles and path not in self.unread else None
