"""A preview of a site while its author writes: where changes are looked for, and what a mistake does to what is shown.

`mkdocs_events` hands MkDocs' server over before it begins to watch.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from watchdog.observers.polling import PollingObserver

from handrail.site_files import PACKAGE

LOOK_AGAIN = 0.15
"""Seconds between two looks for changed files. One takes a few milliseconds."""


def preview(server: Any, watched: Sequence[str], roots: Iterable[Path]) -> None:
    """Set a server up.

    Args:
        server: MkDocs' `LiveReloadServer`, which watches some paths already and serves nothing yet.
        watched: those paths.
        roots: the folders whose content makes the site.
    """
    # MkDocs looks for changes twice a second, and then waits for more of them; that is half of what an author waits for.
    server.build_delay = LOOK_AGAIN / 3
    server.builder = _going_on(server.builder, Path(server.root))
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOK_AGAIN)
    for path in watched:
        server.watch(path)
    for root in roots:
        for folder in ("content", "worksheets", "templates", "fields"):
            if (root / folder).is_dir():
                server.watch(str(root / folder))
    for folder in ("templates", "fields", "static", "locale"):
        server.watch(str(PACKAGE / folder))


def _going_on(build: Callable[[], None], site: Path) -> Callable[[], None]:
    """A build after which the pages of the last good one are shown, if it found a mistake and left them.

    MkDocs keeps every page waiting until the mistake is mended, so that an author cannot even look at what they mend.
    """

    def rebuild() -> None:
        try:
            build()
        except SystemExit as told:  # how MkDocs ends a build whose problems have been told
            if not (site / "index.html").exists():
                raise
            print(f"{told} The pages of the last good build are shown.", file=sys.stderr)

    return rebuild
