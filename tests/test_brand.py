"""A practice's brand: colours that everybody can read in both schemes, its own files, and titles that tell nothing."""

import hashlib
import posixpath
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import change, codes, copy_small_site, problems_of

from handrail.assets import bundle
from handrail.brand import ENOUGH, _grounds, contrast, nearest
from handrail.library import load_library
from handrail.messages import Messages
from handrail.pages import Site, offline_path, pdf_path
from handrail.render import Renderer

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#123"/></svg>'
BRAND = """\
logo: {file: brand/logo.svg}
colours: {accent: "#335599", care: "#884400", care_dark: "#ffbb88"}
fonts:
  titles: {family: Elm Serif, regular: brand/elm.woff2}
neutral_title: Notes
privacy: We keep [appointments](https://elm.example) elsewhere.
imprint: |
  Dr. Elm, 1 Elm Street
headline:"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = copy_small_site(tmp_path)
    change(site, "content/practice.yml", "headline:", BRAND)
    change(site, "content/practice.yml", "contact:", "contact:\n  booking: https://book.elm.example/now")
    (site / "content/brand").mkdir()
    (site / "content/brand/logo.svg").write_text(LOGO)
    (site / "content/brand/elm.woff2").write_bytes(b"wOF2")
    return site


def renderer(site: Path) -> Renderer:
    messages = Messages("en")
    return Renderer(Site(load_library([site]), messages), messages)


def document(made: Renderer, slug: str) -> str:
    page = made.site.page(slug)
    return made.document(page)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), st.sampled_from(["light", "dark"]))
def test_every_colour_has_a_nearest_one_that_can_be_read(colour: str, scheme: str) -> None:
    found = nearest(colour, scheme)
    assert all(contrast(found, ground) >= ENOUGH for ground in _grounds(found, scheme))
    assert nearest(found, scheme) == found


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ('accent: "#335599"', 'accent: "#99bbee"', "H511 12:19"),
        ('care_dark: "#ffbb88"', 'care_dark: "#884400"', "H511 12:"),
        ('accent: "#335599"', "accent: red", "H305 12:19"),
        ("brand/logo.svg", "brand/lgo.svg", "H512 11:14"),
        ("brand/logo.svg", "../../etc/passwd.svg", "H305 11:14"),
        ("family: Elm Serif", "family: 'x;}body{display:none'", "H305 14:"),
        ("brand/elm.woff2", "brand/elm2.woff2", "H512 14:"),
        ("leave_to: https://www.wikipedia.org/", "leave_to: https://book.elm.example/", None),
    ],
)
def test_what_does_not_fit_is_told(site: Path, was: str, now: str, expected: str | None) -> None:
    change(site, "content/practice.yml", was, now)
    if expected is None:
        change(site, "content/practice.yml", "booking: https://book", "url: https://book")
        expected = "H515 "
    (found,) = problems_of(site)
    assert f"{found.code} {found.place}".startswith(expected.replace(" ", " content/practice.yml:", 1))
    if found.code == "H511":
        offered = re.search("#[0-9a-f]{6}", found.do)[0]
        change(site, "content/practice.yml", now, f'{now.split(":")[0]}: "{offered}"')
        load_library([site])


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        '<g onload="x"/>',
        '<image href="https://x.example/a.png"/>',
        '<a xlink:href="javascript:x"/>',
    ],
)
def test_a_drawing_that_runs_or_fetches_is_refused(site: Path, inside: str) -> None:
    (site / "content/brand/logo.svg").write_text(LOGO.replace("<rect", f"{inside}<rect"))
    assert [code[:4] for code in codes(problems_of(site))] == ["H514"]


def test_the_brand_is_on_the_screen_on_paper_and_in_the_file(site: Path) -> None:
    made = renderer(site)
    sheet = made.site.page("one-walk")
    page, alone = document(made, "one-walk"), made.offline(sheet)
    logo, letters = (made.brand_files[name] for name in ("brand/logo.svg", "brand/elm.woff2"))
    assert page.count(f'src="../../{logo}"') == 2  # on the screen and on paper
    assert alone.count('src="data:image/svg+xml;base64,') == 2
    css = made.brand
    assert f'href="../../{css.path}"' in page
    assert page.index(bundle("worksheet.css").path) < page.index(css.path)
    assert "--rail:#335599" in css.text
    assert "--clay:#ffbb88" in css.text
    assert f'url("{Path(letters).name}")' in css.text
    assert Path(letters).parent == Path(css.path).parent
    assert "--rail:#335599" in alone
    assert "elm.woff2" not in alone
    head = page[page.index('class="paper paper-head') :]
    assert "https://book.elm.example/now" in head[: head.index("</div>")]
    privacy = document(made, "privacy")
    assert "Dr. Elm, 1 Elm Street" in privacy[privacy.index('id="imprint"') :]
    assert "We keep " in privacy
    assert 'href="../../privacy/#imprint"' in page


def test_neutral_titles_tell_nothing_of_the_subject_nor_of_the_practice(site: Path) -> None:
    made = renderer(site)
    for page in made.site.pages:
        html = made.document(page)
        head = html[: html.index("</head>")]
        assert "<title>Notes</title>" in head, page.slug
        assert "description" not in head
        assert "Willow" not in head
    assert "<title>Notes</title>" in made.offline(made.site.page("one-walk"))


def test_neutral_addresses_say_nothing_stay_with_their_slug_and_the_usual_ones_lead_to_them(site: Path) -> None:
    usual = renderer(site)
    practice = site / "content/practice.yml"
    practice.write_text(practice.read_text() + "neutral_addresses: true\n")
    change(site, "content/concepts/walking.yml", "title:", "aliases: [strolling]\ntitle:")
    made = renderer(site)
    paths = {page.path: page for page in made.site.pages}
    assert len(paths) == len(made.site.pages)
    written = [page for page in made.site.pages if page.item]
    assert len(written) > 5
    for page in written:
        assert page.slug not in page.path and re.fullmatch(r"[a-z]+/[0-9a-f]{10}/", page.path)
        assert page.slug not in offline_path(page) + pdf_path(page, "large")
        moved = paths[usual.site.page(page.slug).path]
        assert moved.kind == "moved" and moved.next is page
    walk = made.site.page("walking")
    # What the page was called before had a neutral address, too.
    earlier = f"concepts/{hashlib.sha256(b'strolling').hexdigest()[:10]}/"
    assert paths[earlier].next is paths["concepts/strolling/"].next is walk
    assert walk.path == f"concepts/{hashlib.sha256(b'walking').hexdigest()[:10]}/"
    for page in made.site.pages:
        for target in re.findall(r'href="(\.\.?/[^"#]*)', made.document(page)):
            path = posixpath.normpath(posixpath.join(page.path, target)).removeprefix(".").removeprefix("/")
            is_file = "." in posixpath.basename(path)
            assert is_file or not path or path + "/" in paths, (page.path, target)
            assert is_file or not path or paths[path + "/"].kind != "moved", (page.path, target)


def test_a_template_of_ones_own_is_found_first(site: Path) -> None:
    (site / "templates/partials").mkdir(parents=True)
    (site / "templates/partials/paper_foot.html").write_text('<p class="paper">Ours: {{ practice.name }}</p>')
    assert '<p class="paper">Ours: Willow Lane Therapy</p>' in document(renderer(site), "walking")
