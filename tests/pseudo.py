"""An invented language in which every interface message stands in ⟦marks⟧, written from right to left."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from handrail.messages import TEMPLATE, Messages

LANGUAGE = "ar"  # a real right-to-left language, because dates and plurals need one


def pseudo_messages(folder: Path) -> Messages:
    """Write the invented language's catalogue into `folder` and open it."""
    template = read_po(io.StringIO(TEMPLATE.read_text(encoding="utf-8")))
    catalog = Catalog(locale=LANGUAGE)
    for message in template:
        if message.id:
            many = not isinstance(message.id, str)
            string = tuple(f"⟦{message.id[1]}⟧" for _ in range(catalog.num_plurals)) if many else f"⟦{message.id}⟧"
            catalog.add(message.id, string, locations=message.locations)
    path = folder / LANGUAGE / "messages.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)
    return Messages(LANGUAGE, folder)
