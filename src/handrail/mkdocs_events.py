"""The adapter: the only module that imports MkDocs. The files in `hooks/` are doors to it.

What happens when:

- `on_config`: our two theme templates come first; addresses are folders.
- `on_pre_build`: the library is read and checked. MkDocs has not touched the built site yet, so a
  bad file never costs a working site.
- `on_files`: pages are made in memory and our assets added; Material's own are left out but for
  the search worker.
- `on_page_markdown`, `on_page_content`, `on_page_context`: each page gets its metadata, its body
  (which Material's search plugin indexes) and the whole document (which `theme/main.html` prints). What the plugin
  found on a page is kept with the page, because reading all pages again takes it as long as rendering them.
- `on_env`: the document for missing addresses.
- `on_post_build`: every page is sealed.
- `on_serve`: the preview watches what pages are made from.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from material.plugins.search.plugin import SearchPlugin  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from handrail import prose
from handrail.field_assets import STATIC, field_assets
from handrail.headers import static_host
from handrail.kept import FOLDER
from handrail.library import builtin_root, load_library
from handrail.messages import Messages
from handrail.pages import Page, Site
from handrail.problems import SiteProblems, as_text
from handrail.render import ASSETS, KEEPER, PACKAGE, Renderer, SearchFiles, offline_path
from handrail.seal import seal

WORKER = "assets/javascripts/workers/search."


@dataclass
class Build:
    """What one build carries from event to event."""

    site: Site
    messages: Messages
    pages: dict[str, Page]
    renderer: Renderer | None = None


_preview = False
_build: Build


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global _preview
    _preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    theme = str(PACKAGE / "theme")
    if theme not in config.theme.dirs:
        config.theme.dirs.insert(0, theme)
    config.use_directory_urls = True
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    global _build
    if not (STATIC / "worksheet.js").exists():
        raise PluginError("Handrail's scripts are not built yet: run `python build_client.py` in its checkout.")
    try:
        library = load_library(_roots(config), site_url=config.site_url or "")
    except SiteProblems as found:
        raise PluginError(
            f"{as_text(found.problems)}\nNothing was built; the site built before is as it was."
        ) from None
    messages = Messages(library.practice.language)
    config.site_name = library.practice.name
    site = Site(library, messages)
    # MkDocs makes an address from a source file's name, so every page is given one.
    _build = Build(site, messages, {f"{page.path}index.md": page for page in site.pages if page.kind != "missing"})


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    worker = next(file for file in files if file.src_uri.startswith(WORKER) and file.src_uri.endswith(".js"))
    search, keep_in = SearchFiles(worker.src_uri), _own_root(config) / FOLDER
    _build.renderer = Renderer(_build.site, _build.messages, search, config.site_url or "", keep_in)
    for file in [file for file in files if _is_materials(file, config) and not _is_search_script(file)]:
        files.remove(file)
    for path in sorted(path for path in STATIC.iterdir() if path.is_file()):
        published = KEEPER if path.name == KEEPER else ASSETS + path.name
        files.append(File.generated(config, published, abs_src_path=str(path)))
    if brand := _build.renderer.brand:
        files.append(File.generated(config, ASSETS + brand.name, content=brand.text))
    for asset in {asset for sheet in _build.site.of("worksheet") for asset in field_assets(sheet.item).values()}:
        files.append(File.generated(config, ASSETS + asset.name, content=asset.text))
    for sheet in _build.site.of("worksheet"):
        files.append(File.generated(config, offline_path(sheet), content=_build.renderer.offline(sheet)))
    for source in _build.pages:
        files.append(File.generated(config, source, content=""))
    files.append(File.generated(config, _build.renderer.search.pages, content=_as_json(_build.site.search_records())))
    for plugin in config.plugins.values():
        if isinstance(plugin, SearchPlugin):
            _keep_entries(plugin.search_index)
    return files


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    ours = _ours(page)
    page.meta = {
        "title": ours.title,
        "description": prose.plain(ours.summary),
        "tags": list(ours.also_called),
        "search": {"exclude": not ours.label},
    }
    # MkDocs takes every page to be of today, which is not true, and makes each day's build of one library another.
    page.update_date = _build.site.day(ours) or page.update_date
    return markdown


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    return _renderer().body(_ours(page))


def on_page_context(context: dict[str, Any], *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    context["document"] = _renderer().document(_ours(page), page.content or "")
    return context


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    missing = _build.site.page("missing")
    env.globals["missing_document"] = _renderer().document(missing, _renderer().body(missing))
    return env


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    _renderer().kept.tidy()
    paths = [page.path for page in _build.site.pages]
    Path(config.site_dir, "_headers").write_text(static_host(paths), encoding="utf-8")
    seal(Path(config.site_dir), preview=_preview)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
    for root in _roots(config):
        for folder in ("content", "worksheets", "templates", "fields"):
            if (root / folder).is_dir():
                server.watch(str(root / folder))
    for folder in ("templates", "fields", "static", "locale"):
        server.watch(str(PACKAGE / folder))
    return server


def _roots(config: MkDocsConfig) -> list[Path]:
    """The built-in library, and over it the folder of this site's `mkdocs.yml`."""
    return list(dict.fromkeys([builtin_root(), _own_root(config)]))


def _own_root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent


def _renderer() -> Renderer:
    assert _build.renderer is not None, "on_files comes before any page"
    return _build.renderer


def _ours(page: MkDocsPage) -> Page:
    return _build.pages[page.file.src_uri]


def _is_materials(file: File, config: MkDocsConfig) -> bool:
    """Whether a file comes from Material's theme folder; the pages use none of its styles and scripts."""
    return file.abs_src_path is not None and not Path(file.abs_src_path).is_relative_to(config.docs_dir)


def _is_search_script(file: File) -> bool:
    return file.src_uri.endswith(".js") and file.src_uri.startswith((WORKER, "assets/javascripts/lunr/"))


def _keep_entries(index: Any) -> None:
    """Let a search index take the entries of a page from what is kept, and read the page only where there are none."""
    read = index.add_entry_from_context

    def entries(page: MkDocsPage) -> str:
        before = len(index.entries)
        read(page)
        found = index.entries[before:]
        del index.entries[before:]
        return _as_json(found)

    def add(page: MkDocsPage) -> None:
        index.entries += json.loads(
            _renderer().kept.text(_ours(page), "entries", lambda: entries(page), page.content or "")
        )

    index.add_entry_from_context = add


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
