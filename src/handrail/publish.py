"""A built site -> an address, file by file, in an order that no reader notices.

An address is a folder or anything else that fsspec knows (`s3://`, `gs://`, `sftp://`). First comes a mark with the names of
all files that are about to change; then what pages load, then pages; then the list of files; only then goes what is not in
the site any more, pages before what they load; last goes the mark. So every page that a reader can meet has all it names,
and a run that was cut short leaves behind what the next one has to know.

Scripts and styles with a hash in their names stay until the time after: a browser or a host's cache may hold yesterday's
pages for some minutes, and these must find what they name.

What was not published by Handrail is neither removed nor, where no site of ours stands, written over.
"""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from handrail.assets import is_hashed
from handrail.audit import audit_folder
from handrail.seal import MANIFEST, read_manifest
from handrail.target import PART, Target, TargetError, told

MARK = "handrail-publishing.json"
"""Stands at an address while something is being published there."""


class PublishError(TargetError):
    """The site cannot be published; the message tells a person why."""


class Step(NamedTuple):
    """One file that was written or removed. Its name is relative to the site."""

    what: Literal["write", "remove"]
    name: str


def publish(site: Path, address: str, *, changed: bool = False) -> Iterator[Step]:
    """Publish a site, and tell each step when it is done. Whoever stops asking stops the publishing there.

    Args:
        site: the folder of a built site.
        address: where it goes.
        changed: write only what differs from the list of files that stands there. Without it every file is written.

    Raises:
        PublishError: the folder is not as it was built, or the address cannot be written to.
    """
    if wrong := [finding for finding in audit_folder(site) if finding.breaks]:
        raise PublishError("\n".join(f"{finding.what}. {finding.do}" for finding in wrong))
    try:
        with told(address):
            yield from _steps(site, Target(address), changed=changed)
    except PublishError:
        raise
    except TargetError as error:
        raise PublishError(f"{error}. Publish again; what is done already is not done twice.") from error


def _steps(site: Path, target: Target, *, changed: bool) -> Iterator[Step]:
    listing = (site / MANIFEST).read_bytes()
    new, there, before = read_manifest(listing), target.files(), _before(target)
    if not before.is_ours and (foreign := new.keys() & there.keys()):
        raise PublishError(
            f"{min(foreign)} is at {target.address} already, and not from Handrail. Choose another address, or take away "
            "what is there."
        )
    as_new = {
        name for name, digest in new.items()
        if changed and before.files.get(name) == digest and there.get(name) == (site / name).stat().st_size
    }  # fmt: skip
    write = new.keys() - as_new
    remove = [name for name in there.keys() - new.keys() if _goes(name, before.files)]
    if not write and not remove and not before.is_marked and target.read(MANIFEST) == listing:
        return
    target.write(MARK, json.dumps(sorted({*write, *before.files} - as_new)).encode())
    # New pages before changed ones, so that a new link leads somewhere.
    for name in sorted(write, key=lambda name: (_is_page(name), name in there, name)):
        target.put(site / name, name)
        yield Step("write", name)
    target.put(site / MANIFEST, MANIFEST)
    yield Step("write", MANIFEST)
    for name in sorted(remove, key=lambda name: (not _is_page(name), name)):
        target.remove(name)
        yield Step("remove", name)
    target.remove(MARK)


class _Before(NamedTuple):
    """What Handrail has put at an address: each file with its digest, or "" where that is not certain."""

    files: dict[str, str]
    is_ours: bool
    is_marked: bool


def _before(target: Target) -> _Before:
    listing, mark = target.read(MANIFEST), target.read(MARK)
    try:
        files = read_manifest(listing or b"")
    except ValueError:
        files = {}
    if mark is not None:
        try:
            files |= dict.fromkeys(map(str, json.loads(mark)), "")
        except (ValueError, TypeError):
            files = dict.fromkeys(files, "")
    return _Before(files, listing is not None or mark is not None, mark is not None)


def _goes(name: str, before: Collection[str]) -> bool:
    """Whether a file that is not in the site any more is removed, now that the files before are to be followed."""
    if is_hashed(name):
        return name not in before
    return name in before or name.endswith(PART)


def _is_page(name: str) -> bool:
    return name.endswith(".html")
