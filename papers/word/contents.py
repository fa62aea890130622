"""The list of contents: a TOC field with an entry for each heading, linked to it."""

from dataclasses import dataclass, field

from papers.model.report import Report
from papers.word.bookmarks import LONGEST_NAME
from papers.word.markup import Element, Format, paragraph, text, w
from papers.word.styles import Styles

HEADING_STYLE = "TOC Heading"
ENTRY_STYLES = ("TOC 1", "TOC 2")
INSTRUCTION = r' TOC \o "1-2" \h \z \u '


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: the heading's level, its number and words, and its bookmark."""

    level: int
    number: str
    words: str
    bookmark: str


@dataclass(slots=True)
class Contents:
    """Gathers the headings while they are written, and gives each a bookmark.

    Their numbers go on from `first_number`; without `wanted` there is no list and no bookmark.
    """

    wanted: bool
    first_number: int
    entries: list[Entry] = field(default_factory=list)

    def around(self, level: int, number: str, words: str, content: list[Element]) -> list[Element]:
        """The content of a heading, inside its bookmark."""
        if not self.wanted or level > len(ENTRY_STYLES):
            return content
        place = len(self.entries) + 1
        bookmark = f"_Toc{place:0>8}"[:LONGEST_NAME]
        self.entries.append(Entry(level, number, words, bookmark))
        identifier = self.first_number + place
        start = w("bookmarkStart", id=identifier, name=bookmark)
        return [start, *content, w("bookmarkEnd", id=identifier)]

    def write(self, report: Report, styles: Styles) -> list[Element]:
        """The list under its heading; Word computes the page numbers when it is opened."""
        if not self.entries:
            return []
        word = report.meeting.council.texts.get("contents", "Contents")
        heading = paragraph(Format(styles.paragraph(HEADING_STYLE)), w("r", text(word)))
        lines = [_line(entry, styles) for entry in self.entries]
        begin = [_mark("begin", dirty=True), _code(INSTRUCTION), _mark("separate")]
        for place, mark in enumerate(begin, 1):
            lines[0].insert(place, mark)
        lines[-1].append(_mark("end"))
        return [heading, *lines]


def _line(entry: Entry, styles: Styles) -> Element:
    label = [w("r", text(f"{entry.number}.")), w("r", w("tab"))] if entry.number else []
    page = [_mark("begin", dirty=True), _code(f" PAGEREF {entry.bookmark} \\h "), _mark("separate")]
    link = w(
        "hyperlink",
        *label,
        w("r", text(entry.words)),
        w("r", w("tab")),
        *page,
        _mark("end"),
        anchor=entry.bookmark,
        history=1,
    )
    return paragraph(Format(styles.paragraph(ENTRY_STYLES[entry.level - 1])), link)


def _mark(kind: str, *, dirty: bool = False) -> Element:
    mark = w("fldChar", fldCharType=kind)
    if dirty:
        mark = w("fldChar", fldCharType=kind, dirty=1)
    return w("r", mark)


def _code(instruction: str) -> Element:
    return w("r", text(instruction, "instrText"))
