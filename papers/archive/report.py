"""The report of a verification, as a clerk files it."""

import datetime

from papers import __version__
from papers.archive.verification import Verification


def report(made: Verification, when: datetime.datetime) -> str:
    """The report as text."""
    result = f"{len(made.faults)} faults were found." if made.faults else "No fault was found."
    if len(made.faults) == 1:
        result = "1 fault was found."
    lines = [
        "Verification of an archive of committee papers",
        "",
        f"Of:      {made.of}",
        f"At:      {when.isoformat(sep=' ', timespec='seconds')}",
        f"By:      papers {__version__}",
        f"Read:    {made.bags:,} bags, {made.files:,} files, {made.size:,} bytes",
        f"Result:  {result}",
    ]
    if made.faults:
        lines += ["", *map(str, made.faults)]
    lines += [
        "",
        "Every file was read and compared with its SHA-256 and SHA-512; every PDF with what it is",
        "said to claim; every bag with the versions before it and with the catalogue.",
    ]
    return "\n".join(lines) + "\n"
