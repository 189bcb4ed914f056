"""Many sites built together are byte for byte what each is when built alone, and none that fails costs another."""

import io
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from real_build import build

from handrail.cli import main
from handrail.many import Job, build_all, build_on_cluster, build_one
from handrail.new_site import Answers, write_site
from handrail.site_files import builtin_root

KEPT = ("thought-record", "mindfulness")


def practice(folder: Path, name: str, country: str) -> Path:
    """A small practice's site, with few pages so that a build is short."""
    write_site(folder, Answers(name, country, contact={"phone": "01632 960 001"}, colours={"accent": "#335599"}))
    folders = ("worksheets", "content/concepts", "content/reframes", "content/pathways")
    pages = sorted(path.stem for name in folders for path in (builtin_root() / name).glob("*.yml"))
    file = folder / "content/practice.yml"
    file.write_text(f"{file.read_text()}hide: [{', '.join(page for page in pages if page not in KEPT)}]\n")
    return folder


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three practices. Two have something of their own that another must not get."""
    folder = tmp_path_factory.mktemp("network")
    elm, oak, yew = (
        practice(folder / name.lower(), f"{name} Practice", country)
        for name, country in (("Elm", "GB"), ("Oak", "US"), ("Yew", "intl"))
    )
    own = oak / "templates/pages/glossary.html"
    own.parent.mkdir(parents=True)
    own.write_text("<h1>Our words</h1>")
    (yew / "worksheets").mkdir()
    (yew / "worksheets/thought-record.yml").write_text("extends: library\ntitle: Another look at a thought\n")
    (yew / "mkdocs.yml").write_text((yew / "mkdocs.yml").read_text() + "site_url: https://yew.example/\n")
    return [elm, oak, yew]


@pytest.fixture(scope="module")
def built(network: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The three, built on the processes of this machine beside two that cannot be; and what was said of it."""
    folder = tmp_path_factory.mktemp("built")
    wrong, none = folder / "wrong", folder / "none"
    write_site(wrong, Answers("Wrong"))
    file = wrong / "content/practice.yml"
    file.write_text(file.read_text().replace("region:", "regoin:"))
    none.mkdir()
    said = io.StringIO()
    with redirect_stdout(said):
        sites = map(str, [wrong, none, *network])
        assert main(["build-all", *sites, "--to", str(folder / "to"), "--jobs", "2"]) == 1
    return folder / "to", said.getvalue()


@pytest.fixture(scope="module")
def together(built: tuple[Path, str]) -> Path:
    return built[0]


def test_what_failed_is_told_with_its_lines_and_stops_no_other(built: tuple[Path, str]) -> None:
    to, said = built
    assert "content/practice.yml:7:1 H302 `regoin` is not a key here, did you mean `region`?" in said
    assert f"Not built:\n{to.parent}/none\n\n    Config file" in said
    assert "Built 3 of 5 sites; 3 have changed." in said
    assert sorted(path.name for path in to.iterdir()) == ["elm-practice", "oak-practice", "yew-practice"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_built_among_others_has_the_bytes_of_one_built_alone(
    network: list[Path], together: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    yew = network[2]
    shutil.rmtree(yew / ".cache")
    done = build(yew, "--site-dir", str(tmp_path / "alone"), day="2031-05-06")
    assert done.returncode == 0, done.stderr
    assert contents(together / "yew-practice") == contents(tmp_path / "alone")


def test_what_one_practice_has_of_its_own_reaches_no_other(together: Path) -> None:
    words = {path.name: "Our words" in (path / "glossary/index.html").read_text() for path in together.iterdir()}
    assert [name for name, found in words.items() if found] == ["oak-practice"]
    looks = {
        path.name: "Another look" in (path / "worksheets/thought-record/index.html").read_text()
        for path in together.iterdir()
    }
    assert [name for name, found in looks.items() if found] == ["yew-practice"]


@pytest.fixture
def cluster() -> Iterator[tuple[str, list["subprocess.Popen[str]"]]]:
    """A Dask scheduler, and two workers that nobody starts again."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str, says: str) -> str:
        command = [sys.executable, "-m", *arguments, "--no-dashboard"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stderr is not None
        return next(line for line in process.stderr if says in line)

    try:
        line = start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", says="Scheduler at:")
        address = line.split()[-1]
        for _ in range(2):
            start("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", says="Registered to")
        yield address, running[1:]
    finally:
        for process in reversed(running):
            process.kill()
            process.communicate()


def test_a_cluster_that_loses_a_worker_half_way_builds_the_same_sites(
    network: list[Path], together: Path, tmp_path: Path, cluster: tuple[str, list["subprocess.Popen[str]"]]
) -> None:
    address, workers = cluster
    # The sites lie where workers have to fetch them from.
    packed = shutil.make_archive(str(tmp_path / "network"), "zip", network[0].parent)
    to = tmp_path / "to"
    jobs = [Job(f"zip://{site.name}::file://{packed}", f"file://{to}/{site.name}-practice") for site in network]
    outcomes = build_on_cluster(jobs, address)
    first = next(outcomes)
    workers[1].send_signal(signal.SIGKILL)
    rest = list(outcomes)
    assert workers[1].wait() == -signal.SIGKILL
    assert [outcome.problem for outcome in (first, *rest)] == [""] * len(jobs)
    assert contents(to) == contents(together)


def test_without_a_scheduler_it_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("handrail.many.SECONDS", 0.2)
    assert main(["build-all", str(tmp_path), "--to", str(tmp_path / "to"), "--scheduler", "tcp://127.0.0.1:9"]) == 1
    assert "No scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err


def test_a_site_that_ends_its_process_costs_no_other(tmp_path: Path) -> None:
    ending = tmp_path / "ending"
    write_site(ending, Answers("Ending"))
    (ending / "hooks/door.py").write_text("import os\nos._exit(7)\n")
    jobs = [Job(str(tmp_path / name), str(tmp_path / "to" / name)) for name in ("none-1", "ending", "none-2", "none-3")]
    problems = {Path(outcome.job.source).name: outcome.problem for outcome in build_all(jobs, 2)}
    assert "The process that built it ended" in problems.pop("ending")
    assert sorted(problems) == ["none-1", "none-2", "none-3"]
    assert all("does not exist" in problem for problem in problems.values())


def test_two_sites_for_one_folder_are_refused_before_anything_is_built(
    network: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = tmp_path / "twin"
    write_site(twin, Answers("Elm Practice"))
    assert main(["build-all", str(network[0]), str(twin), "--to", str(tmp_path / "to")]) == 1
    shown = capsys.readouterr().err
    assert str(network[0]) in shown and str(twin) in shown and "one folder" in shown
    assert not (tmp_path / "to").exists()


def test_an_address_that_cannot_be_read_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, to = str(tmp_path), str(tmp_path / "to")
    for address, target, said in (
        ("nowhere://network/*", to, "nowhere"), ("memory://nobody/*", to, "There is no site at"), (here, "nowhere://to", "nowhere"),
    ):  # fmt: skip
        assert main(["build-all", address, "--to", target]) == 1
        shown = capsys.readouterr().err
        assert said in shown and "Traceback" not in shown
    assert build_one(Job("nowhere://site", str(tmp_path / "to"))).problem.startswith("nowhere://site: ")
