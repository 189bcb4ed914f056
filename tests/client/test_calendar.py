"""The calendar file keeps to RFC 5545 for every title, and what is put in comes out again.

The client's own module is bundled and run by Node over many titles at once; a small reader of the format, made from
the standard and not from the module, reads them back.
"""

import json
import random
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ENTRY = """
import { readFileSync } from "node:fs";
import { calendarFile } from "CLIENT/calendar";
const given = JSON.parse(readFileSync(0, "utf8"));
const at = new Date(Date.UTC(2026, 10, 24, 9, 5, 7, 123));
process.stdout.write(JSON.stringify(given.map((reminder, place) => calendarFile(reminder, `uid-${place}`, at))));
"""
ALPHABET = [
    "a",
    " ",
    ";",
    ",",
    "\\",
    "\\n",
    "\n",
    ":",
    '"',
    "ß",
    "不",
    "🙂",
    "👩‍👩‍👧",
    "\t",
    "=",
    "BEGIN:VEVENT",
    "\r\n",
]


@pytest.fixture(scope="module")
def node(root: Path, html_validate: list[str]) -> tuple[str, Path]:
    return html_validate[0], root


def files(node: tuple[str, Path], folder: Path, reminders: list[dict[str, str]]) -> list[str]:
    """The calendar files of some reminders."""
    program, root = node
    (folder / "entry.ts").write_text(ENTRY.replace("CLIENT", str(root / "src/handrail/client")))
    bundle = [
        str(root / "node_modules/esbuild/bin/esbuild"),
        "entry.ts",
        "--bundle",
        "--platform=node",
        "--outfile=made.cjs",
    ]
    subprocess.run([program, *bundle], cwd=folder, check=True, capture_output=True)
    done = subprocess.run(
        [program, "made.cjs"], cwd=folder, check=True, capture_output=True, input=json.dumps(reminders).encode()
    )
    return json.loads(done.stdout)


def reminder(**changed: str) -> dict[str, str]:
    return {"title": "A note to myself", "date": "2026-11-30", "time": "18:00", "repeat": "none", **changed}


def read(file: str) -> dict[str, Any]:
    """Unfold, split and unescape; blocks nest by their names."""
    stack: list[dict[str, Any]] = [{}]
    for line in file.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        name, value = line.split(":", 1)
        if name == "BEGIN":
            stack.append(stack[-1].setdefault(value, {}))
        elif name == "END":
            stack.pop()
        else:
            stack[-1][name] = re.sub(r"\\(.)", lambda mark: "\n" if mark[1] in "nN" else mark[1], value)
    assert len(stack) == 1
    return stack[0]


def test_a_reminder_is_one_private_event_with_an_alarm(node: tuple[str, Path], tmp_path: Path) -> None:
    once, weekly = files(node, tmp_path, [reminder(), reminder(repeat="weekly", time="07:05:30")])
    assert read(once) == {
        "VCALENDAR": {
            "VERSION": "2.0",
            "PRODID": "-//Reminder//EN",
            "VEVENT": {
                "UID": "uid-0",
                "DTSTAMP": "20261124T090507Z",
                "DTSTART": "20261130T180000",
                "DURATION": "PT15M",
                "SUMMARY": "A note to myself",
                "CLASS": "PRIVATE",
                "TRANSP": "TRANSPARENT",
                "VALARM": {"ACTION": "DISPLAY", "TRIGGER": "PT0S", "DESCRIPTION": "A note to myself"},
            },
        }
    }
    event = read(weekly)["VCALENDAR"]["VEVENT"]
    assert (event["RRULE"], event["DTSTART"]) == ("FREQ=WEEKLY", "20261130T070500")


def test_every_title_comes_out_as_it_went_in(node: tuple[str, Path], tmp_path: Path) -> None:
    chance = random.Random(7)
    titles = ["".join(chance.choices(ALPHABET, k=chance.randint(1, 90))) for _ in range(400)]
    titles += ["x" * length for length in range(60, 80)] + ["🙂" * 200, "\x00\x1b\x7f bell\x07"]
    for title, file in zip(titles, files(node, tmp_path, [reminder(title=title) for title in titles]), strict=True):
        lines = file.encode().split(b"\r\n")
        assert lines.pop() == b""
        assert max(map(len, lines)) <= 75
        for line in lines:
            assert not re.search(rb"[\r\n\x00-\x08\x0b-\x1f\x7f]", line)
            line.decode()
        event = read(file)["VCALENDAR"]["VEVENT"]
        kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", title.replace("\r\n", "\n"))
        assert event["SUMMARY"] == event["VALARM"]["DESCRIPTION"] == kept
