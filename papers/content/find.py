"""Find the content folder, and the reports that someone names."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from papers.content.places import inside
from papers.diagnostics import ContentError, Diagnostic, UsageError, did_you_mean

if TYPE_CHECKING:
    from papers.content.tree import Text


def find_project(start: Path) -> Path:
    """The content folder (it holds council.yaml): at, above, or as "content" directly below.

    Raises UsageError where there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        for candidate in (folder, folder / "content"):
            if (candidate / "council.yaml").is_file():
                return candidate
    raise UsageError(
        f'no content folder at or above "{start}": it holds council.yaml; '
        "run the command in the project's folder"
    )


def find_reports(content: Path, paths: Sequence[Path | str] = ()) -> tuple[Path, ...]:
    """The folders of the reports that the paths name, each once; of all reports without any.

    A path names a report's folder or a file in it, a meeting's folder, or the content folder; a
    meeting may be named by its folder's name alone. The reports of a meeting come in the order of
    its agenda. Raises UsageError for a path that names none, ContentError where an agenda names a
    report that is not there.
    """
    named = [_named(content, Path(path)) for path in paths] or [content]
    reports = (report for folder in named for report in _reports(content, folder))
    return tuple(dict.fromkeys(reports))


def find_papers(
    content: Path, paths: Sequence[Path | str] = ()
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The folders of the meetings that the paths name, and those of single reports, each once.

    As `find_reports`; all meetings without any path.
    """
    meetings, reports = dict[Path, None](), dict[Path, None]()
    for folder in [_named(content, Path(path)) for path in paths] or [content]:
        if (folder / "meeting.yaml").is_file():
            meetings[folder] = None
        elif (report := _report_around(content, folder)) is not None:
            reports[report] = None
        elif content.resolve() in (folder.resolve(), folder.parent.resolve()):
            meetings.update(dict.fromkeys(_meetings(content)))
        else:
            raise UsageError(f'"{folder}" is neither a report nor a meeting')
    for folder in (*meetings, *reports):
        if any(0xD800 <= ord(sign) < 0xE000 for sign in str(folder)):  # noqa: PLR2004  # surrogates
            raise UsageError(f"the name of the folder {str(folder)!a} is not in UTF-8; rename it")
    return tuple(meetings), tuple(report for report in reports if report.parent not in meetings)


def find_meeting(content: Path, path: Path | str) -> Path:
    """The folder of the one meeting that a path names; raises UsageError where it is none."""
    folder = _named(content, Path(path))
    if not (folder / "meeting.yaml").is_file():
        raise UsageError(f'"{path}" is not a meeting: its folder has no meeting.yaml')
    return folder


def _named(content: Path, path: Path) -> Path:
    """The folder that a path means."""
    for candidate in (path.absolute(), content / path, content / "meetings" / path):
        if candidate.exists():
            folder = candidate if candidate.is_dir() else candidate.parent
            break
    else:
        raise UsageError(f'there is no "{path}"{_near(content, path)}')
    if folder.resolve() == content.parent.resolve():  # the project's folder
        return content
    if not inside(folder, content):
        raise UsageError(f'"{path}" is outside the content folder "{content}"')
    return _in_content(content, folder)


def _in_content(content: Path, folder: Path) -> Path:
    """The same folder by its path below the content folder, without links."""
    return content / folder.resolve().relative_to(content.resolve())


def _near(content: Path, path: Path) -> str:
    meetings = _meetings(content)
    names = [meeting.name for meeting in meetings]
    names += [f"{report.parent.name}/{report.name}" for m in meetings for report in _folders(m)]
    near = get_close_matches(str(path), names, n=3, cutoff=0.4) or names[:5]
    return "; near are " + ", ".join(near) if near else ""


def _reports(content: Path, folder: Path) -> Iterator[Path]:
    """The reports in a folder of any kind."""
    if (folder / "meeting.yaml").is_file():
        yield from _agenda(folder)
    elif (report := _report_around(content, folder)) is not None:
        yield report
    elif content.resolve() in (folder.resolve(), folder.parent.resolve()):
        for meeting in _meetings(content):
            yield from _agenda(meeting)
    else:
        raise UsageError(f'"{folder}" is neither a report nor a meeting')


def _report_around(content: Path, folder: Path) -> Path | None:
    """The report whose folder this is, or lies in."""
    for candidate in (folder, *folder.parents):
        if candidate == content:
            return None
        if (candidate / "report.yaml").is_file():
            return candidate
    return None


def _meetings(content: Path) -> list[Path]:
    """The folders of meetings; raises PermissionError where one may not be read."""
    folders = content / "meetings"
    there = sorted(folders.iterdir()) if folders.is_dir() else []
    return [folder for folder in there if (folder / "meeting.yaml").is_file()]


def _folders(meeting: Path) -> list[Path]:
    return sorted(path.parent for path in meeting.glob("*/report.yaml"))


def _agenda(meeting: Path) -> Iterator[Path]:
    """The reports of a meeting in order; where its agenda cannot be read, all that there are."""
    from papers.content.files import Files  # noqa: PLC0415  # schemas take long to build
    from papers.content.schema.meeting import MeetingEntries  # noqa: PLC0415

    files = Files()
    typed = files.typed(files.read(meeting / "meeting.yaml"), MeetingEntries)
    if typed is None:
        yield from _folders(meeting)
        return
    reports = [item.report for item in typed.all_items if item.report is not None]
    found = [problem for name in reports if (problem := unknown_report(meeting, name))]
    if found:
        raise ContentError(found)
    yield from (meeting / name for name in reports)


def unknown_report(meeting: Path, name: "Text") -> Diagnostic | None:
    """What is wrong with a report that an agenda names, where it is not there."""
    there = [path.name for path in _folders(meeting)]
    if name in there:
        return None
    return Diagnostic(
        name.where,
        f'there is no report "{name}" beside meeting.yaml',
        did_you_mean(name, there) or "a report is a folder with a report.yaml",
        rule="agenda",
    )
