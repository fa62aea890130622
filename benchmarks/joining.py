"""How long joining takes and how much memory, beside tools that lose the tags.

python benchmarks/joining.py [FILE.pdf]     reports of its own, or copies of a given one

Each figure is the best of three runs, each in a process of its own that has imported everything.
Peak memory is that of the whole process; `bare` is what the imports alone take.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.docx import docx, h, item, p, tbl, tr  # noqa: E402

from papers.pdf.convert import convert  # noqa: E402
from papers.pdf.joining.claims import Archival  # noqa: E402
from papers.pdf.joining.join import join  # noqa: E402
from papers.pdf.joining.part import Part  # noqa: E402

RUNS = 3
SENTENCE = "The committee is asked to note the report and its findings in full. "


def report(title: str, pages: int) -> bytes:
    """A report of some pages: a heading, paragraphs, a list and a small table on each."""
    body = "".join(
        h(1, f"Section {n + 1}")
        + p(SENTENCE * 6)
        + p(SENTENCE * 8)
        + item("The first of the findings")
        + item("The second of the findings")
        + tbl(
            tr("Month", "Figure", header=True),
            *[tr(f"Month {k}", str(17 * k)) for k in range(1, 5)],
            widths=[3000, 3000],
        )
        + p(SENTENCE * 4)
        + (p(SENTENCE * 3, "<w:pageBreakBefore/>") if n % 3 == 0 else p(SENTENCE * 3))
        for n in range(pages)
    )
    return convert(docx(body, title=title), f"{title}.docx").pdf


def parts(count: int, pages: int, folder: Path) -> list[Path]:
    """Files with at least so many pages in all; each is cut to its pages' worth of sections."""
    folder.mkdir()
    files = [folder / f"{n:03}.pdf" for n in range(count)]
    for n, file in enumerate(files):
        file.write_bytes(report(f"Report {n + 1}", pages))
    return files


def ours(files: Sequence[Path], output: Path) -> None:
    """Join with tags, stamps, bookmarks and claims."""
    found = [Part(f, f.stem, ours=True, ua=True, a=Archival.A) for f in files]
    joined = join(found, title="Pack", language="en-GB", stamp="Pack page {n}")
    output.write_bytes(joined.pdf)


def foreign(files: Sequence[Path], output: Path) -> None:
    """The same, with files that are not trusted."""
    found = [Part(f, f.stem, ua=True, a=Archival.A) for f in files]
    joined = join(found, title="Pack", language="en-GB", stamp="Pack page {n}")
    output.write_bytes(joined.pdf)


def plain(files: Sequence[Path], output: Path) -> None:
    """Copy the pages with pikepdf; the tags are lost."""
    with pikepdf.new() as pack:
        for file in files:
            pack.pages.extend(pikepdf.open(file).pages)
        pack.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def bare(files: Sequence[Path], output: Path) -> None:
    """Nothing: what the imports alone take."""
    output.write_bytes(files[0].read_bytes())


WAYS: dict[str, Callable[[Sequence[Path], Path], None]] = {
    "ours": ours,
    "foreign": foreign,
    "plain": plain,
    "bare": bare,
}


def run(way: str, files: Sequence[Path], output: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor time and peak MB of one way, in a process of its own."""
    if way == "qpdf":
        command = ["qpdf", "--empty", "--pages", *map(str, files), "--", str(output)]
    else:
        command = [sys.executable, __file__, "--run", way, str(output), *map(str, files)]
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if way != "qpdf":
        seconds, processor, peak = json.loads(printed)
        return seconds, processor, peak
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, processor, 0.0


def run_here(way: str, output: Path, files: Sequence[Path]) -> None:
    """One run, in this process."""
    start, processor = time.perf_counter(), time.process_time()
    WAYS[way](files, output)
    peak = peak_memory()
    print(json.dumps([time.perf_counter() - start, time.process_time() - processor, peak]))


def peak_memory() -> float:
    """MB that this process had at most; what it was forked from does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(s for s in status.read_text().splitlines() if s.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(title: str, files: Sequence[Path], folder: Path) -> None:
    """Print a table for these files."""
    output = folder / "pack.pdf"
    print(f"\n{title}: {len(files)} files, {sum(f.stat().st_size for f in files) / 2**20:.1f} MB")
    print(f"{'':10}{'seconds':>9}{'processor':>11}{'peak MB':>9}{'pages':>7}{'MB':>7}{'tags':>9}")
    for way in (*WAYS, *(["qpdf"] if shutil.which("qpdf") else [])):
        found = [run(way, files, output) for _ in range(RUNS)]
        seconds, processor = min(f[0] for f in found), min(f[1] for f in found)
        with pikepdf.open(output) as pdf:
            pages, tags = len(pdf.pages), elements(pdf)
        size = output.stat().st_size / 2**20
        print(
            f"{way:10}{seconds:9.2f}{processor:11.2f}{found[0][2]:9.0f}{pages:7}{size:7.1f}{tags:9}"
        )


def elements(pdf: pikepdf.Pdf) -> int:
    """The elements that the tag tree of a file leads to."""
    count = 0
    stack = [pdf.Root.StructTreeRoot] if "/StructTreeRoot" in pdf.Root else []
    while stack:
        kids = stack.pop().get("/K")
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                count += 1
                stack.append(kid)
    return count


def main() -> None:
    """Make the files and measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(sys.argv) > 1:
            given = Path(sys.argv[1])
            with pikepdf.open(given) as pdf:
                copies = -(-1000 // len(pdf.pages))
            measure(f"{given.name}, {copies} times", [given] * copies, folder)
            return
        measure("About 1,000 pages", parts(5, 300, folder / "long"), folder)
        measure("40 reports", parts(40, 10, folder / "short"), folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run_here(sys.argv[2], Path(sys.argv[3]), [Path(a) for a in sys.argv[4:]])
    else:
        main()
