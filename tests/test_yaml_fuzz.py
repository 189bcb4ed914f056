"""Whatever stands in a file: problems or values, never a traceback, never long, never much memory."""

import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_site import SMALL_SITE, change, copy_small_site, problems_of

from handrail.library import load_library
from handrail.model.concept import Concept
from handrail.model.formats import FORMATS
from handrail.model.worksheet import Worksheet
from handrail.problems import MOST, Problem, SiteProblems
from handrail.source import SourceError
from handrail.validate import build_model
from handrail.yaml_source import MAX_BYTES, MAX_VALUES, read_source

SECONDS = 1.0
TRIES = 5
"""The largest files take a third of that; a busy machine may need as much again and again, but not each time."""
MEGABYTES = 200

SAMPLES = [
    (format, path.read_bytes())
    for format in FORMATS
    for path in sorted((SMALL_SITE / format.path).glob("*.yml") if format.is_folder else [SMALL_SITE / format.path])
]
PIECES = [
    b"\t", b"\x00", b"\xff", b"\xef\xbb\xbf", b"&a ", b"*a", b"!!python/name:os.system ", b"{{ 7*7 }}", b"{", b"[", b"}",
    b"- ", b": ", b"? ", b"|\n", b">\n", b"'", b'"', b"---\n", b"...\n", b"%YAML 1.1\n", b"#", b"~", b"<<: ", b"\r",
    b"\xe2\x80\xa8", b"<script>", b"[@", b"](", b"[" * 300, b"{a: " * 300, b"- " * 400, b"x" * 5000, b"\n" * 500, b"no",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> tuple[int, bytes]:
    """A real file with a few things done to it."""
    which = draw(st.integers(0, len(SAMPLES) - 1))
    data = SAMPLES[which][1]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        to = min(len(data), at + draw(st.integers(0, 30)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=8) | st.text(max_size=8).map(str.encode))
        how = draw(st.sampled_from(["insert", "replace", "cut", "double", "swap"]))
        if how == "insert":
            data = data[:at] + piece + data[at:]
        elif how == "replace":
            data = data[:at] + piece + data[to:]
        elif how == "cut":
            data = data[:at]
        elif how == "double":
            data = data[:at] + data[at:to] + data[at:]
        else:
            data = data[at:to] + data[:at] + data[to:]
    return which, data


def read_or_report(folder: Path, which: int, data: bytes) -> list[Problem]:
    """Read one file whatever stands in it."""
    path = folder / "mutated.yml"
    path.write_bytes(data)
    try:
        source = read_source(path, "mutated.yml")
        return build_model(source, SAMPLES[which][0].model)[1]
    except SourceError as error:
        assert error.problems
        return error.problems


@settings(max_examples=2500, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_any_file_gives_values_or_problems_in_time(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[int, bytes]
) -> None:
    which, data = case
    before = time.process_time()
    problems = read_or_report(tmp_path_factory.getbasetemp(), which, data)
    assert time.process_time() - before < SECONDS
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in problems:
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert problem.what


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_no_file_takes_much_memory(tmp_path_factory: pytest.TempPathFactory, case: tuple[int, bytes]) -> None:
    tracemalloc.start()
    try:
        read_or_report(tmp_path_factory.getbasetemp(), *case)
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1024 * 1024
    finally:
        tracemalloc.stop()


WORST = {
    "one key again and again": ("", "a:\n"),
    "unknown keys": ("", "k{:05}: 1\n"),
    "fields of an unknown type": ("steps:\n- fields:\n", "  - {{type: txt}}\n"),
    "fields that are texts": ("steps:\n- fields:\n", "  - x\n"),
    "unknown keys of a field": ("steps:\n- fields:\n  - type: text\n", "    k{:05}: 1\n"),
    "numbers where texts belong": ("also_called:\n", "- 1\n"),
    "one line of one key": ("{{", "a: 1, "),
    "one line of unknown keys": ("{{", "k{:05}: 1, "),
    "one line of aliases": ("a: [", "*a, "),
    "one line of numbers": ("a: [", "1, "),
    "lists in lists": ("a: ", "["),
}
"""How a file begins, and what is then in it as often as there is room."""


def repeated(head: str, piece: str, times: int) -> bytes:
    """A file of so many pieces, of the largest size at most."""
    room = (MAX_BYTES - len(head)) // len(piece.format(0))
    return (head.format() + "".join(map(piece.format, range(min(times, room))))).encode()


@pytest.mark.parametrize("times", [MAX_VALUES // 2 - 10, MAX_BYTES], ids=["many", "as many as fit"])
@pytest.mark.parametrize(("head", "piece"), WORST.values(), ids=WORST)
def test_the_worst_files_are_told_of_in_time_too(tmp_path: Path, head: str, piece: str, times: int) -> None:
    data = repeated(head, piece, times)
    assert len(data) > 9000
    by_model = {format.model: which for which, (format, _) in enumerate(SAMPLES)}
    for which in (by_model[Concept], by_model[Worksheet]):
        assert 0 < len(read_or_report(tmp_path, which, data)) <= MOST + 1
        assert any(took(tmp_path, which, data) < SECONDS for _try in range(TRIES))


def took(folder: Path, which: int, data: bytes) -> float:
    before = time.process_time()
    read_or_report(folder, which, data)
    return time.process_time() - before


def test_a_text_full_of_links_to_nothing_is_told_of_in_time(tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    links = "".join(f"[x](nothing-{number:05}) " for number in range(300))
    change(site, "content/concepts/walking.yml", "[one thing to watch](one-walk)", links)
    before = time.process_time()
    found = problems_of(site)
    assert time.process_time() - before < SECONDS
    assert {problem.code for problem in found} >= {"H107", "H403"}


MEMORY = """
import sys
from pathlib import Path
from handrail.model.concept import Concept
from handrail.model.worksheet import Worksheet
from handrail.source import SourceError
from handrail.validate import build_model
from handrail.yaml_source import read_source
for path in Path(sys.argv[1]).iterdir():
    for model in (Concept, Worksheet):
        try:
            build_model(read_source(path, path.name), model)
        except SourceError:
            pass
(most,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
print(int(most.split()[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much it was at most")
def test_the_worst_files_take_no_more_memory_than_they_may(tmp_path: Path) -> None:
    """As the system counts it, the YAML parser's own included; all files in one process, which is more than each."""
    for number, (head, piece) in enumerate(WORST.values()):
        for times in (MAX_VALUES // 2 - 10, MAX_BYTES):
            (tmp_path / f"{number}-{times}.yml").write_bytes(repeated(head, piece, times))
    ran = subprocess.run([sys.executable, "-c", MEMORY, str(tmp_path)], capture_output=True, text=True, check=True)
    assert 20 < int(ran.stdout) < MEGABYTES


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_any_site_gives_a_library_or_problems(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[int, bytes]
) -> None:
    site = tmp_path_factory.getbasetemp() / "mutated"
    if not site.exists():
        site.mkdir()
        copy_small_site(site)
    which, data = case
    format = SAMPLES[which][0]
    target = site / "site" / format.path
    path = next(target.glob("*.yml")) if format.is_folder else target
    good = path.read_bytes()
    path.write_bytes(data)
    try:
        load_library([site / "site"])
    except SiteProblems as found:
        assert found.problems == sorted(found.problems)
    finally:
        path.write_bytes(good)
