"""The certificate of disposal: what a person is about to dispose of, for that person to sign."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from papers import __version__
from papers.archive.due import Disposable
from papers.archive.schedule import SOURCES
from papers.diagnostics import UsageError


def write_certificate(path: Path, bags: Sequence[Disposable], on: datetime.date) -> None:
    """Write the certificate; raises UsageError where the file is there already."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(certificate(bags, on))
    except FileExistsError as error:
        raise UsageError(f'there is a file "{path}" already; give the certificate another name') \
            from error  # fmt: skip


def certificate(bags: Sequence[Disposable], on: datetime.date) -> str:
    """The text of the certificate."""
    entries = "\n\n".join(map(_entry, bags)) or "None."
    return f"""Certificate of disposal

Listed on {on.isoformat()} by papers {__version__}. Nothing has been deleted by this program.

The following may be disposed of under the council's schedule:

{entries}

I have checked that nothing listed here is needed for an inspection, an enquiry, an appeal or
proceedings, and is not to be kept for its historical value; and I have disposed of it.

Name and post:  ______________________________________________

Signature:      ______________________________________________

Date:           ______________________________________________
"""


def _entry(bag: Disposable) -> str:
    return (
        f"{bag.place.name}\n"
        f"  {bag.committee}, meeting of {bag.date.isoformat()}; {bag.files} files\n"
        f"  kept {bag.years} years, until {bag.since.isoformat()} ({SOURCES[bag.place.part]})\n"
        f"  SHA-256 of tagmanifest-sha256.txt: {bag.sha256}"
    )
