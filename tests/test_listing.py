"""What others may read of a site: library.json, the feed, and what each page says of itself to machines."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from small_site import change, copy_small_site

from handrail.library import load_library
from handrail.listing import ATOM, FEED_LENGTH, feed, files, structured
from handrail.messages import Messages
from handrail.pages import Site
from handrail.render import Renderer
from handrail.site_files import builtin_root

ADDRESS = "https://example.org/leaflets/"


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(load_library([builtin_root()]), Messages("en"))


def test_everything_is_in_the_list(site: Site) -> None:
    told = json.loads(files(site, ADDRESS)["library.json"])
    pages = {page["slug"]: page for page in told["pages"]}
    assert len(pages) == sum(1 for page in site.pages if page.item is not None)
    sheet = pages["trigger-map"]
    assert (sheet["kind"], sheet["area"], sheet["minutes"]) == ("worksheet", "awareness", 10)
    assert sheet["address"] == f"{ADDRESS}worksheets/trigger-map/"
    assert sheet["license"].startswith("https://creativecommons.org/")
    assert {source for page in told["pages"] for source in page.get("sources", [])} <= {
        one["id"] for one in told["references"]
    }
    assert all(page["updated"] for page in told["pages"] if page["kind"] != "handout")


def test_what_a_practice_wrote_itself_is_not_given_away(tmp_path: Path) -> None:
    small = copy_small_site(tmp_path)
    site = Site(load_library([builtin_root(), small]), Messages("en"))
    pages = {page["slug"]: page for page in json.loads(files(site, "")["library.json"])["pages"]}
    assert "license" not in pages["walking"]
    assert "license" in pages["trigger-map"]


def test_the_feed_has_the_latest_pages_first_with_whole_addresses(site: Site) -> None:
    root = ElementTree.fromstring(feed(site, ADDRESS))
    entries = root.findall(f"{{{ATOM}}}entry")
    moments = [entry.findtext(f"{{{ATOM}}}updated") for entry in entries]
    assert len(entries) == FEED_LENGTH
    assert moments == sorted(moments, reverse=True)
    assert root.findtext(f"{{{ATOM}}}updated") == moments[0]
    assert all(entry.findtext(f"{{{ATOM}}}id").startswith(ADDRESS) for entry in entries)
    assert "feed.xml" not in files(site, ""), "a feed of relative addresses leads nowhere"


def test_each_kind_of_page_says_what_it_is(site: Site) -> None:
    sheet = structured(site, site.page("trigger-map"), ADDRESS)
    assert (sheet["@type"], sheet["totalTime"], sheet["step"][0]["name"]) == ("HowTo", "PT10M", "The moment")
    concept = structured(site, site.page("mindfulness"), "")
    assert concept["@type"] == "MedicalWebPage"
    assert "url" not in concept
    assert "lastReviewed" not in concept, "nobody has reviewed it"
    assert structured(site, site.page("home"), ADDRESS) is None


def head(site: Site, slug: str, address: str = ADDRESS) -> str:
    renderer = Renderer(site, Messages("en"), address)
    return renderer.document(site.page(slug)).partition("</head>")[0]


def test_pages_of_one_readers_own_are_not_to_be_listed(site: Site) -> None:
    for slug in ("notebook", "search", "handout"):
        assert '<meta name="robots" content="noindex">' in head(site, slug)
        assert "og:" not in head(site, slug)
    assert "noindex" not in head(site, "mindfulness")
    assert f'<link href="{ADDRESS}concepts/mindfulness/" rel="canonical">' in head(site, "mindfulness")
    assert "canonical" not in head(site, "mindfulness", "")


def test_words_of_an_author_stay_words_in_what_machines_read(tmp_path: Path) -> None:
    small = copy_small_site(tmp_path)
    change(small, "worksheets/one-walk.yml", "title: One walk", 'title: "</script><b>Walk</b> & \\"more\\""')
    site = Site(load_library([small]), Messages("en"))
    found = head(site, "one-walk")
    assert "</script><b>" not in found
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', found)[1]
    assert json.loads(data)["name"] == '</script><b>Walk</b> & "more"'


def test_a_practice_that_wants_neutral_titles_has_no_previews_of_links(tmp_path: Path) -> None:
    small = copy_small_site(tmp_path)
    change(small, "content/practice.yml", "headline:", "neutral_title: Notes\nheadline:")
    found = head(Site(load_library([small]), Messages("en")), "walking")
    assert "og:" not in found
    assert "ld+json" not in found
