"""A pack while it is made: parts are added one after another, then it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Pdf, String

from papers.diagnostics import Diagnostic
from papers.pdf.findings import Findings
from papers.pdf.joining.back import add_link
from papers.pdf.joining.claims import Archival, least, write_metadata
from papers.pdf.joining.cleaning import sweep
from papers.pdf.joining.colours import SpotColours, overprints, set_defaults
from papers.pdf.joining.contents import SOUND, Content, scan, without_ids
from papers.pdf.joining.copying import Copied, copy_part
from papers.pdf.joining.forms import Forms
from papers.pdf.joining.layers import Layers
from papers.pdf.joining.links import Bookmark
from papers.pdf.joining.objects import Node, entries_of, listed
from papers.pdf.joining.opening import refused
from papers.pdf.joining.outline import (
    lead_to,
    nested,
    placeholders,
    shifted,
    write_labels,
    write_outline,
)
from papers.pdf.joining.part import Part
from papers.pdf.joining.prepare import Source
from papers.pdf.joining.resources import Resources, resources_of
from papers.pdf.joining.sharing import Sharing
from papers.pdf.joining.stamp import Stamper, without_stamp
from papers.pdf.joining.structure import Trees
from papers.pdf.joining.untagged import wrap_page
from papers.pdf.metadata import Metadata, profile

OPENING, CLOSING = b"q\n", b"\nQ\n"


@dataclass(slots=True)
class Taken:
    """A part that is in the pack: its place, its bookmarks, and what it may claim."""

    part: Part
    first: int  # index of its first page
    pages: int
    findings: Findings
    bookmarks: list[Bookmark]
    ua: bool
    a: Archival
    inaccessible: list[int] = field(default_factory=list)  # indexes of pages in the pack

    def lower(self, a: Archival, *, ua: bool = False) -> None:
        """Claim no more than this of the part."""
        self.a = min(self.a, a)
        self.ua = self.ua and ua


class Pack:
    """Collects parts. Use once."""

    def __init__(self, language: str, stamp: str, first_page: int, words: str = "") -> None:
        self.pdf = Pdf.new()
        self.taken: list[Taken] = []
        self.waiting: list[tuple[str, str, Node]] = []  # placeholder links
        self._language, self._first_page = language, first_page
        self._trees = Trees(self.pdf, language)
        self._layers, self._forms = Layers(), Forms()
        self._sharing, self._spots = Sharing(), SpotColours()
        self._pages: list[Node] = []
        self._elements: list[Node] = []  # the Part of each part
        self._stamper = Stamper(self.pdf, stamp, words) if stamp or words else None
        self._opening = self.pdf.make_stream(OPENING)
        self._closing = self.pdf.make_stream(CLOSING)

    def add(self, source: Source, number: int) -> None:
        """Add a part, the `number`th; raises ContentError where it cannot be."""
        taken = self._take(source)
        copied = copy_part(self.pdf, source.pdf, tagged=source.survey is not None)
        self._tell_losses(source, copied, taken)
        self._pages += copied.pages
        resources = resources_of(copied.pages)
        element = self._graft(source, copied, number, resources)
        self._elements.append(element)
        self._take_colours(copied, resources, taken)
        self._take_layers_and_form(copied, taken, number)
        self._finish_pages(copied.pages, source.tagged, element, taken)
        if source.part.ours:
            self.waiting += [(source.part.called, w, a) for a, w in placeholders(copied.pages)]

    def _take(self, source: Source) -> Taken:
        part, first = source.part, len(self._pages)
        bookmarks = shifted(source.bookmarks, first)
        taken = Taken(part, first, len(source.pages), source.findings, bookmarks, part.ua, part.a)
        self.taken.append(taken)
        return taken

    def _tell_losses(self, source: Source, copied: Copied, taken: Taken) -> None:
        mended = bool(source.pdf.get_warnings())
        if mended:
            taken.findings.warning("mended", "it is damaged; it was read as far as it can be")
        if mended or source.damaged:
            taken.lower(Archival.NONE)
        if source.survey is None:  # whatever its caller has been told, it has no tags
            taken.lower(Archival.U)
        if not source.part.ours:
            sweep(self._copies(copied), source.cleaner.dropped)
            source.cleaner.tell(taken.findings)

    def _graft(self, source: Source, copied: Copied, number: int, resources: Resources) -> Node:
        """Graft the part's tree; return its Part. Nothing of it may be lost on the way."""
        tree, part = copied.tree, source.part
        numbers = entries_of(tree).get("/ParentTree")
        self._trees.parents.add(numbers, copied.pages, resources)
        if tree is None:
            return self._trees.new_part(part.title, source.language)
        about = tree, number, part.title, source.language
        if part.ours:
            element, census = self._trees.graft_ours(*about, self._copies(copied))
        else:
            element, census = self._trees.graft(*about, source.findings)
        if not source.has(census):
            if part.ours:
                raise RuntimeError(f"{part.called}: tags were lost; {census} are left")
            raise refused(part.called, "its tags are damaged and cannot be kept whole")
        return element

    def _copies(self, copied: Copied) -> Iterator[Node]:
        return (self.pdf.get_object(number, 0) for number in copied.objects)

    def _take_colours(self, copied: Copied, resources: Resources, taken: Taken) -> None:
        if copied.profile is not None:
            output = self._sharing.same(copied.profile)
            set_defaults(output, resources, copied.pages)
            if overprints(output, resources):
                taken.findings.warning("colours", "its CMYK colours overprint; not archivable")
                taken.lower(Archival.NONE, ua=True)
        self._sharing.share(resources)
        if not taken.part.ours and (clashing := self._spots.clashing(resources)):
            names = ", ".join(f'"{name}"' for name in clashing)
            taken.findings.warning("colours", f"spot colours are defined in two ways: {names}")
            taken.lower(Archival.NONE, ua=True)

    def _take_layers_and_form(self, copied: Copied, taken: Taken, number: int) -> None:
        if self._layers.add(copied.layers):
            taken.findings.warning("dropped", "not taken into the pack: other settings of layers")
        if fields := self._forms.add(copied.form, copied.pages, number):
            taken.findings.warning("form", f"its {fields} form fields can no longer be filled in")

    def _finish_pages(
        self, pages: Sequence[Node], tagged: Sequence[bool], element: Node, taken: Taken
    ) -> None:
        """Tag pages that have no tags, close off what they draw, and stamp them."""
        for index, (page, known) in enumerate(zip(pages, tagged, strict=True)):
            content = self._content(page, index, taken)
            opening, ending = content.opening, content.ending + CLOSING
            if not known and content.numbered:
                without_ids(self.pdf, page)
            if wrapped := not known and content.real and not taken.ua:
                described = taken.part.descriptions.get(index + 1, "")
                opening += wrap_page(self.pdf, page, element, self._trees.parents, described)
                ending = content.ending + b"EMC" + CLOSING
                if not described:
                    taken.inaccessible.append(taken.first + index)
            if wrapped or self._stamper is not None:
                number = self._first_page + taken.first + index
                self._write_page(page, opening, ending, number, taken.part.mark)
        if taken.inaccessible:
            _tell_untagged(taken)

    def _content(self, page: Node, index: int, taken: Taken) -> Content:
        """What a foreign page leaves open; ours are known to leave nothing."""
        if taken.part.ours:
            return SOUND
        if self._stamper is not None:
            page.Contents = Array(without_stamp(page))
        return scan(page, index + 1, taken.part.called)

    def _write_page(
        self, page: Node, opening: bytes, ending: bytes, number: int, mark: str
    ) -> None:
        pieces = without_stamp(page) if self._stamper is not None else listed(page.Contents)
        if len(pieces) == len(listed(page.get("/Contents"))):  # else an earlier pack has closed it
            first = self._opening if opening == OPENING else self.pdf.make_stream(opening)
            last = self._closing if ending.strip() == b"Q" else self.pdf.make_stream(ending)
            pieces = [first, *pieces, last]
        if self._stamper is not None:
            pieces.append(self._stamper.stream(page, number, mark))
        page.Contents = Array(pieces)

    def lead_back(self, index: int) -> None:
        """Let the first page of every part that asks for it lead back to the part at an index."""
        for taken, element in zip(self.taken, self._elements, strict=True):
            if taken.part.back and self._stamper is not None:
                page = self._pages[taken.first]
                link = add_link(
                    self.pdf, page, element, self._trees.parents, self._stamper, taken.part.back
                )
                self.lead(link, index)

    def lead(self, annotation: Node, index: int) -> None:
        """Let a link lead to the first page of a part."""
        lead_to(annotation, self._pages[self.taken[index].first])

    def claims(self) -> tuple[bool, Archival]:
        """What the pack may say of itself; parts because of which it is less are told."""
        for taken in self.taken:
            if not taken.ua:
                taken.findings.warning(
                    "claims", "it is not shown to be accessible (PDF/UA-1), so the pack is not"
                )
            if taken.a < Archival.A:
                level = f"PDF/A-2{taken.a.name.lower()}" if taken.a else "nothing"
                taken.findings.warning(
                    "claims", f"it is shown to keep {level} of PDF/A-2a, so the pack claims no more"
                )
        return all(t.ua for t in self.taken), least(t.a for t in self.taken)

    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The first and last pack page of each part."""
        start = self._first_page
        return tuple((start + t.first, start + t.first + t.pages - 1) for t in self.taken)

    def inaccessible(self) -> tuple[int, ...]:
        """The pack pages without tags."""
        return tuple(self._first_page + i for t in self.taken for i in t.inaccessible)

    def findings(self) -> list[Diagnostic]:
        """Everything that was found, part by part."""
        return [diagnostic for taken in self.taken for diagnostic in taken.findings.all()]

    def write(self, metadata: Metadata, *, ua: bool, a: Archival) -> None:
        """Write what belongs to the pack as a whole."""
        root = self.pdf.Root
        self._trees.write()
        self._layers.write(self.pdf)
        self._forms.write(self.pdf)
        firsts = [taken.first for taken in self.taken]
        parts, outlines = [t.part for t in self.taken], [t.bookmarks for t in self.taken]
        write_outline(self.pdf, self._pages, nested(parts, firsts, outlines))
        write_labels(self.pdf, self._first_page)
        write_metadata(self.pdf, metadata, ua=ua, a=a)
        root.Lang = String(self._language)
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        output = self.pdf.make_stream(profile(), N=3)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=output,
        )
        root.OutputIntents = Array([intent])


def _tell_untagged(taken: Taken) -> None:
    numbers = [index - taken.first + 1 for index in taken.inaccessible]
    shown = ", ".join(map(str, numbers[:12])) + (" …" if len(numbers) > 12 else "")  # noqa: PLR2004
    taken.findings.warning(
        "no-tags",
        f"{len(numbers)} of its {taken.pages} pages have no tags and are not accessible: {shown}",
        "ask its author for a tagged PDF, or for the Word file",
    )
    taken.lower(Archival.U)
