"""Bookmarks, page labels and links between the parts of a pack (ISO 32000-1, 12.3 and 12.4)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Pdf, String

from papers.pdf.joining.links import Bookmark
from papers.pdf.joining.objects import Node, listed, text
from papers.pdf.joining.part import Part
from papers.pdf.joining.stamp import displayed

SCHEME = "papers:"


def placeholders(pages: Sequence[Node]) -> Iterator[tuple[Node, str]]:
    """The links that wait for a target, each with the name of the target."""
    for page in pages:
        for annotation in listed(page.get("/Annots")):
            action = annotation.get("/A")
            if isinstance(action, Dictionary) and "/URI" in action:
                address = text(action.URI)
                if address.startswith(SCHEME):
                    yield annotation, address


def lead_to(annotation: Node, page: Node) -> None:
    """Set a link's action, and nothing else of it: the top of a page."""
    annotation.A = Dictionary(S=Name.GoTo, D=top_of(page))


def top_of(page: Node) -> Array:
    """The place at the top left of a page as it is displayed, at the reader's own size."""
    view = displayed(page)
    x, y = view.at(0, view.height)
    return Array([page, Name.XYZ, round(x, 2), round(y, 2), None])


def nested(
    parts: Sequence[Part], firsts: Sequence[int], outlines: Sequence[list[Bookmark]]
) -> list[Bookmark]:
    """All bookmarks: those above a part, its own, and below it those of its file."""
    top: list[Bookmark] = []
    for part, first, below in zip(parts, firsts, outlines, strict=True):
        level = top
        for title in part.under:
            if not level or level[-1].title != title:
                level.append(Bookmark(title, first, ()))
            level = level[-1].children
        if part.continues:
            (level[-1].children if level else level).extend(below)
        else:
            level.append(Bookmark(part.title, first, (), below))
    return top


def write_outline(pack: Pdf, pages: Sequence[Node], bookmarks: Sequence[Bookmark]) -> None:
    """Write the bookmarks; a reader first sees the outermost."""
    root = pack.make_indirect(Dictionary(Type=Name.Outlines))
    stack: list[tuple[Node, Sequence[Bookmark]]] = [(root, bookmarks)]
    while stack:
        above, level = stack.pop()
        entries = [pack.make_indirect(_entry(b, above, pages)) for b in level]
        for before, after in pairwise(entries):
            before.Next, after.Prev = after, before
        if entries:
            above.First, above.Last = entries[0], entries[-1]
        stack += [(e, b.children) for e, b in zip(entries, level, strict=True) if b.children]
    root.Count = len(bookmarks)
    pack.Root.Outlines = root
    pack.Root.PageMode = Name.UseOutlines


def _entry(bookmark: Bookmark, above: Node, pages: Sequence[Node]) -> Dictionary:
    entry = Dictionary(Title=String(bookmark.title), Parent=above)
    if bookmark.page is not None:
        page = pages[bookmark.page]
        entry.Dest = Array([page, *bookmark.view]) if bookmark.view else top_of(page)
    if bookmark.children:
        entry.Count = -len(bookmark.children)  # closed
    return entry


def shifted(bookmarks: list[Bookmark], by: int) -> list[Bookmark]:
    """A part's bookmarks as those of the pack."""
    stack = list(bookmarks)
    while stack:
        bookmark = stack.pop()
        if bookmark.page is not None:
            bookmark.page += by
        stack += bookmark.children
    return bookmarks


def write_labels(pack: Pdf, first_page: int) -> None:
    """Let readers count pages as the stamps do."""
    start = Dictionary(S=Name.D, St=first_page)
    pack.Root.PageLabels = Dictionary(Nums=Array([0, start]))


def missing(wanted: str, targets: Mapping[str, int], parts: int) -> bool:
    """Whether a placeholder has no target among the parts."""
    return not 0 <= targets.get(wanted, -1) < parts
