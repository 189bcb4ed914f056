"""A practice's key for summaries is whole and public, or its author is told at its line."""

from pathlib import Path

import pytest
from small_site import SMALL_SITE, change, codes, copy_small_site, problems_of

from handrail.handover import BECH32, is_recipient
from handrail.library import load_library

HANDOVER = load_library([SMALL_SITE]).practice.handover
SECRET = "AGE-SECRET-KEY-1D8J2AHJZWHPLURZTZUMELHL5MLGVLVJ95G0FKUCH6LY4UQ9H7CDQ0VLNVM"


@pytest.fixture
def recipient() -> str:
    assert HANDOVER is not None
    return HANDOVER.recipient


def test_a_whole_key_is_taken_and_any_slip_is_seen(recipient: str) -> None:
    assert is_recipient(recipient)
    for at, letter in enumerate(recipient):
        for other in set(BECH32) - {letter}:
            assert not is_recipient(recipient[:at] + other + recipient[at + 1 :])
        assert not is_recipient(recipient[:at] + recipient[at + 1 :])
        swapped = recipient[:at] + recipient[at : at + 2][::-1] + recipient[at + 2 :]
        assert swapped == recipient or not is_recipient(swapped)


@pytest.mark.parametrize(
    "other",
    ["", "1", "age1", "ssh-ed25519 AAAAC3Nza", "Dr Ada <ada@example.org>",
     # Whole by its checksum, and of another kind.
     "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"],
)  # fmt: skip
def test_other_things_are_no_keys(other: str) -> None:
    assert not is_recipient(other)


def test_a_wrong_key_is_told_at_its_place(recipient: str, tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    change(site, "content/practice.yml", recipient, recipient[:-1] + "q")
    (found,) = problems_of(site)
    assert codes([found]) == ["H519 content/practice.yml:15:14"]
    assert "/open/" in found.do


def test_a_secret_key_in_a_file_that_cannot_be_read_is_told_and_not_repeated(tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    (site / "content/practice.yml").write_text(f"handover: [{SECRET}\nid: 3\nid: 4\n")
    other = site / "content/concepts/walking.yml"
    other.write_text(other.read_text() + f"{SECRET.lower()}: {SECRET}\n")
    found = problems_of(site)
    assert [one for one in codes(found) if "H518" in one] == [
        f"H518 content/concepts/walking.yml:{len(other.read_text().splitlines())}:1", "H518 content/practice.yml:1:12",
    ]  # fmt: skip
    assert not any(SECRET[20:].lower() in (one.what + one.do + one.excerpt).lower() for one in found)


@pytest.mark.parametrize(
    ("was", "now", "column"),
    [
        ("recipient: RECIPIENT", "recipient: SECRET", 14),
        ("name: Dr", "name: SECRET Dr", 9),
        ("name: ", "# SECRET\n  name: ", 5),
    ],
)
def test_a_secret_key_is_told_wherever_it_stands_and_not_repeated(
    was: str, now: str, column: int, recipient: str, tmp_path: Path
) -> None:
    site = copy_small_site(tmp_path)
    handover = (site / "content/practice.yml").read_text().partition("handover:\n")[2]
    at = handover.replace(recipient, "RECIPIENT").partition(was)[0]
    change(
        site, "content/practice.yml", handover,
        handover.replace(recipient, "RECIPIENT").replace(was, now).replace("RECIPIENT", recipient).replace("SECRET", SECRET),
    )  # fmt: skip
    (found,) = problems_of(site)
    assert codes([found]) == [f"H518 content/practice.yml:{14 + at.count(chr(10))}:{column}"]
    assert SECRET[20:] not in found.what + found.do + found.excerpt
