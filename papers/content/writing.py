"""Turn what authors typed into blocks of the model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from papers.content import charts, measures, pictures, quotes, registers, tables
from papers.content.bodies import exempt_of
from papers.content.inline import joined, parse_runs
from papers.content.schema.blocks import (
    BlockEntries,
    BlockTyped,
    Following,
    ItemTyped,
    Lists,
    PassageEntries,
    RecommendationEntries,
    RecommendationTyped,
    TableEntries,
)
from papers.content.schema.council import SectionEntries
from papers.content.schema.data import MeasureEntries
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, Location
from papers.model.blocks import (
    Block,
    Heading,
    Landscape,
    List,
    ListItem,
    ListStyle,
    PageBreak,
    Paragraph,
    Plot,
    Table,
)
from papers.model.report import Passage
from papers.model.runs import Marks, Runs, Words

_LISTS = {
    "bullets": ListStyle.BULLET,
    "letters": ListStyle.LETTER,
    "romans": ListStyle.ROMAN,
    "numbers": ListStyle.NUMBER,
}
_FOLLOWING = ("continue", "table", "figure", "chart", "quote")
_LEADS = ("text", "heading", "subheading")


@dataclass(slots=True)
class Writing:
    """Turns the content of one file into blocks.

    It gathers what is found wrong on the way, the values and plots that measures and tables bring,
    and the data files read. `numbered` says whether plain texts are numbered paragraphs; `asked` is
    what the council asks of the section.
    """

    folder: Path  # of the report
    content: Path  # the content folder, which no path may leave
    texts: Mapping[str, str]
    asked: SectionEntries | None = None
    numbered: bool = False
    values: dict[str, tuple[str, Location]] = field(default_factory=dict)
    plots: dict[str, Plot] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    sources: list[Path] = field(default_factory=list)
    exempt: list[tuple[tuple[Block, ...], Passage, Location]] = field(default_factory=list)

    def runs(self, text: Text | None) -> Runs:
        """The runs of a text; none of no text."""
        if text is None:
            return ()
        runs, found = parse_runs(text)
        self.found += found
        return runs

    def paragraph(self, text: Text, *, numbered: bool = False, id_: str = "") -> Paragraph:
        """A paragraph of its own."""
        return Paragraph(self.runs(text), text.where, numbered=numbered, id=id_)

    def value(self, name: str, text: str, where: Location) -> None:
        """Remember what `{{ name }}` prints; a name stands for one value."""
        if name in self.values:
            message = f'"{name}" already has a value'
            hint = f"the first is at {self.values[name][1]}; give one of them another name"
            self.found.append(Diagnostic(where, message, hint, rule="duplicate-value"))
        self.values.setdefault(str(name), (str(text), where))

    def figures(self, figures: Mapping[Text, Text]) -> None:
        """Remember the figures of a file."""
        for name, text in figures.items():
            self.value(name, text, name.where)

    def blocks(self, typed: Iterable[BlockTyped]) -> tuple[Block, ...]:
        """The blocks of a `content:` list."""
        return tuple(block for entry in typed for block in self._block(entry))

    def unnumbered(self, typed: Iterable[BlockTyped]) -> tuple[Block, ...]:
        """The blocks of a `content:` list, their paragraphs without numbers."""
        numbered, self.numbered = self.numbered, False
        made = self.blocks(typed)
        self.numbered = numbered
        return made

    def _block(self, entry: BlockTyped) -> Iterator[Block]:
        if isinstance(entry, Text):
            yield self.paragraph(entry, numbered=self.numbered)
            return
        yield from self._lead(entry)
        for key in entry.typed:
            if key in _LISTS or key in _FOLLOWING:
                yield from self._following(entry, key)
            elif key not in _LEADS:
                yield from self._special(entry, key)

    def _lead(self, entry: BlockEntries) -> Iterator[Block]:
        id_ = str(entry.id or "")
        if entry.text is not None:
            yield self.paragraph(entry.text, numbered=self.numbered, id_=id_)
        if entry.heading is not None:
            yield Heading(self.runs(entry.heading), 2, entry.heading.where, id=id_)
        if entry.subheading is not None:
            yield Heading(self.runs(entry.subheading), 3, entry.subheading.where, id=id_)

    def _special(self, entry: BlockEntries, key: Text) -> Iterator[Block]:
        if key == "posts" and entry.posts:
            yield registers.posts(self, entry.posts, key.where)
        if key == "measure" and entry.measure:
            yield from self.measure(entry.measure)
        if key == "schedule" and entry.schedule:
            yield registers.schedule(self, entry.schedule)
        if key == "risks" and entry.risks:
            yield registers.risks(self, entry.risks, key.where)
        if key == "box" and entry.box:
            yield quotes.box(self, entry.box, key.where)
        if key == "landscape" and entry.landscape:
            yield Landscape(self.blocks(entry.landscape), key.where)
        if key == "page-break" and entry.page_break:
            yield PageBreak(key.where)
        if key == "exempt" and entry.exempt:
            yield from self._passage(entry.exempt, key.where)

    def _passage(self, entry: PassageEntries, where: Location) -> tuple[Block, ...]:
        """Exempt blocks; whoever writes them down must ask `passages` for them."""
        before, named = len(self.exempt), set(self.values)
        hidden = self.blocks(entry.content)
        self._refuse_passages(self.exempt[before:])
        del self.exempt[before:]
        if hidden and (exempt := exempt_of(entry)):
            passage = Passage(0, len(hidden), exempt, frozenset(set(self.values) - named))
            self.exempt.append((hidden, passage, where))
        return hidden

    def passages(self, blocks: Sequence[Block]) -> tuple[Passage, ...]:
        """The exempt passages written since last asked, which must lie among these blocks."""
        starts = {id(block): index for index, block in enumerate(blocks)}
        written, self.exempt = self.exempt, []
        self._refuse_passages(each for each in written if id(each[0][0]) not in starts)
        return tuple(
            replace(passage, start=starts[id(hidden[0])])
            for hidden, passage, _ in written
            if id(hidden[0]) in starts
        )

    def _refuse_passages(self, written: Iterable[tuple[object, object, Location]]) -> None:
        for *_, where in written:
            message = "a passage cannot be exempt inside another block"
            hint = 'write "exempt:" as an item of its own in the content of a section or appendix'
            self.found.append(Diagnostic(where, message, hint, rule="exempt-passage"))

    def _following(self, entry: Following, key: Text) -> Iterator[Block]:
        if key == "continue" and entry.continue_ is not None:
            yield self.paragraph(entry.continue_)
        elif key == "table" and entry.table is not None:
            yield self.table(entry.table)
        elif key == "figure" and entry.figure is not None:
            yield from pictures.picture(self, entry.figure)
        elif key == "chart" and entry.chart is not None:
            yield charts.chart(self, entry.chart)
        elif key == "quote" and entry.quote is not None:
            yield quotes.quote(self, entry.quote, key.where)
        elif key in _LISTS:
            yield self._keyed(entry, key)

    def lists(self, entry: Lists) -> Iterator[List]:
        """The lists that follow a text, in the order typed."""
        return (self._keyed(entry, key) for key in entry.typed if key in _LISTS)

    def _keyed(self, entry: Lists, key: Text) -> List:
        items: tuple[ItemTyped, ...] = getattr(entry, key)
        return self.list(_LISTS[key], items, key.where)

    def list(
        self,
        style: ListStyle,
        items: Iterable[ItemTyped | RecommendationTyped],
        where: Location,
    ) -> List:
        """A list, with the lists inside its items."""
        return List(style, tuple(self._item(item) for item in items), where)

    def _item(self, item: ItemTyped | RecommendationTyped) -> ListItem:
        if isinstance(item, Text):
            return ListItem((self.paragraph(item),), item.where)
        following = [
            block
            for key in item.typed
            if key not in {"text", "id", "reason"}
            for block in self._following(item, key)
        ]
        if isinstance(item, RecommendationEntries) and item.reason is not None:
            following.append(Paragraph(self.with_lead("reason", item.reason), item.reason.where))
        return ListItem(
            (self.paragraph(item.text), *following), item.text.where, id=str(item.id or "")
        )

    def with_lead(self, name: str, text: Text) -> Runs:
        """A text after one of the council's words: "**Reason:** …"."""
        lead = Words(self.texts[name], Marks(strong=True))
        return (lead, *joined((Words(" "), *self.runs(text))))

    def table(self, typed: TableEntries) -> Table:
        """A table; charts may be of it."""
        made = tables.table(self, typed)
        if made.id:
            self.plots.setdefault(made.id, charts.plot_of_table(made))
        return made

    def measure(self, measure: MeasureEntries) -> Iterator[Table]:
        """A measure as a table; its values can be printed in any text of the report."""
        yield measures.table(self, measure, self.series(measure))

    def series(self, measure: MeasureEntries) -> measures.Series:
        """The figures of a measure; its values can be printed in any text of the report."""
        series = measures.read_series(self, measure)
        for name, text in measures.values(self, measure, series):
            self.value(f"{measure.id}.{name}", text, measure.where)
        if measure.id:
            self.plots.setdefault(str(measure.id), charts.plot_of_measure(measure, series))
        return series
