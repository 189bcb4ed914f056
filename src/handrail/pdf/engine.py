"""HTML for paper -> a PDF that can be filled in, through WeasyPrint: the last step.

WeasyPrint lays the pages out, tags them for PDF/UA-1 and makes the form. What it leaves undone is mended before the
file is written: radio buttons that are each other's choices stand in the form once, and what nobody should hear read
out, such as page numbers and drawings without a word to say, is marked as decoration.
"""

import re
from functools import partial
from typing import Any

from handrail.pdf.form import Form


class PdfUnavailableError(Exception):
    """WeasyPrint, or a library of the system's that it needs, is not here. The text says what to do."""


def engine() -> Any:
    """The module `weasyprint`.

    Raises:
        PdfUnavailableError: it, or what it needs, is not installed.
    """
    try:
        import weasyprint
    except ImportError:
        raise PdfUnavailableError('PDFs need one package more: `pip install "handrail[pdf]"`.') from None
    except OSError as error:
        raise PdfUnavailableError(
            f"PDFs need the library Pango, which is not on this machine ({str(error).splitlines()[0]}). "
            "On Debian and Ubuntu: `apt-get install libpango-1.0-0 libpangoft2-1.0-0`. On macOS: `brew install pango`."
        ) from None
    return weasyprint


def version() -> str:
    """What the bytes of a PDF hang on beside its HTML."""
    return str(engine().__version__)


def make_pdf(html: str, drawing: str = "") -> bytes:
    """A document as a PDF. It may name no file and no address to load: everything is inside.

    Args:
        drawing: style rules for the drawings inside it.

    Raises:
        PdfUnavailableError: see `engine`.
    """
    weasyprint = engine()
    document = weasyprint.HTML(string=html, url_fetcher=weasyprint.URLFetcher(allowed_protocols=("data",)))
    form = Form(document.etree_element, drawing)
    pdf: bytes = document.write_pdf(
        pdf_forms=True, pdf_variant="pdf/ua-1", finisher=partial(_finish, groups=form.groups)
    )
    return pdf


def _finish(_document: Any, pdf: Any, groups: dict[str, str]) -> None:
    _mend_form(pdf, groups)
    _mark_decoration(pdf)


def _mend_form(pdf: Any, groups: dict[str, str]) -> None:
    fields = [one for one in _dictionaries(pdf) if "FT" in one]
    parts = set()
    for field in fields:
        if "Kids" in field:
            field["TU"] = _string(groups[field["T"].string])
        if "Parent" in field:
            del field["T"]
            parts.add(field.reference)
    if "AcroForm" in pdf.catalog:
        form = pdf.catalog["AcroForm"]
        form["Fields"][:] = [reference for reference in form["Fields"] if reference not in parts]
    for link in (one for one in _dictionaries(pdf) if one.get("Subtype") == "/Link"):
        link["F"] = 4  # printed, like the page it is on


def _dictionaries(pdf: Any) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, dict)]


def _string(text: str) -> Any:
    import pydyf

    return pydyf.String(text)


def _mark_decoration(pdf: Any) -> None:
    """What stands in no branch of the tree, and figures that say nothing, become what readers pass over."""
    elements = {one.reference: one for one in _dictionaries(pdf) if one.get("Type") == "/StructElem"}
    silent = {reference for reference, one in elements.items() if one["S"] == "/Figure" and "Alt" not in one}
    for one in elements.values():
        one["K"][:] = [kid for kid in one["K"] if kid not in silent]
    root = next(one for one in _dictionaries(pdf) if one.get("Type") == "/StructTreeRoot")
    told, waiting = set(), list(root["K"])
    while waiting:
        reference = waiting.pop()
        if reference in elements and reference not in told:
            told.add(reference)
            waiting += elements[reference]["K"]
    content: dict[bytes, set[int]] = {}
    for reference, one in elements.items():
        if reference not in told:
            content.setdefault(one["Pg"], set()).update(kid for kid in one["K"] if isinstance(kid, int))
    for page, numbers in content.items():
        stream = pdf.objects[_number(pdf.objects[_number(page)]["Contents"])].stream
        for at in range(len(stream) - 1, 1, -1):
            if stream[at] == b"BDC" and stream[at - 1]["MCID"] in numbers:
                stream[at - 2 : at + 1] = ["/Artifact", b"BMC"]


def _number(reference: bytes) -> int:
    found = re.match(rb"\d+", reference)
    assert found is not None, reference
    return int(found[0])
