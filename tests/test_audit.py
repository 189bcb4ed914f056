"""`handrail audit`: a host that leaves things out, changes pages or adds to them is told of in plain words."""

import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from handrail.audit import Finding, audit_address, audit_folder
from handrail.cli import main

BEACON = b"<script src='/count.js'></script>"


class Bare(http.server.SimpleHTTPRequestHandler):
    """A host that sends nothing of ours, and can be told to do worse."""

    worse = False

    def log_message(self, *_args: object) -> None:
        pass

    def end_headers(self) -> None:
        if self.worse:
            self.send_header("Set-Cookie", "visitor=1")
            self.send_header("Cache-Control", "max-age=604800")
        super().end_headers()

    def do_GET(self) -> None:
        if self.worse and "nothing" in self.path:
            self.path = "/404.html"
        if not self.worse or not self.path.endswith("/"):
            return super().do_GET()
        data = Path(self.translate_path(self.path), "index.html").read_bytes() + BEACON
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def host(request: pytest.FixtureRequest, built_site: Path) -> Iterator[str]:
    handler = type("Host", (Bare,), {"worse": getattr(request, "param", False)})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(built_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def said(found: list[Finding], *, breaks: bool) -> str:
    return "\n".join(finding.what for finding in found if finding.breaks is breaks)


def test_a_host_that_sends_nothing_of_ours_breaks_no_promise_and_is_told_what_is_missing(host: str) -> None:
    found = audit_address(host)
    assert said(found, breaks=True) == ""
    better = said(found, breaks=False)
    for words in ("X-Frame-Options", "Strict-Transport-Security", "forbids frames", "fetched again", "not compressed"):
        assert words in better
    assert "404" not in better


@pytest.mark.parametrize("host", [True], indirect=True)
def test_a_host_that_adds_a_script_and_a_cookie_breaks_promises(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", host]) == 1
    shown = capsys.readouterr().out
    grave, _, better = shown.partition("Could be better")
    assert "arrives otherwise than it was built" in grave
    assert "comes with a cookie" in grave
    assert "old copy for days" in better
    assert "answers with the status 200" in better


def test_an_address_that_is_no_such_site(host: str, built_site: Path) -> None:
    assert "no list of its files" in said(audit_address(f"{host}/worksheets"), breaks=True)
    assert "does not answer" in said(audit_address("http://127.0.0.1:9"), breaks=True)
    assert "not the address" in said(audit_address(f"file://{built_site}"), breaks=True)


def test_a_folder_is_held_against_its_list(
    built_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(built_site, tmp_path / "site"))
    assert main(["audit", str(copy)]) == 0
    assert "as it was built" in capsys.readouterr().out
    page = copy / "help/index.html"
    page.write_bytes(page.read_bytes() + BEACON)
    (copy / "keeper.js").unlink()
    (copy / "count.js").write_text("1")
    (copy / "CNAME").write_text("example.org")
    found = audit_folder(copy)
    assert said(found, breaks=True) == "help/index.html: changed since the site was built\nkeeper.js: missing"
    assert said(found, breaks=False) == "count.js: here, and not from the build"
    (copy / "handrail.json").write_text(json.dumps({"sha256": []}))
    assert "not a built site" in said(audit_folder(copy), breaks=True)
