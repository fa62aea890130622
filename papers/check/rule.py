"""What a rule is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from papers.diagnostics import Diagnostic, Severity
from papers.model.meeting import Meeting
from papers.model.report import Known, Report


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that holds for every report, and where it is laid down.

    `name` stands in `checks:` of council.yaml; `find` yields what is wrong, and its docstring says
    what the rule asks: in one line, and then why. A rule that is not `on` waits until the council
    names it there.
    """

    name: str
    source: str
    severity: Severity
    find: Callable[[Report, Known], Iterable[Diagnostic]]
    on: bool = True


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """The same for meetings and their agendas."""

    name: str
    source: str
    severity: Severity
    find: Callable[[Meeting], Iterable[Diagnostic]]
    on: bool = True


AnyRule: TypeAlias = Rule | MeetingRule
