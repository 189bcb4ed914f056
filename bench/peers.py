"""The pages of other form libraries: minified, production builds, every file on the same server.

Each is a definition of the same questions (`definitions/`), a few lines that show it and keep every change
(`peers/NAME.js`), and the library, bundled with the project's own esbuild or as its package has it.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from definitions import fhir, formio, rjsf, surveyjs
from install import MODULES, PEERS, node, run, version
from options import ROOT, Option

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{head}
</head>
<body><main><div id="form"></div></main></body>
</html>
"""


@dataclass(frozen=True)
class Peer:
    """How another library's page is made."""

    name: str
    packages: tuple[str, ...]
    define: Callable[[dict[str, Any]], dict[str, Any]]
    files: tuple[str, ...] = ()
    """Files of the package that stand in the page as they are, before ours."""


LHC = "lforms/dist/lforms"
PEER = {
    "surveyjs": Peer("SurveyJS", ("survey-core", "survey-js-ui"), surveyjs.define),
    "rjsf": Peer("RJSF", ("@rjsf/core", "@rjsf/validator-ajv8", "react"), rjsf.define),
    "lhc-forms": Peer(
        "LHC-Forms", ("lforms",), fhir.define,
        (
            f"{LHC}/webcomponent/styles.css", f"{LHC}/webcomponent/assets/lib/zone.min.js",
            *(f"{LHC}/webcomponent/{name}.js" for name in ("runtime", "polyfills", "main")),
            f"{LHC}/fhir/R4/lformsFHIR.min.js",
        ),
    ),
    "formio": Peer(
        "Form.io", ("@formio/js", "bootstrap"), formio.define,
        (
            "bootstrap/dist/css/bootstrap.min.css", "@formio/js/dist/formio.form.min.css",
            "@formio/js/dist/formio.form.min.js",
        ),
    ),
}  # fmt: skip


def build_peer(folder: Path, key: str, sheet: dict[str, Any]) -> Option:
    """Another library's page, of the same questions."""
    peer, to = PEER[key], folder / key
    to.mkdir()
    definition = to / "definition.json"
    definition.write_text(json.dumps(peer.define(sheet)), encoding="utf-8")
    command = [
        "node_modules/esbuild/bin/esbuild", str(PEERS / f"{key}.js"), f"--outfile={to / 'page.js'}",
        f"--alias:definition={definition}", '--define:process.env.NODE_ENV="production"', "--loader:.svg=dataurl",
        "--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=error",
    ]  # fmt: skip
    run(node, command, ROOT)
    definition.unlink()
    head = []
    for file in (*peer.files, *(name for name in ("page.css", "page.js") if (to / name).exists())):
        source = MODULES / file
        if source.exists():
            shutil.copy(source, to)
        name = Path(file).name
        if name.endswith(".css"):
            head.append(f'<link rel="stylesheet" href="{name}">')
        else:
            kind = 'type="module"' if name == "page.js" else "defer"
            head.append(f'<script {kind} src="{name}"></script>')
    html = PAGE.format(title=sheet["title"], head="\n".join(head))
    (to / "index.html").write_text(html, encoding="utf-8")
    versions = tuple(f"{name} {version(name)}" for name in peer.packages)
    return Option(peer.name, f"{key}/", versions)
