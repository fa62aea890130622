"""Build the Word file of a report: fill the template, write the body, pack it."""

from io import BytesIO
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from papers.model.report import Report
from papers.word.body import Body
from papers.word.bookmarks import Bookmarks
from papers.word.faults import refuse
from papers.word.flow import keep_end
from papers.word.markup import Element, clean, q, whole
from papers.word.numbering import Numbering, check_lists
from papers.word.package import pack
from papers.word.place import Page
from papers.word.runs import Inline
from papers.word.styles import Styles, check_styles, set_language
from papers.word.template import fill, place, replace


def build(report: Report, template: Path) -> bytes:
    """The Word file of a numbered report."""
    document = fill(report, template)
    body = _body(report, document, template)
    _put_sections(body, report, document, template)
    _put_appendices(body, report, document, template)
    return pack(_saved(document), report)


def _body(report: Report, document: Document, template: Path) -> Body:
    styles = Styles.read(document.styles.element)
    check_styles(styles, template)
    set_language(styles.root, report.meeting.council.language)
    numbering = Numbering(document.part.numbering_part.element, styles)
    check_lists(numbering, template)
    bookmarks = Bookmarks.of(report, _free_number(document.element))
    inline = Inline(styles, bookmarks, lambda address: _relationship(document, address))
    return Body(styles, numbering, bookmarks, inline, Page.of(document.element.body))


def _put_sections(body: Body, report: Report, document: Document, template: Path) -> None:
    here = place(document, "body", template)
    if here is None:
        hint = "write {{p body }} in a paragraph of its own, where the text of the report begins"
        raise refuse(template, "the template has no {{p body }}", hint, "template-placeholder")
    written = body.sections(report)
    keep_end(written)
    replace(here, written)


def _put_appendices(body: Body, report: Report, document: Document, template: Path) -> None:
    here = place(document, "appendices", template)
    if here is not None:
        replace(here, body.appendices(report))
    elif report.appendices:
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


def _saved(document: Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()
