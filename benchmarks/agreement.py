"""Compare our pages with those that LibreOffice makes of the same Word file.

    python benchmarks/agreement.py [FILE.docx ...]

Without files: the sample report and the corpus of the tests. Needs soffice and pdftotext. Word by
word: the share of LibreOffice's words that stand on the same page, and within 2 pt across and 6 pt
down of the same place. LibreOffice stands in for Word here; it lacks Word's own quirks.

pdftotext joins a word to the leader of a tab and to what follows it, in one of both files or both;
so of such words only what is before the leader counts, and points at the end of words do not.
"""

import difflib
import html
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

from corpus.documents import MAKERS  # noqa: E402

from papers.build.report import build_report  # noqa: E402
from papers.pdf.convert import convert  # noqa: E402

REPORT = PROJECT / "content/meetings/2019-10-23-cyps-select/children-first"
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)"[^>]*>(.*?)</word>|(<page )')
LEADER = re.compile(r"[.\-_·]*([.\-_·])\1\1.*|[.\-_·]+$")
ACROSS, DOWN = 2.0, 6.0  # points


class Word(NamedTuple):
    """A word where it stands on its page."""

    text: str
    page: int
    x: float
    y: float


def words(pdf: Path) -> Iterator[Word]:
    """The words of a PDF in reading order."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    page = 0
    for x, y, word, begins in WORD.findall(text):
        if begins:
            page += 1
        elif kept := LEADER.sub("", html.unescape(word)):
            yield Word(kept, page, float(x), float(y))


def agreement(theirs: list[Word], ours: list[Word]) -> tuple[float, float]:
    """The shares of their words on the same page, and in the same place.

    Words elsewhere are on the same page where they are in the same order as the other such words.
    """
    left, displaced = defaultdict(list), []
    for word in ours:
        left[word.page, word.text].append(word)
    for word in theirs:
        candidates = left[word.page, word.text]
        near = [w for w in candidates if abs(w.x - word.x) < ACROSS and abs(w.y - word.y) < DOWN]
        if near:
            candidates.remove(near[0])
        else:
            displaced.append(word)
    others = [word for word in ours if word in left[word.page, word.text]]
    matcher = difflib.SequenceMatcher(
        None, [w.text for w in displaced], [w.text for w in others], autojunk=False
    )
    aligned = (
        (displaced[start + i], others[other + i])
        for start, other, size in matcher.get_matching_blocks()
        for i in range(size)
    )
    place = len(theirs) - len(displaced)
    page = place + sum(a.page == b.page for a, b in aligned)
    return page / len(theirs), place / len(theirs)


def measure(files: list[Path], folder: Path) -> None:
    """Convert all files both ways and print a table in Markdown."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], capture_output=True, check=True)
    print("| document | words | pages, LibreOffice | pages, ours | same page | same place |")
    print("| --- | --: | --: | --: | --: | --: |")
    for file in files:
        ours = folder / f"{file.stem}.ours.pdf"
        made = convert(file.read_bytes(), file.name, repair=True, language="en-GB",
                       allow_nonconforming=True)  # fmt: skip
        ours.write_bytes(made.pdf)
        theirs = list(words(folder / f"{file.stem}.pdf"))
        page, place = agreement(theirs, list(words(ours)))
        pages = max(word.page for word in theirs)
        print(
            f"| {file.stem} | {len(theirs):,} | {pages} | {made.pages} | {page:.2%} | {place:.2%} |"
        )


def main() -> None:
    """Measure the files that are named, or the sample and the corpus."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [Path(argument) for argument in sys.argv[1:]]
        if not files:
            files = [build_report(REPORT, PROJECT / "content", folder).docx]
            for title, make in MAKERS.items():
                files.append(folder / f"{title}.docx")
                files[-1].write_bytes(make())
        measure(files, folder)


if __name__ == "__main__":
    main()
