"""What can be wrong with a template, said to the person who keeps it."""

from pathlib import Path

from papers.diagnostics import ContentError, Diagnostic, Location


def fault(template: Path, message: str, hint: str, rule: str) -> Diagnostic:
    """A diagnostic for a Word template as a whole."""
    return Diagnostic(Location(template.as_posix()), message, hint, rule)


def refuse(template: Path, message: str, hint: str, rule: str = "template") -> ContentError:
    """An error of a Word template, to be raised."""
    return ContentError([fault(template, message, hint, rule)])
