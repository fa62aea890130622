"""The styles that a report asks of its template beside those that every report needs."""

from collections.abc import Iterator

from papers.model.blocks import Box, Picture, Quote
from papers.model.report import Report
from papers.model.runs import Note
from papers.model.walk import all_blocks, all_runs
from papers.word import boxes, contents, footnotes

PICTURE_STYLE = "Figure"
QUOTE_STYLE = "Quote"
QUOTE_SOURCE_STYLE = "Quote Source"
# In the order in which a message names them.
SOMETIMES = (
    PICTURE_STYLE,
    QUOTE_STYLE,
    QUOTE_SOURCE_STYLE,
    boxes.STYLE,
    footnotes.TEXT_STYLE,
    contents.HEADING_STYLE,
    *contents.ENTRY_STYLES,
)


def used_styles(report: Report) -> tuple[str, ...]:
    """Those of the styles that a report uses."""
    used = set(_used(report))
    return tuple(style for style in SOMETIMES if style in used)


def _used(report: Report) -> Iterator[str]:
    for block in all_blocks(report):
        match block:
            case Picture():
                yield PICTURE_STYLE
            case Quote(source=source):
                yield from (QUOTE_STYLE, QUOTE_SOURCE_STYLE) if source else (QUOTE_STYLE,)
            case Box():
                yield boxes.STYLE
            case _:
                pass
    if any(isinstance(run, Note) for run in all_runs(report)):
        yield footnotes.TEXT_STYLE
    if report.contents:
        yield from (contents.HEADING_STYLE, *contents.ENTRY_STYLES)
