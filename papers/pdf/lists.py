"""Tag lists: which list, item or paragraph each paragraph of a story belongs to."""

from dataclasses import dataclass

from papers.pdf.formats import ParagraphFormat
from papers.pdf.numbering import Label
from papers.pdf.tags import Element

NUMBERINGS = {
    "lowerLetter": "LowerAlpha", "upperLetter": "UpperAlpha", "lowerRoman": "LowerRoman",
    "upperRoman": "UpperRoman",
}  # fmt: skip


@dataclass(slots=True)
class OpenList:
    """A list that may go on: its L element, the body of its last item, and where that stands."""

    list_id: str
    level: int
    element: Element
    body: Element
    edge: int


class Lists:
    """The open lists of one container, the outermost first."""

    def __init__(self, container: Element) -> None:
        self._container = container
        self._open: list[OpenList] = []

    def close(self) -> None:
        """What follows belongs to no list: a heading, a section's end."""
        self._open.clear()

    def place(self, left: int) -> Element:
        """Where something unlabelled with this left edge belongs: an item's body, or none."""
        while self._open and left < self._open[-1].edge:
            self._open.pop()
        return self._open[-1].body if self._open else self._container

    def item(self, label: Label, form: ParagraphFormat) -> tuple[Element, Element]:
        """A new item: the element of its label and the parent of its text."""
        while self._open and not self._contains(self._open[-1], label, form):
            self._open.pop()
        top = self._open[-1] if self._open else None
        if top is None or not _same(top, label):
            parent = top.body if top else self._container
            element = parent.append("L")
            element.attributes["List.ListNumbering"] = f"/{_numbering(label)}"
            top = OpenList(label.list_id, label.level, element, element, 0)
            self._open.append(top)
        entry = top.element.append("LI")
        marker = entry.append("Lbl")
        top.body = entry.append("LBody")
        top.edge = form.left
        return marker, top.body

    def _contains(self, opened: OpenList, label: Label, form: ParagraphFormat) -> bool:
        """Whether a new item stands in an open list or inside its last item."""
        if opened.list_id == label.list_id:
            return opened.level <= label.level
        return form.left + form.first >= opened.edge > 0


def _same(opened: OpenList, label: Label) -> bool:
    return (opened.list_id, opened.level) == (label.list_id, label.level)


def _numbering(label: Label) -> str:
    if label.bullet:
        return "Disc"
    return NUMBERINGS.get(label.form, "Decimal")
