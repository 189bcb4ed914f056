"""What others may read of a site: what each page is, in terms that machines know, `library.json`, and a feed of changes.

Beside `render`, from a `Site` and the address that `mkdocs.yml` gives it. Whoever links or lists pages needs no more than
these files; nothing of a reader is in them.
"""

import json
from typing import Any
from xml.etree import ElementTree

from handrail import __version__, prose
from handrail.page import Page
from handrail.pages import Site

LIBRARY_FILE = "library.json"
FEED_FILE = "feed.xml"
FEED_LENGTH = 50
ATOM = "http://www.w3.org/2005/Atom"
LIBRARY_LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def files(site: Site, address: str) -> dict[str, str]:
    """The files of a site, by name. A feed needs whole addresses, so a site built without its own has none."""
    found = {LIBRARY_FILE: library_file(site, address)}
    return found | ({FEED_FILE: feed(site, address)} if address else {})


def library_file(site: Site, address: str) -> str:
    """Every page an author wrote and every source, as JSON. `address` may be empty: addresses are then relative."""
    practice = site.practice
    told = {
        "handrail": __version__,
        "name": practice.name,
        "language": practice.language,
        "address": address,
        "pages": [_page(site, page, address) for page in _written(site)],
        "references": [
            reference.model_dump(mode="json", by_alias=True, exclude_none=True)
            for reference in site.library.references.values()
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _page(site: Site, page: Page, address: str) -> dict[str, Any]:
    item = site.library.items[page.slug]
    model = page.item
    told = {
        "slug": page.slug,
        "kind": page.kind,
        "address": address + page.path,
        "title": page.title,
        "summary": prose.plain(page.summary),
        "area": page.area.slug if page.area else None,
        "updated": page.day,
        "evidence": page.evidence.grade if page.evidence else None,
        "sources": sorted(set(page.cited_sources)),
        "also_called": list(page.also_called),
        "earlier_slugs": list(model.aliases),
        "license": LIBRARY_LICENSE if item.origin == "library" else None,
    }
    if page.kind == "worksheet":
        told |= {"minutes": model.minutes, "why": model.why, "when": model.when, "where": model.where}
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def feed(site: Site, address: str) -> str:
    """The pages that were last written or checked, as an Atom feed (RFC 4287)."""
    latest = sorted((page for page in _written(site) if page.day), key=lambda page: (page.day, page.path), reverse=True)
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(
        f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": site.practice.language}
    )
    _add(root, "title", site.practice.name)
    _add(root, "id", address)
    _add(root, "updated", _moment(latest[0].day if latest else "1970-01-01"))
    _add(root, "link", rel="self", href=address + FEED_FILE)
    _add(root, "link", rel="alternate", href=address)
    _add(_add(root, "author"), "name", site.practice.name)
    for page in latest[:FEED_LENGTH]:
        entry = _add(root, "entry")
        _add(entry, "title", page.title)
        _add(entry, "id", address + page.path)
        _add(entry, "link", rel="alternate", href=address + page.path)
        _add(entry, "updated", _moment(page.day))
        _add(entry, "category", term=page.kind, label=page.label)
        _add(entry, "summary", prose.plain(page.summary))
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def structured(site: Site, page: Page, address: str) -> dict[str, Any] | None:
    """A page in the terms of schema.org: a worksheet is a `HowTo`, what explains something a `MedicalWebPage`."""
    if page.item is None or page.kind == "handout":
        return None
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "HowTo" if page.kind == "worksheet" else "MedicalWebPage",
        "name": page.title,
        "description": prose.plain(page.summary),
        "url": address + page.path if address else None,
        "inLanguage": site.practice.language,
        "dateModified": page.day or None,
        "publisher": {"@type": "Organization", "name": site.practice.name},
    }
    if page.kind == "worksheet":
        steps = [{"@type": "HowToStep", "name": step.title, "text": step.title} for step in page.item.steps]
        told |= {"totalTime": f"PT{page.item.minutes}M", "step": steps}
    else:
        review = page.item.review
        told |= {
            "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
            "about": page.area.title if page.area else None,
            "lastReviewed": review.reviewed,
            "reviewedBy": {"@type": "Person", "name": review.clinician} if review.reviewed else None,
        }
    return {name: value for name, value in told.items() if value is not None}


def _written(site: Site) -> list[Page]:
    return [page for page in site.pages if page.item is not None]


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text
    return element


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
