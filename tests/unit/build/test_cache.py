"""What is kept: plain values and our own types, read back as they were on any Python."""

import pickle
from datetime import date
from enum import Enum
from pathlib import Path

import pytest

from papers.build.cache import Cache, read_written, written
from papers.diagnostics import Diagnostic, Location, Severity
from papers.manifest import Kind


@pytest.mark.parametrize(
    "value",
    [
        (date(2019, 10, 23), frozenset({"a"}), Path("a/b")),
        Severity.WARNING,
        Diagnostic(Location("a.yaml", 3, 5), "it is wrong", severity=Severity.WARNING),
        {Kind.REPORT: [Kind.APPENDIX]},
    ],
)
def test_what_is_written_is_read_back(value: object) -> None:
    assert read_written(written(value)) == value


def test_a_member_of_an_enumeration_is_written_as_its_value() -> None:
    """Whatever Python does of itself, which in 3.11.0 to 3.11.3 is to call getattr."""
    for each in (Severity.ERROR, Kind.REPORT):
        assert isinstance(each, Enum)
        assert b"getattr" not in written(each)


@pytest.mark.parametrize("value", [getattr, pickle.loads, Path.unlink])
def test_code_is_not_let_in(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is not let in"):
        read_written(pickle.dumps(value))


def test_a_damaged_entry_counts_as_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("ab12", "kept")
    cache.save()
    assert Cache(tmp_path).get("ab12") == "kept"
    (entry,) = (path for path in tmp_path.glob("*/*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-1])
    assert Cache(tmp_path).get("ab12") is None
