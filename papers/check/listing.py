"""The rules as a list to read: what each asks, where it is laid down, how grave it is."""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from papers.check.rule import AnyRule, Rule

OFF = "off"
REPORT, MEETING = "report", "meeting"


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule, for people: `asks` in one line, `explains` the rest of what it has to say.

    `severity` is "error", "warning" or "off", as the council sets it.
    """

    name: str
    about: str  # a "report" or a "meeting"
    severity: str
    source: str
    asks: str
    explains: str = ""


def severity_of(rule: AnyRule, settings: Mapping[str, str]) -> str:
    """How grave what a rule finds is: "error", "warning" or "off"."""
    return settings.get(rule.name, str(rule.severity) if rule.on else OFF)


def listed(rules: Iterable[AnyRule], settings: Mapping[str, str]) -> Iterator[Listed]:
    """The rules in order, with the severities that the settings give them."""
    for rule in rules:
        asks, _, rest = (inspect.getdoc(rule.find) or "").partition("\n")
        about = REPORT if isinstance(rule, Rule) else MEETING
        severity = severity_of(rule, settings)
        yield Listed(rule.name, about, severity, rule.source, asks, rest.strip())
