"""One run at a time changes an archive; the others wait for it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from papers.archive.places import LOCK
from papers.diagnostics import PapersError

PATIENCE = 600.0  # seconds
PAUSE = 0.05


@contextmanager
def locked(archive: Path) -> Iterator[None]:
    """Hold an archive's lock, which ends with the process at the latest.

    Raises PapersError where another run holds it for longer than ten minutes.
    """
    with (archive / LOCK).open("ab") as file:
        waited = 0.0
        while not _taken(file):
            if waited >= PATIENCE:
                raise PapersError(f'"{archive}" is in use by another run; try again later')
            time.sleep(PAUSE)
            waited += PAUSE
        yield


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _taken(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
else:
    import fcntl

    def _taken(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
