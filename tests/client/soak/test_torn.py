"""A browser that is killed in the middle of writing a record leaves half of it, and may then throw a whole database away.

Chromium keeps a database as a log of blocks. A record that does not fit into its block is written in two pieces, and a
kill between them leaves the first. The next start passes over it and goes on writing behind it; the start after that takes
the log for damaged and begins an empty database. Here the first piece is laid down on purpose, because a kill hits that
moment once in some hundreds. A second copy, in a database with a log of its own, brings everything back.
"""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from browser_support import Profile
from playwright.sync_api import Page, expect
from writing import Writing

BLOCK = 32_768
FIRST_PIECE = 2
POLYNOMIAL = 0x82F63B78


def crc32c(data: bytes) -> int:
    """The checksum of the log's records (Castagnoli)."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (POLYNOMIAL if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def first_piece(length: int) -> bytes:
    """The first piece of a record, whole in itself, that fills `length` bytes of a block."""
    content = bytes(length - 7)
    crc = crc32c(bytes([FIRST_PIECE]) + content)
    masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF
    return struct.pack("<IHB", masked, len(content), FIRST_PIECE) + content


MAIN, COPY = "Default/IndexedDB", "Default/WebStorage/*/IndexedDB"


class Sitting:
    """Somebody who writes in a browser that is killed at the end, again and again."""

    def __init__(self, profile: Profile, folder: Path, writing: Callable[[Page], Writing]) -> None:
        self._profile, self._folder, self._writing = profile, folder, writing

    def open(self) -> Writing:
        return self._writing(self._profile.start().pages[0])

    def write(self, text: str) -> str:
        """Start the browser, write a text that is called saved, and kill the browser. Gives what was there before."""
        sheet = self.open()
        before = sheet.open()
        sheet.begin(text)
        self._profile.kill()
        return before

    def tear(self, where: str) -> Path:
        """Leave half a record at the end of a log. Gives the log."""
        logs = self._folder.glob(f"{where}/*.leveldb/*.log")
        log = max(logs, key=lambda path: path.stat().st_mtime)
        with log.open("ab") as file:
            file.write(first_piece(BLOCK - log.stat().st_size % BLOCK))
        return log


@pytest.fixture
def sitting(profile: Profile, tmp_path: Path, writing: Callable[[Page], Writing]) -> Sitting:
    return Sitting(profile, tmp_path / "profile", writing)


def test_notes_that_the_browser_threw_away_come_back(sitting: Sitting) -> None:
    assert sitting.write("one") == ""
    log = sitting.tear(MAIN)
    assert sitting.write("two") == "one", "half a record alone costs nothing"
    sheet = sitting.open()
    assert sheet.open() == "two"
    returned = sheet.page.locator("[data-lasting=returned]")
    if log.exists() and log.stat().st_size > BLOCK:
        pytest.skip("this browser keeps its database whole")
    expect(returned).to_contain_text("brought back from the second copy")
    expect(sheet.page.locator("[data-lasting=missing]")).to_be_hidden()
    sheet.open()
    expect(returned).to_be_hidden()


def test_a_second_copy_that_the_browser_threw_away_is_made_anew(sitting: Sitting) -> None:
    assert sitting.write("one") == ""
    sitting.tear(COPY)
    assert sitting.write("two") == "one"
    assert sitting.write("three") == "two"
    sitting.tear(MAIN)
    assert sitting.write("four") == "three"
    assert sitting.open().open() == "four"
