"""What YAML holds, as plain lists, mappings and texts that know where they stand."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from pydantic_core import PydanticCustomError, core_schema

from papers.content.source import Source, unmask
from papers.diagnostics import Location


class Text(str):
    """A scalar as its author typed it: 2.10 stays "2.10", `no` stays "no".

    `style` is the quotation mark or ">" or "|" before it, "" where there is none.
    """

    __slots__ = ("_end", "_source", "_start", "style")

    style: str
    _source: Source
    _start: tuple[int, int]
    _end: tuple[int, int]

    @classmethod
    def at(
        cls, text: str, style: str, source: Source, start: tuple[int, int], end: tuple[int, int]
    ) -> "Text":
        """Make a text that stands between two places (line and column from 0) of a source."""
        made = cls(text)
        made.style, made._source, made._start, made._end = style, source, start, end
        return made

    def again(self, text: str) -> "Text":
        """Another text that stands for something at the same place."""
        return Text.at(text, self.style, self._source, self._start, self._end)

    @property
    def where(self) -> Location:
        """Where it starts."""
        return self._source.where(*self._start)

    def place(self, offset: int) -> Location:
        """Where the character at the offset stands in the file.

        Folding and quoting change offsets, but never the order of the characters: the third "@"
        of the text is the third "@" of the lines it was written on.
        """
        character = self[offset]
        wanted = self.count(character, 0, offset)
        for line, start, text in self._lines():
            count = text.count(character)
            if count > wanted:
                return self._source.where(line, start + _nth(text, character, wanted))
            wanted -= count
        return self.where

    def blank_line(self) -> Location | None:
        """The first empty line within it."""
        lines = list(self._lines())
        while lines and not lines[-1][2].strip():
            lines.pop()
        blank = (line for line, _, text in lines[1:] if not text.strip())
        number = next(blank, None)
        return None if number is None else self._source.where(number, 0)

    def _lines(self) -> Iterator[tuple[int, int, str]]:
        """Each line that it stands on: its number, the column of the first character, the text."""
        (first, start), (last, end) = self._start, self._end
        for line in range(first, min(last, len(self._source.lines) - 1) + 1):
            begin = start if line == first else 0
            stop = end if line == last else None
            yield line, begin, unmask(self._source.lines[line][begin:stop])

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: object
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_only_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}  # as YAML takes what is not in quotes


def _only_text(value: object) -> Text:
    if isinstance(value, Text):
        return value
    raise PydanticCustomError("text_expected", "a text is expected")


def _nth(text: str, character: str, wanted: int) -> int:
    position = text.index(character)
    for _ in range(wanted):
        position = text.index(character, position + 1)
    return position


class Items(list["Tree"]):
    """A list, and where it starts."""

    def __init__(self, where: Location) -> None:
        super().__init__()
        self.where = where


class Entries(dict["Text", "Tree"]):
    """A mapping, and where it starts; its keys are texts and know their own places."""

    def __init__(self, where: Location) -> None:
        super().__init__()
        self.where = where

    def key(self, name: str) -> Text | None:
        """The key as it stands in the file."""
        return next((key for key in self if key == name), None)


Tree: TypeAlias = Text | Items | Entries


def texts(tree: Tree) -> Iterator[Text]:
    """Every text in a tree except the keys."""
    match tree:
        case Text():
            yield tree
        case Items():
            for item in tree:
                yield from texts(item)
        case Entries():
            for value in tree.values():
                yield from texts(value)
