"""Build: the only module that knows every stage."""

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from papers.check import check
from papers.content import read_meeting, read_report
from papers.diagnostics import (
    ContentError,
    Diagnostic,
    Location,
    Severity,
    errors,
    in_order,
)
from papers.edition import exempt_reports, has_exempt_parts
from papers.model.blocks import (
    Block,
    Box,
    Landscape,
    List,
    ListStyle,
    Paragraph,
    Quote,
    Table,
)
from papers.model.report import Report
from papers.model.runs import notes, plain
from papers.model.walk import all_blocks, own_texts
from papers.number import number
from papers.pdf import libreoffice
from papers.pdf.convert import Conversion, convert
from papers.word import merge
from papers.word.words import words


@dataclass(frozen=True, slots=True)
class Built:
    """What was made of a report, and the warnings on the way."""

    docx: Path
    pdf: Path
    pages: int
    warnings: tuple[Diagnostic, ...]


def check_report(folder: Path, content: Path) -> tuple[Report | None, tuple[Diagnostic, ...]]:
    """Read a report and hold it against the rules; everything found, in order."""
    reading = read_report(folder, content)
    found = reading.diagnostics
    if reading.report is not None:
        found += check(reading.report, reading.known)
    return reading.report, in_order(found)


def build_report(folder: Path, content: Path, output: Path) -> Built:
    """Make the Word file and the PDF of a report, in `output`/<meeting>/.

    Raises ContentError where something is wrong; then the files of an earlier build stay.
    """
    report, found = check_report(folder, content)
    if report is None or errors(found):
        raise ContentError(found)
    numbered = number(report)
    docx = merge(numbered, report.type.template)
    made = output / report.meeting.id / f"{report.id}.docx"
    conversion = convert(docx, made.name, fonts=[report.type.template.parent / "fonts"])
    check_agreement(numbered, docx, conversion)
    write({made: docx, made.with_suffix(".pdf"): conversion.pdf})
    warnings = found + conversion.findings
    if has_exempt_parts(report) or report.id in _exempt_as_a_whole(folder.parent, content):
        warnings += (_not_for_publication(report),)
    return Built(made, made.with_suffix(".pdf"), conversion.pages, warnings)


def _exempt_as_a_whole(meeting: Path, content: Path) -> frozenset[str]:
    read = read_meeting(meeting, content).meeting
    return exempt_reports(read) if read is not None else frozenset()


def _not_for_publication(report: Report) -> Diagnostic:
    """What is built is the whole report: no public edition is made of it yet."""
    return Diagnostic(
        report.where,
        "its Word file and PDF hold exempt information",
        "do not publish them",
        rule="exempt-information",
        severity=Severity.WARNING,
    )


def check_agreement(report: Report, docx: bytes, conversion: Conversion) -> None:
    """Assert that content and Word file have the same words, and the same numbers.

    That the PDF has them too is the converter's own check. Raises ContentError.
    """
    template = Location(report.type.template.name)
    lost = Counter(_words(report)) - Counter(words(docx))
    if lost:
        message = f"the Word file lacks words of the report: {', '.join(list(lost)[:8])}"
        raise ContentError([Diagnostic(template, message, rule="lost-words")])
    ours, theirs = list(_labels(report)), [text.rstrip(".") for text in conversion.labels]
    for mine, printed in zip(ours, theirs, strict=False):
        if mine != printed:
            message = f'the template numbers "{printed}" what the references call "{mine}"'
            hint = "mend the numbering of its heading and paragraph styles"
            raise ContentError([Diagnostic(template, message, hint, rule="numbering")])


def _words(report: Report) -> Iterator[str]:
    yield from plain(report.title).split()
    for section in report.sections:
        yield from plain(section.heading).split()
    for block in all_blocks(report):
        for runs in own_texts(block):
            yield from plain(runs).split()
            yield from (word for note in notes(runs) for word in plain(note.runs).split())


def _labels(report: Report) -> Iterator[str]:
    """The numbers that are printed, in the order of the body, without their full stops."""
    for section in report.sections:
        if section.number:
            yield section.number
        yield from _labels_of(section.blocks)


def _labels_of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.number:
            yield block.number
        if isinstance(block, Quote | Box | Landscape):
            yield from _labels_of(block.blocks)
        if isinstance(block, Table):
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield from _labels_of(cell.blocks)
        if isinstance(block, List):
            for item in block.items:
                if block.style is not ListStyle.BULLET:
                    yield item.label.rstrip(".")
                yield from _labels_of(item.blocks)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How Word files are to be converted."""

    engine: str = "papers"
    accept_changes: bool = False
    repair: bool = False
    language: str = "en-GB"
    allow_nonconforming: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """The PDF made from a Word file, or None, and what was found."""

    pdf: Path | None
    diagnostics: tuple[Diagnostic, ...]


def convert_files(targets: dict[Path, Path], wishes: Wishes) -> Iterator[tuple[Path, Converted]]:
    """Convert Word files to the PDFs they are to become, several at once, in their order."""
    if wishes.engine == "libreoffice":
        yield from _by_libreoffice(targets)
    elif len(targets) == 1:
        yield from ((file, _converted(file, pdf, wishes)) for file, pdf in targets.items())
    else:
        with ProcessPoolExecutor(min(len(targets), os.cpu_count() or 1)) as executor:
            made = executor.map(_converted, targets, targets.values(), repeat(wishes))
            yield from zip(targets, made, strict=True)


def _converted(file: Path, pdf: Path, wishes: Wishes) -> Converted:
    try:
        made = convert(
            file.read_bytes(),
            str(file),
            language=wishes.language,
            accept_changes=wishes.accept_changes,
            repair=wishes.repair,
            allow_nonconforming=wishes.allow_nonconforming,
        )
    except ContentError as error:
        return Converted(None, error.diagnostics)
    write({pdf: made.pdf})
    return Converted(pdf, made.findings)


def _by_libreoffice(targets: dict[Path, Path]) -> Iterator[tuple[Path, Converted]]:
    made = libreoffice.convert_all(list(targets))
    for file, pdf in targets.items():
        where = Location(str(file))
        if file in made:
            write({pdf: made[file]})
            message = "made by LibreOffice: it claims neither PDF/UA nor PDF/A"
            note = Diagnostic(where, message, rule="engine", severity=Severity.WARNING)
            yield file, Converted(pdf, (note,))
        else:
            message = "LibreOffice could not convert it"
            yield file, Converted(None, (Diagnostic(where, message, rule="engine"),))


def write(files: dict[Path, bytes]) -> None:
    """Write files beside their places, then move them in, so that each is whole or not there."""
    ready: list[tuple[str, Path]] = []
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(content)
        ready.append((file.name, path))
    for name, path in ready:
        Path(name).replace(path)
