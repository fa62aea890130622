"""Files that authors bring along: appendices and documents in Word or PDF."""

from dataclasses import dataclass
from pathlib import Path

from papers.content.places import inside
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, did_you_mean


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder with documents: the file beside which they lie, what they are, of which kinds.

    `content` is the folder that no path may leave.
    """

    folder: Path
    content: Path
    beside: str
    what: str  # "an appendix"
    suffixes: tuple[str, ...] = (".docx", ".pdf")

    def find(self, name: Text) -> Path | Diagnostic:
        """The file of a name, or why it cannot be used."""
        path = self.folder / name
        if not inside(path, self.content):
            message = "this path leaves the content folder"
            hint = f"put the file beside {self.beside}"
        elif not path.is_file():
            there = [each.name for each in sorted(self.folder.iterdir()) if each.is_file()]
            message = f'there is no file "{name}"'
            hint = did_you_mean(name, there) or f"put it beside {self.beside}"
        elif path.suffix not in self.suffixes:
            message = f'"{name}" cannot be {self.what}'
            hint = f"{self.what} is a {', '.join(self.suffixes[:-1])} or {self.suffixes[-1]} file"
        else:
            return path
        return Diagnostic(name.where, message, hint, rule="file")
