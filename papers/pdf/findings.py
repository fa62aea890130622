"""Findings: what is wrong or lost in a Word file, told to whoever converts it."""

from papers.diagnostics import Diagnostic, Location, Severity


class Findings:
    """Collects diagnostics about one file; each is given once.

    An error keeps the PDF from conforming; a warning is only told.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: dict[Diagnostic, None] = {}

    def error(self, rule: str, message: str, hint: str = "") -> None:
        """Something because of which the PDF does not conform."""
        self._add(rule, message, hint, Severity.ERROR)

    def warning(self, rule: str, message: str, hint: str = "") -> None:
        """Something that readers should know."""
        self._add(rule, message, hint, Severity.WARNING)

    def _add(self, rule: str, message: str, hint: str, severity: Severity) -> None:
        diagnostic = Diagnostic(Location(self._file), message, hint, rule, severity)
        self._found.setdefault(diagnostic)

    def has(self, rule: str) -> bool:
        """Whether anything of a kind was found."""
        return any(diagnostic.rule == rule for diagnostic in self._found)

    def all(self) -> tuple[Diagnostic, ...]:
        """Everything found, in the order of the document."""
        return tuple(self._found)


UNTAGGED = ("alternative-text", "table-header")  # rules for what is tagged


class MarginalFindings(Findings):
    """What is found in headers and footers; as artifacts they keep no PDF from conforming."""

    def __init__(self, told: Findings) -> None:
        super().__init__("")
        self._told = told

    def error(self, rule: str, message: str, hint: str = "") -> None:
        """Something that is missing there; it is only told."""
        if rule not in UNTAGGED:
            self._told.warning(rule, message, hint)

    def warning(self, rule: str, message: str, hint: str = "") -> None:
        """Something that readers should know."""
        self._told.warning(rule, message, hint)
