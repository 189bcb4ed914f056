"""A browser that is killed in the middle of writing a record leaves half of it; Chromium may then throw all notes away.

Chromium keeps a database as a log of blocks. A record that does not fit into its block is written in two pieces, and a
kill between them leaves the first. The next start passes over it and goes on writing behind it; the start after that takes
the log for damaged and begins an empty database. Here the first piece is laid down on purpose, because a kill hits that
moment once in some hundreds. No page can prevent it; the reader has to be told that notes are missing.
"""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from browser_support import Profile
from playwright.sync_api import Page, expect
from writing import TEXT, Writing

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


def log_of(folder: Path) -> Path:
    return max(folder.glob("Default/IndexedDB/*.leveldb/*.log"), key=lambda path: path.stat().st_mtime)


def test_notes_that_the_browser_threw_away_are_told(
    profile: Profile, writing: Callable[[Page], Writing], tmp_path: Path
) -> None:
    def write(text: str) -> str:
        """Start the browser, write a text that is called saved, and kill the browser. Gives what was there before."""
        sheet = writing(profile.start().pages[0])
        before = sheet.open()
        sheet.begin(text)
        profile.kill()
        return before

    assert write("one") == ""
    log = log_of(tmp_path / "profile")
    with log.open("ab") as file:
        file.write(first_piece(BLOCK - log.stat().st_size % BLOCK))
    assert write("two") == "one", "half a record alone costs nothing"
    sheet = writing(profile.start().pages[0])
    if sheet.open() == "two":
        pytest.skip("this browser keeps its database whole")
    assert sheet.page.locator(TEXT).input_value() == ""
    expect(sheet.page.locator("[data-lasting=missing]")).to_contain_text("You had kept notes in this browser")
