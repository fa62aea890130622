"""A small project whose meeting is published: what `papers build` and `papers publish` leave.

One open report, one that is exempt; a pack of each edition. The PDFs are real.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from papers.archive.places import Place
from papers.build.archive import archive_meeting
from papers.manifest import NAME, File, Kind, Manifest, digest, to_json
from papers.pdf.convert import convert
from support.docx import br, docx, h, p

TODAY = datetime.date(2026, 11, 24)
MEETING = "2019-10-23-select"
OPEN_WORDS = "Life story work is done with every child in care."
EXEMPT_WORDS = "Specimen Care asks for 842 pounds a week."
SOURCES = {
    "content/council.yaml": "name: Example Council\nreport-types:\n  update: {template: report.docx}\n",
    "content/committees/select.yaml": "name: Children Select Committee\n",
    f"content/meetings/{MEETING}/meeting.yaml": (
        "committee: select\ndate: 2019-10-23\nitems:\n  - report: care\n"
        "  - report: contract\n    exempt: {paragraph: 3, reason: The contract is not signed.}\n"
    ),
    f"content/meetings/{MEETING}/care/report.yaml": (
        "title: Children in Care\ntype: update\nreport-by: The Director\noutline: [summary]\n"
    ),
    f"content/meetings/{MEETING}/care/summary.yaml": (
        f"heading: Summary\ncontent:\n  - {OPEN_WORDS}\n"
    ),
    f"content/meetings/{MEETING}/contract/report.yaml": (
        "title: Fostering Contract\ntype: update\nreport-by: The Director\noutline: [bids]\n"
    ),
    f"content/meetings/{MEETING}/contract/bids.yaml": (
        f"heading: The bids\ncontent:\n  - {EXEMPT_WORDS}\n"
    ),
    "templates/report.docx": "a template\n",
}
EXEMPT = {"exempt": (3,), "review": datetime.date(2020, 4, 1)}


@dataclass(frozen=True)
class Made:
    """A Word file and its PDF."""

    docx: bytes
    pdf: bytes
    pages: int


@cache
def made(title: str, *pages: str) -> Made:
    """A small real paper with these pages."""
    body = h(1, title) + p(br()).join(p(page) for page in pages)
    word = docx(body, title=title)
    conversion = convert(word, f"{title}.docx")
    return Made(word, conversion.pdf, conversion.pages)


def paper(path: str, title: str, kind: Kind, text: Made, **more: object) -> dict[File, bytes]:
    """A paper as PDF and as Word file, with the manifest's lines of both."""
    claims = ("PDF/UA-1", "PDF/A-2a")
    pdf = File(f"{path}.pdf", title, kind, digest(text.pdf), pages=text.pages, conformance=claims)
    word = File(f"{path}.docx", title, kind, digest(text.docx))
    return {replace(pdf, **more): text.pdf, replace(word, **more): text.docx}


def papers(words: str = OPEN_WORDS, hidden: str = EXEMPT_WORDS) -> dict[File, bytes]:
    """What is made of the meeting."""
    agenda = made("Agenda", "Children in Care. Fostering Contract.")
    care = made("Children in Care", "What has been done since the last meeting.", words)
    contract = made("Fostering Contract", hidden)
    secret = "not-for-publication"
    files = paper("agenda", "Agenda", Kind.AGENDA, agenda, first=1, last=1)
    files |= paper("care", "Children in Care", Kind.REPORT, care, item="1", first=2, last=3)
    files |= paper("public-edition", "Public edition", Kind.EDITION, made("Pack", words))
    files |= paper(
        f"{secret}/contract", "Fostering Contract", Kind.REPORT, contract, item="2", **EXEMPT
    )
    files |= paper(
        f"{secret}/full-edition", "Full edition", Kind.EDITION, made("Pack", words, hidden),
        exempt=(3,),
    )  # fmt: skip
    return {file: content for file, content in files.items() if "edition.docx" not in file.path}


def project(folder: Path, sources: Mapping[str, str] = SOURCES) -> Path:
    """A project with these sources, nothing built."""
    for path, text in sources.items():
        write(folder / path, text.encode())
    return folder


def publish(folder: Path, number: int = 1, files: Mapping[File, bytes] | None = None) -> Path:
    """Publish a meeting of a project as the number'th publication; returns its folder."""
    files = papers() if files is None else files
    target = folder / "build" / MEETING / "published" / str(number)
    for file, content in files.items():
        write(target / file.path, content)
    write(target / NAME, to_json(manifest(folder, tuple(files), number)))
    return target


def manifest(folder: Path, files: tuple[File, ...], number: int) -> Manifest:
    """The manifest of a publication of a project."""
    return Manifest(
        meeting=MEETING,
        council="Example Council",
        committee="Children Select Committee",
        date=datetime.date(2019, 10, 23),
        program="papers 0.1.0",
        files=files,
        sources={name: digest((folder / name).read_bytes()) for name in sorted(_sources(folder))},
        version=number,
        published=datetime.date(2019, 10, 15),
        reason="" if number == 1 else "Figures that came late",
    )


def published(folder: Path) -> Path:
    """A project with one published meeting; returns the project's folder."""
    publish(project(folder))
    return folder


def write(path: Path, content: bytes) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _sources(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name.startswith(("content/", "templates/")):
            yield name


def archived(folder: Path, archive: Path, **more: object) -> tuple[Place, ...]:
    """Archive the meeting of a project."""
    content = folder / "content"
    meeting = content / "meetings" / MEETING
    return archive_meeting(meeting, content, archive, TODAY, **more).places


def bag(archive: Path, version: int = 1, part: str = "open") -> Path:
    """The folder of a bag of the meeting."""
    return archive / MEETING / f"v{version:04}" / part
