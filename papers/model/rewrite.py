"""Change every text of a report, one run after the other."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from papers.model.blocks import (
    Block,
    Box,
    Cell,
    Heading,
    Landscape,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Row,
    Table,
)
from papers.model.report import Appendix, Field, Report, Section
from papers.model.runs import Note, Run, Runs

Change = Callable[[Run], Run]


def rewritten(report: Report, change: Change) -> Report:
    """The report with every run changed, those in notes too."""
    return replace(
        report,
        title=rewritten_runs(report.title, change),
        fields=tuple(_field(field, change) for field in report.fields),
        sections=tuple(_section(section, change) for section in report.sections),
        appendices=tuple(_appendix(appendix, change) for appendix in report.appendices),
    )


def rewritten_runs(runs: Runs, change: Change) -> Runs:
    """The runs, each changed."""
    return tuple(
        replace(run, runs=rewritten_runs(run.runs, change))
        if isinstance(run, Note)
        else change(run)
        for run in runs
    )


def _field(field: Field, change: Change) -> Field:
    return replace(field, texts=tuple(rewritten_runs(text, change) for text in field.texts))


def _section(section: Section, change: Change) -> Section:
    heading = rewritten_runs(section.heading, change)
    return replace(section, heading=heading, blocks=_blocks(section.blocks, change))


def _appendix(appendix: Appendix, change: Change) -> Appendix:
    title = rewritten_runs(appendix.title, change)
    return replace(appendix, title=title, blocks=_blocks(appendix.blocks, change))


def _blocks(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, runs=rewritten_runs(block.runs, change))
        case List(items=items):
            made = (replace(item, blocks=_blocks(item.blocks, change)) for item in items)
            return replace(block, items=tuple(made))
        case Table():
            return _table(block, change)
        case Picture():
            title, source = block.title, block.source
            return replace(
                block,
                title=rewritten_runs(title, change),
                source=rewritten_runs(source, change),
            )
        case Quote() | Box() | Landscape():
            return _container(block, change)
        case PageBreak():
            return block
        case _:
            assert_never(block)


def _container(block: Quote | Box | Landscape, change: Change) -> Block:
    blocks = _blocks(block.blocks, change)
    if isinstance(block, Quote):
        return replace(block, blocks=blocks, source=rewritten_runs(block.source, change))
    return replace(block, blocks=blocks)


def _table(table: Table, change: Change) -> Table:
    return replace(
        table,
        header=_rows(table.header, change),
        rows=_rows(table.rows, change),
        title=rewritten_runs(table.title, change),
        note=rewritten_runs(table.note, change),
    )


def _rows(rows: Iterable[Row], change: Change) -> tuple[Row, ...]:
    return tuple(replace(row, cells=_cells(row.cells, change)) for row in rows)


def _cells(cells: Iterable[Cell], change: Change) -> tuple[Cell, ...]:
    return tuple(replace(cell, blocks=_blocks(cell.blocks, change)) for cell in cells)
