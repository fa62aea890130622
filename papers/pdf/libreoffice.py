"""The other engine: an installed LibreOffice, for comparison and for what ours cannot render.

All files go in one call, since starting the office costs more than converting. Its PDFs are tagged
but claim nothing: what was not validated is not claimed.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from papers.diagnostics import UsageError

PROGRAMS = ("soffice", "libreoffice")
FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
SECONDS_PER_FILE = 120


def convert_all(files: Sequence[Path]) -> dict[Path, bytes]:
    """The PDF of each file that LibreOffice could convert.

    Raises UsageError where LibreOffice is not installed.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise UsageError("LibreOffice is not installed; without --engine, none is needed")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        copies = _copied(files, work)
        command = [
            program, f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless",
            "--convert-to", FILTER, "--outdir", str(work / "out"), *map(str, copies.values()),
        ]  # fmt: skip
        try:
            subprocess.run(  # noqa: S603
                command, capture_output=True, check=False, timeout=SECONDS_PER_FILE * len(files)
            )
        except subprocess.TimeoutExpired:
            return {}
        made = {file: work / "out" / f"{copy.stem}.pdf" for file, copy in copies.items()}
        return {file: path.read_bytes() for file, path in made.items() if path.exists()}


def _copied(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Copies under names of their own, since files of several folders may share one."""
    copies = {}
    for index, file in enumerate(files):
        copies[file] = folder / f"{index}.docx"
        shutil.copyfile(file, copies[file])
    return copies
