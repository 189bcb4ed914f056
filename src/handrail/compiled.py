"""Our templates as Jinja has compiled them, kept where Python keeps our compiled modules.

Between `templating` and Jinja. To compile all of them takes a second, which every process would spend anew. What is
kept is used only if it is whole, and of the same template, Jinja and settings. Losing it costs time and nothing else;
where Python keeps nothing, neither is kept here.
"""

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from handrail.site_files import PACKAGE
from handrail.whole import put_sealed, sealed


class Compiled(BytecodeCache):
    """The compiled templates of this package; those of a practice's own are not kept."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What a compiled template hangs on beside its text, which Jinja compares itself; "" for one that is not ours."""
        is_ours = filename is not None and Path(filename).is_relative_to(PACKAGE)
        return sha256(f"{_settings()} {name}".encode()).hexdigest()[:32] if is_ours else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key and (code := sealed(_file(bucket))):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.key and not sys.dont_write_bytecode:
            put_sealed(_file(bucket), bucket.bytecode_to_string())


def _file(bucket: Bucket) -> Path:
    return Path(cache_from_source(str(PACKAGE / f"template-{bucket.key}.py")))


@cache
def _settings() -> str:
    """What the compiler hangs on: Jinja, and how `templating` sets it up."""
    return version("jinja2") + sha256((PACKAGE / "templating.py").read_bytes()).hexdigest()
