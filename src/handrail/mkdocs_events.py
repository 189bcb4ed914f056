"""The adapter: the only module that imports MkDocs. The files in `hooks/` are doors to it.

What happens when:

- `on_config`: before any plugin, our two theme templates come first; addresses are folders; MkDocs' and Material's search
  are left out, because the pages have their own.
- `on_pre_build`: the library is read and checked. MkDocs has not touched the built site yet, so a
  bad file never costs a working site.
- `on_files`: PDFs are made, where the practice wants any; every page is given to MkDocs as a `ReadyPage`, which has no Markdown;
  our assets and what the search page looks through are added; Material's own files are left out.
- `on_page_context`: the whole document of a page, which `theme/main.html` prints.
- `on_env`: the document for missing addresses.
- `on_post_build`: worksheets as files of their own are written, and every page is sealed.
- `on_serve`: the preview watches what pages are made from.

`build_site` is `mkdocs build` for whoever builds many sites in one process.
"""

from collections.abc import Callable
from dataclasses import dataclass
from logging import WARNING, Handler, LogRecord, getLogger
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from handrail import known, listing, prose
from handrail.assets import STATIC
from handrail.digests import program
from handrail.headers import static_host
from handrail.kept import FOLDER
from handrail.library import load_library
from handrail.messages import Messages, messages_in
from handrail.page import Page
from handrail.pages import Site, offline_path
from handrail.pdf.engine import PdfUnavailableError
from handrail.pdf.sheets import FOLDER as PDF_FOLDER
from handrail.pdf.sheets import made, published, sheets
from handrail.preview import preview
from handrail.problems import SiteProblems, as_text
from handrail.read_ahead import read_ahead
from handrail.render import Renderer
from handrail.render_ahead import render_ahead
from handrail.seal import seal
from handrail.site_files import PACKAGE, site_roots

log = get_plugin_logger("handrail")


@dataclass
class Build:
    """What one build carries from event to event."""

    site: Site
    messages: Messages
    renderer: Renderer | None = None


class ReadyPage(MkDocsPage):
    """A page of ours as MkDocs carries it: there is nothing to read and nothing to convert."""

    def __init__(self, ours: Page, config: MkDocsConfig) -> None:
        # MkDocs makes an address from a source file's name, so every page is given one.
        super().__init__(None, File.generated(config, f"{ours.path}index.md", content=""), config)
        self.ours = ours
        # MkDocs takes every page to be of today, which is not true, and makes each day's build of one library another.
        self.update_date = _build.site.day(ours) or self.update_date

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {
            "title": self.ours.title, "description": prose.plain(self.ours.summary), "listed": self.ours.is_listed,
        }  # fmt: skip

    def render(self, config: MkDocsConfig, files: Files) -> None:
        # The body goes into the document at once: those of all pages together would fill the memory.
        self.content = ""


_preview = False
_keep = True
_beside_others = False
"""Whether other processes of ours build other sites meanwhile."""
_build: Build


class NotBuiltError(Exception):
    """A site that was not built; the message is what `mkdocs build` says of it."""


def build_site(folder: Path, built: Path, *, keep: bool = True) -> str:
    """Build a site in this process, as `mkdocs build` does in its folder. One at a time: MkDocs and this module keep the
    state of one build in a process.

    Args:
        folder: the site's own folder, with its `mkdocs.yml`.
        built: the folder to write it to, which is emptied first.
        keep: whether rendered pages are kept beside the site for the next build.

    Returns:
        The warnings, as `mkdocs build` says them.

    Raises:
        NotBuiltError: the site has a problem; nothing was written.
    """
    global _keep, _beside_others
    _keep, _beside_others = keep, True
    said = _Said()
    log = getLogger("mkdocs")
    log.addHandler(said)
    try:
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(built))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Exception, SystemExit) as error:  # whatever a practice's own hooks and templates may raise
        own = "" if isinstance(error, Abort) else str(error)
        if not isinstance(error, MkDocsException):
            own = f"{type(error).__name__}: {error}"
        raise NotBuiltError("\n\n".join(filter(None, [said.text(), own]))) from error
    finally:
        log.removeHandler(said)
        _keep, _beside_others = True, False
    return said.text()


class _Said(Handler):
    """Gathers what MkDocs and we say while a site is built."""

    def __init__(self) -> None:
        super().__init__(WARNING)
        self.messages: list[str] = []

    def emit(self, record: LogRecord) -> None:
        self.messages.append(record.getMessage())

    def text(self) -> str:
        return "\n\n".join(self.messages)


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global _preview
    _preview = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    # Between a practice's own folder and MkDocs' templates stands Material's: nothing in it is shown, and MkDocs would
    # look through its thousands of files.
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    config.theme.dirs = [str(PACKAGE / "theme"), *own, config.theme.dirs[-1]]
    config.use_directory_urls = True
    _leave_out_search(config)
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    global _build
    program.cache_clear()
    if not (STATIC / "worksheet.js").exists():
        raise PluginError("Handrail's scripts are not built yet: run `python build_client.py` in its checkout.")
    try:
        with known.kept_in(_own_root(config) / known.FILE if _keep else None):
            if not _beside_others:
                read_ahead(_roots(config))
            library = load_library(_roots(config), site_url=config.site_url or "")
            messages = messages_in(library.practice.language)
            _build = Build(Site(library, messages), messages)
    except SiteProblems as found:
        raise PluginError(
            f"{as_text(found.problems)}\nNothing was built; the site built before is as it was."
        ) from None
    for warning in library.warnings:
        log.warning(as_text([warning]))
    config.site_name = library.practice.name


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    keep_in = _own_root(config) / FOLDER if _keep else None
    pdfs = _pdfs(config.site_url or "", keep_in)
    _build.renderer = Renderer(_build.site, _build.messages, config.site_url or "", keep_in, pdfs)
    if not _beside_others:
        render_ahead(_build.renderer)
    for file in [file for file in files if _is_materials(file, config)]:
        files.remove(file)
    index = _build.renderer.index
    for asset in (*_build.renderer.assets(), index.names, index.summaries, *index.shards):
        files.append(File.generated(config, asset.path, content=asset.text))
    for name, path in _build.renderer.brand_files.items():
        files.append(File.generated(config, path, abs_src_path=str(_build.site.library.root / "content" / name)))
    for name, data in pdfs.items():
        files.append(File.generated(config, name, content=data))
    for page in _build.site.pages:
        if page.kind != "missing":
            files.append(ReadyPage(page, config).file)
    for name, text in listing.files(_build.site, _build.renderer.address).items():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_context(context: dict[str, Any], *, page: ReadyPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    context["document"] = _renderer().document(page.ours)
    return context


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    missing = _build.site.page("missing")
    env.globals["missing_document"] = _renderer().document(missing)
    return env


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    for sheet in _build.site.of("worksheet"):
        Path(config.site_dir, offline_path(sheet)).write_text(_renderer().offline(sheet), encoding="utf-8")
    _renderer().kept.tidy()
    paths = [page.path for page in _build.site.pages]
    Path(config.site_dir, "_headers").write_text(static_host(paths), encoding="utf-8")
    seal(Path(config.site_dir), preview=_preview)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
    preview(server, [config.docs_dir, *filter(None, [config.config_file_path])], _roots(config))
    return server


def _pdfs(site_url: str, keep_in: Path | None) -> dict[str, bytes]:
    """The PDFs the practice wants, by where they are published. The site is built also where none can be made."""
    pages = published(_build.site)
    if not pages:
        return {}
    try:
        wanted = sheets(Renderer(_build.site, _build.messages, site_url, keep_in), pages)
        return made(wanted, keep_in.parent / PDF_FOLDER if keep_in else None, anew=not _preview)
    except PdfUnavailableError as missing:
        log.warning(f"The site is built without its PDFs. {missing}")
        return {}


def _roots(config: MkDocsConfig) -> list[Path]:
    """The built-in library, and over it the folder of this site's `mkdocs.yml`."""
    return site_roots(_own_root(config))


def _own_root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent


def _renderer() -> Renderer:
    assert _build.renderer is not None, "on_files comes before any page"
    return _build.renderer


def _is_materials(file: File, config: MkDocsConfig) -> bool:
    """Whether a file comes from Material's theme folder; the pages use none of its styles and scripts."""
    return file.abs_src_path is not None and not Path(file.abs_src_path).is_relative_to(config.docs_dir)


def _leave_out_search(config: MkDocsConfig) -> None:
    """Take a search plugin out, which MkDocs adds by itself and a practice's own file may name.

    It would read every page again for an index that no page asks for.
    """
    for name in [name for name in config.plugins if name.rpartition("/")[2] == "search"]:
        plugin = config.plugins.pop(name)
        for methods in config.plugins.events.values():
            # In place, as MkDocs is going through one of these lists at the moment.
            methods[:] = [one for one in methods if getattr(one, "__self__", None) is not plugin]
