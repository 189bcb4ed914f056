"""Some pages of a site, written with all they load and sealed, as a build does it; without MkDocs."""

from collections.abc import Iterable
from pathlib import Path

from handrail.page import Page
from handrail.render import Renderer
from handrail.seal import seal


def write_site(folder: Path, renderer: Renderer, pages: Iterable[Page]) -> None:
    """Write pages of a renderer's site under a folder."""
    texts = {page.path + "index.html": renderer.document(page) for page in pages}
    texts |= {asset.path: asset.text for asset in renderer.assets()}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    seal(folder)
