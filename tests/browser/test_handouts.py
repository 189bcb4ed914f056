"""Handouts as a therapist makes them and as a client meets them: links, pictures for a camera, packets, hostile links."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import zxingcpp
from browser_support import WATCH_POLICY
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site
from handrail.render import Renderer
from handrail.site_files import builtin_root


def link(*parts: Any, version: str = "1") -> str:
    """What stands behind `#` for a handout of these parts, however wrong they are."""
    return version + base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def camera(picture: Locator) -> str:
    """What a camera reads."""
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.screenshot())).convert("L"))
    return found[0].text


def watched(browser: Browser, **options: Any) -> Page:
    context = browser.new_context(viewport={"width": 360, "height": 740}, **options)
    context.add_init_script(WATCH_POLICY)
    return context.new_page()


def test_a_therapist_makes_one_by_keyboard_and_a_client_opens_it(
    browser: Browser, site_url: str, tmp_path: Path
) -> None:
    maker = watched(browser)
    maker.goto(f"{site_url}handouts/")
    for word, name in (
        ("trigger map", "Trigger map"),
        ("grounding five", "Five senses"),
        ("doing the work", "Doing the work"),
    ):
        maker.get_by_label("Find a page").fill(word)
        box = maker.locator("input[data-page]:visible").first
        box.focus()
        maker.keyboard.press("Space")
        expect(box, name).to_be_checked()
    rows = maker.locator("[data-part=chosen] > li")
    expect(rows).to_have_count(3)
    first, last = rows.nth(0).locator("h3").inner_text(), rows.nth(2).locator("h3").inner_text()
    rows.nth(2).get_by_role("button", name="Earlier").focus()
    maker.keyboard.press("Enter")
    maker.keyboard.press("Enter")
    expect(maker.locator("[data-part=said]")).to_have_text("Now in place 1 of 3.")
    assert [rows.nth(n).locator("h3").inner_text() for n in (0, 1)] == [last, first]
    rows.nth(1).get_by_role("textbox").fill("Twice before Thursday.")
    maker.get_by_label("From", exact=True).fill("Ada")
    maker.get_by_label("Your note").fill("Go slowly.\n<b>One</b> is enough.")
    address = maker.get_by_role("textbox", name="The link").input_value()
    assert address.startswith(f"{site_url}handout/#1")
    assert camera(maker.locator(".qr")) == address
    maker.reload()
    expect(rows).to_have_count(3)
    expect(maker.get_by_label("Your note")).to_have_value("Go slowly.\n<b>One</b> is enough.")
    assert maker.evaluate("broken") == []
    maker.context.close()

    client = watched(browser)
    client.goto(address)
    expect(client.locator("[data-part=note]")).to_have_text("Go slowly.\n<b>One</b> is enough.")
    given = client.locator("#set > li")
    assert [given.nth(n).get_by_role("link").inner_text() for n in (0, 1)] == [last, first]
    expect(given.nth(1)).to_contain_text("Twice before Thursday.")
    assert client.locator("#set .opened:visible").count() == 0
    given.nth(1).get_by_role("link").click()
    expect(client).to_have_title("Trigger map · Handrail")
    client.go_back()
    expect(given.nth(1).locator(".opened")).to_be_visible()
    assert client.locator("#set .opened:visible").count() == 1
    kept = client.evaluate("Object.entries(localStorage).flat().join(' ')")
    assert "trigger" not in kept
    assert "slowly" not in kept

    client.evaluate("window.print = () => { document.body.dataset.asked = '' }; 0")
    client.get_by_role("button", name="Print all of it").click()
    expect(client.locator("body[data-asked]")).to_be_attached()
    paper = tmp_path / "packet.pdf"
    client.pdf(path=paper)
    said = [page.extract_text() for page in PdfReader(paper).pages]
    assert "Go slowly." in said[0]
    assert len(said) >= 4, "each page of the set begins on a sheet of its own"
    whole = "\n".join(said)
    assert "What happened?" in whole
    assert "needs script" not in whole
    client.get_by_role("button", name="Forget it").click()
    assert client.locator("#set .opened:visible").count() == 0
    assert client.evaluate("Object.keys(localStorage).length") == 0
    assert client.evaluate("broken") == []
    client.context.close()


def test_no_link_does_more_than_show_its_words(browser: Browser, site_url: str) -> None:
    page = watched(browser)
    shown = {
        "<img src=x onerror=alert(1)>": "<img src=x onerror=alert(1)>",
        "javascript:alert(1) http://elsewhere.example": "javascript:alert(1) http://elsewhere.example",
        "{{ 7*7 }}\x00\u202egnihton\u202c": "{{ 7*7 }}gnihton",
    }
    for note, words in shown.items():
        page.goto("about:blank")
        page.goto(f"{site_url}handout/#{link(note[:80], note, ['trigger-map', ['gone-long-ago', note]])}")
        expect(page.locator("[data-part=note]")).to_have_text(words)
        assert page.locator("[data-part=letter] :is(a, img)").count() == 0
        expect(page.locator("#set > li")).to_have_count(1)
        expect(page.locator("[data-part=gone]")).to_be_visible()
    refused = {
        "": "none",
        "1": "damaged",
        "0abc": "damaged",
        "9abc": "newer",
        link("", "", ["trigger-map"])[:-3]: "damaged",
        link("", "", []): "damaged",
        link("", "x" * 601, ["trigger-map"]): "damaged",
        link("", "", ["trigger-map"] * 21): "damaged",
        link("", "", ["../notebook"]): "damaged",
        link("", "", ["__proto__", ["constructor", ""]]): "damaged",
        link("", {"toString": 1}, ["trigger-map"]): "damaged",
        link("", "", {"length": 1, "0": "trigger-map"}): "damaged",
        link("", "", [["trigger-map", "", ""]]): "damaged",
        link(*[[]] * 3): "damaged",
        "1" + "[" * 90_000: "damaged",
        "1" + base64.urlsafe_b64encode(b"[" * 60_000).decode(): "damaged",
        "%00<script>alert(1)</script>": "damaged",
    }
    for code, said in refused.items():
        page.goto("about:blank")
        page.goto(f"{site_url}handout/#{code}")
        expect(page.locator(f"[data-part={said}]"), code[:80]).to_be_visible()
        assert page.locator("#set > li").count() == 0
    assert page.evaluate("broken") == []
    page.context.close()


def test_a_pasted_link_takes_the_place_of_the_one_before(browser: Browser, site_url: str) -> None:
    page = watched(browser)
    page.goto(f"{site_url}handout/#{link('', 'one', ['trigger-map'])}")
    expect(page.locator("[data-part=note]")).to_have_text("one")
    page.evaluate("code => { location.hash = code }", link("", "two", ["trigger-map"]))
    expect(page.locator("[data-part=note]")).to_have_text("two")
    page.context.close()


def test_a_practices_own_handout_has_a_short_address_and_its_picture(browser: Browser, site_url: str) -> None:
    address = f"{site_url}h/between-two-sessions/"
    page = watched(browser)
    page.goto(address)
    expect(page.locator("#set > li")).to_have_count(3)
    page.locator(".share summary").click()
    expect(page.locator("[data-part=address]")).to_have_text(address)
    assert camera(page.locator(".qr")) == address
    assert page.evaluate("broken") == []
    page.context.close()

    plain = watched(browser, java_script_enabled=False)
    plain.goto(address)
    expect(plain.locator("#set > li")).to_have_count(3)
    expect(plain.get_by_role("button", name="Print all of it")).to_be_hidden()
    site, english = Site(load_library([builtin_root()]), Messages("en")), Messages("en")
    renderer = Renderer(site, english, "https://example.org/leaflets/")
    plain.goto("about:blank")
    plain.set_content(renderer.body(site.page("between-two-sessions")))
    plain.locator(".share summary").click()
    assert camera(plain.locator(".qr")) == "https://example.org/leaflets/h/between-two-sessions/"
    plain.context.close()
