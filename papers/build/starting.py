"""Begin a council, a meeting or a report: write files to fill in, beside nothing that is there."""

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import papers
from papers.build.editors import editor_files
from papers.build.files import write
from papers.check.clock import clock
from papers.content.files import Files
from papers.content.schema.base import ID
from papers.content.schema.council import CouncilEntries
from papers.content.starters import council_files, meeting_files, report_files
from papers.diagnostics import ContentError, UsageError, did_you_mean
from papers.manifest import EXEMPT_FOLDER

LONGEST = 60
# What Windows keeps for itself, and the names of what is made of a meeting beside its reports.
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[1-9]", re.IGNORECASE)
_MADE = re.compile(
    rf"agenda|manifest|published|(public|full)-edition|supplement-\d+|{EXEMPT_FOLDER}",
    re.IGNORECASE,
)


def new_council(folder: Path) -> tuple[Path, ...]:
    """Write the project of a new council: council.yaml, a committee, templates, editor settings."""
    _check_name(folder.absolute().name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f'"{folder}" is there already and not empty; nothing was written')
    written = {name: text.encode() for name, text in (council_files() | editor_files()).items()}
    return _write(folder, written | _templates())


def new_meeting(content: Path, name: str, committee: str, date: datetime.date) -> tuple[Path, ...]:
    """Write meeting.yaml of a new meeting, with the council's standard items.

    Raises UsageError where the name or the committee will not do, ContentError where council.yaml
    is wrong.
    """
    _check_name(name)
    committees = [path.stem for path in sorted((content / "committees").glob("*.yaml"))]
    _check_known("committee", committee, committees)
    council = _council(content)
    publish = clock(date, council.calendar).last_lawful
    texts = meeting_files(name, committee, date, publish, council.standard_items)
    return _add(content, content / "meetings" / name, texts)


def new_report(content: Path, name: str, type_: str, meeting: str) -> tuple[Path, ...]:
    """Write the files of a new report; `type_` may be "" where the council has only one.

    Raises UsageError where a name will not do, ContentError where council.yaml is wrong.
    """
    _check_name(name)
    meetings = [path.parent.name for path in sorted(content.glob("meetings/*/meeting.yaml"))]
    meeting = meeting or _only("meeting", meetings)
    _check_known("meeting", meeting, meetings)
    types = {str(known): asked for known, asked in _council(content).report_types.items()}
    type_ = type_ or _only("type", types)
    _check_known("report type", type_, types)
    texts = report_files(meeting, name, type_, types[type_])
    return _add(content, content / "meetings" / meeting / name, texts)


def _add(content: Path, folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write files into a project, whose folder is that around the content."""
    there = {path.name.casefold() for path in folder.parent.glob("*")}
    if folder.name.casefold() in there:
        raise UsageError(f'there is already a "{folder.name}"; nothing was written')
    project = content.parent
    missing = {n: t for n, t in editor_files().items() if not (project / n).exists()}
    return _write(project, {n: text.encode() for n, text in {**texts, **missing}.items()})


def _write(project: Path, made: Mapping[str, bytes]) -> tuple[Path, ...]:
    paths = {project / name: written for name, written in made.items()}
    write(paths)
    return tuple(paths)


def _templates() -> dict[str, bytes]:
    """The Word templates that come with the program: in it, or beside it in a checkout."""
    package = Path(papers.__file__).parent
    folder = package / "templates"
    if not folder.is_dir():
        folder = package.parent / "templates"
    found = [path for path in sorted(folder.iterdir()) if path.suffix in {".docx", ".md"}]
    return {f"templates/{path.name}": path.read_bytes() for path in found}


def _council(content: Path) -> CouncilEntries:
    files = Files()
    council = files.typed(files.read(content / "council.yaml"), CouncilEntries)
    if council is None:
        raise ContentError(files.found)
    return council


def _check_name(name: str) -> None:
    if not ID.fullmatch(name) or len(name) > LONGEST:
        raise UsageError(
            f'"{name}" cannot be a name here: it has letters, digits and hyphens, '
            f"at most {LONGEST} of them"
        )
    if _DEVICES.fullmatch(name) or _MADE.fullmatch(name):
        raise UsageError(f'"{name}" is kept for another use; choose another name')


def _check_known(what: str, name: str, known: Iterable[str]) -> None:
    names = list(known)
    if name not in names:
        hint = did_you_mean(name, names) or f"known are {', '.join(names) or 'none yet'}"
        raise UsageError(f'there is no {what} "{name}"; {hint}')


def _only(what: str, known: Iterable[str]) -> str:
    """The only one there is; otherwise somebody must choose."""
    names = list(known)
    if len(names) == 1:
        return names[0]
    if not names:
        raise UsageError(f"there is no {what} yet")
    raise UsageError(f"choose with --{what}: {', '.join(names)}")
