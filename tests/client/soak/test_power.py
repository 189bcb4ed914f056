"""The power fails while somebody types: the disk as it was at that moment still has whatever was called saved.

The browser's profile is on a file system of its own, in a file that is a disk to the system. At the moment of the cut the
browser stands still, and the file is copied block for block, until two copies in a row are the same; what the file system
has not sent to its disk by then is not in it. Another browser reads what the copy has. Needs root and loop devices.
"""

import os
import random
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from browser_support import Profile
from playwright.sync_api import Page, Playwright
from writing import REMEMBER_SAVED, Writing

SIZE = 96 * 2**20
CONTROL = "written, but not sent to the disk"


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


def why_not() -> str:
    """Why there can be no trial here, if so."""
    if os.name != "posix" or os.geteuid() != 0:
        return "needs root, to mount a disk"
    if not shutil.which("mkfs.ext4"):
        return "needs mkfs.ext4"
    free = subprocess.run(["losetup", "--find"], capture_output=True, check=False) if shutil.which("losetup") else None
    return "" if free and free.returncode == 0 else "needs a loop device"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk in a file."""
    image = tmp_path / "disk.img"
    with image.open("wb") as file:
        file.truncate(SIZE)
    run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", image)
    yield image
    for mounted in ("disk", "copy"):
        subprocess.run(["umount", "--lazy", tmp_path / mounted], check=False, capture_output=True)


def text_of(path: Path) -> str:
    """What a file has, if it is there."""
    return path.read_text() if path.exists() else ""


def cut(disk: Path, copy: Path) -> None:
    """Copy a disk that is in use, as it is at one moment."""
    before = b""
    while (now := disk.read_bytes()) != before:
        before = now
    copy.unlink(missing_ok=True)
    copy.write_bytes(before)


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_after_a_power_cut_every_acknowledged_character_is_there(
    trials: Callable[[int], Iterable[int]],
    disk: Path,
    playwright: Playwright,
    writing: Callable[[Page], Writing],
    tmp_path: Path,
) -> None:
    lost, behind, trial = [], 0, 0
    for name in ("disk", "copy"):
        (tmp_path / name).mkdir()
    run("mount", "-o", "loop", disk, tmp_path / "disk")
    writer = Profile(playwright, tmp_path / "disk/profile")
    context = writer.start()
    context.add_init_script(REMEMBER_SAVED)
    sheet = writing(context.pages[0])
    sheet.begin()
    for trial in trials(1):
        chance = random.Random(trial)
        sheet.begin(f"{trial}:")
        planned = sheet.start_typing(chance)
        context.pages[0].wait_for_timeout(chance.uniform(0, 400))
        acknowledged, typed = sheet.said()
        (tmp_path / f"disk/{trial}").write_text(CONTROL)
        writer.signal(signal.SIGSTOP)
        cut(disk, tmp_path / "copy.img")
        writer.signal(signal.SIGCONT)
        behind += acknowledged != typed
        run("mount", "-o", "loop", tmp_path / "copy.img", tmp_path / "copy")
        reader = Profile(playwright, tmp_path / "copy/profile")
        try:
            assert CONTROL not in text_of(tmp_path / f"copy/{trial}"), "what was not sent to the disk is not in it"
            kept = writing(reader.start().pages[0]).open()
        finally:
            reader.kill()
            # The last of the browser may still be on its way out.
            run("umount", "--lazy", tmp_path / "copy")
        if not (kept.startswith(acknowledged) and planned.startswith(kept)):
            lost.append((trial, acknowledged, kept))
    writer.kill()
    print(f"{trial + 1} cuts, {behind} with letters still on their way, {len(lost)} lost")
    assert lost == []
