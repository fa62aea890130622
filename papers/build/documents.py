"""Make one document of a meeting from its inputs alone: a report, a cover, what an author brought.

What this takes is slow to import, so that `making` only does it where something must be made.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from papers.build.agreement import check_agreement
from papers.build.making import Made, created
from papers.content.places import typed_path
from papers.diagnostics import ContentError, Diagnostic, Location, Severity
from papers.model.meeting import Meeting
from papers.model.report import Report
from papers.model.sheet import Sheet
from papers.pack.edition import Ranges
from papers.pack.wording import wording
from papers.pdf.claims import read_claims
from papers.pdf.convert import convert
from papers.pdf.joining.claims import Archival
from papers.pdf.joining.join import join
from papers.pdf.joining.part import Part
from papers.pdf.validator import keeps
from papers.word import merge, merge_agenda, merge_sheet

_TEXTS = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_RUN = re.compile(rb"<w:r[ >].*?</w:r>", re.DOTALL)
_VANISHES = re.compile(rb'<w:vanish(\s*/>|\s+w:val="(1|true|on)")')


def make_report(report: Report, mark: str) -> Made:
    """A report, numbered."""
    template = report.type.template
    try:
        docx = merge(report, template, mark)
        made = convert(docx, f"{report.id}.docx", fonts=[template.parent / "fonts"])
        check_agreement(report, docx, made)
    except ContentError as error:
        return Made(findings=error.diagnostics)
    return Made(docx, made.pdf, made.pages, findings=made.findings)


def make_sheet(sheet: Sheet, meeting: Meeting, template: Path) -> Made:
    """The cover of an appendix."""
    try:
        docx = merge_sheet(sheet, meeting, template)
        made = convert(docx, template.name, fonts=[template.parent / "fonts"])
    except ContentError as error:
        return Made(findings=error.diagnostics)
    return Made(docx, made.pdf, made.pages, findings=made.findings)


def make_agenda(meeting: Meeting, pages: Ranges, remarks: Mapping[str, str], links: bool) -> Made:
    """An agenda that prints the pages of its lines."""
    template = meeting.council.agenda
    docx = merge_agenda(meeting, template, pages, remarks, links=links)
    made = convert(docx, "agenda.docx", fonts=[template.parent / "fonts"])
    said = wording(meeting, pages)
    return Made(docx, made.pdf, made.pages, findings=made.findings, wording=said)


def make_document(path: Path, title: str, mark: str, meeting: Meeting) -> Made:
    """A Word file or PDF that an author brought."""
    council = meeting.council
    try:
        if path.suffix != ".docx":
            return _made_safe(path, title, mark, meeting)
        docx = path.read_bytes()
        fonts = [council.agenda.parent / "fonts"]
        made = convert(docx, typed_path(path), fonts=fonts)
        pdf = made.pdf
        if mark:
            pdf = _marked(pdf, title, mark, meeting)
    except ContentError as error:
        return Made(findings=error.diagnostics)
    return Made(docx, pdf, made.pages, findings=(*made.findings, *_hidden(docx, path)))


def _hidden(docx: bytes, path: Path) -> Iterator[Diagnostic]:
    """Warn of hidden text: whoever has the Word file can read it."""
    with ZipFile(BytesIO(docx)) as package:
        parts = [name for name in package.namelist() if _TEXTS.fullmatch(name)]
        hidden = any(
            b"vanish" in run[0] and _VANISHES.search(run[0]) and b"<w:t" in run[0]
            for name in parts
            for run in _RUN.finditer(package.read(name))
        )
    if hidden:
        message = "it holds hidden text, which is not printed, and which its Word file still shows"
        hint = "show it in Word (Home, ¶), and delete it"
        where = Location(typed_path(path))
        yield Diagnostic(where, message, hint, "hidden-text", Severity.WARNING)


def _marked(pdf: bytes, title: str, mark: str, meeting: Meeting) -> bytes:
    """A PDF of ours with a mark on every page."""
    council = meeting.council
    part = Part(pdf, title, ours=True, ua=True, a=Archival.A, mark=mark, continues=True)
    return join(
        [part],
        title=title,
        language=council.language,
        author=council.name,
        created=created(meeting),
    ).pdf


def _made_safe(path: Path, title: str, mark: str, meeting: Meeting) -> Made:
    """A PDF from elsewhere without what acts by itself; it claims what veraPDF has confirmed."""
    council = meeting.council
    kept, told = _confirmed(path)
    level = Archival.A if kept else Archival.NONE
    joined = join(
        [Part(path, title, typed_path(path), mark=mark, continues=True, ua=kept, a=level)],
        title=title,
        language=council.language,
        author=council.name,
        created=created(meeting),
    )
    return Made(
        pdf=joined.pdf,
        pages=joined.ranges[-1][1],
        ours=False,
        conforms=joined.conforms_ua and joined.conforms_a is Archival.A,
        inaccessible=joined.inaccessible,
        findings=(*(each for each in joined.diagnostics if each.rule != "claims"), *told),
    )


def _confirmed(path: Path) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Whether a PDF keeps what it claims, PDF/UA-1 and PDF/A-2a; and what to say of it."""
    claims = read_claims(path)
    if not (claims.accessible and claims.archivable):
        message = "it does not say that it is accessible and archivable, so the pack does not"
        hint = "ask its author for the Word file, or for a PDF/UA-1 that is a PDF/A-2a too"
        return False, (_of_claims(path, message, hint),)
    kept = keeps(path)
    if kept is None:
        message = "it claims to be accessible and archivable, which nothing here can confirm"
        return False, (_of_claims(path, message, "install papers[validator]"),)
    if kept:
        return True, ()
    message = "it claims to be accessible and archivable, but veraPDF finds that it is not"
    return False, (_of_claims(path, message, "ask its author to make it again"),)


def _of_claims(path: Path, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(typed_path(path)), message, hint, "claims", Severity.WARNING)
