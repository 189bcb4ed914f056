"""Takes the pictures of `docs/fields.md`: each type's example, with its first answer, as a reader sees it on a phone.

make pictures
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path += [str(HERE), str(HERE.parent)]

from browser_store import put  # noqa: E402
from browser_support import launch, serve  # noqa: E402
from example_site import Example, examples, write_site  # noqa: E402
from playwright.sync_api import expect, sync_playwright  # noqa: E402

from handrail.field_guide import pictured_example  # noqa: E402
from handrail.fields import field_types  # noqa: E402

PICTURES = HERE.parent.parent / "docs/pictures/fields"


def given_answers(example: Example) -> dict[str, Any]:
    """The example's first answer; for a field that looks at others, something in those."""
    if example.answers:
        return {example.field.id: example.answers[0]}  # type: ignore[attr-defined]
    numbers = iter((80, 30))
    return {
        field.id: next(numbers) * field.to // 100 if field.type == "scale" else "They forgot me."  # type: ignore[attr-defined]
        for field in example.before
        if field.type in ("scale", "text", "long-text")
    }


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    by_slug = {example.slug: example for example in examples()}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_site(Path(folder) / "site")
        browser = launch(playwright)
        with serve(Path(folder) / "site") as url:
            for name in field_types():
                example = by_slug[f"{name}-{pictured_example(name)['name']}"]
                context = browser.new_context(viewport={"width": 400, "height": 4000}, reduced_motion="reduce")
                page = context.new_page()
                page.goto(f"{url}worksheets/{example.slug}/")
                if answers := given_answers(example):
                    now = round(time.time() * 1000)
                    entry = {"id": "p", "worksheet": example.slug, "created": now, "updated": now, "revision": 1}
                    put(page, {**entry, "answers": answers})
                    page.reload()
                    expect(page.locator("#status b")).to_have_text("Saved")
                page.wait_for_timeout(500)
                page.locator(f"#worksheet .field-{name}").first.screenshot(path=PICTURES / f"{name}.png")
                context.close()


if __name__ == "__main__":
    main()
