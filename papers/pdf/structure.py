"""Write the structure tree and the outline into the file (ISO 32000-1, 14.7 and 12.3.3)."""

from collections.abc import Sequence

from papers.pdf.canvas import TaggedCanvas
from papers.pdf.layout import Page
from papers.pdf.metadata import text_string
from papers.pdf.tags import Annotation, Element, pruned


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
    numbers = dict(zip(elements, canvas.reserve(len(elements)), strict=True))
    pages = [canvas.page_number(index) for index in range(len(marks))]
    annotations = [number for number, _ in links]
    for element in elements:
        above = numbers[element.parent] if element.parent is not None else tree
        canvas.fill_in(numbers[element], _element(element, above, numbers, pages, annotations))
    canvas.fill_in(tree, _tree_root(canvas, root, elements, marks, links, numbers))
    return tree


def _element(
    element: Element,
    parent: int,
    numbers: dict[Element, int],
    pages: Sequence[int],
    annotations: Sequence[int],
) -> bytes:
    home: int | None = None  # the page of its first mark
    kids = bytearray()
    for child in element.children:
        if isinstance(child, Element):
            kids += b"%d 0 R " % numbers[child]
            continue
        page, number = child
        if isinstance(child, Annotation):
            kids += b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[page], annotations[number])
        elif page == home or home is None:
            home = page
            kids += b"%d " % number
        else:
            kids += b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[page], number)
    place = b"/Pg %d 0 R" % pages[home] if home is not None else b""
    role = element.role.encode()
    return b"<</S/%s/P %d 0 R%s/K[%s]%s>>" % (role, parent, place, kids, _properties(element))


def _properties(element: Element) -> bytes:
    parts = b""
    if element.alternative:
        parts += b"/Alt " + text_string(element.alternative)
    if element.language:
        parts += b"/Lang " + text_string(element.language)
    if element.id:
        parts += b"/ID " + text_string(element.id)
    if element.attributes:
        parts += _attributes(element.attributes)
    return parts


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
    numbers: dict[Element, int],
) -> bytes:
    entries = []
    for page, owners in enumerate(marks):
        array = b" ".join([b"%d 0 R" % numbers[owner] for owner in owners])
        listed = canvas.add(b"[" + array + b"]")
        entries.append(b"%d %d 0 R" % (page, listed))
    for index, (_, owner) in enumerate(links):
        entries.append(b"%d %d 0 R" % (len(marks) + index, numbers[owner]))
    names = sorted((e.id, numbers[e]) for e in elements if e.id)
    identities = b"".join(text_string(name) + b" %d 0 R " % number for name, number in names)
    return b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d%s>>" % (
        numbers[root],
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
