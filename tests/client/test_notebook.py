"""The notebook: finding, choosing, printing, saving, bringing back, deleting and drawing what was written."""

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

DAY = 86_400_000
TALK, LOG = "after-a-talk", "emotion-log"


@pytest.fixture
def notebook(page: Page, sheets_url: str) -> Page:
    page.goto(f"{sheets_url}worksheets/{TALK}/")
    expect(page.locator("#status b")).not_to_be_empty()
    page.goto(f"{sheets_url}notebook/")
    return page


def put(page: Page, *entries: dict[str, Any]) -> None:
    page.evaluate(
        """async (entries) => {
          const db = await new Promise(done => {
            const asked = indexedDB.open('handrail:handrail');
            asked.onsuccess = () => done(asked.result);
          });
          const change = db.transaction('entries', 'readwrite');
          for (const entry of entries) change.objectStore('entries').put(entry);
          await new Promise(done => { change.oncomplete = done });
          db.close();
        }""",
        list(entries),
    )
    page.reload()


def entry(number: int, answers: dict[str, Any], worksheet: str = TALK, **more: Any) -> dict[str, Any]:
    at = 1_780_000_000_000 + number * DAY
    common = {"id": f"e{number}", "worksheet": worksheet, "created": at, "updated": at, "revision": 1}
    return {**common, "answers": answers, **more}


def items(page: Page) -> Any:
    return page.locator("[data-part=entries] li:not(.heading)")


def test_an_empty_notebook_is_kind_and_useful(notebook: Page) -> None:
    expect(notebook.get_by_text("Nothing written yet")).to_be_visible()
    expect(notebook.locator("[data-part=find]")).to_be_hidden()
    assert notebook.locator("[data-part=empty] a").count() == 2


def test_nothing_moves_under_a_readers_finger_while_it_opens(notebook: Page) -> None:
    notebook.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => shifts.push(...list.getEntries().map(one => one.value)))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    notebook.set_viewport_size({"width": 360, "height": 740})
    notebook.reload()
    expect(notebook.get_by_text("Nothing written yet")).to_be_visible()
    expect(notebook.get_by_text("Keep it safe")).to_be_visible()
    notebook.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))")
    assert sum(notebook.evaluate("shifts")) < 0.02


def test_by_date_and_by_worksheet(notebook: Page) -> None:
    put(notebook, entry(1, {"what": "a"}), entry(2, {"what": "b"}, "my-plan"), entry(40, {"what": "c"}, title="Ada"))
    expect(items(notebook)).to_have_count(3)
    expect(items(notebook).first).to_contain_text("Ada")
    assert notebook.locator(".heading").count() == 2
    notebook.get_by_label("by worksheet").check()
    expect(notebook.locator(".heading")).to_have_text(["After a talk", "My plan"])
    notebook.get_by_label("Worksheet", exact=True).select_option("my-plan")
    expect(items(notebook)).to_have_count(1)


def test_a_screenful_at_a_time_and_every_one_in_the_end(notebook: Page) -> None:
    put(notebook, *(entry(n, {"what": f"number {n}"}) for n in range(120)))
    expect(items(notebook)).to_have_count(50)
    more = notebook.get_by_role("button", name="Show older ones")
    more.click()
    expect(items(notebook)).to_have_count(100)
    more.click()
    expect(items(notebook)).to_have_count(120)
    expect(more).to_be_hidden()
    addresses = {link.get_attribute("href") for link in items(notebook).locator("a").all()}
    assert len(addresses) == 120


def test_entries_of_the_same_moment_are_each_there_once(notebook: Page) -> None:
    put(notebook, *({**entry(n, {"what": str(n)}), "updated": 5} for n in range(130)))
    for _ in range(2):
        notebook.get_by_role("button", name="Show older ones").click()
    expect(items(notebook)).to_have_count(130)


def test_words_find_what_was_written_and_what_it_was_called(notebook: Page) -> None:
    put(notebook, entry(1, {"what": "the rent"}), entry(2, {"what": "x"}, title="Rent again"), entry(3, {"what": "y"}))
    search = notebook.get_by_label("Search in what you wrote")
    search.fill("rent")
    expect(items(notebook)).to_have_count(2)
    search.fill("no such words")
    expect(notebook.get_by_text("Nothing here with these words.")).to_be_visible()
    search.fill("")
    expect(items(notebook)).to_have_count(3)


def choose(page: Page, *numbers: int) -> None:
    for number in numbers:
        items(page).nth(number).get_by_role("checkbox").check()


def test_several_are_deleted_and_put_back(notebook: Page) -> None:
    put(notebook, *(entry(n, {"what": str(n)}) for n in range(4)))
    before = everything(notebook)
    choose(notebook, 0, 2)
    expect(notebook.locator("[data-part=count]")).to_have_text("2 chosen")
    notebook.get_by_role("button", name="Delete").press("Enter")
    expect(items(notebook)).to_have_count(2)
    assert len(everything(notebook)) == 2
    notebook.get_by_role("button", name="Put back").press("Enter")
    expect(items(notebook)).to_have_count(4)
    assert everything(notebook) == before


def test_all_of_a_view_are_chosen_also_those_not_on_the_screen(notebook: Page) -> None:
    put(notebook, *(entry(n, {"what": "odd" if n % 2 else "even"}) for n in range(120)))
    notebook.get_by_label("Search in what you wrote").fill("odd")
    expect(items(notebook).first).to_be_visible()
    notebook.get_by_role("button", name="Choose all of these").click()
    expect(notebook.locator("[data-part=count]")).to_have_text("60 chosen")


def save(page: Page, kind: str) -> str:
    page.get_by_label("Kind of file").select_option(kind)
    with page.expect_download() as started:
        page.locator("[data-save]").click()
    return Path(started.value.path()).read_text(encoding="utf-8")


def test_what_is_taken_out_is_in_no_file_and_not_on_paper(notebook: Page) -> None:
    answers = {"what": "=SUM(A1)", "strength": 7, "again": {"chosen": "yes"}, "gone": "from before"}
    put(notebook, entry(1, answers, title="Ada *"), entry(2, {"what": "secret words"}))
    choose(notebook, 0, 1)
    notebook.get_by_role("button", name="Print, save or show").click()
    expect(notebook.get_by_role("heading", name="To print, save or show")).to_be_focused()
    notebook.locator(".said", has_text="secret words").get_by_role("checkbox").uncheck()
    text = save(notebook, "text")
    assert "secret" not in text
    assert "How strong was it?\n7 / 10" in text
    assert "Would you say it again?\nYes" in text
    assert "from before" in text
    markdown = save(notebook, "markdown")
    assert "## After a talk: Ada \\*" in markdown
    assert "**How strong was it?**" in markdown
    table = list(csv.DictReader(io.StringIO(save(notebook, "csv").removeprefix("\ufeff"))))
    assert [(row["What was said?"], row["How strong was it?"], row["gone"]) for row in table] == [
        ("'=SUM(A1)", "7", "from before")
    ]
    assert [kept["answers"] for kept in json.loads(save(notebook, "json"))["entries"]] == [answers]
    notebook.emulate_media(media="print")
    expect(notebook.locator(".said", has_text="secret words")).to_be_hidden()
    expect(notebook.locator(".said", has_text="from before")).to_be_visible()


def test_a_table_of_several_worksheets_says_which_question_is_whose(notebook: Page) -> None:
    put(notebook, entry(1, {"what": "a,b"}), entry(2, {"what": 'say "c"\nd'}, "my-plan"))
    choose(notebook, 0, 1)
    notebook.get_by_role("button", name="Print, save or show").click()
    rows = list(csv.reader(io.StringIO(save(notebook, "csv").removeprefix("\ufeff"))))
    assert rows[0] == ["Date", "Worksheet", "Name", "After a talk: What was said?", "My plan: What will you do?"]
    assert [row[3:] for row in rows[1:]] == [["a,b", ""], ["", 'say "c"\nd']]


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1", "＝1", "-2", "ok", "'quoted"]


def test_no_cell_is_taken_for_a_formula(notebook: Page) -> None:
    put(notebook, *(entry(n, {"what": text}) for n, text in enumerate(FORMULAS)))
    notebook.get_by_role("button", name="Choose all of these").click()
    notebook.get_by_role("button", name="Print, save or show").click()
    rows = list(csv.reader(io.StringIO(save(notebook, "csv").removeprefix("\ufeff"), newline="")))[1:]
    cells = [row[3] for row in rows]
    assert cells[-3:] == ["-2", "ok", "'quoted"]
    assert all(cell.startswith("'") for cell in cells[:-3])


def everything(page: Page) -> list[dict[str, Any]]:
    return page.evaluate(
        """async () => {
          const db = await new Promise(done => {
            const asked = indexedDB.open('handrail:handrail');
            asked.onsuccess = () => done(asked.result);
          });
          const all = db.transaction('entries').objectStore('entries').getAll();
          return new Promise(done => { all.onsuccess = () => { db.close(); done(all.result) } });
        }"""
    )


GENERATED = """(seed) => {
  let state = seed;
  const next = (below) => { state = (state * 1103515245 + 12345) % 2147483648; return state % below };
  const pieces = ['a', 'ß', '😀', '👩‍👩‍👧', 'שלום', 'مرحبا', '\\ud800', '\\udc00x', '\\u0000', '\\u2028', '\\r\\n', '"', '__proto__', ','];
  const text = () => Array.from({ length: next(12) }, () => pieces[next(pieces.length)]).join('');
  const value = (deep) => [
    text, () => next(101), () => ({ chosen: text() }), () => ({ chosen: [text(), text()], other: text() }),
    () => deep ? Array.from({ length: next(4) }, () => ({ ['k' + next(3)]: value(deep - 1) })) : null,
    () => deep ? { ['k' + next(9)]: value(deep - 1) } : true,
  ][next(6)]();
  return Array.from({ length: 1000 }, (_, n) => ({
    id: 'id-' + n, worksheet: ['after-a-talk', 'my-plan', 'no-longer-here'][n % 3],
    ...(n % 4 ? {} : { title: 'n' + text() }), created: 1e12 + n, updated: 1e12 + 2 * n, revision: 1 + next(50),
    answers: n === 7 ? { what: 'x'.repeat(1e6) + '\\ud83d' } : { what: value(3), ['f' + next(5)]: value(2) },
  }));
}"""


def test_a_thousand_entries_come_back_without_a_difference(notebook: Page) -> None:
    notebook.evaluate(
        f"""async () => {{
          const entries = ({GENERATED})({random.randrange(10**6)});
          const db = await new Promise(done => {{
            const asked = indexedDB.open('handrail:handrail');
            asked.onsuccess = () => done(asked.result);
          }});
          const change = db.transaction('entries', 'readwrite');
          for (const entry of entries) change.objectStore('entries').put(entry);
          await new Promise(done => {{ change.oncomplete = done }});
          db.close();
        }}"""
    )
    notebook.reload()
    expect(notebook.locator("[data-safe-part=kept]")).to_contain_text("1000 sheets")
    remember = """async () => {
      const db = await new Promise(done => {
        const asked = indexedDB.open('handrail:handrail');
        asked.onsuccess = () => done(asked.result);
      });
      const all = await new Promise(done => {
        const asked = db.transaction('entries').objectStore('entries').getAll();
        asked.onsuccess = () => done(asked.result);
      });
      db.close();
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(all)));
      return [all.length, [...new Uint8Array(digest)].join()];
    }"""
    before = notebook.evaluate(remember)
    notebook.get_by_text("Without a passphrase").click()
    with notebook.expect_download() as started:
        notebook.get_by_role("button", name="Save it unlocked all the same").click()
    expect(notebook.locator("[data-safe-part=last]")).to_contain_text("Last saved as a file")
    bring(notebook, started.value.path())
    expect(notebook.locator("[data-safe-part=plan]")).to_contain_text("Everything in this file is here already.")
    notebook.get_by_role("button", name="Choose all of these").click()
    notebook.get_by_role("button", name="Delete").click()
    expect(notebook.get_by_text("Nothing written yet")).to_be_visible()
    bring(notebook, started.value.path())
    notebook.get_by_role("button", name="Bring them in").click()
    expect(notebook.locator("[data-safe-part=said]")).to_contain_text("1000 sheets brought back")
    assert notebook.evaluate(remember) == before


def bring(page: Page, file: Path | str | dict[str, Any]) -> None:
    page.get_by_label("Bring a saved notebook back").set_input_files(file)  # type: ignore[arg-type]


def as_file(content: str | bytes) -> dict[str, Any]:
    data = content.encode() if isinstance(content, str) else content
    return {"name": "notebook.json", "mimeType": "application/json", "buffer": data}


def backup(*entries: Any, **more: Any) -> dict[str, Any]:
    return as_file(json.dumps({"format": "handrail-notebook", "version": 1, "entries": entries, **more}))


def test_where_a_file_says_something_else_both_are_kept(notebook: Page) -> None:
    put(notebook, entry(1, {"what": "here"}), entry(2, {"what": "same"}))
    bring(notebook, backup(entry(1, {"what": "in the file"}), entry(2, {"what": "same"}), entry(3, {"what": "new"})))
    plan = notebook.locator("[data-safe-part=plan]")
    expect(plan).to_contain_text("1 sheet that is not here")
    expect(plan).to_contain_text("1 that is here already")
    notebook.get_by_role("button", name="Bring them in").click()
    expect(items(notebook)).to_have_count(4)
    assert sorted(one["answers"]["what"] for one in everything(notebook)) == ["here", "in the file", "new", "same"]


def test_a_file_can_be_looked_at_and_left(notebook: Page) -> None:
    bring(notebook, backup(entry(3, {"what": "new"})))
    notebook.get_by_role("button", name="Leave everything as it is").click()
    assert everything(notebook) == []


BAD_FILES = [
    ("nothing", as_file(""), "not a notebook"),
    ("no JSON", as_file(b"\xff\xfe\x00{"), "not a notebook"),
    ("another file", as_file('{"a": 1}'), "not a notebook"),
    ("null", as_file("null"), "not a notebook"),
    ("a newer one", backup(version=2), "newer version"),
    ("no list", as_file('{"format": "handrail-notebook", "version": 1, "entries": {}}'), "damaged"),
    ("no entry", backup(None), "damaged"),
    ("an odd id", backup(entry(1, {}, id="../x")), "damaged"),
    ("an odd time", backup(entry(1, {}, created=1e99)), "damaged"),
    ("an odd revision", backup(entry(1, {}, revision=1.5)), "damaged"),
    ("answers in a list", backup(entry(1, [])), "damaged"),  # type: ignore[arg-type]
    ("a key that means something", backup(entry(1, {"a": {"__proto__": {"b": 1}}})), "damaged"),
    ("one bad among good ones", backup(entry(1, {"what": "good"}), entry(2, {}, worksheet=5)), "damaged"),  # type: ignore[arg-type]
    ("too deep", as_file('{"format":"handrail-notebook","version":1,"entries":[' + "[" * 50000), "damaged"),
    ("deep answers", backup(entry(1, {"a": json.loads("[" * 40 + "]" * 40)})), "damaged"),
]


@pytest.mark.parametrize(("file", "said"), [case[1:] for case in BAD_FILES], ids=[case[0] for case in BAD_FILES])
def test_a_bad_file_changes_nothing_and_is_told(notebook: Page, file: dict[str, Any], said: str) -> None:
    bring(notebook, file)
    expect(notebook.locator("[data-safe-part=said]")).to_contain_text(said)
    expect(notebook.locator("[data-safe-part=said]")).to_contain_text("Nothing was changed")
    assert everything(notebook) == []


def test_numbers_over_time(notebook: Page) -> None:
    put(notebook, *(entry(n, {"strength": n % 11}) for n in range(30)))
    notebook.get_by_label("Question").select_option(label="How strong was it?")
    chart = notebook.locator(".chart svg")
    expect(chart).to_be_visible()
    for view in ("entry", "day", "week", "hour of the day"):
        notebook.get_by_label(view, exact=True).check()
        expect(chart.locator(".dot")).to_have_count(30)
    notebook.get_by_text("The values as a table").click()
    expect(notebook.locator(".chart tbody tr")).to_have_count(30)
    assert [cell.text_content() for cell in notebook.locator(".chart td").all()] == [str(n % 11) for n in range(30)]


def test_two_numbers_that_are_compared_are_drawn_together(notebook: Page) -> None:
    pairs = [(80, 40), (60, 60), (70, None)]
    put(notebook, *(entry(n, as_answers(*pair), "look-back") for n, pair in enumerate(pairs)))
    notebook.get_by_label("Question").select_option(label="How sure")
    chart = notebook.locator(".chart svg").first
    for view in ("day", "week", "hour of the day", "entry"):
        notebook.get_by_label(view, exact=True).check()
        expect(chart.locator(".dot-0")).to_have_count(3)
        expect(chart.locator(".dot-1")).to_have_count(2)
    # Both numbers of an entry stand above each other, and equal ones in the same place.
    middles = chart.locator(".dot").evaluate_all(
        "all => all.map(e => e.getBBox()).map(b => [b.x + b.width / 2, b.y + b.height / 2])"
    )
    assert [x for x, _ in middles[:2]] == pytest.approx([x for x, _ in middles[3:]])
    assert middles[1] == pytest.approx(middles[4])
    expect(notebook.locator(".legend li")).to_have_text(["Before", "After"])
    notebook.get_by_text("The values as a table").click()
    rows = [row.text_content() or "" for row in notebook.locator(".chart tbody tr").all()]
    assert [row[-8:] for row in rows if "Before" in row] == ["Before80", "Before60", "Before70"]
    assert len(rows) == 5


def as_answers(before: int, after: int | None) -> dict[str, Any]:
    return {"before": before, **({} if after is None else {"after": after})}


def test_pairs_in_rows_are_known_again_by_their_names(notebook: Page) -> None:
    listed = [
        {"what": "Rest", "matters": 9, "lived": 3},
        {"what": "Friends", "matters": 8},
        {"lived": 5},
        {"what": "x"},
    ]
    put(notebook, entry(1, {"values": listed}, "look-back"))
    # Rows may also be kept by their ids, with a name that the reader gave them or none.
    by_id = {"row-1": {"name": "rest ", "matters": 7, "lived": 7}, "work": {"matters": 2, "lived": 10}, "odd": 3}
    put(notebook, entry(2, {"values": by_id}, "look-back"))
    notebook.get_by_label("Question").select_option(label="Values and days")
    expect(notebook.locator("[data-charts] h3")).to_have_text(["Rest", "work", "Friends", "Values and days"])
    first = notebook.locator(".chart").first
    expect(first.locator("[role=img] .dot")).to_have_count(4)
    expect(first.locator(".legend li")).to_have_text(["How much it matters", "There was"])


def test_no_accessibility_fault_with_everything_open(notebook: Page, axe_source: str) -> None:
    put(notebook, *(entry(n, {"strength": n, "what": "words"}) for n in range(8)))
    notebook.get_by_label("Question").select_option(label="How strong was it?")
    expect(notebook.locator(".chart svg")).to_be_visible()
    choose(notebook, 0, 1)
    bring(notebook, backup(entry(99, {"what": "new"}), entry(1, {"what": "else"})))
    expect(notebook.get_by_role("button", name="Bring them in")).to_be_visible()
    notebook.evaluate(axe_source)
    for scheme in ("light", "dark"):
        notebook.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert faults(notebook) == []
    notebook.get_by_role("button", name="Print, save or show").click()
    assert faults(notebook) == []


def faults(page: Page) -> list[str]:
    return page.evaluate("async () => (await axe.run()).violations.map(v => v.id + ' ' + v.nodes[0].html)")
