"""How the items of a list look at a place: their style, their list, their indents."""

from dataclasses import dataclass

from papers.model.blocks import List, ListStyle
from papers.word.markup import Format, Indent
from papers.word.numbering import DEEPEST, LIST_STYLES, Numbering
from papers.word.place import Place
from papers.word.styles import Styles

CELL_GAP = 60  # twips, below an item of a list in a cell


@dataclass(frozen=True, slots=True)
class ListLook:
    """The properties of an item's first paragraph, where its text begins, and the space below."""

    form: Format
    edge: int
    after: int


def list_look(block: List, place: Place, styles: Styles, numbering: Numbering) -> ListLook:
    """The look of a list at a place; in a cell it has the size of the cell's own text."""
    level = min(len(place.lists), DEEPEST)
    style = LIST_STYLES[block.style]
    own = numbering.indent(style, level)
    wanted = Indent(place.edge + own.hanging, own.hanging)
    form = Format(
        styles.paragraph(place.paragraph if place.in_cell else style),
        list_id=numbering.start(block.style, level, _first_label(block, place, numbering)),
        level=level,
        indent=wanted if wanted != own or place.in_cell else None,
    )
    after = CELL_GAP if place.in_cell else styles.twips(style, "spacing", "after")
    return ListLook(form, wanted.left, after)


def _first_label(block: List, place: Place, numbering: Numbering) -> str:
    """The first label of a list; bullets differ by the bulleted lists around them."""
    if block.style is ListStyle.BULLET:
        return numbering.bullet(place.lists.count(ListStyle.BULLET))
    return block.items[0].label if block.items else ""
