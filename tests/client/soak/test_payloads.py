"""Texts that would run as code if any part took them for code: in YAML, in stored answers, names, lists, searches, links."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_store import put
from browser_support import serve
from playwright.sync_api import Browser, Page, expect
from test_handouts import link
from writing import CLEAR, Writing
from written_site import write_site

from handrail import prose
from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site
from handrail.problems import SiteProblems
from handrail.render import Renderer
from handrail.site_files import builtin_root

SCREENFUL = 50
"""How many entries the notebook shows at first."""

SHEETS = Path(__file__).parents[1] / "sheets"

HITS = "window.hits = []; window.hit = (name) => hits.push(name);"
BROKEN = "addEventListener('securitypolicyviolation', e => hits.push(e.violatedDirective));"

CALLS = ["hit(1)", "hit`1`", "top.hit(1)", "window['hit'](1)", "eval('hit(1)')", "setTimeout('hit(1)')"]
CARRIERS = [
    "<script>{}</script>", "<img src=x onerror=\"{}\">", "<svg onload=\"{}\">", "<body onload=\"{}\">",
    "<iframe srcdoc=\"<script>parent.{}</script>\">", "<iframe src=\"javascript:parent.{}\">", "<a href=\"javascript:{}\">x</a>",
    "<details open ontoggle=\"{}\">x</details>", "<input autofocus onfocus=\"{}\">", "<video><source onerror=\"{}\"></video>",
    "<math><mi xlink:href=\"javascript:{}\">x</mi></math>", "<svg><script>{}</script></svg>", "<style onload=\"{}\"></style>",
    "<object data=\"javascript:{}\"></object>", "<form action=\"javascript:{}\"><button>x</button></form>",
    "[x](javascript:{})", "![x](javascript:{})", "<javascript:{}>", "[x]: javascript:{}\n\n[x]",
    "{{{{ {} }}}}", "{{% if {} %}}x{{% endif %}}", "${{{}}}", "<template><img src=x onerror=\"{}\"></template>",
    "<noscript><p title=\"</noscript><img src=x onerror={}>\">",
]  # fmt: skip
BREAKS = ["{}", "\">{}", "'>{}", "</textarea>{}", "</script>{}", "</title>{}", "-->{}", "]]>{}", "</style>{}", "<!--{}", "`{}", "\x00{}",
          "\u2028{}", "**{}**", "- {}"]  # fmt: skip


def payloads(count: int) -> list[str]:
    """Every way of breaking out with every carrier and every call, beginning with a mixture of all."""
    every = [
        broken.replace("{}", carrier.format(call))
        for broken, carrier, call in itertools.product(BREAKS, CARRIERS, CALLS)
    ]
    step = 457
    assert len(every) % step, "each comes up once"
    return [every[number * step % len(every)] for number in range(min(count, len(every)))]


@pytest.fixture
def watched(browser: Browser) -> Any:
    context = browser.new_context()
    context.add_init_script(HITS + BROKEN)
    yield context.new_page()
    context.close()


def test_the_payloads_run_where_nothing_holds_them(watched: Page) -> None:
    """Or the trials below would prove nothing."""
    watched.set_content("<script>hits = []; hit = (name) => hits.push(name)</script>")
    watched.evaluate("all => { for (const one of all) { const part = document.createElement('div'); part.innerHTML = one; document.body.append(part) } }",
                     [one for one in payloads(10_000) if one.startswith("<") and "onerror" in one][:20])  # fmt: skip
    watched.wait_for_timeout(200)
    assert watched.evaluate("hits.length") > 0


def test_in_an_authors_text_no_payload_runs(trials: Callable[[int], Any], watched: Page) -> None:
    """Without the policy, which would stop most of them besides."""
    given = payloads(trials(2160).count)
    html = "".join(str(prose.render_block(text, lambda _: None, lambda _: "")) for text in given)
    watched.set_content(f"<script>{HITS}</script>{html}")
    hrefs = watched.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href') || '')")
    assert [href for href in hrefs if href.startswith("javascript")] == []
    watched.wait_for_timeout(100)
    print(f"authors' texts: {len(given)} payloads, {watched.evaluate('hits.length')} run")
    assert watched.evaluate("hits") == []
    assert watched.locator("img, svg, iframe, object, form, style, body script, input").count() == 0


def test_in_an_authors_worksheets_no_payload_runs(trials: Callable[[int], Any], watched: Page, tmp_path: Path) -> None:
    """YAML of payloads for labels, hints, examples and options, through the checks and the templates, in a browser."""
    given = payloads(trials(100).count)
    (tmp_path / "worksheets").mkdir()
    chunks = [given[start : start + 100] for start in range(0, len(given), 100)]
    for number, some in enumerate(chunks):
        (tmp_path / f"worksheets/payloads-{number}.yml").write_text(worksheet(some))
    refused: set[tuple[str, int]] = set()
    try:
        library = load_library([builtin_root(), tmp_path])
    except SiteProblems as found:
        # A field stands on one line; what an author may not write is taken out, and the rest tried.
        refused = {(Path(one.place.file).name, one.place.line) for one in found.problems}
        for file in (tmp_path / "worksheets").iterdir():
            lines = enumerate(file.read_text().splitlines(), 1)
            file.write_text("\n".join(line for at, line in lines if (file.name, at) not in refused))
        library = load_library([builtin_root(), tmp_path])
    messages = Messages("en")
    renderer = Renderer(Site(library, messages), messages)
    site = tmp_path / "site"
    pages = [page for page in renderer.site.pages if page.kind == "worksheet" and "payloads-" in page.path]
    write_site(site, renderer, pages)
    hits: list[str] = []
    with serve(site) as url:
        for page in pages:
            watched.goto(url + page.path)
            expect(watched.locator("#status b")).not_to_be_empty()
            hits += watched.evaluate("hits")
    print(
        f"authors' worksheets: {len(given)} payloads, {len(refused)} refused, {len(hits)} run or stopped by the policy"
    )
    assert len(pages) == len(chunks)
    assert len(refused) < len(given) / 2, "most are only text"
    assert hits == []


def worksheet(texts: list[str]) -> str:
    """A worksheet with a field of every text, each on a line of its own."""
    fields = [
        {"id": f"f{number}", "type": "text", "label": text, "hint": text, "example": text}
        if number % 2
        else {"id": f"f{number}", "type": "choice", "label": text, "options": [{"id": "one", "label": text}, {"id": "two", "label": "Two"}]}
        for number, text in enumerate(texts)
    ]  # fmt: skip
    head, _, rest = (SHEETS / "worksheets/my-plan.yml").read_text().partition("steps:\n")
    tail = rest[rest.index("way_down:") :]
    lines = "".join(f"      - {json.dumps(field)}\n" for field in fields)
    return f"{head}steps:\n  - title: All\n    fields:\n{lines}{tail}"


def test_in_what_readers_wrote_no_payload_runs(
    trials: Callable[[int], Any], watched: Page, writing: Callable[[Page], Writing]
) -> None:
    """As answers, names, lists of the sheet, of the notebook and of its search; stored, and brought in as a file."""
    given = payloads(trials(100).count)
    sheet = writing(watched)
    sheet.open()
    hits: list[str] = []
    for start in range(0, len(given), 50):
        some = given[start : start + 50]
        entries = [
            {"id": f"p{number}", "worksheet": "after-a-talk", "title": text, "created": number + 1, "updated": number + 1,
             "revision": 1, "answers": {"what": text, "again": {"chosen": text}, text: text, "with-whom": {"chosen": text}}}
            for number, text in enumerate(some)
        ]  # fmt: skip
        put(watched, *entries)
        sheet.open()
        expect(watched.locator("[data-earlier] li").first).to_be_visible()
        hits += watched.evaluate("hits")
        watched.goto(sheet.site + "notebook/")
        expect(watched.locator("[data-part=entries] li").first).to_be_visible()
        file = {
            "format": "handrail-notebook",
            "version": 1,
            "entries": [{**one, "id": f"in{one['id']}"} for one in entries],
        }
        watched.locator("#bring-back").set_input_files(
            {"name": f"{some[0].replace(chr(0), '')}.json", "mimeType": "", "buffer": json.dumps(file).encode()}
        )
        watched.get_by_role("button", name="Bring them in").click()
        expect(watched.locator("[data-safe-part=said]")).to_contain_text(f"{len(some)} sheets brought back")
        if len(some) > SCREENFUL / 2:
            watched.locator("[data-do=more]").click()
        expect(watched.locator("[data-part=entries] input[data-id]")).to_have_count(2 * len(some))
        watched.get_by_role("searchbox").last.fill(some[0])
        watched.wait_for_timeout(50)
        hits += watched.evaluate("hits")
        watched.evaluate(CLEAR)
        sheet.open()
    print(f"readers' texts: {len(given)} payloads, {len(hits)} run or stopped by the policy")
    assert hits == []


def test_in_a_handouts_address_and_in_a_search_no_payload_runs(
    trials: Callable[[int], Any], browser: Browser, site_url: str
) -> None:
    """In a link's title, its note and the note of a page; as the bare end of the address; and as words that are looked for."""
    given, numbers = payloads(trials(8).count), itertools.count()
    hits: list[str] = []
    for start in range(0, len(given), 100):
        # A tab that has been to thousands of addresses is slow.
        context = browser.new_context()
        context.add_init_script(HITS + BROKEN)
        page = context.new_page()
        for text in given[start : start + 100]:
            for code, pages in ((link(text[:80], text, ["trigger-map", ["mindfulness", text[:200]]]), 2), (text, 0)):
                # Of its own before the `#`, or the browser would stay on the page.
                page.goto(f"{site_url}handout/?{next(numbers)}#{code.replace(chr(0), '%00')}")
                expect(page.locator("[data-part=note]" if pages else "[data-part=damaged]")).to_be_visible()
                expect(page.locator("#set > li")).to_have_count(pages)
                hits += page.evaluate("hits")
        page.goto(f"{site_url}search/")
        page.get_by_role("main").get_by_role("searchbox").fill("panic")
        expect(page.locator("#search-results li").first).to_be_visible()
        page.evaluate(SEARCH, given[start : start + 100])
        hits += page.evaluate("hits")
        context.close()
    print(f"addresses and searches: {len(given)} payloads, {len(hits)} run or stopped by the policy")
    assert hits == []


SEARCH = """async texts => {
  const box = document.querySelector('main [type=search]');
  for (const text of texts) {
    box.value = text;
    box.dispatchEvent(new Event('input', {bubbles: true}));
    await new Promise(done => setTimeout(done, 20));
  }
}"""
