"""Build one report: read, check, number, merge, convert."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from papers.build.agreement import check_agreement
from papers.build.files import write
from papers.build.setting import check_council, links_out
from papers.check import check
from papers.content.meeting import read_meeting
from papers.content.report import read_report
from papers.diagnostics import ContentError, Diagnostic, errors, in_order
from papers.edition import mark, part_2_report, public_report
from papers.manifest import EXEMPT_FOLDER
from papers.model.meeting import Exempt, Meeting, all_items
from papers.model.report import Report
from papers.number import number
from papers.pdf.convert import Conversion, convert
from papers.word import merge


@dataclass(frozen=True, slots=True)
class Built:
    """What was made of a report, and the warnings on the way.

    `files` are all of it; `docx` and `pdf` are those of the public edition, where there is one.
    """

    docx: Path
    pdf: Path
    pages: int
    warnings: tuple[Diagnostic, ...]
    files: tuple[Path, ...] = ()


def check_report(folder: Path, content: Path) -> tuple[Report | None, tuple[Diagnostic, ...]]:
    """Read a report and hold it against the rules; everything found, in order."""
    reading = read_report(folder, content)
    found = (*reading.diagnostics, *links_out(reading.sources, content))
    if reading.report is not None:
        found += check(reading.report, reading.known)
    return reading.report, in_order(found)


def build_report(folder: Path, content: Path, output: Path) -> Built:
    """Make the Word file and the PDF of a report, in `output`/<meeting>/.

    What of it is exempt goes to the folder "not-for-publication". Raises ContentError where
    something is wrong; then the files of an earlier build stay.
    """
    report, found = check_report(folder, content)
    found = in_order((*found, *check_council(content)))
    if report is None or errors(found):
        raise ContentError(found)
    meeting = read_meeting(folder.parent, content).meeting
    files: dict[Path, bytes] = {}
    pages = []
    for name, edition, exempts in _editions(number(report), meeting):
        made = _make(edition, exempts)
        path = output / report.meeting.id / f"{name}.docx"
        files |= {path: made[0], path.with_suffix(".pdf"): made[1].pdf}
        pages.append(made[1].pages)
        found += made[1].findings
    write(files)
    docx = next(iter(files))
    return Built(docx, docx.with_suffix(".pdf"), pages[0], in_order(found), tuple(files))


def _editions(
    report: Report, meeting: Meeting | None
) -> Iterator[tuple[str, Report, tuple[Exempt, ...]]]:
    """What is made of a numbered report, each with its name and why it is exempt."""
    exempt = _whole(report, meeting)
    if exempt is not None:
        yield f"{EXEMPT_FOLDER}/{report.id}", report, (exempt,)
        return
    yield report.id, public_report(report), ()
    hidden, grounds = part_2_report(report)
    if hidden is not None and grounds:
        yield f"{EXEMPT_FOLDER}/{report.id}", hidden, grounds


def _whole(report: Report, meeting: Meeting | None) -> Exempt | None:
    """Why a report is exempt as a whole."""
    for top in meeting.part_2 if meeting is not None else ():
        for item in all_items([top]):
            if item.report == report.id:
                return item.exempt or top.exempt
    return None


def _make(report: Report, exempts: Sequence[Exempt]) -> tuple[bytes, Conversion]:
    template = report.type.template
    docx = merge(report, template, mark(report.meeting.council, exempts))
    conversion = convert(docx, f"{report.id}.docx", fonts=[template.parent / "fonts"])
    check_agreement(report, docx, conversion)
    return docx, conversion
