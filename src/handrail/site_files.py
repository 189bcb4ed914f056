"""The folders of a site -> the content files in them, each with its format and the name that messages give it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handrail.model.formats import FORMATS, Format

PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class SiteFile:
    """One content file."""

    format: Format
    path: Path
    name: str
    root: Path
    is_own: bool
    """Whether it is a practice's file over a library."""


def site_files(root: Path, is_own: bool, is_over: bool = False) -> Iterator[SiteFile]:
    """Every content file in a folder.

    Args:
        root: the folder that holds `content/` and `worksheets/`.
        is_own: whether the files are the author's own, not the built-in ones.
        is_over: whether they lie over those of another folder.
    """
    for format in FORMATS:
        path = root / format.path
        if format.is_folder:
            found = sorted(file for file in path.glob("*") if file.suffix in (".yml", ".yaml"))
        else:
            found = [path] if path.exists() else []
        for file in found:
            name = file.relative_to(root).as_posix()
            yield SiteFile(format, file, name if is_own else f"built-in/{name}", root, is_over)


def files_of(roots: Sequence[Path]) -> Iterator[SiteFile]:
    """Every content file of a site, from the folder at the bottom to the one that lies over all others."""
    for root in roots:
        yield from site_files(root, root == roots[-1], root != roots[0])


def builtin_root() -> Path:
    """The folder of the built-in library: inside an installed wheel, or the checkout itself."""
    packed = PACKAGE / "library"
    return packed if packed.is_dir() else PACKAGE.parents[1]


def site_roots(own: Path) -> list[Path]:
    """The folders that a site is read from: the built-in library, and the site's own over it."""
    return list(dict.fromkeys([builtin_root(), own.resolve()]))


def count_files(root: Path) -> int:
    """How many content files a site has."""
    return sum(1 for _ in site_files(root, True))
