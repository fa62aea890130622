"""Read back from a finished pack where its links and bookmarks lead, and what its pages say."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary

from papers.pdf.joining.links import Places, outline_of
from papers.pdf.joining.objects import listed
from papers.pdf.shown import shown_on


@dataclass(frozen=True, slots=True)
class Front:
    """The first pages of a pack as a reader finds them; pages count from 1.

    `targets` are where their links lead, each once, in order; `bookmarks` are the outermost of the
    pack, each with its page (0: none).
    """

    text: str
    targets: tuple[int, ...]
    bookmarks: tuple[tuple[str, int], ...]
    pages: int


def front_of(pdf: bytes, pages: int) -> Front:
    """The first pages of a finished pack, all read again from the file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        places = Places(document)
        leaves = list(document.pages)[:pages]
        targets: dict[int, None] = {}
        for leaf in leaves:
            for annotation in listed(leaf.obj.get("/Annots")):
                action = annotation.get("/A")
                if isinstance(action, Dictionary) and isinstance(action.get("/D"), Array):
                    page = places.page_of(Array(action.D))
                    targets.setdefault(-1 if page is None else page)
        outline = outline_of(document, places)
        return Front(
            "\n".join(shown_on(leaves)),
            tuple(page + 1 for page in targets),
            tuple((b.title, 0 if b.page is None else b.page + 1) for b in outline),
            len(document.pages),
        )
