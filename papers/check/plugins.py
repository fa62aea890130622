"""Rules of other programs, found by the entry point group "papers.rules"."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, wraps
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from papers.check.rule import AnyRule, MeetingRule, Rule
from papers.diagnostics import Diagnostic, PapersError

GROUP = "papers.rules"


@dataclass(frozen=True, slots=True)
class Plugged:
    """The rules that other programs bring."""

    rules: tuple[Rule, ...] = ()
    meeting_rules: tuple[MeetingRule, ...] = ()

    @property
    def all(self) -> tuple[AnyRule, ...]:
        """Those for reports, then those for meetings."""
        return (*self.rules, *self.meeting_rules)


def plugged(taken: Iterable[str]) -> Plugged:
    """The rules of all that is installed, in the order of their names.

    Raises PapersError, with every reason, where one cannot be had or has a name that is `taken`.
    """
    names, found, problems = set(taken), [], []
    for point in points(tuple(sys.path)):
        try:
            rule = _loaded(point)
        except PapersError as error:
            problems.append(str(error))
            continue
        if rule.name in names:
            problems.append(f'{_called(point)} has a name that is taken: "{rule.name}"')
        names.add(rule.name)
        found.append(rule)
    if problems:
        raise PapersError("\n".join(f"{each}; mend or uninstall it" for each in problems))
    return Plugged(
        tuple(rule for rule in found if isinstance(rule, Rule)),
        tuple(rule for rule in found if isinstance(rule, MeetingRule)),
    )


@cache
def points(_: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """The entry points of what is installed along a path of modules, by their names."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda each: each.name))


def _loaded(point: EntryPoint) -> AnyRule:
    try:
        rule = point.load()
    except Exception as error:  # whatever a foreign module raises
        raise PapersError(f"{_called(point)} cannot be loaded: {_said(error)}") from error
    match rule:
        case Rule():
            return replace(rule, find=_guarded(rule.find, _called(point)))
        case MeetingRule():
            return replace(rule, find=_guarded(rule.find, _called(point)))
        case _:
            kind = type(rule).__name__
            raise PapersError(f"{_called(point)} is a {kind}, not a Rule or MeetingRule")


def _guarded(
    find: Callable[..., Iterable[Diagnostic]], called: str
) -> Callable[..., Iterator[Diagnostic]]:
    """A rule whose failures are told in words."""

    @wraps(find)
    def guarded(*about: Any) -> Iterator[Diagnostic]:
        try:
            found = list(find(*about))
        except Exception as error:  # whatever a foreign rule raises
            raise PapersError(f"{called} failed: {_said(error)}; mend or uninstall it") from error
        if not all(isinstance(each, Diagnostic) for each in found):
            raise PapersError(f"{called} yields what is no Diagnostic; mend or uninstall it")
        yield from found

    return guarded


def _called(point: EntryPoint) -> str:
    source = point.dist.name if point.dist is not None else point.module
    return f'the rule "{point.name}" of "{source}"'


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
