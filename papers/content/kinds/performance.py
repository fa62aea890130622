"""Performance: measures against their targets, with direction and rating in words."""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from papers.content import measures
from papers.content.formats import with_unit
from papers.content.kinds.base import Kind
from papers.content.schema.base import Filled, OneOrMore
from papers.content.schema.data import MeasureEntries
from papers.content.tables import plain_cell
from papers.content.writing import Writing
from papers.model.blocks import Align, Block, Cell, Column, Paragraph, Row, Table, Tone
from papers.model.runs import LineBreak, Runs, Words

_TONES = {"on-target": Tone.GOOD, "near-target": Tone.NEAR, "off-target": Tone.POOR}
_LATEST = 3
_HEADINGS = ("measure", "baseline", "target", "latest", "direction", "rating")


class DigestMeasureEntries(MeasureEntries):
    """A measure of a digest: it has a target to be rated against."""

    @model_validator(mode="after")
    def _has_target(self) -> "DigestMeasureEntries":
        if self.target is None:
            raise PydanticCustomError("leads", '"target" is missing: a rating needs one')
        return self


class Performance(Kind):
    """A section that sums up measures in one table."""

    measures: OneOrMore[DigestMeasureEntries] = Field(description="the measures in order")
    title: Filled | None = Field(None, description="printed above the table")
    note: Filled | None = Field(None, description="printed below the table")

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, then the digest."""
        made = [(measure, writing.series(measure)) for measure in self.measures]
        yield from writing.blocks(self.content)
        where = next(key.where for key in self.typed if key == "measures")
        periods = {series[-1].period for _, series in made if series}
        header = [writing.texts[name] for name in _HEADINGS]
        shared = periods.pop() if len(periods) == 1 else ""
        if shared:
            header[_LATEST] += f" ({shared})"
        yield Table(
            (Column(), *[Column(Align.RIGHT)] * 3, Column(), Column()),
            (Row(tuple(plain_cell(words, where) for words in header)),),
            tuple(_row(writing, *one, with_period=not shared) for one in made if one[1]),
            where,
            row_headers=True,
            title=writing.runs(self.title),
            note=writing.runs(self.note),
        )


def _row(
    writing: Writing, measure: MeasureEntries, series: measures.Series, *, with_period: bool
) -> Row:
    where, unit = measure.where, str(measure.unit or "")
    figures = [measure.baseline or series[0].figure, measure.target or "", series[-1].figure]
    printed = [with_unit(str(figure), unit) if figure else "" for figure in figures]
    period: Runs = (LineBreak(), Words(f"({series[-1].period})")) if with_period else ()
    rating = measures.rating(measure, series)
    words = writing.texts[rating] if rating else ""
    return Row(
        (
            Cell((Paragraph(writing.runs(measure.name), where),)),
            *(plain_cell(text, where) for text in printed[:-1]),
            Cell((Paragraph((Words(printed[-1]), *period), where),)),
            plain_cell(writing.texts[measures.direction(measure, series)], where),
            replace(plain_cell(words, where), tone=_TONES.get(rating)),
        )
    )
