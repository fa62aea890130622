"""Open a PDF that goes into a pack, or refuse it with a message that says which and why."""

import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from papers.diagnostics import ContentError, Diagnostic, Location
from papers.pdf.joining.objects import Node, entries_of, leaves, listed
from papers.pdf.joining.part import Part

MOST_BYTES = 256 * 1024 * 1024
MOST_PAGES = 5_000
LONGEST_SIDE = 14_400  # units: 200 inches (ISO 19005-2, 6.1.13)
SHORTEST_SIDE = 3
SIGNATURES_EXIST = 1  # ISO 32000-1, table 219


def refused(name: str, message: str, hint: str = "") -> ContentError:
    """The error for a PDF that cannot go into a pack."""
    return ContentError([Diagnostic(Location(name), message, hint, rule="pdf-file")])


def open_part(part: Part) -> Pdf:
    """Open a part; raises ContentError where it is broken, protected, signed or too large."""
    name = part.called
    _check_bytes(part, name)
    try:
        file = part.pdf if isinstance(part.pdf, Path) else io.BytesIO(part.pdf)
        pdf = pikepdf.open(file, inherit_page_attributes=True)  # the pack has other nodes above
    except pikepdf.PasswordError as error:
        raise refused(
            name, "it opens only with a password", "save it without protection"
        ) from error
    except (pikepdf.PdfError, OSError, RuntimeError) as error:
        raise refused(
            name,
            "it is not a PDF file, or only part of one",
            "open it, and print or export it to PDF again",
        ) from error
    if pdf.is_encrypted:
        raise refused(name, "it is protected (encrypted)", "save it without protection")
    _check_form(pdf, name)
    _check_pages(pdf, name)
    return pdf


def _check_bytes(part: Part, name: str) -> None:
    try:
        size = part.pdf.stat().st_size if isinstance(part.pdf, Path) else len(part.pdf)
    except OSError as error:
        raise refused(name, "there is no such file") from error
    if size > MOST_BYTES:
        raise refused(
            name,
            f"it has {size // 2**20:,} MB, more than {MOST_BYTES // 2**20} MB",
            "compress its pictures, or split it",
        )


def _check_form(pdf: Pdf, name: str) -> None:
    form = pdf.Root.get("/AcroForm")
    entries = entries_of(form)
    if "/XFA" in entries or "/NeedsRendering" in pdf.Root:
        raise refused(name, "it is a dynamic form (XFA)", "fill it in and print it to PDF")
    flags = entries.get("/SigFlags", 0)
    signed = isinstance(flags, int) and flags & SIGNATURES_EXIST
    if signed or "/Perms" in pdf.Root or "/DSS" in pdf.Root or _has_signature(entries):
        raise refused(
            name,
            "it is signed, and joining would break the signature",
            "print it to PDF, and publish the signed file beside the pack",
        )


def _has_signature(form: dict[str, Node]) -> bool:
    return any(
        isinstance(field, Dictionary) and field.get("/FT") == Name.Sig and "/V" in field
        for field in listed(form.get("/Fields"))
    )


def _check_pages(pdf: Pdf, name: str) -> None:
    try:
        count = len(pdf.pages)
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise refused(name, "its pages cannot be read", "print it to PDF again") from error
    if not count:
        raise refused(
            name, "it has no pages", "export it to PDF again from the file it was made of"
        )
    if count > MOST_PAGES:
        raise refused(name, f"it has {count:,} pages, more than {MOST_PAGES:,}", "split it")
    for number, page in enumerate(pdf.pages, 1):
        if not isinstance(page.obj.get("/Resources"), Dictionary):
            page.obj.Resources = Dictionary()
        _check_size(page.obj, number, name)


def _check_size(page: Node, number: int, name: str) -> None:
    box = page.get("/MediaBox")
    try:
        left, bottom, right, top = map(float, box if isinstance(box, Array) else ())
        unit = float(page.get("/UserUnit", 1))
    except (TypeError, ValueError) as error:
        raise refused(name, f"its page {number} has no size", "print it to PDF again") from error
    sides = abs(right - left) * unit, abs(top - bottom) * unit
    if not (min(sides) >= SHORTEST_SIDE and max(sides) <= LONGEST_SIDE):
        millimetres = " × ".join(f"{side / 72 * 25.4:,.0f}" for side in sides)
        raise refused(name, f"its page {number} is {millimetres} mm", "print it on A4 or A3")


def named_destinations(pdf: Pdf) -> dict[bytes, Node]:
    """What the names of places mean: "/Name" for names, the bytes themselves for strings.

    Names (/Dests) and strings (/Names) are two namespaces (ISO 32000-1, 12.3.2.3).
    """
    names = entries_of(pdf.Root.get("/Names")).get("/Dests")
    found = {bytes(name): place for name, place in leaves(names, "/Names") if _is_string(name)}
    for key, place in entries_of(pdf.Root.get("/Dests")).items():
        found[b"\0" + key.encode()] = place
    return found


def _is_string(value: Node) -> bool:
    return isinstance(value, pikepdf.String)
