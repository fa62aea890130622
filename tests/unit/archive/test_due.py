"""Retention and review: what is due when, by law and by the council's schedule."""

import datetime
from pathlib import Path

import pytest
from support.published import MEETING, archived, bag

from papers.archive.certificate import certificate, write_certificate
from papers.archive.due import disposable, lines, reviews
from papers.archive.places import Part
from papers.archive.release import release
from papers.archive.schedule import FOREVER, Schedule, end_of, read_schedule
from papers.diagnostics import ContentError, UsageError


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def due(archive: Path, on: str) -> list[str]:
    found = disposable(archive, read_schedule(archive), day(on))
    return [f"{each.since} {each.place.version} {each.place.part}" for each in found]


@pytest.fixture
def full(project: Path, tmp_path: Path) -> Path:
    """An archive with every part; the meeting was on 23 October 2019."""
    archived(project, tmp_path / "full", background=[project / "content/council.yaml"])
    return tmp_path / "full"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-10-22", []),
        ("2023-10-23", ["2023-10-23 1 background"]),
        ("2025-10-22", ["2023-10-23 1 background"]),
        (
            "2025-10-23",
            ["2023-10-23 1 background", "2025-10-23 1 exempt", "2025-10-23 1 open"],
        ),
    ],
)
def test_open_papers_are_kept_six_years_and_background_papers_four(
    full: Path, on: str, expected: list[str]
) -> None:
    assert due(full, on) == expected


@pytest.mark.parametrize(
    ("date", "years", "end"),
    [
        ("2019-10-23", 6, "2025-10-23"),
        ("2020-02-29", 6, "2026-03-01"),
        ("2020-02-29", 4, "2024-02-29"),
    ],
)
def test_a_period_begins_with_the_meeting(date: str, years: int, end: str) -> None:
    assert end_of(day(date), years) == day(end)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("open = 10\n", ["2023-10-23 1 background", "2025-10-23 1 exempt"]),
        ('open = "permanent"\nexempt = 1\n', ["2020-10-23 1 exempt", "2023-10-23 1 background"]),
        (f'[meetings]\n{MEETING} = "permanent"\n', []),
        ('[committees]\n"Children Select Committee" = "permanent"\n', []),
        (
            f'[committees]\n"Children Select Committee" = "permanent"\n[meetings]\n{MEETING} = 6\n',
            ["2025-10-23 1 background", "2025-10-23 1 exempt", "2025-10-23 1 open"],
        ),
        (
            f"[meetings]\n{MEETING} = 2\n",
            ["2021-10-23 1 exempt", "2023-10-23 1 background", "2025-10-23 1 open"],
        ),
    ],
)
def test_the_schedule_of_the_council(full: Path, schedule: str, expected: list[str]) -> None:
    (full / "retention.toml").write_text(schedule, encoding="utf-8")
    assert due(full, "2026-11-24") == expected


def test_a_schedule_that_is_wrong_is_told_as_a_whole(tmp_path: Path) -> None:
    text = 'opne = 6\nopen = 5\nbackground = "long"\nmeetings = 3\n[committees]\nCabinet = 0\n'
    (tmp_path / "retention.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_schedule(tmp_path)
    assert [(d.message, d.hint) for d in error.value.diagnostics] == [
        ('"Cabinet" is 0; the least is 1', ""),
        ('"background" should be a number of years, or "permanent"', ""),
        ('"meetings" should be a number of years, or "permanent"', ""),
        ('"open" is 5; the least is 6 by law', ""),
        ('there is no "opne" in a schedule', 'did you mean "open"?'),
    ]


def test_a_schedule_that_is_not_toml(tmp_path: Path) -> None:
    (tmp_path / "retention.toml").write_text("open: 6\n", encoding="utf-8")
    with pytest.raises(ContentError, match="it cannot be read"):
        read_schedule(tmp_path)


def test_without_a_schedule_the_law_holds() -> None:
    assert Schedule().years_of(Part.OPEN, "Cabinet", "m") == 6
    assert Schedule(committees={"Cabinet": FOREVER}).years_of(Part.OPEN, "Cabinet", "m") == FOREVER


def test_exempt_papers_are_due_for_review(project: Path, archive: Path) -> None:
    assert reviews(archive, day("2020-03-31")) == []
    archived(project, archive)
    (found,) = reviews(archive, day("2020-04-01"))
    assert (found.place.version, found.item, found.exempt) == (2, "2", (3,))
    assert found.path == "not-for-publication/contract.pdf"
    release(archive, f"{MEETING}/contract", "The contract is signed.", day("2020-04-02"))
    assert reviews(archive, day("2020-04-02")) == []


def test_what_is_due_is_listed(archive: Path) -> None:
    on = day("2026-11-24")
    text = list(lines(disposable(archive, Schedule(), on), reviews(archive, on)))
    assert text[:-1] == [
        "May be disposed of:",
        f"  2025-10-23  {MEETING}/v0001/exempt  Children Select Committee, kept 6 years",
        f"  2025-10-23  {MEETING}/v0001/open  Children Select Committee, kept 6 years",
        "Exempt papers due for review:",
    ]
    paper = "item 2, Fostering Contract (paragraph 3): not-for-publication/contract.pdf"
    assert text[-1] == f"  2020-04-01  {MEETING}/v0001/exempt  {paper}"
    assert list(lines([], [])) == []


def test_the_certificate_names_each_bag_and_why(archive: Path, tmp_path: Path) -> None:
    on = day("2026-11-24")
    bags = disposable(archive, Schedule(), on)
    write_certificate(tmp_path / "c.txt", bags, on)
    text = (tmp_path / "c.txt").read_text(encoding="utf-8")
    assert "Nothing has been deleted by this program" in text
    assert f"{MEETING}/v0001/open\n" in text
    assert "meeting of 2019-10-23; 5 files" in text
    assert "kept 6 years, until 2025-10-23 (Local Government Act 1972, section 100C)" in text
    assert bags[0].sha256 in text
    assert "Signature:" in text
    assert bag(archive).is_dir()
    assert "None." in certificate([], on)


def test_a_certificate_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("signed", encoding="utf-8")
    with pytest.raises(UsageError, match="already"):
        write_certificate(tmp_path / "c.txt", [], day("2026-11-24"))
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == "signed"
