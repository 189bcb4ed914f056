"""A practice's own field type: found in its folder `fields/`, checked, shown, saved and told like any other."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_support import serve
from playwright.sync_api import Browser, expect
from real_build import build

from handrail.fields import field_types, use_own
from handrail.library import load_library
from handrail.new_site import Answers, write_site
from handrail.problems import SiteProblems
from handrail.site_files import builtin_root

MODEL = '''\
"""`initials`: two letters."""

from typing import Literal

from handrail.fields.base import Question


class Field(Question):
    type: Literal["initials"]
    most: int = 2
'''
TEMPLATE = """\
{% from "fields/parts.html" import quiet, described %}
<label for="{{ dom_id }}">{{ field.label }}</label>
{% include "fields/hint.html" %}
<input type="text" id="{{ dom_id }}" name="{{ path }}" maxlength="{{ field.most }}"{{ described(hint_id) }} {{ quiet() }}>
"""
CLIENT = """\
(() => {
  const input = (root) => root.querySelector("input");
  handrail.field.register({
    type: "initials",
    read: (root) => input(root).value || undefined,
    write(root, answer) { input(root).value = typeof answer === "string" ? answer : ""; },
  });
})();
"""
JOURNAL = """\
extends: library
add:
  fields:
    - after: page
      field: {id: whose, type: initials, label: Whose words are these?}
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    site = tmp_path / "site"
    write_site(site, Answers("Elm Street"))
    for name, text in {
        "fields/initials/model.py": MODEL,
        "fields/initials/template.html": TEMPLATE,
        "fields/initials/client.js": CLIENT,
        "worksheets/journal.yml": JOURNAL,
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    yield site
    use_own(None)


def problem_of(site: Path) -> str:
    with pytest.raises(SiteProblems) as caught:
        load_library([builtin_root(), site])
    return "; ".join(f"{found.code} {found.place} {found.what}" for found in caught.value.problems)


def test_another_site_of_the_same_process_has_its_own_of_the_same_name(site: Path, tmp_path: Path) -> None:
    whole = (builtin_root() / "worksheets/journal.yml").read_text()
    field = "      - {id: whose, type: initials, label: Whose words are these?}\n"
    (site / "worksheets/journal.yml").write_text(whole.replace("    fields:\n", f"    fields:\n{field}", 1))
    other = Path(shutil.copytree(site, tmp_path / "other"))
    (other / "fields/initials/model.py").write_text(MODEL.replace("most: int = 2", "most: int = 3"))
    read = [load_library([builtin_root(), folder]).items["journal"].model for folder in (site, other, site)]
    assert [sheet.questions()[0].most for sheet in read] == [2, 3, 2]


def test_its_keys_are_checked_and_other_sites_do_not_know_it(site: Path) -> None:
    load_library([builtin_root(), site])
    assert "initials" in field_types()
    (site / "worksheets/journal.yml").write_text(JOURNAL.replace("type: initials", "type: initials, most: many"))
    assert "H301 worksheets/journal.yml:5:48" in problem_of(site)
    load_library([builtin_root()])
    assert "initials" not in field_types()


def test_a_model_that_cannot_be_used_is_told_at_its_line(site: Path) -> None:
    (site / "fields/initials/model.py").write_text("x = 1\ndef (:\n")
    assert "H517 fields/initials/model.py:2:1 your field type `initials` cannot be used (SyntaxError" in problem_of(
        site
    )
    (site / "fields/initials/model.py").write_text("class Field: pass\n")
    assert "is not made from `Question`" in problem_of(site)


def test_it_is_shown_and_saved_like_any_other(site: Path, browser: Browser) -> None:
    done = build(site)
    assert done.returncode == 0, done.stderr
    with serve(site / "site") as url:
        page = browser.new_page()
        page.goto(f"{url}worksheets/journal/")
        box = page.get_by_label("Whose words are these?")
        box.fill("AB")
        expect(page.locator("#status b")).to_have_text("Saved")
        page.reload()
        expect(box).to_have_value("AB")
        page.close()
