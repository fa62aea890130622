"""Build the Word file of a report: fill the template, write the body, pack it."""

from dataclasses import replace as changed
from io import BytesIO
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from papers.model.report import Report
from papers.word.body import Body
from papers.word.bookmarks import Bookmarks
from papers.word.contents import Contents
from papers.word.faults import refuse
from papers.word.flow import keep_end
from papers.word.footnotes import Footnotes
from papers.word.landscape import Sections, finish
from papers.word.margins import Margins
from papers.word.mark import put_mark
from papers.word.markup import Element, clean, q, whole
from papers.word.numbering import Numbering, check_lists
from papers.word.package import pack
from papers.word.pictures import Pictures
from papers.word.place import Page
from papers.word.runs import Inline
from papers.word.sections import section_of, settle_breaks
from papers.word.styles import Styles, check_styles, set_language
from papers.word.template import fill, place, replace
from papers.word.wanted import used_styles


def build(report: Report, template: Path, mark: str = "") -> bytes:
    """The Word file of a numbered report; a `mark` stands at the top of its pages."""
    document = fill(report, template)
    body = body_of(report, document, template, "body")
    appendices = _in_section_of("appendices", body, document, template)
    written = body.write(report, appendices)
    _put_fields(written.fields, document, template)
    _put_sections(written.sections, document, template)
    _put_appendices(written.appendices, document, template)
    body.turns.finish()
    appendices.turns.finish()
    settle_breaks(document.element.body)
    finish(document.element.body)
    put_mark(document, mark)
    return pack(saved(document), report)


def body_of(report: Report, document: Document, template: Path, name: str) -> Body:
    """Who writes the text of a paper into the place of this name in a document."""
    styles = Styles.read(document.styles.element)
    check_styles(styles, template, used_styles(report))
    set_language(styles.root, report.meeting.council.language)
    numbering = Numbering(document.part.numbering_part.element, styles)
    check_lists(numbering, template)
    bookmarks = Bookmarks.of(report, _free_number(document.element))
    notes = Footnotes(document, styles)
    section = section_of(document, place(document, name, template))
    page = Page.of(section)
    return Body(
        styles,
        numbering,
        bookmarks,
        Contents(report.contents, _free_number(document.element) + len(bookmarks.by_id)),
        Inline(styles, bookmarks, notes, lambda address: _relationship(document, address)),
        Pictures.of(document, report.meeting.council),
        Sections(section, Margins(document, styles, page)),
        page,
    )


def _in_section_of(name: str, body: Body, document: Document, template: Path) -> Body:
    """The same, for the page on which another place stands."""
    section = section_of(document, place(document, name, template))
    if section is body.turns.last:
        return body
    page = Page.of(section)
    margins = Margins(document, body.styles, page)
    return changed(body, page=page, turns=Sections(section, margins))


def _put_fields(written: list[Element], document: Document, template: Path) -> None:
    """The fields stand where the template says, or before the body."""
    here = place(document, "fields", template)
    if here is not None:
        replace(here, written)
    elif (body_here := place(document, "body", template)) is not None:
        for element in written:
            body_here.addprevious(element)


def _put_sections(written: list[Element], document: Document, template: Path) -> None:
    here = place(document, "body", template)
    if here is None:
        hint = "write {{p body }} in a paragraph of its own, where the text of the report begins"
        raise refuse(template, "the template has no {{p body }}", hint, "template-placeholder")
    keep_end(written)
    replace(here, written)


def _put_appendices(written: list[Element], document: Document, template: Path) -> None:
    here = place(document, "appendices", template)
    if here is not None:
        replace(here, written)
    elif written:
        hint = "write {{p appendices }} in a paragraph of its own at the end"
        message = "the template has no {{p appendices }}, but the report has appendices"
        raise refuse(template, message, hint, "template-placeholder")


def _relationship(document: Document, address: str) -> str:
    target = clean(address)
    return document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _free_number(root: Element) -> int:
    """A number that no bookmark of the template has."""
    numbers = [whole(each.get(q("id"))) for each in root.iter(q("bookmarkStart"))]
    return max(numbers, default=0) + 1


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()
