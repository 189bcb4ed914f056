"""The templates as Jinja has them: where they are found, how they say a message, and what turns text into HTML in them.

`render` renders with it. Autoescaping is on and undefined names are errors.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from handrail import prose
from handrail.compiled import Compiled
from handrail.messages import Messages
from handrail.remembered import remembered
from handrail.site_files import PACKAGE


def environment(messages: Messages, root: Path) -> Environment:
    """The templates in one language, with those of the practice whose site is in `root`."""
    own = [folder for folder in (root / "templates", root / "fields") if folder.is_dir()]
    # Compiling the templates takes long, and sites without any of their own have the same ones.
    return _environment(messages, root) if own else _shared(messages, _last_change())


def _last_change() -> int:
    """When a template of ours was changed last, in nanoseconds: in a preview of this program itself, they change."""
    files = (file for folder in ("templates", "fields") for file in (PACKAGE / folder).rglob("*"))
    return max(file.stat().st_mtime_ns for file in files)


def _environment(messages: Messages, *roots: Path) -> Environment:
    """The templates in one language; those of a practice's own, and its field types, are found first."""
    env = Environment(
        loader=ChoiceLoader(
            [
                *(FileSystemLoader(root / "templates") for root in roots),
                *(PrefixLoader({"fields": FileSystemLoader(root / "fields")}) for root in roots),
                FileSystemLoader([PACKAGE / "templates", PACKAGE]),
            ]
        ),
        autoescape=True,
        # An environment stays for a build at most, or until `_last_change`; a look at the file for each use took long.
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=Compiled(),
    )
    env.install_gettext_callables(  # type: ignore[attr-defined] # the extension adds it
        messages.gettext, messages.ngettext, newstyle=True
    )
    env.globals["_"] = _saying(messages)
    env.filters |= {
        "prose": _prose_filter,
        "inline": _inline_filter,
        "plain": prose.plain,
        "long_date": messages.date,
    }
    return env


@remembered
def _shared(messages: Messages, _changed: int) -> Environment:
    return _environment(messages)


def _saying(messages: Messages) -> Callable[..., Markup]:
    """What `_` is in templates: a message as HTML, with what is given escaped. Jinja's own goes through the context twice."""

    @cache
    def whole(message: str) -> Markup:
        return Markup(messages.gettext(message)) % {}

    def say(message: str, **given: Any) -> Markup:
        return Markup(messages.gettext(message)) % given if given else whole(message)

    return say


@pass_context
def _prose_filter(context: Context, text: str) -> Markup:
    return prose.render_block(text, context["link"], context["sources"].cite)


@pass_context
def _inline_filter(context: Context, text: str) -> Markup:
    return prose.render_inline(text, context["link"], context["sources"].cite)
