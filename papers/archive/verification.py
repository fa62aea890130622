"""Verify an archive or one bag: fixity, completeness, claims, versions, catalogue."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from papers.archive.bag import INFO
from papers.archive.catalogue.comparing import compare
from papers.archive.catalogue.schema import FILES
from papers.archive.chain import check_place, strangers
from papers.archive.fixity import Checked, check_bag
from papers.archive.places import Place, places
from papers.diagnostics import Diagnostic, UsageError, in_order

FEW = 8  # bags that are checked sooner than other processes start
AHEAD = 64  # bags handed to other processes at once


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified: bags, files, bytes; and every fault, in order."""

    of: str
    bags: int
    files: int
    size: int
    faults: tuple[Diagnostic, ...]


def verify(path: Path, progress: Callable[[str], None]) -> Verification:
    """Verify an archive or a bag; nothing found wrong raises.

    Raises UsageError where the path is neither.
    """
    if _is_bag(path):
        checked = check_bag(path, path.name)
        return Verification(str(path), 1, checked.files, checked.size, in_order(checked.faults))
    there = list(places(path))
    if not there and not any((path / name).is_file() for name in FILES):
        raise UsageError(f'"{path}" is neither an archive nor a bag')
    files, size, faults = 0, 0, list(strangers(path))
    for place, checked in _checked(path, there):
        progress(place.name)
        files, size = files + checked.files, size + checked.size
        faults += checked.faults
        faults += check_place(path, place)
    faults += compare(path, there)
    return Verification(str(path), len(there), files, size, in_order(faults))


def _is_bag(path: Path) -> bool:
    return any((path / name).is_file() for name in ("bagit.txt", INFO))


def _checked(archive: Path, there: list[Place]) -> Iterator[tuple[Place, Checked]]:
    """Check bags, several at once where there are many."""
    folders = [place.below(archive) for place in there]
    names = [place.name for place in there]
    if len(there) <= FEW:
        yield from zip(there, map(check_bag, folders, names), strict=True)
        return
    with ProcessPoolExecutor(os.cpu_count()) as executor:
        for start in range(0, len(there), AHEAD):
            chosen = slice(start, start + AHEAD)
            results: Iterable[Checked] = executor.map(
                check_bag, folders[chosen], names[chosen], chunksize=4
            )
            yield from zip(there[chosen], results, strict=True)
