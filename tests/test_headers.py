"""What hosts send: real Caddy and real nginx with the configuration that `handrail hosting` writes, and `_headers`."""

import gzip
import http.client
import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_support import SHELL, launch
from playwright.sync_api import Browser, Playwright, expect
from real_build import free_port
from small_site import change, codes, copy_small_site, problems_of

from handrail.assets import HASHED, bundle
from handrail.audit import audit_address
from handrail.headers import EVERYWHERE, FOR_EVER, WORKERS, rules, static_host, write_hosting
from handrail.library import load_library

POLICIES = {rule.name: rule.policy for rule in rules()}
PAGES = {
    "/": "reading", "/concepts/": "reading", "/concepts/mindfulness/": "reading", "/worksheets/": "reading",
    "/worksheets/trigger-map/": "sheet", "/worksheets/trigger-map/trigger-map.html": "alone",
    "/notebook/": "notebook", "/open/": "notebook", "/search/": "search", "/handouts/": "reading",
    "/handout/": "given", "/h/between-two-sessions/": "given",
}  # fmt: skip


class Server:
    """A web server that was started for a test."""

    def __init__(self, process: subprocess.Popen[bytes], http_port: int, https_port: int) -> None:
        self.process, self.http_port, self.https_port = process, http_port, https_port

    def get(self, path: str, *, secure: bool = True, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask once; names of headers come in small letters."""
        if secure:
            trusting = ssl._create_unverified_context()
            asked = http.client.HTTPSConnection("localhost", self.https_port, context=trusting, timeout=10)
        else:
            asked = http.client.HTTPConnection("localhost", self.http_port, timeout=10)
        asked.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = asked.getresponse()
        body = answer.read()
        asked.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def wait(self) -> None:
        for _ in range(600):
            assert self.process.poll() is None, "the server has stopped"
            try:
                self.get("/")
                return
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
        pytest.fail("the server does not answer")


def start_caddy(site: Path, folder: Path) -> tuple[list[str], dict[str, str], int, int]:
    http_port, https_port = free_port(), free_port()
    file = write_hosting(folder / "hosting")[0]
    # Only where the ports are and who signs: in the open, both are Caddy's own business.
    ahead = f"{{\n\thttp_port {http_port}\n\thttps_port {https_port}\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n}}\n"
    file.write_text(ahead + file.read_text())
    environment = {
        "SITE_ADDRESS": "localhost",
        "SITE_FOLDER": str(site),
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
    }
    return ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"], environment, http_port, https_port


def start_nginx(site: Path, folder: Path) -> tuple[list[str], dict[str, str], int, int]:
    http_port, https_port = free_port(), free_port()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1",
         "-keyout", "key.pem", "-out", "certificate.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    file = write_hosting(
        folder / "hosting", address="localhost", site=str(site), http_port=http_port, https_port=https_port,
        certificate=str(folder / "certificate.pem"), certificate_key=str(folder / "key.pem"),
    )[1]  # fmt: skip
    user = "user root;" if os.geteuid() == 0 else ""
    whole = folder / "whole.conf"
    whole.write_text(
        f"{user}pid {folder}/pid; error_log {folder}/error.log; daemon off; worker_processes 1; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;"
        f" client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};"
        f" uwsgi_temp_path {folder}; scgi_temp_path {folder}; include {file}; }}\n"
    )
    return ["nginx", "-c", str(whole), "-p", str(folder)], {}, http_port, https_port


@pytest.fixture(scope="module", params=[start_caddy, start_nginx])
def server(
    request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    start: Callable[..., tuple[list[str], dict[str, str], int, int]] = request.param
    name = start.__name__.removeprefix("start_")
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed; tests/install_programs.py installs it on Debian")
    command, environment, http_port, https_port = start(built_site, tmp_path_factory.mktemp(name))
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    started = Server(process, http_port, https_port)
    try:
        started.wait()
        yield started
    finally:
        process.terminate()
        process.wait(20)


def test_every_kind_of_page_has_its_headers(server: Server) -> None:
    for path, kind in PAGES.items():
        status, sent, _body = server.get(path)
        assert status == 200, path
        for name, value in EVERYWHERE.items():
            assert sent[name.lower()] == value, (path, name)
        assert sent["content-security-policy"] == POLICIES[kind], path
        assert "frame-ancestors 'none'" in sent["content-security-policy"]
        assert sent["cache-control"] == "no-cache", path
        assert sent["content-type"].lower() == "text/html; charset=utf-8"


def test_missing_pages_and_files_beside_pages(server: Server, built_site: Path) -> None:
    missing = (built_site / "404.html").read_bytes()
    for path in ("/nothing/", "/nothing", "/worksheets/nothing/nothing", "/.git/config"):
        status, sent, body = server.get(path)
        assert (status, body) == (404, missing), path
        assert sent["x-content-type-options"] == "nosniff"
        assert sent["content-security-policy"], path
    status, sent, _body = server.get("/assets/handrail/vault.js")
    assert (status, sent["cache-control"]) == (200, "no-cache")
    assert "content-security-policy" not in sent
    for path in WORKERS:
        status, sent, _body = server.get(path)
        assert (status, sent["content-security-policy"]) == (200, "default-src 'none'"), path


def test_what_is_kept_for_ever_and_what_is_asked_for_again(server: Server, built_site: Path) -> None:
    for file in (built_site / HASHED).iterdir():
        assert server.get(f"/{HASHED}{file.name}")[1]["cache-control"] == FOR_EVER
    # A file that comes a moment later than the page that names it must not stay missing.
    status, sent, _body = server.get(f"/{HASHED}site-000000000000.css")
    assert (status, sent["cache-control"]) == (404, "no-cache")
    tag = server.get("/help/")[1]["etag"]
    assert server.get("/help/", If_None_Match=tag)[0] == 304


def test_text_is_sent_compressed(server: Server, built_site: Path) -> None:
    (names,) = built_site.glob(f"{HASHED}names-*.json")
    for path in (
        "/help/",
        *(f"/{bundle(name).path}" for name in ("worksheet.js", "site.css")),
        f"/{HASHED}{names.name}",
    ):
        status, sent, body = server.get(path, Accept_Encoding="gzip")
        assert (status, sent["content-encoding"]) == (200, "gzip"), path
        file = built_site / path.strip("/")
        assert gzip.decompress(body) == (file / "index.html" if file.is_dir() else file).read_bytes()
        assert "accept-encoding" in sent["vary"].lower()


def test_pages_work_as_they_do_without_the_headers(server: Server, browser: Browser) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    address = f"https://localhost:{server.https_port}"
    page.goto(f"{address}/search/")
    page.get_by_role("main").get_by_role("searchbox").fill("panic")
    expect(page.locator("#search-results li a").first).to_be_visible()
    for sheet in ("/worksheets/trigger-map/", "/worksheets/trigger-map/trigger-map.html"):
        page.goto(address + sheet)
        page.get_by_label("What happened?").fill("A word at the door")
        expect(page.locator("#status b")).to_have_text("Saved")
    page.goto(f"{address}/notebook/")
    expect(page.get_by_role("main")).to_contain_text("Trigger map")
    context.close()
    assert complaints == []


def test_a_lock_and_a_backup_work_and_their_workers_can_ask_nobody(server: Server, playwright: Playwright) -> None:
    # The certificate is the test's own, and a service worker does not come from a place with a doubtful one.
    browser = launch(playwright, "--ignore-certificate-errors", program=SHELL)
    context = browser.new_context()
    page = context.new_page()
    address = f"https://localhost:{server.https_port}"
    page.goto(f"{address}/worksheets/trigger-map/")
    page.get_by_label("What happened?").fill("A word at the door")
    expect(page.locator("#status b")).to_have_text("Saved")
    page.get_by_label("On this device, with a lock").check()
    for box in ("#new-passphrase", "#new-passphrase-again"):
        page.locator(box).fill("four walnut lanterns drifting")
    page.get_by_role("button", name="Lock my notes").click()
    expect(page.get_by_role("button", name="Lock it now")).to_be_visible(timeout=20_000)
    page.goto(f"{address}/notebook/")
    expect(page.get_by_role("main")).to_contain_text("Trigger map")
    page.get_by_label("Passphrase for the file").fill("four walnut lanterns drifting")
    page.locator("#seal-again").fill("four walnut lanterns drifting")
    with page.expect_download(timeout=30_000):
        page.keyboard.press("Enter")
    (keeper,) = context.service_workers
    assert keeper.evaluate(f"fetch('{address}/').then(() => 'answered', error => error.name)") == "TypeError"
    browser.close()


def test_an_audit_finds_nothing_to_say(server: Server) -> None:
    assert audit_address(f"https://localhost:{server.https_port}/", ssl._create_unverified_context()) == []


def test_http_leads_to_https(server: Server) -> None:
    status, sent, _body = server.get("/help/?a=b", secure=False)
    assert status in (301, 308)
    assert re.fullmatch(rf"https://localhost(:{server.https_port})?/help/\?a=b", sent["location"])


def test_the_file_for_static_hosts_gives_each_page_one_policy(built_site: Path) -> None:
    text = (built_site / "_headers").read_text()
    given: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            given[path][name] = value
            assert len(line) < 2000
        else:
            path = line
            given[path] = {}
    assert len(given) <= 100  # the most that Cloudflare Pages reads
    assert given["/*"] == EVERYWHERE

    def fits(pattern: str, path: str) -> bool:
        return bool(re.fullmatch(re.sub(r":\w+", "[^/]+", pattern.replace("*", ".*")), path))

    for file in built_site.rglob("*.html"):
        path = "/" + file.relative_to(built_site).as_posix().removesuffix("index.html")
        policies = [sent["Content-Security-Policy"] for pattern, sent in given.items()
                    if fits(pattern, path) and "Content-Security-Policy" in sent]  # fmt: skip
        kind = "reading"
        if path.startswith("/worksheets/") and path != "/worksheets/":
            kind = "sheet" if path.endswith("/") else "alone"
        elif path in ("/notebook/", "/open/", "/search/", "/handout/"):
            kind = PAGES[path]
        elif path.startswith("/h/"):
            kind = "given"
        assert policies == [POLICIES[kind]], path


def test_a_small_site_has_the_same_file() -> None:
    assert "/worksheets/:sheet/\n" in static_host(["", "help/"])


@pytest.mark.parametrize("url", ["https://elm.github.io/worksheets/", "'https://elm.example/a'"])
def test_a_site_beside_others_keeps_nothing_until_the_practice_has_said_so(url: str, tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    (site / "mkdocs.yml").write_text(f"site_name: x\nsite_url: {url}\n")
    (found,) = problems_of(site)
    assert codes([found]) == [f"H516 mkdocs.yml:2:{12 if url.startswith(chr(39)) else 11}"]
    assert "elm." in found.what
    change(site, "content/practice.yml", "headline:", "shared_origin: true\nheadline:")
    load_library([site])


def test_an_address_of_ones_own_is_fine(tmp_path: Path) -> None:
    site = copy_small_site(tmp_path)
    (site / "mkdocs.yml").write_text("site_url: https://elm.github.io/\n")
    load_library([site])
    load_library([site], site_url="")
