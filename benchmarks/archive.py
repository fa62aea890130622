"""An archive of many meetings: how fast it is made, searched and verified, and with what memory.

python benchmarks/archive.py [MEETINGS] [FOLDER]     2,000 meetings in a folder that goes away

Each meeting has an agenda, five reports of eight pages with words of their own, a pack with a
picture that does not compress, and in every fifth meeting an exempt report. Searches are timed in
one process after a first one, and the whole command once. Verifying is set beside reading the same
files with hashlib's SHA-256 alone; both find them in the disk's cache as far as it holds them.
"""

import datetime
import hashlib
import io
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.docx import docx, h, p, picture  # noqa: E402

from papers.archive.archiving import archive_publications  # noqa: E402
from papers.archive.catalogue.search import Wanted, find  # noqa: E402
from papers.archive.publication import Publication  # noqa: E402
from papers.manifest import File, Kind, Manifest, digest  # noqa: E402
from papers.pdf.convert import convert  # noqa: E402

REPORTS, PAGES, POOL = 5, 8, 60
WORDS_OF_A_PAGE, VOCABULARY = 380, 6_000
COMMITTEES = [f"{name} Committee" for name in ("Planning", "Cabinet", "Audit", "Schools", "Care")]
FIRST = datetime.date(1986, 4, 1)
CHOICE = random.Random(2026)
REPEATS = 30


def text_of(page: int) -> str:
    """The words of a page: some are on nearly every page, most are rare."""
    ranks = (int(VOCABULARY ** CHOICE.random()) for _ in range(WORDS_OF_A_PAGE))
    return " ".join(f"w{rank}" if rank > 9 else "council" for rank in ranks) + f" page {page}"


def converted(folder: Path, name: str, body: str, kind: Kind, **more: object) -> File:
    """A paper of the pool: a real PDF in a folder."""
    media = {"photo": photograph()} if kind is Kind.EDITION else {}
    made = convert(docx(body, title=name, media=media), name)
    path = folder / f"{name}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.pdf)
    claims = ("PDF/UA-1", "PDF/A-2a")
    return File(
        f"{name}.pdf", name, kind, digest(made.pdf), pages=made.pages, conformance=claims, **more
    )  # type: ignore[arg-type]


def photograph() -> bytes:
    """A picture of about two megabytes, as a scan would be."""
    buffer = io.BytesIO()
    Image.effect_noise((1600, 1200), 80).convert("RGB").save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def report(number: int) -> str:
    """The body of a report; the seventh holds what is searched for."""
    pages = [p(text_of(n), "<w:pageBreakBefore/>" if n else "") for n in range(PAGES)]
    rare = p("Life story work is done with every child.") if number == 7 else ""
    return h(1, f"Report {number}") + "".join(pages) + rare


def pool(folder: Path) -> dict[str, list[File]]:
    """Papers that the meetings take theirs from."""
    pack = h(1, "Pack") + p(picture("photo", "A photograph", 9000, 6750))
    return {
        "agendas": [converted(folder, "agenda", h(1, "Agenda") + p(text_of(1)), Kind.AGENDA)],
        "packs": [converted(folder, "public-edition", pack, Kind.EDITION)],
        "reports": [converted(folder, f"report-{n}", report(n), Kind.REPORT) for n in range(POOL)],
        "exempt": [
            converted(folder, f"not-for-publication/bid-{n}", report(n), Kind.REPORT, exempt=(3,))
            for n in range(POOL // 5)
        ],
    }


def fill(archive: Path, folder: Path, papers: dict[str, list[File]], numbers: range) -> float:
    """Archive meetings; returns the seconds it took."""
    began = time.perf_counter()
    for number in numbers:
        files = [*papers["agendas"], *CHOICE.sample(papers["reports"], REPORTS), *papers["packs"]]
        if number % 5 == 0:
            files.append(CHOICE.choice(papers["exempt"]))
        date = FIRST + datetime.timedelta(days=number * 7)
        committee = COMMITTEES[number % len(COMMITTEES)]
        manifest = Manifest(
            meeting=f"{date}-{committee.split()[0].lower()}",
            council="Benchmark Council",
            committee=committee,
            date=date,
            program="papers",
            files=tuple(files),
            version=1,
        )
        archive_publications([Publication(folder, folder, manifest)], archive, (), date)
    return time.perf_counter() - began


def search(archive: Path) -> None:
    """Time searches of all kinds."""
    some_years = {"first": datetime.date(2000, 1, 1), "last": datetime.date(2004, 12, 31)}
    searches = {
        "a rare phrase": Wanted(["life story work"]),
        "a word on every page": Wanted(["council"]),
        "two common words": Wanted(["w10", "w12"]),
        "with committee and years": Wanted(["w40"], committee="audit", **some_years),
        "common, other committee": Wanted(["council"], committee="nobody"),
        "exempt as well": Wanted(["w40"], exempt=True),
        "nothing": Wanted(["zeppelin"]),
    }
    print(f"\n{'search':26}{'found':>7}{'median ms':>11}{'worst ms':>10}")
    for name, wanted in searches.items():
        found = find(archive, wanted)
        times = []
        for _ in range(REPEATS):
            began = time.perf_counter()
            find(archive, wanted)
            times.append((time.perf_counter() - began) * 1000)
        print(f"{name:26}{len(found):7}{statistics.median(times):11.1f}{max(times):10.1f}")
    command = ["find", "life story work", "--archive", str(archive)]
    seconds, _, _ = run(command)
    print(f"the whole command, with the start of Python: {seconds * 1000:.0f} ms")


def run(arguments: Sequence[str]) -> tuple[float, float, int]:
    """Seconds, peak memory in megabytes of the largest process, and exit code of a command."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "papers", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    return seconds, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def verify(archive: Path) -> None:
    """Time verification beside plain reading."""
    files = [path for path in archive.rglob("v*/*/**/*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    began = time.perf_counter()
    for path in files:
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")
    plain = time.perf_counter() - began
    seconds, memory, code = run(["verify", str(archive)])
    print(
        f"{len(files):,} files, {size:,.0f} MB: SHA-256 alone {plain:.1f} s ({size / plain:.0f} "
        f"MB/s); papers verify {seconds:.1f} s ({size / seconds:.0f} MB/s), peak {memory:.0f} MB, "
        f"exit code {code}"
    )


def measure(count: int, folder: Path) -> None:
    """Make the archive, at first a tenth of it, and measure."""
    papers = pool(folder / "pool")
    archive = folder / "archive"
    tenth = count // 10
    seconds = fill(archive, folder / "pool", papers, range(tenth))
    print(f"{tenth:,} meetings archived, {seconds / tenth * 1000:.0f} ms each")
    verify(archive)
    seconds = fill(archive, folder / "pool", papers, range(tenth, count))
    print(f"{count:,} meetings archived, {seconds / (count - tenth) * 1000:.0f} ms each")
    verify(archive)
    size = sum(path.stat().st_size for path in archive.glob("catalogue*")) / 1e6
    print(f"catalogue: {size:.0f} MB")
    search(archive)
    seconds, memory, _ = run(["catalogue", str(archive), "--rebuild"])
    print(f"\ncatalogue made again in {seconds:.0f} s, peak {memory:.0f} MB")


def main() -> None:
    """Take the number of meetings and the folder from the command line."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    if len(sys.argv) > 2:
        measure(count, Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        measure(count, Path(name))


if __name__ == "__main__":
    main()
