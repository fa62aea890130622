"""What surrounds every report and agenda: the council, the meeting and its committee."""

from pathlib import Path
from typing import TypeVar

from papers.content.bodies import TEXTS, council_of
from papers.content.files import Files
from papers.content.schema.base import Schema
from papers.content.schema.council import CouncilEntries
from papers.content.schema.meeting import CommitteeEntries, MeetingEntries
from papers.content.tree import Text
from papers.diagnostics import ContentError, Diagnostic, did_you_mean, in_order
from papers.model.bodies import Council

_S = TypeVar("_S", bound=Schema)


class Setting:
    """The files around a meeting's folder, each None where it could not be understood.

    `texts` is what the program prints by itself, in the council's words.
    """

    def __init__(self, meeting: Path, content: Path, files: Files) -> None:
        self.content, self.files = content, files
        self.council = self.typed(content / "council.yaml", CouncilEntries)
        self.meeting = self.typed(meeting / "meeting.yaml", MeetingEntries)
        self.committee = self._committee()
        texts = self.council.texts if self.council else {}
        self.texts = TEXTS | {str(name): str(text) for name, text in texts.items()}

    def typed(self, path: Path, schema: type[_S]) -> _S | None:
        """Read a file and hold it against its schema."""
        return self.files.typed(self.files.read(path), schema)

    def complain(self, name: Text, what: str, there: list[str]) -> None:
        """Report a name that stands for nothing, with those that do."""
        known = f"known are {', '.join(there)}" if there else ""
        hint = did_you_mean(name, there) or known
        message = f'there is no {what} "{name}"'
        self.files.add([Diagnostic(name.where, message, hint, rule="unknown-name")])

    def _committee(self) -> CommitteeEntries | None:
        if self.meeting is None:
            return None
        folder = self.content / "committees"
        path = folder / f"{self.meeting.committee}.yaml"
        if path.parent == folder and path.is_file():
            return self.typed(path, CommitteeEntries)
        there = sorted(path.stem for path in folder.glob("*.yaml"))
        self.complain(self.meeting.committee, "committee", there)
        return None


def read_council(content: Path) -> Council:
    """The council of a content folder; raises ContentError where it cannot be understood."""
    files = Files()
    typed = files.typed(files.read(content / "council.yaml"), CouncilEntries)
    if typed is None:
        raise ContentError(files.found)
    return council_of(typed, TEXTS)


def check_setting(content: Path) -> tuple[Diagnostic, ...]:
    """What is wrong in council.yaml and the committees, before there is any meeting."""
    files = Files()
    files.typed(files.read(content / "council.yaml"), CouncilEntries)
    for path in sorted((content / "committees").glob("*.yaml")):
        files.typed(files.read(path), CommitteeEntries)
    return in_order(files.found)
