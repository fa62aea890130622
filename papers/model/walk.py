"""Walk through a report: its blocks and runs in reading order, and whatever an `@id` may name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from papers.diagnostics import Location
from papers.model.blocks import (
    Block,
    Box,
    Heading,
    Landscape,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from papers.model.report import Appendix, Part, Report, Section
from papers.model.runs import Run, Runs, notes


def all_blocks(report: Report) -> Iterator[Block]:
    """Every block of the sections, then of the appendices."""
    for section in report.sections:
        yield from nested(section.blocks)
    for appendix in report.appendices:
        yield from nested(appendix.blocks)


def nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each followed by those inside it."""
    for block in blocks:
        yield block
        yield from nested(_inside(block))


def _inside(block: Block) -> Iterator[Block]:
    match block:
        case List():
            for item in block.items:
                yield from item.blocks
        case Table():
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield from cell.blocks
        case Quote() | Box() | Landscape():
            yield from block.blocks
        case Paragraph() | Heading() | Picture() | PageBreak():
            return
        case _:
            assert_never(block)


def all_runs(report: Report) -> Iterator[Run]:
    """Every run of a report: title, fields, headings, blocks, appendices, and of their notes."""
    return with_notes(_texts(report))


def with_notes(texts: Iterable[Runs]) -> Iterator[Run]:
    """The runs of texts, each text followed by those of its notes."""
    for runs in texts:
        yield from runs
        for note in notes(runs):
            yield from note.runs


def _texts(report: Report) -> Iterator[Runs]:
    yield report.title
    for field in report.fields:
        yield from field.texts
    for section in report.sections:
        yield section.heading
    for appendix in report.appendices:
        yield appendix.title
    for block in all_blocks(report):
        yield from own_texts(block)


def own_texts(block: Block) -> tuple[Runs, ...]:
    """The texts of a block itself, without those of blocks inside it."""
    match block:
        case Paragraph() | Heading():
            return (block.runs,)
        case Table():
            return (block.title, block.note)
        case Picture():
            return (block.title, block.source)
        case Quote():
            return (block.source,)
        case List() | Box() | Landscape() | PageBreak():
            return ()
        case _:
            assert_never(block)


def by_part(section: Section) -> Iterator[tuple[Part, tuple[Block, ...]]]:
    """Each part of a section with its blocks."""
    start = 0
    for part in section.parts:
        yield part, section.blocks[start : start + part.size]
        start += part.size


Named = Section | Heading | Paragraph | ListItem | Table | Picture | Appendix


@dataclass(frozen=True, slots=True)
class Target:
    """Something with an id, and the section that it stands in (none for an appendix)."""

    id: str
    what: Named
    section: Section | None = None

    @property
    def where(self) -> Location:
        """Where it stands in the author's file."""
        return self.what.where


def targets(report: Report) -> Iterator[Target]:
    """Everything that an `@id` may name, in reading order."""
    for section in report.sections:
        yield from _targets((section, *_named(section.blocks)), section)
    for appendix in report.appendices:
        yield from _targets((appendix, *_named(appendix.blocks)), None)


def _targets(named: Iterable[Named], section: Section | None) -> Iterator[Target]:
    return (Target(what.id, what, section) for what in named if what.id)


def _named(blocks: Iterable[Block]) -> Iterator[Named]:
    for block in nested(blocks):
        match block:
            case Paragraph() | Heading() | Table() | Picture():
                yield block
            case List():
                yield from block.items
            case Quote() | Box() | Landscape() | PageBreak():
                pass
            case _:
                assert_never(block)
