"""Files as lines: decode what an author saved, and keep track of where everything stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import punctuation

from papers.diagnostics import Diagnostic, Location

MOST_BYTES = 2_000_000
MOST_CONTROLS = 20

# Characters that no text needs and YAML refuses; PyYAML takes the last two for line ends.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_SEPARATOR = str.maketrans("\u2028\u2029", "  ")

# A masked character stands in the private use area: to YAML it is a letter like any other.
_MASK = {ord(sign): chr(0xE000 + ord(sign)) for sign in punctuation}
_UNMASK = {ord(masked): chr(sign) for sign, masked in _MASK.items()}


@dataclass(slots=True)
class Source:
    """The lines of one file, mended in memory where they could not be read.

    Lines and columns count from 0 here, and from 1 in a Location. `mended` holds the lines that
    a message was given for: whatever is found wrong there later is a consequence.
    """

    file: str
    lines: list[str]
    mended: set[int] = field(default_factory=set)
    _shifts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All lines, as YAML reads them."""
        return "\n".join(self.lines)

    def line(self, number: int) -> str:
        """A line; "" after the last."""
        return self.lines[number] if number < len(self.lines) else ""

    def where(self, line: int, column: int) -> Location:
        """The place in the file as its author sees it, before any mending."""
        for start, width in reversed(self._shifts.get(line, ())):
            if column >= start:
                column = max(column - width, start)
        return Location(self.file, line + 1, max(column, 0) + 1)

    def mask(self, line: int, start: int, end: int | None = None) -> None:
        """Take away the meaning that punctuation has to YAML."""
        text = self.lines[line]
        end = len(text) if end is None else end
        self.lines[line] = text[:start] + text[start:end].translate(_MASK) + text[end:]

    def insert(self, line: int, column: int, text: str) -> None:
        """Put missing characters in."""
        self.lines[line] = self.lines[line][:column] + text + self.lines[line][column:]
        self._shifts.setdefault(line, []).append((column, len(text)))

    def indent(self, line: int, width: int) -> None:
        """Let the line start at another column."""
        text = self.lines[line].lstrip(" ")
        shift = width - indentation(self.lines[line])
        self.lines[line] = " " * width + text
        self._shifts.setdefault(line, []).append((min(width, width - shift), shift))


def unmask(text: str) -> str:
    """Give masked characters back."""
    return text.translate(_UNMASK)


def indentation(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def read_source(path: Path, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read a file that should be UTF-8; what it should not hold is reported and replaced.

    A byte order mark and Windows line ends are no mistakes.
    """
    place = Location(file)
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return Source(file, []), (
            Diagnostic(place, f"cannot read the file ({reason})", rule="unreadable"),
        )
    if len(content) > MOST_BYTES:
        return Source(file, []), (
            Diagnostic(
                place, "the file is larger than 2 MB", "split it into several", rule="file-size"
            ),
        )
    return source_of(content, file)


def source_of(content: bytes, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Decode the content of a file."""
    text, found = _decode(content, file)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = Source(file, text.translate(_SEPARATOR).split("\n"))
    return source, (*found, *list(_controls(source))[:MOST_CONTROLS])


def _decode(content: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").removeprefix("\ufeff")
        lines = before.replace("\r\n", "\n").split("\n")
        byte = content[error.start]
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252"
    found = Diagnostic(
        Location(file, len(lines), len(lines[-1]) + 1),
        f"this is not UTF-8 text (byte 0x{byte:02X})",
        "save the file with the encoding UTF-8; quotation marks and dashes pasted from "
        "another program are the usual reason",
        rule="encoding",
    )
    return content.decode(encoding, errors="replace"), (found,)


def _controls(source: Source) -> Iterator[Diagnostic]:
    for number, line in enumerate(source.lines):
        for match in _CONTROL.finditer(line):
            yield Diagnostic(
                source.where(number, match.start()),
                f"an invisible character (U+{ord(match[0]):04X}) stands here",
                "delete it and type the text around it again",
                rule="control-character",
            )
        source.lines[number] = _CONTROL.sub("\ufffd", line)
