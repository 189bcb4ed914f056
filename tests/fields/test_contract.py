"""The contract of `src/handrail/fields/README.md`, held to by every example of every field type."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from browser_store import put, stored
from example_site import Example, examples, renderer
from jsonschema import Draft202012Validator as Validator
from playwright.sync_api import Browser, Page, expect

from handrail.fields import field_folder, field_types
from handrail.schema import build_schemas

GOLDEN = Path(__file__).parent.parent / "golden/fields"


@pytest.fixture(scope="module")
def tab(browser: Browser, axe_source: str) -> Iterator[Page]:
    """One tab for all examples, with axe on every page: to bring them takes longer than to show an example."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(axe_source)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page, example_pages: tuple[str, Path]) -> Page:
    """The tab, in which nothing has been kept."""
    tab.goto("about:blank")
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("Storage.clearDataForOrigin", {"origin": example_pages[0].rstrip("/"), "storageTypes": "all"})
    devtools.detach()
    return tab


def html_of(example: Example) -> str:
    site = renderer().site
    return str(renderer().context(site.page(example.slug))["render_field"](example.field))


@pytest.mark.parametrize("name", field_types())
def test_a_field_type_is_a_complete_folder(name: str) -> None:
    here = {path.name for path in field_folder(name).iterdir()}
    needed = {"model.py", "template.html", "examples.yml", "README.md"}
    needed |= {"client.ts"} if field_types()[name].asks or field_types()[name].scripted else set()
    assert needed <= here
    assert len([example for example in examples() if example.type == name]) >= 2


@cache
def definitions() -> dict[str, Any]:
    schema = build_schemas()["worksheet"]
    Validator.check_schema(schema)
    return schema["$defs"]


@pytest.mark.parametrize("name", field_types())
def test_examples_fit_the_schema_editors_use(name: str) -> None:
    for given in yaml.safe_load((field_folder(name) / "examples.yml").read_text(encoding="utf-8")):
        Validator({"$defs": definitions(), "$ref": f"#/$defs/field-{name}"}).validate(given["field"])


@pytest.mark.parametrize("example", examples(), ids=str)
def test_html_is_as_agreed(example: Example, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{example.slug}.html"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(html_of(example), encoding="utf-8")
    assert html_of(example) == golden.read_text(encoding="utf-8"), "run `make golden` and read the difference"


def test_pages_are_valid_html(example_pages: tuple[str, Path], html_validate: list[str]) -> None:
    done = subprocess.run([*html_validate, str(example_pages[1])], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


HOSTILE = [None, 0, -1, 1e99, "x" * 10_000, "<img src=x onerror=alert(1)>", [], [None], {}, {"chosen": 3}, [[[]]], True]


@pytest.mark.parametrize("example", examples(), ids=str)
def test_in_a_browser(example: Example, example_pages: tuple[str, Path], page: Page) -> None:
    """Everything in one visit, because it is the visit that takes the time."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{example_pages[0]}worksheets/{example.slug}/")
    no_wider_than_the_screen(page)
    if example.field.asks:
        untouched_it_stores_nothing(page)
        its_hint_belongs_to_a_control(example, page)
        the_keyboard_reaches_and_fills_it(example, page)
        answers_of_the_wrong_shape_break_nothing(example, page)
        what_is_written_is_read_again(example, page)
        no_wider_than_the_screen(page)
        on_paper_there_is_room_to_answer(page)
    no_accessibility_fault(page)
    assert errors == []


def no_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def no_accessibility_fault(page: Page) -> None:
    found = page.evaluate(
        """async () => (await axe.run('#worksheet', {resultTypes: ['violations']}))
             .violations.map(v => v.id + ' ' + v.nodes[0].html)"""
    )
    assert found == []


def untouched_it_stores_nothing(page: Page) -> None:
    expect(page.locator("#status b")).to_contain_text("Nothing yet")
    touch(page)
    page.wait_for_timeout(150)
    assert stored(page) == []


def its_hint_belongs_to_a_control(example: Example, page: Page) -> None:
    expect(page.locator("[data-field]").first).to_contain_text(example.field.label)
    if not example.field.hint:
        return
    described = page.evaluate(
        """() => [...document.querySelectorAll('#worksheet [aria-describedby]')]
             .map(e => e.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' '))"""
    )
    assert any(re.sub(r"\W", "", example.field.hint)[:20] in re.sub(r"\W", "", text) for text in described)


def the_keyboard_reaches_and_fills_it(example: Example, page: Page) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-field] :is(input, textarea, select)')"):
            break
    kind = page.evaluate("document.activeElement.type")
    if example.keys:
        for key in example.keys:
            page.keyboard.press(key)
    elif kind in ("radio", "checkbox"):
        page.keyboard.press("Space")
    else:
        page.keyboard.type("11232026" if kind == "date" else "7")
    expect(page.locator("#status b")).to_contain_text("Saved")
    assert stored(page)[0]["answers"]


def answers_of_the_wrong_shape_break_nothing(example: Example, page: Page) -> None:
    put(page, *(entry_of(example, answer, f"hostile-{number}") for number, answer in enumerate(HOSTILE)))
    for number in range(len(HOSTILE)):
        show(page, f"hostile-{number}")


def what_is_written_is_read_again(example: Example, page: Page) -> None:
    """What the field shows, it reads: otherwise the page tells the answer as one that it cannot show."""
    put(page, *(entry_of(example, answer, f"answer-{number}") for number, answer in enumerate(example.answers)))
    for number, answer in enumerate(example.answers):
        show(page, f"answer-{number}")
        expect(page.locator("#worksheet [data-before]")).to_have_count(0)
        touch(page)
        expect(page.locator("#status b")).to_contain_text("Saved")
        entry = next(entry for entry in stored(page) if entry["id"] == f"answer-{number}")
        assert entry["answers"] == {example.field.id: answer}


def on_paper_there_is_room_to_answer(page: Page) -> None:
    page.emulate_media(media="print")
    first = page.locator("[data-field]").first
    expect(first).to_be_visible()
    assert first.bounding_box()["height"] >= 40
    page.emulate_media(media="screen")


def show(page: Page, entry: str) -> None:
    """Open an entry by its address, and wait until the page has shown it."""
    page.evaluate(
        """(entry) => new Promise(done => {
          document.getElementById('worksheet').addEventListener('handrail:answers', done, { once: true });
          location.hash = `entry=${entry}`;
        })""",
        entry,
    )


def entry_of(example: Example, answer: Any, id: str = "e") -> dict[str, Any]:
    """An entry with one answer, as the store keeps it."""
    answers = {example.field.id: answer}
    return {"id": id, "worksheet": example.slug, "created": 1, "updated": 1, "revision": 1, "answers": answers}


def touch(page: Page) -> None:
    """Tell the page that something was typed, without changing anything."""
    page.locator("#worksheet :is(input, textarea, select)").first.dispatch_event("input")


def test_json_answers_are_documented(root: Path) -> None:
    contract = (root / "src/handrail/fields/README.md").read_text()
    for name, model in field_types().items():
        assert not model.asks or f"`{name}`" in contract
