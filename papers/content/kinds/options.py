"""Options appraised: what could be done, for and against, and how each scores."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from papers.content.formats import Look, read_figure
from papers.content.kinds.base import Kind
from papers.content.quotes import strong
from papers.content.schema.base import Filled, FilledOr, Identifier, OneOrMore, Schema, Texts
from papers.content.sums import figure_cell
from papers.content.tables import plain_cell
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.diagnostics import Diagnostic, Location, did_you_mean
from papers.model.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    ListStyle,
    Paragraph,
    Row,
    Table,
)
from papers.model.runs import Words

_HUNDRED = Decimal(100)


class CriterionEntries(Schema):
    """What options are scored by, and how much it counts."""

    name: Filled = Field(description="the criterion")
    weight: Filled | None = Field(None, description="how much it counts, in percent of the whole")


class OptionEntries(Schema):
    """Something that could be done."""

    option: Filled = Field(description="its name")
    id: Identifier | None = Field(None, description="for references: @id")
    description: Texts | None = Field(None, description="what it means")
    advantages: OneOrMore[Filled] | None = Field(None, description="what speaks for it")
    disadvantages: OneOrMore[Filled] | None = Field(None, description="what speaks against it")
    scores: dict[Text, Filled] | None = Field(None, description="its score for each criterion")
    preferred: bool = Field(default=False, description="whether it is recommended")

    @property
    def says_more(self) -> bool:
        """Whether there is a text to stand under its name."""
        return bool(self.description or self.advantages or self.disadvantages)


class Options(Kind):
    """A section that appraises options, with a table of scores where they are scored."""

    criteria: OneOrMore[FilledOr[CriterionEntries]] | None = Field(
        None, description="what the options are scored by"
    )
    options: OneOrMore[OptionEntries] = Field(description="the options in order")
    note: Filled | None = Field(None, description="printed below the table of scores")

    @model_validator(mode="after")
    def _scored(self) -> "Options":
        if self.criteria is None and any(option.scores for option in self.options):
            raise PydanticCustomError("leads", 'scores need "criteria" to stand under')
        return self

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, each option under its name, then the scores as a table."""
        yield from writing.blocks(self.content)
        for number, option in enumerate(self.options, 1):
            if option.says_more:
                yield from _option(writing, option, number)
        if self.criteria:
            yield self._table(writing)

    def _table(self, writing: Writing) -> Table:
        criteria = [_criterion(one) for one in self.criteria or ()]
        names = [str(name) for name, _ in criteria]
        weights = [self._weight(writing, weight) for _, weight in criteria]
        rows = [self._row(writing, option, names, weights) for option in self.options]
        where = next(key.where for key in self.typed if key == "criteria")
        heads = [writing.texts["option"], *names, writing.texts["total"]]
        header = [Row(tuple(plain_cell(head, where) for head in heads))]
        if any(weights):
            cells = [f"{weight:f}%" if weight is not None else "" for weight in weights]
            line = [writing.texts["weight"], *cells, ""]
            header.append(Row(tuple(plain_cell(cell, where) for cell in line)))
        columns = (Column(), *[Column(Align.RIGHT)] * (len(names) + 1))
        note = writing.runs(self.note)
        return Table(columns, tuple(header), tuple(rows), where, row_headers=True, note=note)

    def _weight(self, writing: Writing, typed: Text | None) -> Decimal | None:
        return _figure(writing, typed, {"", "%"}) if typed is not None else None

    def _row(
        self,
        writing: Writing,
        option: OptionEntries,
        names: list[str],
        weights: list[Decimal | None],
    ) -> Row:
        _check_scores(writing, option, names)
        scores = {str(name): text for name, text in (option.scores or {}).items()}
        figures = [_figure(writing, scores[n], {""}) if n in scores else None for n in names]
        weighted = [
            score * (Decimal(1) if weight is None else weight / _HUNDRED)
            for score, weight in zip(figures, weights, strict=True)
            if score is not None
        ]
        where = option.where
        head = str(option.option)
        if option.preferred:
            head += f" ({writing.texts['preferred']})"
        total = sum(weighted, Decimal(0)).normalize()
        cells = [plain_cell(head, where), *(_score(score, where) for score in figures)]
        return Row((*cells, _score(total, where)), emphasised=option.preferred)


def _criterion(typed: Text | CriterionEntries) -> tuple[Text, Text | None]:
    return (typed, None) if isinstance(typed, Text) else (typed.name, typed.weight)


def _score(score: Decimal | None, where: Location) -> Cell:
    return plain_cell("", where) if score is None else figure_cell(Figure(score), Look(), where)


def _figure(writing: Writing, text: Text, units: set[str]) -> Decimal | None:
    figure = read_figure(text)
    if figure is not None and figure.unit in units:
        return figure.number
    found = Diagnostic(text.where, f'"{text}" is not a number', "write it in digits", rule="figure")
    writing.found.append(found)
    return None


def _check_scores(writing: Writing, option: OptionEntries, names: list[str]) -> None:
    """Each option has a score for each criterion, and for nothing else."""
    typed = option.scores or {}
    for name in typed:
        if name not in names:
            hint = did_you_mean(name, names) or f"known are {', '.join(names)}"
            message = f'"{name}" is not among the criteria'
            writing.found.append(Diagnostic(name.where, message, hint, rule="score"))
    if missing := [name for name in names if name not in typed]:
        message = f"this option has no score for {', '.join(missing)}"
        hint = 'write it under "scores:"'
        writing.found.append(Diagnostic(option.where, message, hint, rule="score"))


def _option(writing: Writing, option: OptionEntries, number: int) -> Iterator[Block]:
    where = option.option.where
    words = f"{writing.texts['option']} {number}: "
    preferred = (Words(f" ({writing.texts['preferred']})"),) if option.preferred else ()
    heading = (Words(words), *writing.runs(option.option), *preferred)
    yield Heading(heading, 2, where, id=str(option.id or ""))
    described = option.description or ()
    for text in (described,) if isinstance(described, Text) else described:
        yield writing.paragraph(text, numbered=writing.numbered)
    for name in ("advantages", "disadvantages"):
        items = getattr(option, name)
        if items:
            yield Paragraph(strong((Words(writing.texts[name]),)), items[0].where)
            yield writing.list(ListStyle.BULLET, items, items[0].where)
