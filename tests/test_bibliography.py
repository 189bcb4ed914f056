"""References as readers see them: formatted, honest, and safe."""

import warnings
from pathlib import Path
from typing import get_args

import pytest

from handrail.bibliography import Bibliography, PageSources
from handrail.library import load_library
from handrail.messages import Messages
from handrail.model.reference import Reference

ENGLISH = Messages("en")


def reference(**changes: object) -> Reference:
    return Reference.model_validate(
        {
            "id": "lee-2020", "type": "article-journal", "title": "On Notes", "container-title": "Notes", "volume": "1",
            "author": [{"family": "Lee", "given": "Ann"}], "issued": {"date-parts": [[2020]]}, "verified": "seen",
            **changes,
        }
    )  # fmt: skip


def entry(**changes: object) -> str:
    return str(Bibliography({"lee-2020": reference(**changes)}).entry("lee-2020"))


def test_an_article() -> None:
    assert entry(issue="2", page="3-4") == "Lee, A. (2020) “On Notes”, <i>Notes</i>, 1(2), pp. 3–4."


def test_a_doi_becomes_a_link() -> None:
    assert '<a href="https://doi.org/10.1/x" rel="noopener noreferrer">https://doi.org/10.1/x</a>.' in entry(
        DOI="10.1/x"
    )


def test_html_in_a_source_is_shown_as_text() -> None:
    shown = entry(
        title="A <script>x</script> & </i> <b>", author=[{"literal": "The <i>Guild"}], URL="https://a.b/?c&d<b>"
    )
    assert shown == (
        "The &lt;i&gt;Guild (2020) “A &lt;script&gt;x&lt;/script&gt; &amp; &lt;/i&gt; &lt;b&gt;”, <i>Notes</i>, 1. "
        'Available at: <a href="https://a.b/?c&amp;d&lt;b&gt;" rel="noopener noreferrer">https://a.b/?c&amp;d&lt;b&gt;</a>.'
    )


def test_only_a_source_s_own_address_is_a_link() -> None:
    assert "<a" not in entry(title="On https://a.b/c")


def test_many_authors_editors_organisations_and_years() -> None:
    many = [{"family": name, "given": "A"} for name in ("Lee", "Kim", "Ode", "Roe")]
    assert entry(author=many).startswith("Lee, A. <i>et al.</i> (2020)")
    assert "in A. Lee and The Guild (eds.) <i>Notes</i>" in entry(
        type="chapter", editor=[many[0], {"literal": "The Guild"}]
    )
    assert "(2020–2021)" in entry(issued={"date-parts": [[2020], [2021]]})


def test_titles_are_typeset() -> None:
    assert "“Marlatt’s Model”" in entry(title="Marlatt's Model")
    assert "<i>On Notes</i>" in entry(type="standard", **{"container-title": None})


@pytest.mark.parametrize("kind", get_args(Reference.model_fields["type"].annotation))
def test_every_kind_of_source_is_formatted_without_a_warning(kind: str) -> None:
    everything = {
        "issue": "2", "number": "7", "page": "1-2", "edition": "2", "genre": "Thesis", "publisher": "Us", "ISBN": "1",
        "publisher-place": "Here", "DOI": "10.1/x", "URL": "https://a.b", "language": "en", "note": "n", "keyword": "k",
    }  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "On Notes" in entry(type=kind, **everything)


def test_an_article_without_a_volume_is_not_called_a_preprint() -> None:
    assert "Preprint" not in entry(volume=None)


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        ([{"family": "Lee"}], "Lee, 2020"),
        ([{"family": "Lee"}, {"literal": "The Guild"}], "Lee and The Guild, 2020"),
        ([{"family": "Lee"}, {"family": "Kim"}, {"family": "Ode"}], "Lee and others, 2020"),
    ],
)
def test_labels_say_who_and_when(authors: list[dict[str, str]], label: str) -> None:
    assert Bibliography({"lee-2020": reference(author=authors)}).label("lee-2020", ENGLISH) == label


def test_a_page_numbers_its_sources_as_they_first_appear() -> None:
    two = {"lee-2020": reference(), "kim-2021": reference(id="kim-2021", author=[{"family": "Kim"}])}
    sources = PageSources(Bibliography(two), ENGLISH)
    assert ">1</a>" in sources.cite(["kim-2021"])
    assert 'href="#source-lee-2020" aria-label="Source 2: Lee, 2020">2</a>' in sources.cite(["kim-2021", "lee-2020"])
    assert [(number, key) for number, key, _ in sources.listed] == [(1, "kim-2021"), (2, "lee-2020")]


def test_every_source_of_the_library_is_formatted(root: Path) -> None:
    library = load_library([root])
    bibliography = Bibliography(library.references)
    for key, source in library.references.items():
        shown = bibliography.entry(key).striptags()
        assert str(source.issued.date_parts[0][0]) in shown, key
        assert source.title.replace("'", "’") in shown, key
        assert "None" not in shown, key
