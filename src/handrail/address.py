"""The site's address -> a problem, where others at the same origin could read what people write.

A browser keeps storage by origin: what `https://name.example/one/` stores, `https://name.example/two/`
can read. So a site at a path saves nothing until the practice has said that this is meant.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from handrail.model.practice import Practice
from handrail.problems import Place, Problem, problem

SITE_URL = re.compile(r"^site_url:[ \t]*(['\"]?)(?P<url>https?://[^\s'\"#]+)\1", re.M)


def site_address(root: Path) -> str:
    """The address that a site's `mkdocs.yml` names, or ""."""
    named = SITE_URL.search(_configuration(root))
    return named["url"] if named else ""


def check_address(practice: Practice, root: Path, site_url: str | None) -> Iterator[Problem]:
    """The problem of a site at a path below an address. `site_url` is MkDocs' own, or None to look it up."""
    text = _configuration(root)
    named = SITE_URL.search(text)
    url = site_url if site_url is not None else named["url"] if named else ""
    parts = urlsplit(url)
    if parts.path.strip("/") and not practice.shared_origin:
        line = text[: named.start()].count("\n") if named else 0
        place = Place("mkdocs.yml", line + 1, named.start("url") - named.start() + 1 if named else 1)
        yield problem("H516", place, url=url, origin=f"{parts.scheme}://{parts.netloc}")


def _configuration(root: Path) -> str:
    file = root / "mkdocs.yml"
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
