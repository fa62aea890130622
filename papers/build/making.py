"""Make the papers of a meeting: each from its inputs alone, so that it can be kept and spread."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

from papers.build.agreement import check_agreement
from papers.build.cache import Cache, file_hash, hash_of, key_of
from papers.build.workers import spread
from papers.content.places import typed_path
from papers.diagnostics import ContentError, Diagnostic, Location, Severity
from papers.model.meeting import Meeting
from papers.model.report import Report
from papers.pack.edition import Plan, Ranges, remarks_on
from papers.pdf.claims import read_claims
from papers.pdf.convert import convert
from papers.pdf.joining.claims import Archival
from papers.pdf.joining.join import join
from papers.pdf.joining.part import Part
from papers.pdf.validator import is_installed, keeps
from papers.word import merge, merge_agenda, merge_sheet
from papers.word.sheet import Sheet

_TEXTS = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_RUN = re.compile(rb"<w:r[ >].*?</w:r>", re.DOTALL)
_VANISHES = re.compile(rb'<w:vanish(\s*/>|\s+w:val="(1|true|on)")')

Progress: TypeAlias = Callable[[str, int, int], None]


def no_progress(_: str, __: int, ___: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was made; without a `pdf`, `findings` say why it could not be."""

    docx: bytes = b""
    pdf: bytes = b""
    pages: int = 0
    ours: bool = True
    conforms: bool = True
    inaccessible: tuple[int, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One document to make: what users call it, its key, and the function with what it takes."""

    name: str
    key: str
    function: Callable[..., Made]
    arguments: tuple[object, ...]


def report_task(report: Report, read: str, mark: str, edition: str) -> Task:
    """A report, numbered; `read` is the key of what it was read from."""
    template = report.type.template
    key = key_of("report", read, edition, mark, look_of(template))
    return Task(report.id, key, _make_report, (report, mark))


def document_task(path: Path, title: str, mark: str, meeting: Meeting) -> Task:
    """A Word file or PDF that an author brought."""
    template = meeting.council.agenda
    when = _created(meeting)
    key = key_of(
        *("document", file_hash(path), str(path), title, mark, when, str(is_installed())),
        str(Path.cwd()),
        *(meeting.council.language, meeting.council.name, look_of(template)),
    )
    return Task(path.name, key, _make_document, (path, title, mark, meeting))


def sheet_task(sheet: Sheet, meeting: Meeting, template: Path) -> Task:
    """The cover of an appendix."""
    key = key_of(
        *("sheet", repr(sheet), meeting.id, str(meeting.date), meeting.time, meeting.venue),
        *(
            meeting.committee.name,
            meeting.council.name,
            meeting.council.language,
            look_of(template),
        ),
    )
    return Task(f"{sheet.label}, cover", key, _make_sheet, (sheet, meeting, template))


def agenda_task(meeting: Meeting, plan: Plan, *, links: bool) -> Task:
    """The agenda that prints a plan; in a pack it has `links` to the papers."""
    template, remarks = meeting.council.agenda, remarks_on(meeting, plan.inaccessible)
    said = (repr(meeting), repr(plan.printed), repr(remarks), str(links))
    key = key_of("agenda", *said, look_of(template))
    arguments = (meeting, plan.printed, remarks, links)
    return Task(meeting.council.text("agenda"), key, _make_agenda, arguments)


def run(
    tasks: Iterable[Task], cache: Cache, executor: Executor, progress: Progress = no_progress
) -> dict[str, Made]:
    """Make what is not kept yet, spread over an executor; by key.

    `progress` is called with the name of what is made, how many are done and how many there are.
    """
    wanted = {task.key: task for task in tasks}
    made = {key: kept for key in wanted if isinstance(kept := cache.get(key), Made)}
    missing = [task for key, task in wanted.items() if key not in made]
    work = [(task.function, task.arguments) for task in missing]
    results = spread(executor, _make, work)
    for task in missing:
        progress(task.name, len(made), len(wanted))
        made[task.key] = next(results)
        if made[task.key].pdf:
            cache.put(task.key, made[task.key])
    return made


def _make(function: Callable[..., Made], arguments: tuple[object, ...]) -> Made:
    return function(*arguments)


def look_of(template: Path) -> str:
    """A hash of a template and of the faces beside it."""
    fonts = template.parent / "fonts"
    return hash_of([template, *(fonts.glob("*") if fonts.is_dir() else ())], template.parent)


def _make_report(report: Report, mark: str) -> Made:
    template = report.type.template
    try:
        docx = merge(report, template, mark)
        made = convert(docx, f"{report.id}.docx", fonts=[template.parent / "fonts"])
        check_agreement(report, docx, made)
    except ContentError as error:
        return Made(findings=error.diagnostics)
    return Made(docx, made.pdf, made.pages, findings=made.findings)


def _make_sheet(sheet: Sheet, meeting: Meeting, template: Path) -> Made:
    try:
        docx = merge_sheet(sheet, meeting, template)
        made = convert(docx, template.name, fonts=[template.parent / "fonts"])
    except ContentError as error:
        return Made(findings=error.diagnostics)
    return Made(docx, made.pdf, made.pages, findings=made.findings)


def _make_agenda(meeting: Meeting, pages: Ranges, remarks: Mapping[str, str], links: bool) -> Made:
    template = meeting.council.agenda
    docx = merge_agenda(meeting, template, pages, remarks, links=links)
    made = convert(docx, "agenda.docx", fonts=[template.parent / "fonts"])
    return Made(docx, made.pdf, made.pages, findings=made.findings)


def _make_document(path: Path, title: str, mark: str, meeting: Meeting) -> Made:
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
        created=_created(meeting),
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
        created=_created(meeting),
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


def _created(meeting: Meeting) -> str:
    return f"{(meeting.published or meeting.date).isoformat()}T00:00:00Z"
