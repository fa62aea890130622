"""Files as lines: decode what an author saved, and keep track of where everything stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import punctuation

from papers.diagnostics import Diagnostic, Location

MOST_BYTES = 2_000_000
MOSTCONTROLS = 20

# Characters that no text needs: YAML refuses most; the others hide in words, or turn them round.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
    "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
# PyYAML takes these for line ends.
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
    try:
        if reason := _no_file(path):  # a pipe would never end
            return _refused(file, f"cannot read the file ({reason})", "unreadable")
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return _refused(file, f"cannot read the file ({reason})", "unreadable")
    if len(content) > MOST_BYTES:
        return _refused(file, "the file is larger than 2 MB", "file-size", "split it into several")
    if content.count(b"\0") > MOSTCONTROLS:
        hint = "save it as plain text with the encoding UTF-8"
        return _refused(
            file, "this is not a text file, or its encoding is UTF-16", "encoding", hint
        )
    return source_of(content, file)


def _no_file(path: Path) -> str:
    """Why nothing can be read at a path: "" where something can."""
    if path.is_dir():
        return "it is a folder"
    if path.is_symlink() and not path.exists():
        return "it is a link that leads nowhere"
    return "" if path.is_file() or not path.exists() else "it is not a plain file"


def _refused(
    file: str, message: str, rule: str, hint: str = ""
) -> tuple[Source, tuple[Diagnostic, ...]]:
    return Source(file, []), (Diagnostic(Location(file), message, hint, rule=rule),)


def source_of(content: bytes, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Decode the content of a file."""
    text, found = _decode(content, file)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = Source(file, text.translate(_SEPARATOR).split("\n"))
    return source, (*found, *list(_controls(source))[:MOSTCONTROLS])


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
        for match in CONTROL.finditer(line):
            yield Diagnostic(
                source.where(number, match.start()),
                f"an invisible character (U+{ord(match[0]):04X}) stands here",
                "delete it and type the text around it again",
                rule="control-character",
            )
        source.lines[number] = CONTROL.sub("\ufffd", line)
