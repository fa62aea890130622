"""Write the structure tree and the outline into the file (ISO 32000-1, 14.7 and 12.3.3)."""

from collections.abc import Sequence

from papers.pdf.canvas import TaggedCanvas
from papers.pdf.layout import Page
from papers.pdf.metadata import text_string
from papers.pdf.tags import Annotation, Element, Mark, pruned


def write_tree(
    canvas: TaggedCanvas,
    root: Element,
    marks: Sequence[Sequence[Element]],
    links: Sequence[tuple[int, Element]],
) -> int:
    """Write the tree and return its number.

    `marks` are each page's elements by marked-content id; `links` are the annotations in order,
    whose keys in the parent tree follow those of the pages.
    """
    elements = pruned(root)
    tree = canvas.add()
    numbers = {id(element): canvas.add() for element in elements}
    pages = [canvas.page_number(index) for index in range(len(marks))]
    annotations = [number for number, _ in links]
    for element in elements:
        above = numbers[id(element.parent)] if element.parent is not None else tree
        canvas.fill_in(numbers[id(element)], _element(element, above, numbers, pages, annotations))
    canvas.fill_in(tree, _tree_root(canvas, root, elements, marks, links, numbers))
    return tree


def _element(
    element: Element,
    parent: int,
    numbers: dict[int, int],
    pages: Sequence[int],
    annotations: Sequence[int],
) -> bytes:
    home = next((c.page for c in element.children if isinstance(c, Mark)), None)
    parts = [b"<</S/%s/P %d 0 R" % (element.role.encode(), parent)]
    if home is not None:
        parts.append(b"/Pg %d 0 R" % pages[home])
    parts.append(b"/K[")
    for child in element.children:
        match child:
            case Element():
                parts.append(b"%d 0 R " % numbers[id(child)])
            case Mark(page=page, mcid=mcid) if page == home:
                parts.append(b"%d " % mcid)
            case Mark(page=page, mcid=mcid):
                parts.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[page], mcid))
            case Annotation(page=page, index=index):
                parts.append(
                    b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[page], annotations[index])
                )
    parts += [b"]", _properties(element), b">>"]
    return b"".join(parts)


def _properties(element: Element) -> bytes:
    parts = []
    if element.alternative:
        parts.append(b"/Alt " + text_string(element.alternative))
    if element.language:
        parts.append(b"/Lang " + text_string(element.language))
    if element.id:
        parts.append(b"/ID " + text_string(element.id))
    if element.attributes:
        parts.append(_attributes(element.attributes))
    return b"".join(parts)


def _attributes(attributes: dict[str, str]) -> bytes:
    owners: dict[str, list[bytes]] = {}
    for key, value in attributes.items():
        owner, name = key.split(".")
        written = value.encode()
        if name == "Summary":
            written = text_string(value)
        elif name == "Headers":
            written = b"[" + b"".join(text_string(each) for each in value.split()) + b"]"
        owners.setdefault(owner, []).append(b"/%s %s" % (name.encode(), written))
    return b"/A[" + b"".join(
        b"<</O/%s%s>>" % (owner.encode(), b"".join(entries)) for owner, entries in owners.items()
    ) + b"]"  # fmt: skip


def _tree_root(
    canvas: TaggedCanvas,
    root: Element,
    elements: Sequence[Element],
    marks: Sequence[Sequence[Element]],
    links: Sequence[tuple[int, Element]],
    numbers: dict[int, int],
) -> bytes:
    entries = []
    for page, owners in enumerate(marks):
        array = b" ".join(b"%d 0 R" % numbers[id(owner)] for owner in owners)
        listed = canvas.add(b"[" + array + b"]")
        entries.append(b"%d %d 0 R" % (page, listed))
    for index, (_, owner) in enumerate(links):
        entries.append(b"%d %d 0 R" % (len(marks) + index, numbers[id(owner)]))
    names = sorted((e.id, numbers[id(e)]) for e in elements if e.id)
    identities = b"".join(text_string(name) + b" %d 0 R " % number for name, number in names)
    return b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d%s>>" % (
        numbers[id(root)],
        b" ".join(entries),
        len(marks) + len(links),
        b"/IDTree<</Names[%s]>>" % identities if names else b"",
    )


def write_outline(canvas: TaggedCanvas, pages: Sequence[Page]) -> int | None:
    """Write the headings as an outline; None where there are none."""
    entries = [
        (heading.level, heading.text, number, page.geometry.height - heading.y)
        for number, page in enumerate(pages)
        for heading in page.headings
    ]
    if not entries:
        return None
    root = canvas.add()
    numbers = [canvas.add() for _ in entries]
    parents: list[int] = []  # indexes into entries; -1 is the root
    for index, (level, *_) in enumerate(entries):
        above = index - 1
        while above >= 0 and entries[above][0] >= level:
            above = parents[above]
        parents.append(above)
    children: dict[int, list[int]] = {}
    for index, above in enumerate(parents):
        children.setdefault(above, []).append(index)
    for index, (_, text, number, y) in enumerate(entries):
        siblings = children[parents[index]]
        at = siblings.index(index)
        parts = [
            b"<</Title ", text_string(text),
            b"/Parent %d 0 R" % (numbers[parents[index]] if parents[index] >= 0 else root),
            b"/Dest[%d 0 R/XYZ 0 %d null]" % (canvas.page_number(number), y / 20),
        ]  # fmt: skip
        if at:
            parts.append(b"/Prev %d 0 R" % numbers[siblings[at - 1]])
        if at + 1 < len(siblings):
            parts.append(b"/Next %d 0 R" % numbers[siblings[at + 1]])
        if index in children:
            below = children[index]
            parts.append(b"/First %d 0 R/Last %d 0 R" % (numbers[below[0]], numbers[below[-1]]))
            parts.append(b"/Count %d" % len(below))
        canvas.fill_in(numbers[index], b"".join(parts) + b">>")
    first, last = children[-1][0], children[-1][-1]
    canvas.fill_in(
        root,
        b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
        % (numbers[first], numbers[last], len(children[-1])),
    )
    return root
