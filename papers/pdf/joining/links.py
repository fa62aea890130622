"""Where links and bookmarks of a part lead: names are looked up, so that parts cannot mix them.

After this a part's places are all explicit, and a pack has no names that could clash; a name that
means nothing in its own part cannot come to mean something in another (ISO 32000-1, 12.3.2).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Pdf, String

from papers.pdf.findings import Findings
from papers.pdf.joining.objects import DIRECT, Key, Node, key_of, listed, text
from papers.pdf.joining.opening import named_destinations

MOST_BOOKMARKS = 50_000
DEEPEST = 64
FITS = frozenset(["/XYZ", "/Fit", "/FitH", "/FitV", "/FitR", "/FitB", "/FitBH", "/FitBV"])


@dataclass(slots=True, eq=False)
class Bookmark:
    """An entry of an outline: its title, its page counted from 0, and how the page is shown there.

    `page` is None where it leads nowhere.
    """

    title: str
    page: int | None
    view: tuple[Node, ...] = (Name.Fit,)
    children: "list[Bookmark]" = field(default_factory=list)


class Places:
    """The places of one source that can be led to."""

    def __init__(self, pdf: Pdf) -> None:
        self.numbers = {key_of(page.obj): number for number, page in enumerate(pdf.pages)}
        self._pdf = pdf
        self._names: dict[bytes, Node] | None = None

    def explicit(self, destination: Node) -> Array | None:
        """The place as [page, how it is shown], or None where there is no such place."""
        if isinstance(destination, Name | String):
            destination = self._named(destination)
        if isinstance(destination, Dictionary):
            destination = destination.get("/D")
        if not isinstance(destination, Array) or not len(destination):
            return None
        if self.page_of(destination) is None:
            return None
        if len(destination) > 1 and text(destination[1]) in FITS:
            return destination
        return Array([destination[0], Name.Fit])

    def _named(self, name: Node) -> Node:
        if self._names is None:
            self._names = named_destinations(self._pdf)
        key = b"\0" + text(name).encode() if isinstance(name, Name) else bytes(name)
        return self._names.get(key)

    def page_of(self, destination: Array) -> int | None:
        """The page that an explicit destination leads to, from 0."""
        target = destination[0]
        if isinstance(target, int):  # the form for other files, which some writers use
            return target if 0 <= target < len(self.numbers) else None
        return self.numbers.get(key_of(target)) if isinstance(target, Dictionary) else None


def make_explicit(pdf: Pdf, places: Places, findings: Findings) -> None:
    """Look up the names that links use; links that lead nowhere lose their target."""
    dead = 0
    for page in pdf.pages:
        for annotation in listed(page.obj.get("/Annots")):
            if isinstance(annotation, Dictionary):
                dead += not _make_explicit(annotation, pdf, places)
    if dead:
        findings.warning("dead-link", f"{dead} of its links lead nowhere")


def _make_explicit(annotation: Node, pdf: Pdf, places: Places) -> bool:
    """Whether the link, if it is one to a place, leads somewhere."""
    holder, key = annotation, "/Dest"
    action = annotation.get("/A")
    if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
        holder, key = action, "/D"
        if "/SD" in action:  # places in the tags are of ISO 32000-2
            del action["/SD"]
    elif "/Dest" not in annotation:
        return True
    wanted = holder.get(key)
    found = places.explicit(wanted)
    if found is None:
        del annotation["/A" if key == "/D" else key]
        return False
    if isinstance(found[0], int):
        found = Array([pdf.pages[found[0]].obj, *list(found)[1:]])
    if found is not wanted:
        holder[key] = found
    return True


def outline_of(pdf: Pdf, places: Places) -> list[Bookmark]:
    """A part's bookmarks; what does not lead to a place of the part keeps its title alone."""
    top: list[Bookmark] = []
    seen: set[Key] = set()
    stack = [(pdf.Root.get("/Outlines"), top, 0)]
    while stack:
        node, into, depth = stack.pop()
        for entry in _siblings(node, seen):
            bookmark = _bookmark(entry, places)
            into.append(bookmark)
            if "/First" in entry and depth < DEEPEST:
                stack.append((entry, bookmark.children, depth + 1))
    return top


def _siblings(node: Node, seen: set[Key]) -> Iterator[Node]:
    entry = node.get("/First") if isinstance(node, Dictionary) else None
    while isinstance(entry, Dictionary) and len(seen) < MOST_BOOKMARKS:
        if entry.objgen == DIRECT or entry.objgen in seen:
            return
        seen.add(entry.objgen)
        yield entry
        entry = entry.get("/Next")


def _bookmark(entry: Node, places: Places) -> Bookmark:
    action = entry.get("/A")
    wanted = entry.get("/Dest")
    if wanted is None and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
        wanted = action.get("/D")
    found = places.explicit(wanted)
    title = text(entry.get("/Title")).strip() or "(no title)"
    if found is None:
        return Bookmark(title, None)
    view = tuple(_plain(v) for v in list(found)[1:] if not isinstance(v, Array | Dictionary))
    return Bookmark(title, places.page_of(found), view)


def _plain(value: Node) -> Node:
    """A name that outlives its file; numbers and null do."""
    return Name(text(value)) if isinstance(value, Name) else value
