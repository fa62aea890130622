"""Make the public edition of a report or a meeting: the same, without what is exempt.

An edition is made of what is numbered already, so that both editions call everything by the same
number. What is left out leaves a line that says so and names the paragraph of Schedule 12A; names
of its own (ids, files, folders) go with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from papers.model.blocks import Block, Paragraph, Picture, Table
from papers.model.bodies import Council
from papers.model.meeting import Exempt, Item, Meeting, all_items
from papers.model.report import Appendix, Part, Passage, Report, Section
from papers.model.runs import Runs, Words, notes, plain
from papers.model.walk import all_blocks, nested, own_texts


def public_report(report: Report) -> Report:
    """The public edition of a numbered report that is not exempt as a whole."""
    council = report.meeting.council
    return replace(
        report,
        sections=tuple(_section(section, council) for section in report.sections),
        appendices=tuple(_appendix(appendix, council) for appendix in report.appendices),
        values={},
        plots={},
    )


def public_meeting(meeting: Meeting) -> Meeting:
    """The public edition of a numbered meeting: its exempt items are only named."""
    return replace(meeting, items=tuple(map(_item, meeting.items)))


def mark(council: Council, exempts: Iterable[Exempt]) -> str:
    """What stands on each page of a paper that is not for publication; "" on others."""
    paragraphs = sorted({number for exempt in exempts for number in exempt.paragraphs})
    return council.on_exempt("mark", paragraphs) if paragraphs else ""


def has_exempt_parts(report: Report) -> bool:
    """Whether some of a report is not for publication, so that it has two editions."""
    return any(part.passages for part in report.parts)


def part_2_report(report: Report) -> tuple[Report | None, tuple[Exempt, ...]]:
    """What of an open report is read in Part II, with its grounds: all of it, or some appendices.

    Without exempt passages it is cut down to the exempt appendices that were written with it; None
    where all that is exempt are files of their own.
    """
    grounds = tuple(passage.exempt for part in report.parts for passage in part.passages)
    whole = any(part.passages for part in report.sections)
    whole = whole or any(a.passages and a.exempt is None for a in report.appendices)
    if whole:
        return report, grounds
    written = tuple(a for a in report.appendices if a.exempt is not None and a.blocks)
    if not written:
        return None, ()
    grounds = tuple(a.exempt for a in written if a.exempt is not None)
    return _only(written, report), grounds


def _only(appendices: Iterable[Appendix], report: Report) -> Report:
    """A report that is these appendices and nothing else, numbered as they were."""
    sections = tuple(
        Section(
            "appendix",
            (Words(f"{each.label}: "), *each.title),
            each.blocks,
            each.where,
            numbered=False,
            id=each.id,
        )
        for each in appendices
    )
    return replace(
        report,
        sections=sections,
        appendices=(),
        fields=(),
        contents=False,
        signatory=None,
        contacts=(),
    )


def exempt_texts(report: Report, *, whole: bool = False) -> Iterator[str]:
    """Every text of a report that its public edition must not hold; of a `whole` one, all.

    Titles and headings are not among them: they may be named in public.
    """
    for part in report.parts:
        yield from _texts(part.blocks, part.passages, whole=whole)


def open_texts(report: Report) -> Iterator[str]:
    """Every text of the public edition of a report."""
    public = public_report(report)
    yield plain(public.title)
    for field in public.fields:
        yield from map(plain, field.texts)
    for part in public.parts:
        yield plain(part.heading if isinstance(part, Section) else part.title)
    yield from (text for _, text in open_blocks(report))


def open_blocks(report: Report) -> Iterator[tuple[Block, str]]:
    """The blocks of the public edition of a report, each with every text of its own."""
    for block in all_blocks(public_report(report)):
        yield from ((block, text) for text in _texts_of(block))


def exempt_pictures(report: Report, *, whole: bool = False) -> frozenset[Path]:
    """The picture files that the public edition of a report must not hold; of a `whole` one, all.

    A file that an open part of the report shows too is no secret.
    """
    shown = _pictures(all_blocks(report))
    return shown if whole or not shown else shown - _pictures(all_blocks(public_report(report)))


def _pictures(blocks: Iterable[Block]) -> frozenset[Path]:
    return frozenset(
        block.content
        for block in blocks
        if isinstance(block, Picture) and isinstance(block.content, Path)
    )


def exempt_reports(meeting: Meeting) -> frozenset[str]:
    """The reports, by their folders' names, that are exempt as a whole."""
    return frozenset(
        each.report for item in meeting.part_2 for each in all_items([item]) if each.report
    )


def _item(item: Item) -> Item:
    if item.exempt is None:
        return item
    below = tuple(replace(each, blocks=(), report="", document=None) for each in item.items)
    return replace(item, blocks=(), report="", document=None, items=below)


def _section(section: Section, council: Council) -> Section:
    blocks, parts = _published(section.blocks, section.passages, council, section.parts)
    return replace(section, blocks=blocks, parts=parts, passages=())


def _appendix(appendix: Appendix, council: Council) -> Appendix:
    if appendix.exempt is None:
        blocks, _ = _published(appendix.blocks, appendix.passages, council)
        return replace(appendix, blocks=blocks, passages=())
    title = (*appendix.title, Words(" "), *_line(appendix.exempt, council))
    return replace(appendix, title=title, id="", blocks=(), file=None, passages=())


def _line(exempt: Exempt, council: Council) -> Runs:
    return (Words(council.on_exempt("exempt-passage", exempt.paragraphs)),)


def _published(
    blocks: Sequence[Block],
    passages: Iterable[Passage],
    council: Council,
    parts: tuple[Part, ...] = (),
) -> tuple[tuple[Block, ...], tuple[Part, ...]]:
    """The blocks with a line in place of each passage, and the parts with their new sizes.

    Passages are taken from the last on, so that the places of those before it still hold.
    """
    made = list(blocks)
    for passage in sorted(passages, key=lambda each: each.start, reverse=True):
        end = passage.start + passage.size
        lines = _lines(blocks[passage.start : end], passage.exempt, council)
        made[passage.start : end] = lines
        parts = _resized(parts, passage.start, len(lines) - passage.size)
    return tuple(made), parts


def _lines(blocks: Sequence[Block], exempt: Exempt, council: Council) -> list[Block]:
    """A line for each numbered paragraph, so that those after it keep their numbers; or one."""
    line = _line(exempt, council)
    numbered = [block for block in blocks if isinstance(block, Paragraph) and block.numbered]
    if not numbered:
        return [Paragraph(line, blocks[0].where)] if blocks else []
    return [replace(block, runs=line, id="") for block in numbered]


def _resized(parts: tuple[Part, ...], place: int, change: int) -> tuple[Part, ...]:
    """The parts, the one around a place larger by so many blocks."""
    made, end = list(parts), 0
    for index, part in enumerate(parts):
        end += part.size
        if place < end:
            made[index] = replace(part, size=part.size + change)
            break
    return tuple(made)


def _texts(blocks: Sequence[Block], passages: Iterable[Passage], *, whole: bool) -> Iterator[str]:
    spans = [slice(None)] if whole else [slice(p.start, p.start + p.size) for p in passages]
    hidden = (block for span in spans for block in nested(blocks[span]))
    return (text for block in hidden for text in _texts_of(block) if text)


def _texts_of(block: Block) -> Iterator[str]:
    for runs in own_texts(block):
        yield plain(runs)
        yield from (plain(note.runs) for note in notes(runs))
    match block:
        case Table(summary=text) | Picture(alternative=text):
            yield text
        case _:
            return
