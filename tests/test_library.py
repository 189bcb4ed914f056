"""Reading a whole site: slugs, overlay, files that are missing or misplaced, and all problems at once."""

from pathlib import Path

import pytest
import yaml
from small_site import SMALL_SITE, change, codes, copy_small_site, problems_of

from handrail.library import GENERATED, load_library
from handrail.messages import Messages
from handrail.pages import Site
from handrail.site_files import builtin_root
from handrail.yaml_source import read_source


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path)


def test_a_good_site_is_read_whole(site: Path) -> None:
    library = load_library([site])
    assert library.practice.name == "Willow Lane Therapy"
    assert {item.kind for item in library.items.values()} == {
        "about", "area", "concept", "reframe", "sign", "pathway", "handout", "worksheet",
    }  # fmt: skip
    assert list(library.references) == ["okafor-2019", "guild-2021"]


def test_all_problems_of_all_files_come_at_once_and_in_order(site: Path) -> None:
    change(site, "content/concepts/walking.yml", "title: Walking", "titel: Walking")
    change(site, "content/areas/noticing.yml", "order: 1", "order: one")
    (site / "worksheets/one-walk.yml").write_bytes(b"\xff")
    found = problems_of(site)
    assert {problem.place.file for problem in found} == {
        "content/concepts/walking.yml", "content/areas/noticing.yml", "worksheets/one-walk.yml",
    }  # fmt: skip
    assert found == sorted(found)


def test_one_slug_for_two_pages(site: Path) -> None:
    text = (site / "content/concepts/walking.yml").read_text()
    (site / "content/reframes/walking.yml").write_text(text)
    (found,) = problems_of(site)
    assert codes([found]) == ["H401 content/reframes/walking.yml:1:1"]
    assert found.also[0].file == "content/concepts/walking.yml"


@pytest.mark.parametrize("name", ["Walking.yml", "two words.yml", "a--b.yml", "walking.yaml", "-a.yml"])
def test_file_names_that_cannot_be_addresses(name: str, site: Path) -> None:
    (site / "content/concepts" / name).write_text("title: x\n")
    assert codes(problems_of(site)) == [f"H408 content/concepts/{name}:1:1"]


def test_the_addresses_of_made_pages_are_kept_for_them(site: Path) -> None:
    (site / "content/concepts/help.yml").write_text("title: x\n")
    assert codes(problems_of(site)) == ["H415 content/concepts/help.yml:1:1"]


def test_generated_slugs_are_the_pages_that_are_made() -> None:
    site = Site(load_library([SMALL_SITE]), Messages("en"))
    assert {page.slug for page in site.pages if page.item is None and page.kind != "moved"} == set(GENERATED)


@pytest.mark.parametrize(
    "path", ["content/practice.yml", "content/references.yml", "content/crisis-lines.yml", "content/feelings.yml"]
)
def test_files_that_every_site_needs(path: str, site: Path) -> None:
    (site / path).unlink()
    assert f"H412 {path}:1:1" in codes(problems_of(site))


def test_markdown_files_are_not_pages(site: Path) -> None:
    (site / "content/concepts/notes.md").write_text("# hi")
    assert codes(problems_of(site)) == ["H413 content/concepts/notes.md:1:1"]


def test_a_practices_file_takes_the_place_of_the_librarys(site: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "content/concepts").mkdir(parents=True)
    text = (site / "content/concepts/walking.yml").read_text()
    (own / "content/concepts/walking.yml").write_text(text.replace("title: Walking", "title: Strolling"))
    library = load_library([site, own])
    assert library.items["walking"].model.title == "Strolling"
    assert library.items["one-walk"].model.title == "One walk"


def test_problems_of_the_built_in_library_say_so(site: Path, tmp_path: Path) -> None:
    from handrail.problems import SiteProblems

    change(site, "content/concepts/walking.yml", "title: Walking", "title:")
    with pytest.raises(SiteProblems) as caught:
        load_library([site, tmp_path])
    assert caught.value.problems[0].place.file == "built-in/content/concepts/walking.yml"


def test_every_file_reads_the_same_without_the_c_library(root: Path) -> None:
    if not yaml.__with_libyaml__:
        pytest.skip("PyYAML was installed without libyaml")
    for path in [*(root / "content").rglob("*.yml"), *(root / "worksheets").glob("*.yml")]:
        fast, plain = (read_source(path, path.name, loader=loader) for loader in (yaml.CSafeLoader, yaml.SafeLoader))
        assert fast.values == plain.values


def test_the_checkout_is_its_own_built_in_library(root: Path) -> None:
    assert builtin_root() == root
    assert load_library([root]).practice.id == "handrail"
