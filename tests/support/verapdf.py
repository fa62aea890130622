"""Every PDF that the tests make goes through the real veraPDF engine, one process for each worker."""

import atexit
from pathlib import Path

from papers.pdf.validator import FLAVOURS, Failure, Validator

VALIDATOR = Validator()
atexit.register(VALIDATOR.close)


def broken_rules(pdf: bytes | Path, flavour: str) -> list[Failure]:
    """The rules of a flavour, "ua1" or "2a", that a PDF breaks."""
    return VALIDATOR.broken_rules(pdf, flavour)


def assert_conforms(pdf: bytes | Path) -> None:
    """Fail with every broken rule where a PDF is not both PDF/UA-1 and PDF/A-2a."""
    failures = [failure for flavour in FLAVOURS for failure in broken_rules(pdf, flavour)]
    assert not failures, "\n".join(map(str, failures))
