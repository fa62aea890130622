"""Read what stands inside a paragraph: runs, fields, links, notes and pictures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from papers.pdf.fields import CLOCK_FIELDS, OpenField, form_field, parse
from papers.pdf.findings import Findings
from papers.pdf.fonts import TextStyle, Typefaces
from papers.pdf.formats import RunFormat
from papers.pdf.glyphs import styled, visible
from papers.pdf.language import is_foreign
from papers.pdf.ooxml import MC, TRUE, UNSEEN, A, M, Node, R, W, alternative, children, written
from papers.pdf.package import Relationship
from papers.pdf.story import Break, Link, Note, PageNumber, Picture, Piece, Tab, Text
from papers.pdf.styles import Styles, Surroundings
from papers.pdf.symbols import symbol, to_unicode
from papers.pdf.tags import Element

MOST_OPEN_FIELDS = 50
RUN_PROPERTIES, TEXT = f"{W}rPr", f"{W}t"
INSERTED = (f"{W}ins", f"{W}moveTo")
DELETED = (f"{W}del", f"{W}moveFrom")
BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
TRANSPARENT = (f"{W}smartTag", f"{W}customXml", f"{W}sdtContent", f"{W}dir", f"{W}bdo", *INSERTED)


class FindNote(Protocol):
    """Finds footnotes and endnotes."""

    def __call__(self, kind: str, key: str, element: Element, *, numbered: bool) -> Note | None:
        """The note of a kind and an id that is referred to in an element."""


@dataclass(slots=True)
class Reading:
    """What reading inline content needs to know of the part it stands in."""

    styles: Styles
    typefaces: Typefaces
    findings: Findings
    relationships: dict[str, Relationship]
    picture: Callable[[Node, Element, TextStyle], Picture | None]
    note: "FindNote"
    fields: list[OpenField] = field(default_factory=list)  # open ones, over paragraphs
    note_label: str = ""  # of the note that is being read


class Inline:
    """Reads one paragraph into pieces; `plain` is the format of runs that say nothing of theirs."""

    def __init__(
        self,
        reading: Reading,
        plain: RunFormat,
        style_id: str,
        around: Surroundings,
        element: Element,
    ) -> None:
        self._reading = reading
        self._plain = plain
        self._style_id = style_id
        self._around = around
        self._element = element
        self._links: list[tuple[Link, Element]] = []
        self._marked: Note | None = None  # a note whose own mark is yet to come
        self._last: RunFormat | None = None  # of the text that may go on in one piece
        self.pieces: list[Piece] = []
        self.floats: list[Picture] = []
        self.bookmarks: list[str] = []
        self.room = 0  # the width of its lines

    def read(self, nodes: Iterable[Node]) -> None:
        """Read the children of a paragraph, or of something transparent inside it."""
        for node in nodes:
            tag = node.tag
            if tag == f"{W}r":
                self._run(node)
            elif tag == f"{W}hyperlink":
                self._hyperlink(node)
            elif tag == f"{W}fldSimple":
                self._simple_field(node)
            elif tag in BOOKMARKS:
                self._bookmark(node)
            elif tag == f"{W}sdt":
                self.read(node.iterchildren(f"{W}sdtContent"))
            elif tag in TRANSPARENT:
                self.read(children(node))
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                self._equation(node)
            elif tag == f"{MC}AlternateContent":
                self.read(alternative(node))

    def _bookmark(self, node: Node) -> None:
        if name := node.get(f"{W}name"):
            self.bookmarks.append(name)
        self._last = None

    def label(self, text: str, form: RunFormat, element: Element | None) -> None:
        """Write a list label in front."""
        self._append(text, form, element)
        self._last = None

    def _hyperlink(self, node: Node) -> None:
        relationship = self._reading.relationships.get(node.get(f"{R}id", ""))
        address = relationship.target if relationship and relationship.external else ""
        bookmark = node.get(f"{W}anchor", "")
        if not address and not bookmark:
            self.read(children(node))
            return
        depth = len(self._links)
        self._links.append((Link(address, bookmark), Element("Link", self._element)))
        self.read(children(node))
        del self._links[depth:]

    def _simple_field(self, node: Node) -> None:
        own = OpenField(node.get(f"{W}instr", ""))
        self._reading.fields.append(own)
        self._last = None
        self._begin_result()
        self.read(children(node))
        while any(opened is own for opened in self._reading.fields):
            self._end_field()
        self._last = None

    def _begin_result(self) -> None:
        opened = self._reading.fields[-1]
        opened.begin_result()
        if opened.link is not None and not self._links:
            self._links.append((opened.link, Element("Link", self._element)))
        if opened.code is not None and opened.code.name in CLOCK_FIELDS:
            self._reading.findings.warning(
                "clock-field",
                f"the field {opened.code.name} changes from day to day; what Word last showed is "
                "printed",
                "type the date instead",
            )

    def _end_field(self, form: RunFormat | None = None) -> None:
        opened = self._reading.fields.pop()
        code = opened.code or parse(opened.instruction)
        if not opened.filled:
            self._text(opened.drawn or code.button, form or self._form(None))
        link, element = self._link()
        if opened.code is not None and code.numbers_pages:
            bookmark = code.arguments[0] if code.name == "PAGEREF" and code.arguments else ""
            style = opened.style or self._style(self._form(None))
            self.pieces.append(PageNumber(code.name, bookmark, opened.shown, style, element, link))
        if opened.link is not None:
            self._links = [pair for pair in self._links if pair[0] is not opened.link]

    def _link(self) -> tuple[Link | None, Element | None]:
        return self._links[-1] if self._links else (None, None)

    def _equation(self, node: Node) -> None:
        text = "".join(t.text or "" for t in node.iter(f"{M}t"))
        self._reading.findings.warning(
            "equation", f'an equation is printed as plain text: "{text[:60]}"', "use a picture"
        )
        self._text(text, self._form(None))

    def _form(self, properties: Node | None) -> RunFormat:
        if properties is None or all(said.tag == UNSEEN for said in properties):
            return self._plain
        return self._reading.styles.run(properties, self._style_id, self._around)

    def _style(self, form: RunFormat) -> TextStyle:
        return self._reading.typefaces.style(form)

    def _run(self, node: Node) -> None:
        parts = children(node)
        properties = parts[0] if parts and parts[0].tag == RUN_PROPERTIES else None
        form = self._form(properties)
        for part in parts if properties is None else parts[1:]:
            if part.tag == TEXT:
                self._text(written(part), form)
            else:
                self._run_child(part, form)

    def _run_child(self, child: Node, form: RunFormat) -> None:  # noqa: C901, PLR0912
        match str(child.tag).removeprefix(W):
            case "t":
                self._text(written(child), form)
            case "instrText":
                if self._reading.fields and self._reading.fields[-1].code is None:
                    self._reading.fields[-1].instruction += child.text or ""
            case "fldChar":
                self._field_character(child, form)
            case "tab" | "ptab":
                to = child.get(f"{W}alignment", "")
                self._add(Tab(self._style(form), self._link()[1], to))
            case "br":
                self._add(Break(child.get(f"{W}type", "textWrapping"), self._style(form)))
            case "cr":
                self._add(Break("textWrapping", self._style(form)))
            case "noBreakHyphen":
                self._text("\u2011", form)
            case "sym":
                self._text(symbol(child), form)
            case "footnoteReference" | "endnoteReference":
                self._note_reference(child, form)
            case "footnoteRef" | "endnoteRef":
                self._note_label(form)
            case "drawing" | "pict" | "object":
                self._picture(child, form)
            case _ if child.tag == f"{MC}AlternateContent":
                for chosen in alternative(child):
                    self._run_child(chosen, form)
            case _:
                pass

    def _add(self, piece: Piece) -> None:
        if self._in_code():
            return
        counted = self._page_field()
        if counted is None:
            self.pieces.append(piece)
        elif isinstance(piece, Tab):  # a whole entry of a contents list: its number is yet to come
            if counted.form is not None:
                self._add_plain(counted.shown, counted.form)
            counted.shown, counted.style, counted.form = "", None, None
            self.pieces.append(piece)

    @property
    def unended(self) -> bool:
        """Whether a field's code is still open."""
        return self._in_code()

    def _in_code(self) -> bool:
        fields = self._reading.fields
        return bool(fields) and any(opened.code is None for opened in fields)

    def _page_field(self) -> OpenField | None:
        for opened in self._reading.fields:
            if opened.code is not None and opened.code.numbers_pages:
                return opened
        return None

    def _field_character(self, mark: Node, form: RunFormat) -> None:
        fields, kind = self._reading.fields, mark.get(f"{W}fldCharType", "")
        self._last = None
        if kind == "begin" and len(fields) < MOST_OPEN_FIELDS:
            fields.append(OpenField(drawn=form_field(mark)))
        elif kind == "separate" and fields:
            self._begin_result()
        elif kind == "end" and fields:
            if fields[-1].code is None and parse(fields[-1].instruction).numbers_pages:
                fields[-1].begin_result()
            self._end_field(form)

    def _note_reference(self, node: Node, form: RunFormat) -> None:
        kind = "footnote" if str(node.tag).endswith("footnoteReference") else "endnote"
        numbered = node.get(f"{W}customMarkFollows") not in TRUE
        note = self._reading.note(kind, node.get(f"{W}id", ""), self._element, numbered=numbered)
        if not numbered:
            self._marked = note  # the words that follow are its mark
        elif note is not None and not self._in_code():
            element = Element("Link", Element("Reference", self._element))
            link = Link(bookmark=f"note {note.element.id}")
            self._append(note.label, form, element, link, note)

    def _note_label(self, form: RunFormat) -> None:
        """The note's own number, at its beginning."""
        self._text(self._reading.note_label, form)

    def _picture(self, node: Node, form: RunFormat) -> None:
        if self._in_code():
            return
        picture = self._reading.picture(node, self._element, self._style(form))
        if picture is None:
            return
        if picture.anchor is None:
            link = self._link()[0] or _picture_link(node, self._reading.relationships)
            self.pieces.append(picture.across(self.room)._replace(link=link))
        else:
            self.floats.append(picture)

    def _text(self, text: str, form: RunFormat) -> None:
        if not text or form.hidden or (self._reading.fields and self._is_of_field(text, form)):
            return
        self._add_plain(text, form)

    def _add_plain(self, text: str, form: RunFormat) -> None:
        text = to_unicode(text, form.family)
        link, element = self._link()
        if is_foreign(form.language, self._reading.styles.default_run.get("language", "")):
            element = self._span(form.language, element or self._element)
        self._append(visible(text), form, element, link, self._marked)
        self._marked = None

    def _is_of_field(self, text: str, form: RunFormat) -> bool:
        """Whether a text is part of a field's code, or of a number that pages tell."""
        if self._in_code():
            return True
        self._reading.fields[-1].filled = True
        counted = self._page_field()
        if counted is None:
            return False
        counted.shown += text
        counted.style = counted.style or self._style(form)
        counted.form = counted.form or form
        return True

    def _span(self, language: str, parent: Element) -> Element:
        """What holds words of another language; those that follow one another share it."""
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Text) and last.element is not None:
            before = last.element
            if (before.role, before.language, before.parent) == ("Span", language, parent):
                return before
        return Element("Span", parent, language=language)

    def _append(
        self,
        text: str,
        form: RunFormat,
        element: Element | None,
        link: Link | None = None,
        note: Note | None = None,
    ) -> None:
        """Append text in pieces of one style; a note belongs to the first of them.

        What runs of the same properties say is one piece, as office suites measure it.
        """
        for part, style in styled(text, form, self._reading.typefaces, self._reading.findings):
            if not part:
                continue
            last = self.pieces[-1] if self._last is form and self.pieces else None
            if isinstance(last, Text) and last[1:] == (style, element, link, note):
                self.pieces[-1] = last._replace(text=last.text + part)
            else:
                self.pieces.append(Text(part, style, element, link, note))
            self._last, note = form, None


def _picture_link(node: Node, relationships: dict[str, Relationship]) -> Link | None:
    click = node.find(f".//{A}hlinkClick")
    if click is None:
        return None
    relationship = relationships.get(click.get(f"{R}id", ""))
    return Link(relationship.target) if relationship and relationship.external else None
