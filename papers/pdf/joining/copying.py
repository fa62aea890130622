"""Copy what a pack takes of a part, all at once, so that whatever is named twice is copied once."""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from papers.pdf.joining.colours import other_profile
from papers.pdf.joining.objects import Node, entries_of, key_of


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied of a part; the pages are the last ones of the pack.

    `objects` are the numbers of all objects that came with it.
    """

    pages: list[Node]
    tree: Node
    layers: Node
    form: Node
    profile: Node
    objects: range


def copy_part(pack: Pdf, source: Pdf, *, tagged: bool) -> Copied:
    """Append a source's pages to the pack, with its tags, layers and form.

    The source is spent: its pages no longer know where they stand. References to pages that were
    not copied yet would become null, so that pages must not look like pages while they are copied.
    """
    pages = [page.obj for page in source.pages]
    for page in pages:
        for key in ("/Parent", "/Type"):
            if key in page:
                del page[key]
    form = entries_of(source.Root.get("/AcroForm"))
    bundle: dict[str, Node] = {
        "/Pages": Array(pages),
        "/Tree": source.Root.get("/StructTreeRoot") if tagged else None,
        "/Layers": source.Root.get("/OCProperties"),
        "/Form": Dictionary({k: form[k] for k in ("/Fields", "/DR") if k in form}),
        "/Profile": other_profile(source),
    }
    wanted = Dictionary({key: value for key, value in bundle.items() if value is not None})
    before = _next_number(pack)
    copy = pack.copy_foreign(source.make_indirect(wanted))
    after = _next_number(pack)
    copies = list(copy.Pages)
    for page_copy in copies:
        page_copy.Type = Name.Page
        pack.pages.append(pikepdf.Page(page_copy))
    return Copied(
        copies,
        copy.get("/Tree"),
        copy.get("/Layers"),
        copy.get("/Form"),
        copy.get("/Profile"),
        range(before + 1, after),
    )


def _next_number(pack: Pdf) -> int:
    """The number of a new object, which nothing names and which is not written."""
    return key_of(pack.make_indirect(Dictionary()))[0]
