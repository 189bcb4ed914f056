"""Page -> HTML, through the Jinja templates; no MkDocs.

Two steps: `body` renders what stands inside <main>, `document` puts the shell around it. Autoescaping is on and undefined names are
errors, so text can reach HTML only through escaping or through `handrail.prose`.
"""

import posixpath
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache, partial
from itertools import chain, count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from handrail import brand
from handrail.assets import Asset, bundle, bundles
from handrail.bibliography import Bibliography, PageSources
from handrail.field_assets import field_assets, inline_assets, types_of
from handrail.fields import field_folder
from handrail.fields.base import BaseField
from handrail.finding import Index, choices, facts, index
from handrail.handouts import handout_pages, share
from handrail.kept import Kept
from handrail.listing import FEED_FILE, structured
from handrail.messages import Messages
from handrail.model.worksheet import Worksheet
from handrail.page import Page
from handrail.pages import PRINTS, Site, offline_path, pdf_path
from handrail.privacy import PROMISES
from handrail.remembered import remembered
from handrail.seal import MANIFEST
from handrail.templating import environment

SCRIPTS = {
    "worksheet": "worksheet.js", "search": "search.js", "browse": "browse.js", "notebook": "notebook.js", "open": "open.js",
    "handout": "letter.js", "letter": "letter.js", "compose": "compose.js",
}  # fmt: skip
STYLES = {
    "worksheet": "worksheet.css", "notebook": "notebook.css", "open": "notebook.css",
    "handout": "handout.css", "letter": "handout.css", "compose": "handout.css",
}  # fmt: skip
"""The script and the styles of kinds of pages that need more than others."""

UNSENT = "search/"
"""Where a form says it leads that is never sent. Browsers that fill forms in ask their maker what a form is for, and send a
print of it; they do not ask about one for searching, which they know by such an address (decision 0021)."""


class Renderer:
    """Renders the pages of one site.

    Args:
        site_url: for pages that relative addresses do not serve: see `_relative`, `_away`.
        keep_in: the folder where pages are kept for the next build.
        pdfs: where PDFs of pages are published, relative to the site's root.
    """

    def __init__(
        self, site: Site, messages: Messages, site_url: str = "", keep_in: Path | None = None, pdfs: Iterable[str] = ()
    ) -> None:
        self.site = site
        self.messages = messages
        self.root = urlsplit(site_url).path.rstrip("/") + "/"
        self.address = site_url.rstrip("/") + "/" if site_url else ""
        self.kept = Kept(keep_in, site, messages.language, site_url, *sorted(pdfs))
        self.bibliography = Bibliography(site.library.references, self.kept.of_all)
        self._pdfs = frozenset(pdfs)
        self.brand_files = brand.files(site.practice, site.library.root)
        self.brand = brand.style(site.practice, self.brand_files)
        # Many sheets have the same types, and to look whether their files have changed takes a while.
        by_types = cache(field_assets)
        self._assets_of = remembered(lambda sheet: by_types(types_of(sheet)))
        self._same_everywhere: dict[str, Markup] = {}

    def assets(self) -> set[Asset]:
        """Every script and style that pages of this site load."""
        sheets = (self._assets_of(sheet.item).values() for sheet in self.site.of("worksheet"))
        return {*bundles(), *chain.from_iterable(sheets), *filter(None, [self.brand])}

    @cached_property
    def index(self) -> Index:
        """What the search page looks through."""
        return index(self.site, self.messages, self.kept)

    def body(self, page: Page) -> Markup:
        """What stands inside <main>."""
        return Markup(self._body(self.context(page)))

    def document(self, page: Page) -> str:
        """The whole page."""
        # The search page alone names files made of all pages.
        part = f"document {self.index.words}" if page.kind == "search" else "document"
        return self.kept.text(page, part, lambda: self._document(page))

    def offline(self, page: Page) -> str:
        """A worksheet as one file with all it needs, which works from a disk and without a network."""
        return self.kept.text(page, "offline", lambda: self._offline(page))

    def paper(self, page: Page, inside: Sequence[Page], style: str, print_size: str, title: str = "") -> str:
        """Pages as one document for paper, under the title of a page or one of its own.

        Args:
            inside: the pages whose text stands in it.
            style: its whole style sheet.
            print_size: `normal` or `large`.
        """
        bodies = [(one.slug, Markup(self.kept.text(one, "paper", partial(self._paper_body, one)))) for one in inside]
        context = {**self.context(page, offline=True), "bodies": bodies, "style": Markup(style)}
        given = {"title": title or page.title, "print": print_size}
        return self._env.get_template("paper.html").render({**context, **given})

    def _paper_body(self, page: Page) -> str:
        return self._body(self.context(page, offline=True))

    def _body(self, context: dict[str, Any]) -> str:
        return self._env.get_template(f"pages/{context['page'].kind}.html").render(context)

    def _document(self, page: Page) -> str:
        return self._env.get_template("shell.html").render({**self.context(page), "body": self.body(page)})

    def _offline(self, page: Page) -> str:
        context = self.context(page, offline=True)
        body = Markup(self._body(context))
        context["inline"] = inline_assets(page.item, self._brand_inside)
        return self._env.get_template("offline.html").render({**context, "body": body})

    def _once(self, name: str, make: Callable[[], Markup]) -> Markup:
        """A part that is the same wherever it stands on this site, made once. It may show no page and no item."""
        if name not in self._same_everywhere:
            self._same_everywhere[name] = make()
        return self._same_everywhere[name]

    @cached_property
    def _brand_inside(self) -> Asset | None:
        """The brand for a page that stands by itself, which has no font files beside it."""
        return brand.style(self.site.practice)

    @cached_property
    def _env(self) -> Environment:
        return environment(self.messages, self.site.library.root)

    def context(self, page: Page, *, offline: bool = False) -> dict[str, Any]:
        """The names that templates may use on a page; `templates/README.md` says what each is."""
        sources = PageSources(self.bibliography, self.messages)

        def href(target: Page | str) -> str:
            return self._away(target) if offline else self._href(page, target)

        context = {
            "page": page,
            "site": self.site,
            "practice": self.site.practice,
            "messages": self.messages,
            "sources": sources,
            "bibliography": self._bibliography,
            "offline": offline,
            "promises": PROMISES,
            "address": self.address,
            "structured": lambda: structured(self.site, page, self.address),
            "feed": self._relative(page, FEED_FILE),
            "manifest": self._relative(page, MANIFEST),
            "brand": self.brand,
            "brand_file": lambda name: self._brand_file(page, name, offline=offline),
            "offline_file": posixpath.basename(offline_path(page)),
            "pdfs": {} if offline else self._pdfs_of(page),
            "href": href,
            "unsent": UNSENT if offline else self._href(page, "search"),
            "asset": lambda asset: self._relative(page, (bundle(asset) if isinstance(asset, str) else asset).path),
            "script": SCRIPTS.get(page.kind, "reading.js"),
            "styles": STYLES.get(page.kind, "site.css"),
            "field_assets": self._assets_of(page.item) if page.kind == "worksheet" else {},
            "link": lambda slug: href(slug) if self.site.has(slug) else None,
            "picture": self._picture,
            "notebook_sheets": lambda: {
                sheet.slug: {"path": href(sheet), **sheet.item.told(sheet.slug, self.messages)}
                for sheet in self.site.of("worksheet")
            },
            "handout_pages": lambda: handout_pages(self.site, self.messages, href),
            "share": lambda: share(self.address + page.path) if self.address else None,
            "shared_names": self._shared_names,
            "search": self._search(page) if page.kind == "search" else {},
            "facts": facts,
            "choices": lambda: choices(self.site),
            "same_everywhere": self._once,
        }
        numbers = count(1)

        def render_field(field: BaseField, path: str = "", waits: bool = False) -> Markup:
            # No id of a question has two hyphens, so a field without one takes nobody's name.
            path = path or getattr(field, "id", "") or f"{field.type}--{next(numbers)}"
            return self._field(field, path, {**context, "waits": waits})

        context["render_field"] = render_field
        return context

    def _href(self, page: Page, target: Page | str) -> str:
        target = self.site.page(target) if isinstance(target, str) else target
        return self._relative(page, target.path)

    def _search(self, page: Page) -> dict[str, str]:
        """Where the search page finds the names of all pages, their summaries, and the words in them."""
        index = self.index
        paths = {"names": index.names.path, "summaries": index.summaries.path, "words": index.words}
        return {name: self._relative(page, path) for name, path in paths.items()}

    def _pdfs_of(self, page: Page) -> dict[str, str]:
        """The page's own PDFs, by the size of their letters."""
        paths = {size: pdf_path(page, size) for size in PRINTS}
        return {size: posixpath.basename(path) for size, path in paths.items() if path in self._pdfs}

    def _away(self, target: Page | str) -> str:
        """An address from a file on somebody's disk: the site's own, if it is known, or where the file names the site."""
        target = self.site.page(target) if isinstance(target, str) else target
        if target.kind == "help":
            return "#help"
        return self.address + target.path if self.address else "#site"

    def _relative(self, page: Page, path: str) -> str:
        """An address relative to `page`; from the page for missing addresses, one from the root."""
        if page.kind == "missing":
            return self.root + path
        return _from(page.path, path)

    def _brand_file(self, page: Page, name: str, *, offline: bool) -> str:
        """The address of a practice's own file; its contents, in a page that stands by itself."""
        if offline:
            return brand.data_address(self.site.library.root / "content" / name)
        return self._relative(page, self.brand_files[name])

    def _field(self, field: BaseField, path: str, context: dict[str, Any]) -> Markup:
        """A field inside the wrapper that the client and the styles find it by."""
        dom_id = "f-" + path.replace(".", "-")
        template = self._env.get_template("fields/field.html")
        return Markup(
            template.render(
                {
                    **context,
                    "field": field,
                    "path": path,
                    "dom_id": dom_id,
                    "hint_id": f"{dom_id}-hint" if getattr(field, "hint", None) else "",
                    "template": f"fields/{field_folder(field.type).name}/template.html",
                }
            )
        )

    def _shared_names(self, worksheets: Iterable[Worksheet]) -> dict[str, dict[str, str]]:
        """The words that fields of these worksheets share, by vocabulary and id."""
        fields = (field for sheet in worksheets for question in sheet.questions() for field in question.with_parts())
        types = {field.vocabulary: type(field) for field in fields if field.vocabulary}
        return {name: field.shared_names(self.site.library, self.messages) for name, field in types.items()}

    def _bibliography(self) -> list[tuple[str, Markup, list[Page]]]:
        """Every cited source as (key, formatted reference, pages that rest on it), alphabetically."""
        entries = [(key, self.bibliography.entry(key), pages) for key, pages in self.site.citing().items()]
        return sorted(entries, key=lambda entry: entry[1].striptags().casefold())

    def _picture(self, name: str) -> Markup:
        return Markup(self._env.get_template(f"pictures/{name}.svg").render())


@lru_cache(maxsize=65_536)
def _from(place: str, path: str) -> str:
    """The way from one address of a site to another; the same on every site."""
    relative = posixpath.relpath(path or ".", place or ".")
    return relative + "/" if path.endswith("/") or not path else relative
