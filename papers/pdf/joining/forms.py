"""Form fields of parts: kept where they stand, to be read and no longer filled in."""

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Pdf, String

from papers.pdf.joining.objects import Key, Node, entries_of, key_of, listed, text

MOST_LEVELS = 50
READ_ONLY = 1  # of a field, ISO 32000-1, table 221


class Forms:
    """The form of a pack."""

    def __init__(self) -> None:
        self._fields: list[Node] = []
        self._names: set[str] = set()
        self._fonts: dict[str, Node] = {}

    def add(self, form: Node, pages: Sequence[Node], number: int) -> int:
        """Take the fields of a part as they were copied; return how many there are."""
        entries = entries_of(form)
        fields = [f for f in listed(entries.get("/Fields")) if isinstance(f, Dictionary)]
        fields += _stray(pages, fields)
        for field in fields:
            self._rename(field, number)
        fonts = entries_of(entries_of(entries.get("/DR")).get("/Font"))
        self._fonts = {**fonts, **self._fonts}
        self._fields += fields
        return _lock(fields)

    def _rename(self, field: Node, number: int) -> None:
        """Fields of one name would be one field (ISO 32000-1, 12.7.3.2)."""
        name = text(field.get("/T"))
        if not name or name in self._names:
            name = f"{name or 'field'} ({number})"
            while name in self._names:
                name += "'"
            field.T = String(name)
        self._names.add(name)

    def write(self, pack: Pdf) -> None:
        """Write the form."""
        if not self._fields:
            return
        form = Dictionary(Fields=Array(self._fields))
        if self._fonts:
            form.DR = Dictionary(Font=Dictionary(self._fonts))
        pack.Root.AcroForm = form


def _stray(pages: Sequence[Node], fields: Sequence[Node]) -> list[Node]:
    """Fields that stand on pages and not in the form."""
    known = {key_of(field) for field in fields}
    found = []
    for page in pages:
        for annotation in listed(page.get("/Annots")):
            if isinstance(annotation, Dictionary) and annotation.get("/Subtype") == Name.Widget:
                field = _topmost(annotation)
                if field.is_indirect and key_of(field) not in known:
                    known.add(key_of(field))
                    found.append(field)
    return found


def _topmost(field: Node) -> Node:
    for _ in range(MOST_LEVELS):
        above = field.get("/Parent")
        if not isinstance(above, Dictionary):
            break
        field = above
    return field


def _lock(fields: Sequence[Node]) -> int:
    count, seen, stack = 0, set[Key](), list(fields)
    while stack:
        field = stack.pop()
        if not isinstance(field, Dictionary) or (field.is_indirect and key_of(field) in seen):
            continue
        seen.add(key_of(field))
        if "/T" in field or "/FT" in field:
            flags = field.get("/Ff", 0)
            field.Ff = (flags if isinstance(flags, int) else 0) | READ_ONLY
            count += 1
        stack += listed(field.get("/Kids"))
    return count
