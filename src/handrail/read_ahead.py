"""All processors at a first reading: copies of this process find out of each file what `known` holds.

Comes before `library` reads the files, which then finds most of it known. What is wrong with a file is told there.
Nothing is done where anything is known already.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from handrail import known
from handrail.copies import in_copies
from handrail.fields import own_types
from handrail.library import Item, Library, load_library
from handrail.mentions import mentions
from handrail.reading import read_words
from handrail.site_files import SiteFile, files_of, site_roots
from handrail.standards import is_english, know_alone
from handrail.validate import model_of
from handrail.yaml_source import read_text, values_of


def load_known(own: Path) -> Library:
    """The site in a folder, by what is known of it already; what is found out besides is kept for the next time.

    Raises:
        SiteProblems: as `load_library` does.
    """
    roots = site_roots(own)
    with known.kept_in(known.file_of(own.resolve()), forgets=False):
        read_ahead(roots)
        return load_library(roots)


def read_ahead(roots: Sequence[Path]) -> None:
    """Read a site's files, from the same folders as `load_library`, if that is worth several processes."""
    memory = known.current()
    if memory is None or memory.before or memory.now:
        return
    for found in in_copies(list(files_of(roots)), partial(_find_out, _is_english(roots[-1]))):
        memory.now |= found


def _is_english(own: Path) -> bool:
    """Whether a practice's file says so; where it says nothing that can be read, what is found out may be of no use."""
    name = "content/practice.yml"
    with suppress(Exception):
        return is_english(str(values_of(name, read_text(own / name, name)).values.get("language", "en")))
    return True


def _find_out(english: bool, files: Sequence[SiteFile]) -> dict[str, Any]:
    memory = known.current()
    assert memory is not None
    for file in files:
        with suppress(Exception):
            text = read_text(file.path, file.name)
            source = values_of(file.name, text)
            model, _problems = model_of(file.name, text, file.format.model, own_types())
            mentions(model)
            if file.format.is_folder:
                read_words(model)
                know_alone(Item(file.format.name, file.path.stem, model, source), english)
    return memory.now
