"""How fast is the engine? Side by side with others on the same text, in one run.

    pip install --group benchmarks -e .     (LibreOffice is measured where it is installed)
    python benchmarks/engine.py [--runs 5]

Each figure is the median of the runs, in seconds. Ours and Typst run warm in this process; so that
Typst's memory of earlier runs does not help it, every run has words of its own in each paragraph.
"""

import argparse
import copy
import io
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import typst
import word2pdf
from docx import Document
from docx.table import Table
from lxml import etree
from pikepdf import Pdf

from papers.build.report import build_report
from papers.pdf.convert import convert

PROJECT = Path(__file__).parents[1]
REPORT = PROJECT / "content/meetings/2019-10-23-cyps-select/children-first"
FACES = PROJECT / "papers/pdf/faces"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BATCH = 5
MEMORY = """
import sys
from pathlib import Path
from papers.pdf.convert import convert
pages = convert(Path(sys.argv[1]).read_bytes(), "thousand").pages
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
print(f"{pages:,} pages, {peak} MB at the most")
"""


def sample() -> bytes:
    """The sample report as a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        return build_report(REPORT, PROJECT / "content", Path(folder)).docx.read_bytes()


def repeated(docx: bytes, times: int) -> bytes:
    """A Word file whose body stands several times."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(output, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                body = root.find(f"{W}body")
                blocks = [node for node in body if node.tag != f"{W}sectPr"]
                for turn in range(1, times):
                    for index, node in enumerate(blocks):
                        body.insert(turn * len(blocks) + index, copy.deepcopy(node))
                content = etree.tostring(root)
            target.writestr(name, content)
    return output.getvalue()


def as_typst(docx: bytes) -> list[str]:
    """The same text as Typst's markup, a paragraph or table each."""
    parts = ['#set page(paper: "a4", margin: 25mm)', "#set document(title: [T])"]
    parts.append('#set text(font: "Liberation Sans", size: 12pt, lang: "en")')
    for block in Document(io.BytesIO(docx)).iter_inner_content():
        if isinstance(block, Table):
            cells = ", ".join(f"[{_escaped(c.text)}]" for row in block.rows for c in row.cells)
            parts.append(f"#table(columns: {len(block.columns)}, {cells})")
        elif block.text:
            level = block.style.name.removeprefix("Heading ")
            mark = "=" * int(level) + " " if level.isdigit() else ""
            mark = "- " if block.style.name.startswith("List") else mark
            parts.append(mark + _escaped(block.text))
    return parts


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\#$*_`<>@[]~/=-+" else c for c in text)


def timed(runs: int, action: Callable[[int], object]) -> float:
    """The median of several runs after one that does not count."""
    action(0)
    times = []
    for run in range(1, runs + 1):
        start = time.perf_counter()
        action(run)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def by_typst(parts: list[str], folder: Path) -> Callable[[int], bytes]:
    """Compile with words of its own in every paragraph of a run."""

    def compile_(run: int) -> bytes:
        own = [p if p.startswith(("#set", "#table", "=", "-")) else f"{run} {p}" for p in parts]
        own = [p.replace("columns: 2, [", f"columns: 2, [{run} ") for p in own]
        file = folder / "text.typ"
        file.write_text("\n\n".join(own), encoding="utf-8")
        return typst.compile(str(file), font_paths=[str(FACES)])

    return compile_


def by_libreoffice(files: list[Path], folder: Path) -> Callable[[int], object]:
    """One call for all the files."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    return lambda _: subprocess.run(command, capture_output=True, check=True)


def measure(name: str, docx: bytes, runs: int, folder: Path) -> list[tuple[str, int, float]]:
    """Every engine on one document: name, pages, seconds."""
    file = folder / f"{name}.docx"
    file.write_bytes(docx)
    compiled = by_typst(as_typst(docx), folder)
    pages = convert(docx, name).pages
    rows = [("papers", pages, timed(runs, lambda _: convert(docx, name)))]
    with Pdf.open(io.BytesIO(compiled(0))) as pdf:
        rows.append(("Typst", len(pdf.pages), timed(runs, compiled)))
    other = folder / "word2pdf.pdf"
    rows.append(("word2pdf", pages, timed(runs, lambda _: word2pdf.convert(file, other))))
    if shutil.which("soffice"):
        rows.append(("LibreOffice", pages, timed(runs, by_libreoffice([file], folder))))
        copies = [folder / f"copy{i}.docx" for i in range(BATCH)]
        for copy_ in copies:
            copy_.write_bytes(docx)
        batch = timed(runs, by_libreoffice(copies, folder)) / BATCH
        rows.append((f"LibreOffice, {BATCH} in a call", pages, batch))
    return rows


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    report = sample()
    print(f"Python {platform.python_version()}, medians of {runs} runs\n")
    print("| document | engine | pages | seconds | pages per second | Typst = 1 |")
    print("| --- | --- | --: | --: | --: | --: |")
    with tempfile.TemporaryDirectory() as name:
        for title, docx in (("report", report), ("ten reports", repeated(report, 10))):
            rows = measure(title.replace(" ", "-"), docx, runs, Path(name))
            unit = next(seconds for engine, _, seconds in rows if engine == "Typst")
            for engine, pages, seconds in rows:
                speed = pages / seconds
                print(
                    f"| {title} | {engine} | {pages} | {seconds:.3f} | {speed:.0f} "
                    f"| {seconds / unit:.2f} |"
                )
        thousand = Path(name) / "thousand.docx"
        thousand.write_bytes(repeated(report, 112))
        command = [sys.executable, "-c", MEMORY, str(thousand)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(f"\nIn one document, in a process of its own: {told.strip()}")


if __name__ == "__main__":
    main()
