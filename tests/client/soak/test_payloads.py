"""Texts that would run as code if any part took them for code: in YAML, in stored answers, names, lists and searches."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from browser_store import put
from playwright.sync_api import Browser, Page, expect
from writing import Writing

from handrail import prose

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
    for fold in watched.locator("a").all():
        assert not (fold.get_attribute("href") or "").startswith("javascript")
    watched.wait_for_timeout(100)
    print(f"authors' texts: {len(given)} payloads, {watched.evaluate('hits.length')} run")
    assert watched.evaluate("hits") == []
    assert (
        watched.evaluate(
            "document.querySelectorAll('img, svg, iframe, object, form, style, body script, input').length"
        )
        == 0
    )


def test_in_what_readers_wrote_no_payload_runs(
    trials: Callable[[int], Any], watched: Page, writing: Callable[[Page], Writing]
) -> None:
    """As answers, names, lists of the sheet, of the notebook and of its search."""
    given = payloads(trials(150).count)
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
        watched.get_by_role("searchbox").last.fill(some[0])
        watched.wait_for_timeout(50)
        hits += watched.evaluate("hits")
        sheet.open()
    print(f"readers' texts: {len(given)} payloads, {len(hits)} run or stopped by the policy")
    assert hits == []
