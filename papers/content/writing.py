"""Turn what authors typed into blocks of the model."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from papers.content import measures, tables
from papers.content.inline import joined, parse_runs
from papers.content.schema.blocks import (
    BlockEntries,
    BlockTyped,
    Following,
    ItemTyped,
    MeasureEntries,
    PostEntries,
    RiskEntries,
    RisksEntries,
    RisksTyped,
    ScheduleEntries,
)
from papers.content.schema.council import SectionEntries
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, Location
from papers.model.blocks import (
    Block,
    Heading,
    List,
    ListItem,
    ListStyle,
    PageBreak,
    Paragraph,
    Table,
)
from papers.model.runs import Runs, Words

_LISTS = {
    "bullets": ListStyle.BULLET,
    "letters": ListStyle.LETTER,
    "romans": ListStyle.ROMAN,
    "numbers": ListStyle.NUMBER,
}
_LEADS = ("text", "heading", "subheading")


@dataclass(slots=True)
class Writing:
    """Turns the content of one file into blocks.

    It gathers what is found wrong on the way, the values that measures bring, and the data files
    read. `numbered` says whether plain texts are numbered paragraphs; `asked` is what the council
    asks of the section.
    """

    folder: Path  # of the report
    content: Path  # the content folder, which no path may leave
    texts: Mapping[str, str]
    asked: SectionEntries | None = None
    numbered: bool = False
    values: dict[str, tuple[str, Location]] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    sources: list[Path] = field(default_factory=list)

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

    def _block(self, entry: BlockTyped) -> Iterator[Block]:
        if isinstance(entry, Text):
            yield self.paragraph(entry, numbered=self.numbered)
            return
        yield from self._lead(entry)
        for key in entry.typed:
            if key in _LISTS or key in {"continue", "table"}:
                yield self._following(entry, key)
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
            yield self.posts(entry.posts, key.where)
        if key == "measure" and entry.measure:
            yield from self.measure(entry.measure)
        if key == "schedule" and entry.schedule:
            yield self.schedule(entry.schedule)
        if key == "risks" and entry.risks:
            yield self.risks(entry.risks, key.where)
        if key == "page-break" and entry.page_break:
            yield PageBreak(key.where)

    def _following(self, entry: Following, key: Text) -> Block:
        if key == "continue" and entry.continue_ is not None:
            return self.paragraph(entry.continue_)
        if key == "table" and entry.table is not None:
            return tables.table(self, entry.table)
        items: tuple[ItemTyped, ...] = getattr(entry, key)
        return self.list(_LISTS[key], items, key.where)

    def list(self, style: ListStyle, items: Iterable[ItemTyped], where: Location) -> List:
        """A list, with the lists inside its items."""
        return List(style, tuple(self._item(item) for item in items), where)

    def _item(self, item: ItemTyped) -> ListItem:
        if isinstance(item, Text):
            return ListItem((self.paragraph(item),), item.where)
        following = tuple(
            self._following(item, key) for key in item.typed if key not in {"text", "id"}
        )
        return ListItem(
            (self.paragraph(item.text), *following), item.text.where, id=str(item.id or "")
        )

    def posts(self, posts: Iterable[PostEntries], where: Location) -> List:
        """Posts as a bullet list: "Deputy Director (Robin Example)"."""
        return List(ListStyle.BULLET, tuple(self._post(post) for post in posts), where)

    def _post(self, post: PostEntries) -> ListItem:
        people = post.people or (post.person,)
        names: list[Runs] = [self.runs(person) for person in people]
        between = [run for runs in names for run in (Words(", "), *runs)][1:]
        runs = joined((*self.runs(post.post), Words(" ("), *between, Words(")")))
        return ListItem((Paragraph(runs, post.post.where),), post.post.where)

    def measure(self, measure: MeasureEntries) -> Iterator[Table]:
        """A measure as a table; its values can be printed in any text of the report."""
        series = measures.read_series(self, measure)
        for name, text in measures.values(measure, series):
            self.value(f"{measure.id}.{name}", text, measure.where)
        yield measures.table(self, measure, series)

    def schedule(self, schedule: ScheduleEntries) -> Table:
        """Dates and topics as a table."""
        headings = schedule.columns or (self.asked.columns if self.asked else None)
        rows = [((one.when,), one.topics or (one.topic,)) for one in schedule.entries]
        return tables.two_columns(self, headings, ("date", "topic"), rows, schedule.where)

    def risks(self, risks: RisksTyped, where: Location) -> Table:
        """Risks and mitigations as a table."""
        headings = risks.columns if isinstance(risks, RisksEntries) else None
        entries: tuple[RiskEntries, ...] = (
            risks.entries if isinstance(risks, RisksEntries) else risks
        )
        headings = headings or (self.asked.columns if self.asked else None)
        rows = [((one.risk,), one.mitigations or (one.mitigation,)) for one in entries]
        return tables.two_columns(self, headings, ("risk", "mitigation"), rows, where)
