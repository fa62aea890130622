"""Runs of the model to runs, links and fields of Word."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never

from papers.model.runs import LineBreak, Marks, Note, Reference, Run, Runs, Value, Words
from papers.word.bookmarks import Bookmarks
from papers.word.footnotes import Footnotes
from papers.word.markup import RELATIONSHIPS, Element, text, w
from papers.word.styles import Styles


@dataclass(frozen=True, slots=True)
class Inline:
    """Writes the inline parts of a text; `link` gives the relationship for an address."""

    styles: Styles
    bookmarks: Bookmarks
    notes: Footnotes
    link: Callable[[str], str]

    def write(self, runs: Runs) -> list[Element]:
        """The elements for runs, in reading order."""
        return [
            element
            for address, group in groupby(runs, key=_address)
            for element in self._linked(address, tuple(group))
        ]

    def _linked(self, address: str, runs: Runs) -> list[Element]:
        content = [element for run in runs for element in self._run(run)]
        if not address:
            return content
        hyperlink = w("hyperlink", *content, history=1)
        hyperlink.set(f"{{{RELATIONSHIPS}}}id", self.link(address))
        return [hyperlink]

    def _run(self, run: Run) -> Iterator[Element]:
        match run:
            case Words(text=words, marks=marks, link=link):
                yield self._words(words, marks, is_link=bool(link))
            case Value(text=words, marks=marks):
                yield self._words(words, marks)
            case LineBreak():
                yield w("r", w("br"))
            case Reference():
                yield from self._reference(run)
            case Note(runs=runs):
                yield self.notes.add(lambda link: replace(self, link=link).write(runs))
            case _:
                assert_never(run)

    def _reference(self, run: Reference) -> Iterator[Element]:
        label = self._words(run.label, run.marks)
        bookmark = self.bookmarks.by_id.get(run.target)
        if bookmark is None:
            yield label
        elif not run.label or run.label != bookmark.prints:
            yield w("hyperlink", label, anchor=bookmark.name, history=1)
        else:
            yield from self._field(f" REF {bookmark.name} {bookmark.switches} ", label, run.marks)

    def _field(self, instruction: str, result: Element, marks: Marks) -> Iterator[Element]:
        yield self._marked(marks, w("fldChar", fldCharType="begin"))
        yield self._marked(marks, text(instruction, "instrText"))
        yield self._marked(marks, w("fldChar", fldCharType="separate"))
        yield result
        yield self._marked(marks, w("fldChar", fldCharType="end"))

    def _words(self, words: str, marks: Marks, *, is_link: bool = False) -> Element:
        return self._marked(marks, text(words), is_link=is_link)

    def _marked(self, marks: Marks, content: Element, *, is_link: bool = False) -> Element:
        properties = w("rPr", *self._properties(marks, is_link=is_link))
        return w("r", properties, content) if len(properties) else w("r", content)

    def _properties(self, marks: Marks, *, is_link: bool) -> Iterator[Element]:
        """One character style, the first that applies, and the other marks by hand."""
        wanted = {
            "Hyperlink": is_link,
            "Code": marks.code,
            "Strong": marks.strong,
            "Emphasis": marks.emphasis,
        }
        names = [name for name, wants in wanted.items() if wants and self.styles.character(name)]
        style = names[0] if names else ""
        if style:
            yield w("rStyle", val=self.styles.character(style))
        if marks.strong and style != "Strong":
            yield from (w("b"), w("bCs"))
        if marks.emphasis and style != "Emphasis":
            yield from (w("i"), w("iCs"))


def marked(runs: Runs, *, strong: bool) -> Runs:
    """The runs all strong, or none: in a bold style Word takes a second bold for its opposite."""
    return tuple(
        run
        if isinstance(run, LineBreak | Note)
        else replace(run, marks=replace(run.marks, strong=strong))
        for run in runs
    )


def _address(run: Run) -> str:
    return run.link if isinstance(run, Words) else ""
