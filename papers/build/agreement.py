"""Assert that the stages agree: no word and no number is lost between content and Word file."""

from collections import Counter
from collections.abc import Iterable, Iterator

from papers.diagnostics import (
    ContentError,
    Diagnostic,
    Location,
)
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
from papers.pdf.convert import Conversion
from papers.word.words import prints, words


def check_agreement(report: Report, docx: bytes, conversion: Conversion) -> None:
    """Assert that content and Word file have the same words, and the same numbers.

    That the PDF has them too is the converter's own check. Raises ContentError.
    """
    template = Location(report.type.template.as_posix())
    if not prints(docx, plain(report.title)):
        message = "the template does not print the title of the report"
        hint = "write {{ report.title }} in the template, where it is to stand"
        raise ContentError([Diagnostic(template, message, hint, "lost-words")])
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
