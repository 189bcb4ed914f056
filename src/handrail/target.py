"""An address that sites are read from or published to: a folder, or whatever else fsspec knows.

`publish` says which file comes when; this module knows how one file is written so that nobody meets half of it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fsspec.core import url_to_fs  # type: ignore[import-untyped]
from fsspec.implementations.local import LocalFileSystem  # type: ignore[import-untyped]

PART = ".handrail-part"
"""How the names of files end that are not whole yet; one is left where a run was cut short."""


NOT_FETCHED = ("site", "examples", "schema")
"""Folders of a site that a build does not read. What begins with a dot is not fetched either."""


class TargetError(Exception):
    """An address cannot be reached; the message tells a person why."""


@contextmanager
def told(address: str) -> Iterator[None]:
    """Whatever what reaches a host raises, as one sentence for people."""
    try:
        yield
    except TargetError:
        raise
    except Exception as error:
        raise TargetError(f"{address}: {error}") from error


class Target:
    """The files at one address, by their names relative to it.

    Raises:
        TargetError: there are no such addresses, or what reaches them is not installed.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        with told(address):
            self._fs, root = url_to_fs(address)
        self._root = root.rstrip("/")
        self._is_local = isinstance(self._fs, LocalFileSystem)

    def files(self) -> dict[str, int]:
        """Every file there is, with its size in bytes."""
        self._fs.invalidate_cache()
        found = self._fs.find(self._root, detail=True)
        return {path[len(self._root) :].lstrip("/"): info["size"] for path, info in found.items()}

    def read(self, name: str) -> bytes | None:
        """A file's contents, if it is there."""
        with told(self.address), suppress(FileNotFoundError):
            data: bytes = self._fs.cat_file(self._path(name))
            return data
        return None

    def folder(self, beside: Path) -> Path:
        """The files as a folder on the disk: the one where they are, or `beside`, to which they are fetched."""
        if self._is_local:
            return Path(self._root)
        with told(self.address):
            for name in self.files():
                first = name.split("/")[0]
                if first not in NOT_FETCHED and not first.startswith("."):
                    (beside / name).parent.mkdir(parents=True, exist_ok=True)
                    self._fs.get_file(self._path(name), str(beside / name))
        return beside

    def write(self, name: str, data: bytes) -> None:
        """Write a file so that a reader meets the old one or the new one."""
        if not self._is_local:
            self._fs.pipe_file(self._path(name), data)
            return
        # Two runs may publish the same site at once, where one was taken for dead.
        path = Path(self._path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}{PART}")
        beside.write_bytes(data)
        beside.replace(path)

    def put(self, file: Path, name: str) -> None:
        """Write a file from the disk; fsspec tells hosts its kind by its name, where they ask for that."""
        if self._is_local:
            self.write(name, file.read_bytes())
        else:
            self._fs.put_file(str(file), self._path(name))

    def remove(self, name: str) -> None:
        """Remove a file, and the folders that are empty without it: hosts answer for those in ways of their own."""
        with suppress(FileNotFoundError):
            self._fs.rm_file(self._path(name))
        if self._is_local:
            with suppress(OSError):
                for folder in Path(self._path(name)).relative_to(self._root).parents[:-1]:
                    Path(self._root, folder).rmdir()

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def addresses(pattern: str) -> list[str]:
    """A folder as a whole path; every folder that an address with `*` in it names.

    Raises:
        TargetError: the address cannot be reached.
    """
    if "://" not in pattern:
        return [str(Path(pattern).resolve())]
    if "*" not in pattern:
        return [pattern.rstrip("/")]
    with told(pattern):
        fs, root = url_to_fs(pattern)
        return [fs.unstrip_protocol(path) for path in sorted(fs.glob(root)) if fs.isdir(path)]
