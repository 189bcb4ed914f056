"""Many sites -> many built sites, on the processes of one machine or on those of a Dask cluster.

One site is one piece of work: it is fetched if it lies elsewhere, built beside, and published as far as it has changed. A
process builds one site after another, and what sites share (modules, the library's files, templates, what is known of each
page) it has once. A site that cannot be built, or ends the process that builds it, costs no other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from joblib import Parallel, delayed, effective_n_jobs  # type: ignore[import-untyped]
from joblib.externals.loky.process_executor import BrokenProcessPool  # type: ignore[import-untyped]

from handrail.mkdocs_events import NotBuiltError, build_site
from handrail.publish import publish
from handrail.target import Target, TargetError

_one_at_a_time = Lock()
"""A process holds the state of one build. Dask may give it several pieces of work at once."""

SECONDS = 20
"""How long a scheduler may take to answer."""


@dataclass(frozen=True)
class Job:
    """One site: where its files are, and where the built site goes. Either may be a folder or an address."""

    source: str
    target: str


@dataclass(frozen=True)
class Outcome:
    """What became of a site. `problem` is empty when it was built."""

    job: Job
    problem: str = ""
    warnings: str = ""
    written: int = 0
    removed: int = 0


class SchedulerError(Exception):
    """The scheduler cannot be used; the message tells a person why."""


def build_all(jobs: Sequence[Job], processes: int = -1) -> Iterator[Outcome]:
    """Build sites on this machine; each outcome comes when it is known.

    Args:
        jobs: the sites.
        processes: how many are built at the same time; -1 takes every processor.
    """
    waiting = list(jobs)
    while waiting:
        done: set[Job] = set()
        try:
            for outcome in _in_processes(waiting, processes):
                done.add(outcome.job)
                yield outcome
        except BrokenProcessPool:
            # Whoever was under way may have ended its process: each of them gets one of its own, the others go on. One may
            # be under way in each process, and the outcome of one more may not have arrived.
            for job in [job for job in waiting if job not in done][: 2 * effective_n_jobs(processes)]:
                done.add(job)
                yield from _alone(job)
        waiting = [job for job in waiting if job not in done]


def _in_processes(jobs: Sequence[Job], processes: int) -> Iterator[Outcome]:
    # One site at a time to each process, so that few are under way when a process ends.
    work = Parallel(n_jobs=processes, batch_size=1, pre_dispatch="n_jobs", return_as="generator_unordered")
    found: Iterator[Outcome] = work(delayed(build_one)(job) for job in jobs)
    return found


def _alone(job: Job) -> Iterator[Outcome]:
    try:
        yield from _in_processes([job], 2)
    except BrokenProcessPool:
        yield Outcome(job, "The process that built it ended; it may have run out of memory.")


def build_on_cluster(jobs: Sequence[Job], scheduler: str) -> Iterator[Outcome]:
    """The same on the workers of a Dask scheduler, who must reach what the sites' addresses name.

    What a lost worker was building is built again by another.

    Raises:
        SchedulerError: there is no such scheduler, or Dask is not installed.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise SchedulerError('A scheduler needs Dask: install "handrail[cluster]".') from None
    try:
        client = Client(scheduler, timeout=SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise SchedulerError(f"No scheduler answers at {scheduler} ({error}).") from None
    with client:
        futures = {client.submit(build_one, job, pure=False): job for job in jobs}
        for future in as_completed(futures):  # type: ignore[no-untyped-call]
            failed = future.exception()
            yield Outcome(futures[future], f"Its workers ended: {failed}") if failed else future.result()


def build_one(job: Job) -> Outcome:
    """Build one site in this process and publish what of it has changed."""
    with _one_at_a_time, TemporaryDirectory(prefix="handrail-") as folder:
        beside = Path(folder)
        try:
            source = Target(job.source).folder(beside / "source")
            warnings = build_site(source, beside / "site", keep=source != beside / "source")
            steps = [step.what for step in publish(beside / "site", job.target, changed=True)]
        except (NotBuiltError, TargetError) as error:
            return Outcome(job, str(error))
        return Outcome(job, "", warnings, steps.count("write"), steps.count("remove"))
