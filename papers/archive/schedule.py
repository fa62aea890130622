"""The council's schedule: for how long papers are kept, from retention.toml in the archive.

It may set `open`, `background` and `exempt` in years or to "permanent", and what differs of them
under [committees] (by name) and [meetings] (by the names of their folders), which stands above all.
"""

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from papers.archive.places import SCHEDULE, Part
from papers.diagnostics import ContentError, Diagnostic, Location, did_you_mean

PERMANENT = "permanent"
FOREVER = 0  # years

# LGA 1972, s.100C(1) and s.100D(2): periods "beginning with the date of the meeting". For exempt
# papers the law sets none; the council's usual one is that of open papers.
LEAST: Mapping[Part, int] = MappingProxyType({Part.OPEN: 6, Part.BACKGROUND: 4, Part.EXEMPT: 1})
USUAL: Mapping[Part, int] = MappingProxyType({**LEAST, Part.EXEMPT: 6})
SOURCES: Mapping[Part, str] = MappingProxyType(
    {
        Part.OPEN: "Local Government Act 1972, section 100C",
        Part.BACKGROUND: "Local Government Act 1972, section 100D",
        Part.EXEMPT: "the council's schedule",
    }
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Years by part, and those of committees and meetings that differ; FOREVER is 0."""

    years: Mapping[Part, int] = field(default_factory=lambda: USUAL)
    committees: Mapping[str, int] = field(default_factory=dict)
    meetings: Mapping[str, int] = field(default_factory=dict)

    def years_of(self, part: Part, committee: str, meeting: str) -> int:
        """For how many years papers are kept; 0 for ever."""
        general = self.years[part]
        set_apart = self.meetings.get(meeting, self.committees.get(committee))
        if set_apart is None or set_apart == FOREVER:
            return general if set_apart is None else FOREVER
        return max(set_apart, LEAST[part])


def end_of(date: datetime.date, years: int) -> datetime.date:
    """The first day after a period of years that began with a day."""
    try:
        return date.replace(year=date.year + years)
    except ValueError:  # 29 February
        return datetime.date(date.year + years, 3, 1)


def read_schedule(archive: Path) -> Schedule:
    """Read an archive's schedule; the usual years where it has none.

    Raises ContentError with everything that is wrong in it.
    """
    path = archive / SCHEDULE
    if not path.is_file():
        return Schedule()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError([_wrong(path, f"it cannot be read: {error}")]) from error
    if found := list(_faults(path, entries)):
        raise ContentError(found)
    return Schedule(
        {part: _years(entries.get(part, USUAL[part])) for part in Part},
        {name: _years(value) for name, value in entries.get("committees", {}).items()},
        {name: _years(value) for name, value in entries.get("meetings", {}).items()},
    )


def _years(value: int | str) -> int:
    return FOREVER if value == PERMANENT else int(value)


def _wrong(path: Path, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(Location(str(path)), message, hint, rule="retention")


def _faults(path: Path, entries: Mapping[str, object]) -> Iterator[Diagnostic]:
    known = [*map(str, Part), "committees", "meetings"]
    for name, value in entries.items():
        if name not in known:
            yield _wrong(path, f'there is no "{name}" in a schedule', did_you_mean(name, known))
        elif name not in set(Part):
            named = value.items() if isinstance(value, dict) else [(name, None)]
            yield from (_wrong(path, m) for k, v in named for m in _wrong_years(k, v, 1))
        else:
            yield from (_wrong(path, m) for m in _wrong_years(name, value, LEAST[Part(name)]))


def _wrong_years(name: str, value: object, least: int) -> Iterator[str]:
    if value == PERMANENT:
        return
    if type(value) is not int:
        yield f'"{name}" should be a number of years, or "{PERMANENT}"'
    elif value < least:
        yield f'"{name}" is {value}; the least is {least}' + (" by law" if least > 1 else "")
