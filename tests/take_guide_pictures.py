"""Takes the pictures of the guides for practices and therapists, by doing with a new site what the guides say.

make pictures
"""

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.append(str(HERE))

from browser_support import launch, serve  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright  # noqa: E402
from real_build import build  # noqa: E402

PICTURES = HERE.parent / "docs/pictures/guides"
COLOURS = 48
"""In a picture's palette; enough for flat colours and soft letters."""
PHONE = {"width": 400, "height": 800}
DESK = {"width": 900, "height": 720}
NEW = ("--name", "Elm Street Practice", "--country", "GB", "--phone", "01632 960 001", "--colour", "#335599")


def take(shown: Page | Locator, name: str) -> None:
    """Keep what is shown as a small picture."""
    taken = Image.open(io.BytesIO(shown.screenshot()))
    PICTURES.mkdir(parents=True, exist_ok=True)
    taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def site_with_a_key(browser: Browser, folder: Path) -> tuple[Path, Path]:
    """A new site that names a key for summaries, as its guide tells: the built site, and the file of the key."""
    site, key = folder / "elm-street", folder / "key.txt"
    subprocess.run([sys.executable, "-m", "handrail.cli", "new", str(site), *NEW], check=True, capture_output=True)
    built(site)
    with serve(site / "site") as url:
        page = browser.new_page(viewport=DESK)
        page.goto(f"{url}open/")
        with page.expect_download() as saved:
            page.get_by_role("button", name="Make a key and save its file").click()
        saved.value.save_as(key)
        page.close()
    recipient = re.search(r"age1[a-z0-9]{58}", key.read_text())[0]
    with (site / "content/practice.yml").open("a", encoding="utf-8") as practice:
        practice.write(f"handover: {{name: Dr Ada Example, recipient: {recipient}}}\n")
    built(site)
    return site / "site", key


def built(site: Path) -> None:
    done = build(site)
    if done.returncode:
        sys.exit(done.stderr)


def practice(page: Page, url: str) -> None:
    """The site as it comes, and a worksheet on a phone."""
    page.set_viewport_size(DESK)
    page.goto(url)
    take(page, "home")
    page.set_viewport_size(PHONE)
    page.goto(f"{url}worksheets/trigger-map/")
    expect(page.locator("#status b")).not_to_be_empty()
    take(page, "worksheet")


def handout(page: Page, url: str) -> None:
    """A page is found, handed out with a note, and seen by the client."""
    page.set_viewport_size(DESK)
    page.goto(f"{url}search/")
    page.get_by_role("searchbox").first.fill("can't say no")
    expect(page.locator("#main")).to_contain_text("Saying no")
    take(page, "find")
    page.goto(f"{url}handouts/")
    for slug in ("saying-no-without-over-explaining", "boundary-script"):
        page.locator(f"input[value='{slug}']").check()
    page.get_by_label("From", exact=True).fill("Ada Example")
    page.get_by_label("Your note").fill("Read the first one. The sheet can wait until we meet.")
    link = page.locator("#link")
    expect(link).to_have_value(re.compile("handout/#"))
    page.evaluate("document.getElementById('put-in-order').scrollIntoView()")
    page.set_viewport_size({"width": 900, "height": 1680})
    take(page, "hand-out")
    address = link.input_value()
    page.goto("about:blank")
    page.set_viewport_size(PHONE)
    page.goto(address)
    expect(page.locator("[data-part=handout]")).to_be_visible()
    take(page, "client")


def summary(page: Page, url: str, key: Path, folder: Path) -> None:
    """A client writes, locks it for the therapist, who opens it."""
    page.set_viewport_size(PHONE)
    page.goto(f"{url}worksheets/journal/")
    page.locator("#worksheet textarea").first.fill(
        "On the bus I noticed that my shoulders were up. I let one breath go."
    )
    expect(page.locator("#status b")).to_have_text("Saved")
    page.goto(f"{url}notebook/")
    page.locator("[data-part=entries] input[type=checkbox]").first.check()
    page.locator("[data-do=look]").click()
    card = page.locator("[data-handover]")
    expect(card.locator("[data-fingerprint]")).not_to_be_empty()
    take(card, "lock")
    with page.expect_download() as saved:
        card.get_by_role("button").click()
    sealed = folder / saved.value.suggested_filename
    saved.value.save_as(sealed)
    page.set_viewport_size(DESK)
    page.goto(f"{url}open/")
    page.locator("#open-file").set_input_files(sealed)
    page.locator("#open-key-file").set_input_files(key)
    page.get_by_role("button", name="Open the file").click()
    expect(page.locator("[data-part=words]")).to_contain_text("shoulders")
    page.locator("[data-part=opened]").scroll_into_view_if_needed()
    take(page.locator("[data-part=opened]"), "open")


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = launch(playwright)
        site, key = site_with_a_key(browser, folder)
        with serve(site) as url:
            page = browser.new_page(accept_downloads=True, reduced_motion="reduce")
            practice(page, url)
            handout(page, url)
            summary(page, url, key, folder)


if __name__ == "__main__":
    main()
