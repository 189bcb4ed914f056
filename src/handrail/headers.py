"""What a host should send with each page: `_headers` for static hosts, and files for Caddy, nginx and a container.

Every page carries its policy itself (`seal`), so it is safe on any host. A host can say more: that no
other site may frame a page, and what browsers keep. The policies are `seal`'s own; where a page's
policy names its inline scripts by hash, the header is wider and the page's own narrows it.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handrail.assets import HASHED, KEEPER, NAMED_BY_CONTENTS, PLAIN
from handrail.page import FOLDERS
from handrail.seal import directives, written

TEMPLATES = Path(__file__).parent / "hosting"
FILES = ("Caddyfile", "nginx.conf", "Containerfile")

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{name}=()"
        for name in (
            "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
            "microphone", "midi", "payment", "usb",
        )
    ),
    "Strict-Transport-Security": "max-age=31536000",
}  # fmt: skip
FOREVER = f"^/{NAMED_BY_CONTENTS}$"
WORKERS = (f"/{KEEPER}", f"/{PLAIN}age-worker.js", f"/{PLAIN}scrypt.js")
"""Scripts that run beside a page. A policy in the page does not bind them; one that comes with them does."""

FOR_EVER = "public, max-age=31536000, immutable"


class Rule(NamedTuple):
    """The policy of one kind of page, or of workers: a pattern of its paths, and patterns of those that other rules take."""

    name: str
    pattern: str
    exceptions: tuple[str, ...]
    policy: str


def rules() -> list[Rule]:
    """The policies, in the order in which the first pattern that fits decides. Other files have none."""
    sheet, alone = r"^/worksheets/[^/]+/(index\.html)?$", r"^/worksheets/[^/]+/[^/]+\.html$"
    notebook, search = r"^/(notebook|open)/(index\.html)?$", r"^/search/(index\.html)?$"
    given = r"^/(handout|h/[^/]+)/(index\.html)?$"
    return [
        Rule("sheet", sheet, (), _policy("worksheet")),
        Rule("alone", alone, (sheet,), _policy("offline")),
        Rule("notebook", notebook, (), _policy("notebook")),
        Rule("search", search, (), _policy("search")),
        Rule("given", given, (), _policy("letter")),
        Rule("worker", f"^({'|'.join(map(re.escape, WORKERS))})$", (), "default-src 'none'"),
        Rule("reading", r"(/|\.html)$", (sheet, alone, notebook, search, given), _policy("home")),
    ]


def static_host(paths: Iterable[str]) -> str:
    """The file `_headers` that Netlify and Cloudflare Pages read. `paths` are the addresses of all pages.

    No two rules with the same header fit one address, because these hosts would join what they say.
    """
    policies = {rule.name: rule.policy for rule in rules()}
    special = {"notebook/": "notebook", "open/": "notebook", "search/": "search", "handout/": "given"}
    folders = {f"{name}/" for name in FOLDERS.values()}
    lines = ["/*", *(f"  {name}: {value}" for name, value in EVERYWHERE.items())]
    found = {f"/{path}": policies[special.get(path, "reading")] for path in sorted(paths) if path.count("/") < 2}
    found |= {f"/{folder}:page/": policies["reading"] for folder in sorted(folders - {"worksheets/", "h/"})}
    found |= {
        "/h/:page/": policies["given"],
        "/worksheets/:sheet/": policies["sheet"],
        "/worksheets/:sheet/:file": policies["alone"],
    }
    found |= dict.fromkeys(WORKERS, policies["worker"])
    for path, policy in found.items():
        lines += [path, f"  Content-Security-Policy: {policy}"]
    lines += [f"/{HASHED}*", f"  Cache-Control: {FOR_EVER}"]
    return "\n".join(lines) + "\n"


def write_hosting(
    folder: Path, *, address: str = "worksheets.example.org", site: str = "/srv/site", certificate: str = "",
    certificate_key: str = "", http_port: int = 80, https_port: int = 443,
) -> list[Path]:  # fmt: skip
    """Write the files for Caddy, nginx and a container; return their paths."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, autoescape=False,
    )  # fmt: skip
    values = {
        "everywhere": EVERYWHERE.items(), "rules": rules(), "forever": FOREVER, "for_ever": FOR_EVER,
        "address": address, "folder": site, "http_port": http_port, "https_port": https_port,
        "https_suffix": "" if https_port == 443 else f":{https_port}",
        "certificate": certificate or f"/etc/ssl/{address}.pem", "certificate_key": certificate_key or f"/etc/ssl/{address}.key",
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).write_text(env.get_template(name).render(values), encoding="utf-8")
    return [folder / name for name in FILES]


def _policy(kind: str) -> str:
    own = directives(kind)
    if kind == "offline":
        own |= {name: f"{own[name]} 'unsafe-inline'" for name in ("script-src", "style-src")}
    return written({**own, "frame-ancestors": "'none'"})
