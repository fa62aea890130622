"""What a rule is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from papers.diagnostics import Diagnostic, Severity
from papers.model.report import Known, Report


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that holds for every report, and where it is laid down.

    `name` stands in `checks:` of council.yaml; `find` yields what is wrong.
    """

    name: str
    source: str
    severity: Severity
    find: Callable[[Report, Known], Iterable[Diagnostic]]
