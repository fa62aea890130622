"""Convert mutated Word files for a while: each must convert or be refused with a message.

    python benchmarks/fuzz.py --seconds 60 --seed 1 [FILE.docx ...]

Prints how many converted, were refused or crashed; each kind of crash once, with the file that
causes it saved under build/fuzz to be tried again. Exit code 1 where there was a crash. The same
seed makes the same files in the same order.
"""

import argparse
import copy
import hashlib
import io
import random
import signal
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from papers.diagnostics import ContentError
from papers.pdf.convert import convert

HERE = Path(__file__).parent
SEEDS = ("templates/*.docx", "tests/**/*.docx", "build/**/*.docx")
SLOWEST = 20  # seconds for one file
VALUES = (
    "", "0", "1", "-1", "2", "9", "99", "720", "-720", "31680", "1000000000", "-1000000000", "NaN",
    "true", "false", "none", "nil", "auto", "restart", "continue", "exact", "begin", "end",
    "separate", "continuous", "oddPage", "page", "column", "first", "even", "100%", "12pt",
    "FFFFFF", "D800", "theme:x", "é", "x" * 5000,
)  # fmt: skip
TEXTS = (
    "", " ", "word", "é ŵ — “x”", "😀", "שלום", "漢字", "\u0300", "\u00ad", "\t", "\n", "x" * 3000,
    "PAGEREF x \\h", "HYPERLINK", "PAGE", "REF a \\h", 'HYPERLINK \\l "a"',
)  # fmt: skip


class TooSlowError(BaseException):
    """A conversion takes longer than it may; nothing that the engine catches."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run for the time that was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", type=Path, default=HERE.parent / "build" / "fuzz")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    files = options.files or [p for s in SEEDS for p in sorted(HERE.parent.glob(s))]
    chance = random.Random(options.seed)
    seeds = [path.read_bytes() for path in files]
    counts: Counter[str] = Counter()
    crashes: dict[str, str] = {}
    end = time.monotonic() + options.seconds
    for content in _mutants(seeds, chance):
        if time.monotonic() > end:
            break
        outcome, trace = attempt(content)
        counts[
            "converted" if outcome == "" else "refused" if outcome == "refused" else "crashed"
        ] += 1
        if trace and outcome not in crashes:
            crashes[outcome] = trace
            print(f"{outcome}\n    {_save(options.save, content)}")
    print(", ".join(f"{counts[k]:,} {k}" for k in ("converted", "refused", "crashed")))
    return 1 if crashes else 0


def attempt(content: bytes) -> tuple[str, str]:
    """Convert a file: "" or "refused" or the crash in short, and its traceback."""

    def late(*_: object) -> None:
        raise TooSlowError

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, SLOWEST)
    try:
        convert(
            content,
            "fuzz.docx",
            language="en-GB",
            repair=True,
            accept_changes=True,
            allow_nonconforming=True,
        )
    except ContentError:
        return "refused", ""
    except (Exception, TooSlowError) as error:  # noqa: BLE001 - every kind is what we look for
        return _short(error), traceback.format_exc()
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
    return "", ""


def _short(error: BaseException) -> str:
    """A crash as its kind and the last place of ours."""
    places = [
        f for f in traceback.extract_tb(error.__traceback__) if "papers" in Path(f.filename).parts
    ]
    place = (
        f"{Path(places[-1].filename).name}:{places[-1].lineno} {places[-1].name}" if places else "?"
    )
    if isinstance(error, RecursionError | TooSlowError):
        place = f"{Path(places[-1].filename).name}" if places else "?"
    return f"{type(error).__name__} at {place}: {str(error)[:80]!a}"


def _save(folder: Path, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(content).hexdigest()[:12]}.docx"
    path.write_bytes(content)
    return path


# Mutations ----------------------------------------------------------------------------------------


def _mutants(seeds: Sequence[bytes], chance: random.Random) -> Iterator[bytes]:
    while True:
        content = chance.choice(seeds)
        if chance.random() < 0.05:
            yield _flipped(content, chance)
            continue
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except (zipfile.BadZipFile, NotImplementedError, ValueError):  # one saved to be tried again
            yield content
            continue
        for _ in range(chance.choice((1, 1, 2, 4, 12))):
            _mutate(parts, chance)
        yield _zipped(parts)


def _mutate(parts: dict[str, bytes], chance: random.Random) -> None:
    names = list(parts)
    weights = [20 if n == "word/document.xml" else 4 if n.endswith(".xml") else 2 for n in names]
    name = chance.choices(names, weights)[0]
    if chance.random() < 0.02:
        del parts[name]
    elif name.endswith((".xml", ".rels")) and chance.random() < 0.97:
        try:
            tree = etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False))
        except (etree.XMLSyntaxError, ValueError):
            return
        for _ in range(chance.choice((1, 1, 3, 10))):
            _mutate_tree(tree, chance)
        parts[name] = etree.tostring(tree)
    else:
        parts[name] = _flipped(parts[name], chance)


def _mutate_tree(tree: etree._Element, chance: random.Random) -> None:
    nodes = list(tree.iter(etree.Element))
    node, other = chance.choice(nodes), chance.choice(nodes)
    change = chance.choice((_value, _value, _value, _removed, _repeated, _moved, _copied, _written))
    if node is not tree or change in (_value, _written):
        change(node, other, chance)


def _value(node: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if not node.attrib:
        return
    key = chance.choice(sorted(node.attrib))
    if chance.random() < 0.15:
        del node.attrib[key]
    elif other.attrib and chance.random() < 0.3:
        node.set(key, chance.choice(sorted(other.attrib.values())))
    else:
        node.set(key, chance.choice(VALUES))


def _removed(node: etree._Element, _other: etree._Element, _chance: random.Random) -> None:
    node.getparent().remove(node)


def _repeated(node: etree._Element, _other: etree._Element, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 50))):
        node.addnext(copy.deepcopy(node))


def _moved(node: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if node is not other and node not in other.iterancestors():
        other.insert(chance.randint(0, len(other)), node)


def _copied(node: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if sum(1 for _ in node.iter()) < 400:
        other.insert(chance.randint(0, len(other)), copy.deepcopy(node))


def _written(node: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if node.text or chance.random() < 0.2:
        node.text = chance.choice(TEXTS)
    else:
        node.tag = other.tag


def _flipped(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data) or 1) :]
    return bytes(data)


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main())
