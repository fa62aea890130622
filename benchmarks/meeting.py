"""How long a large meeting takes, beside docxtpl, LibreOffice in one batch, and qpdf.

    pip install -e .     (LibreOffice and qpdf must be installed)
    python benchmarks/meeting.py [--reports 40] [--runs 5]

The meeting is the sample's, its report copied with words of its own. Ours makes every Word file and
PDF, agenda and packs with their tags, and looks for leaks; the others fill the same Word files with
docxtpl, convert them in one call and merge the PDFs, without agenda, tags or checks. Figures are
medians, in seconds; each of ours is a process of its own, start and imports included.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docxtpl import DocxTemplate

PROJECT = Path(__file__).parents[1]
NAME = "2019-10-23-cyps-select"
SAMPLE = PROJECT / "content/meetings" / NAME


def generate(project: Path, reports: int) -> Path:
    """A meeting of so many reports in a project of its own; every tenth of them is exempt."""
    shutil.copytree(PROJECT / "templates", project / "templates")
    shutil.copytree(
        PROJECT / "content", project / "content", ignore=shutil.ignore_patterns("meetings")
    )
    meeting = project / "content/meetings" / NAME
    items, exempt = [], []
    for number in range(1, reports + 1):
        name = f"report-{number:02}"
        shutil.copytree(SAMPLE / "children-first", meeting / name)
        for path in (meeting / name).glob("*.yaml"):
            text = path.read_text("utf-8").replace(" the ", f" the {number}th ")
            path.write_text(text, "utf-8")
        if number % 10:
            items.append(f"  - report: {name}\n")
        else:
            why = "exempt: {paragraph: 3, reason: The contract is not signed yet.}"
            exempt.append(f"  - report: {name}\n    {why}\n")
            own = meeting / name / "summary.yaml"
            own.write_text(own.read_text("utf-8") + f"  - Secret {number} of the bids.\n", "utf-8")
    head = (SAMPLE / "meeting.yaml").read_text("utf-8").split("items:")[0]
    (meeting / "meeting.yaml").write_text(
        f"{head}items:\n  - standard: declarations\n{''.join(items + exempt)}", "utf-8"
    )
    return meeting


def ours(project: Path) -> str:
    """Build the meeting as a user does."""
    done = subprocess.run(
        [sys.executable, "-m", "papers", "build", NAME],
        cwd=project,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stderr


def fill(made: Path, folder: Path) -> list[Path]:
    """Every Word file, filled by docxtpl."""
    folder.mkdir()
    files = []
    for source in sorted(made.rglob("report-*.docx")):
        template = DocxTemplate(source)
        template.render({"name": "value"})
        template.save(folder / source.name)
        files.append(folder / source.name)
    return files


def theirs(made: Path, folder: Path) -> None:
    """docxtpl, LibreOffice in one batch, qpdf."""
    files = fill(made, folder)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    convert = ["--convert-to", "pdf", "--outdir", str(folder / "pdf"), *map(str, files)]
    subprocess.run([*office, *convert], check=True, capture_output=True)
    pdfs = sorted((folder / "pdf").glob("*.pdf"))
    pack = [*map(str, pdfs), "--", str(folder / "pack.pdf")]
    subprocess.run(["qpdf", "--empty", "--pages", *pack], check=True)


def median(runs: int, act: Callable[[int], object]) -> float:
    """The median time of an act."""
    times = []
    for run in range(runs):
        start = time.perf_counter()
        act(run)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        meeting = generate(project, wanted.reports)
        section = meeting / "report-07/summary.yaml"

        def anew(_: int) -> None:
            shutil.rmtree(project / "build", ignore_errors=True)
            ours(project)

        def edited(run: int) -> None:
            with section.open("a", encoding="utf-8") as file:
                file.write(f"  - Edit number {run}.\n")
            ours(project)

        def unchanged(_: int) -> None:
            assert "nothing has changed" in ours(project)

        rows = [("ours, from nothing", median(wanted.runs, anew))]
        rows.append(("ours, one section edited", median(wanted.runs, edited)))
        rows.append(("ours, nothing changed", median(wanted.runs, unchanged)))
        made = project / "build" / NAME
        if shutil.which("soffice") and shutil.which("qpdf"):
            apart = Path(folder) / "theirs"
            apart.mkdir()
            rows.append(
                (
                    "docxtpl, LibreOffice, qpdf",
                    median(wanted.runs, lambda run: theirs(made, apart / str(run))),
                )
            )
        print(f"| {wanted.reports} reports, median of {wanted.runs} | seconds | of ours |")
        print("| --- | ---: | ---: |")
        for name, seconds in rows:
            print(f"| {name} | {seconds:.2f} | {seconds / rows[0][1]:.2f} |")


if __name__ == "__main__":
    main()
