"""Convert Word files, also those that this program never made."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path

from papers.build.files import write
from papers.diagnostics import ContentError, Diagnostic, Location, Severity
from papers.pdf import libreoffice
from papers.pdf.convert import convert

# What papers convert can do about a finding, by its rule; other commands cannot.
_OPTIONS = {"tracked-changes": "--accept-changes", "title": "--repair", "language": "--repair"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How Word files are to be converted."""

    engine: str = "papers"
    accept_changes: bool = False
    repair: bool = False
    language: str = "en-GB"
    allow_nonconforming: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """The PDF made from a Word file, or None, and what was found."""

    pdf: Path | None
    diagnostics: tuple[Diagnostic, ...]


def convert_files(targets: dict[Path, Path], wishes: Wishes) -> Iterator[tuple[Path, Converted]]:
    """Convert Word files to the PDFs they are to become, several at once, in their order."""
    if wishes.engine == "libreoffice":
        yield from _by_libreoffice(targets)
    elif len(targets) == 1:
        yield from ((file, _converted(file, pdf, wishes)) for file, pdf in targets.items())
    else:
        with ProcessPoolExecutor(min(len(targets), os.cpu_count() or 1)) as executor:
            made = executor.map(_converted, targets, targets.values(), repeat(wishes))
            yield from zip(targets, made, strict=True)


def _converted(file: Path, pdf: Path, wishes: Wishes) -> Converted:
    try:
        made = convert(
            file.read_bytes(),
            str(file),
            language=wishes.language,
            accept_changes=wishes.accept_changes,
            repair=wishes.repair,
            allow_nonconforming=wishes.allow_nonconforming,
        )
    except ContentError as error:
        return Converted(None, _with_options(error.diagnostics))
    write({pdf: made.pdf})
    return Converted(pdf, _with_options(made.findings))


def _with_options(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings that name, after the remedy in Word, the option that would do."""
    return tuple(
        replace(each, hint=f"{each.hint}; or use {_OPTIONS[each.rule]}")
        if each.rule in _OPTIONS
        else each
        for each in found
    )


def _by_libreoffice(targets: dict[Path, Path]) -> Iterator[tuple[Path, Converted]]:
    made = libreoffice.convert_all(list(targets))
    for file, pdf in targets.items():
        where = Location(str(file))
        if file in made:
            write({pdf: made[file]})
            message = "made by LibreOffice: it claims neither PDF/UA nor PDF/A"
            note = Diagnostic(where, message, rule="engine", severity=Severity.WARNING)
            yield file, Converted(pdf, (note,))
        else:
            message = "LibreOffice could not convert it"
            yield file, Converted(None, (Diagnostic(where, message, rule="engine"),))
