"""Build a meeting again from what its bag holds, and compare."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from papers.archive.disk import hash_file
from papers.archive.fixity import check_bag
from papers.diagnostics import ContentError, Diagnostic, Location, UsageError
from papers.manifest import NAME, File, Kind, Manifest, read_manifest

Build = Callable[[Path, Path, Path], object]  # a meeting's folder, the content, where to write


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The files that came out the same, and every difference; `program` built them at first.

    Supplements and the revised agendas in them are not among them: publication makes those.
    """

    program: str
    same: tuple[str, ...]
    differences: tuple[Diagnostic, ...]


def rebuild(bag: Path, build: Build) -> Rebuilt:
    """Build from a bag's own sources in a folder that goes away again.

    Raises ContentError where the bag is not sound, and UsageError where it does not hold all the
    sources: those of a meeting with exempt business are in the exempt bag alone.
    """
    if not bag.is_dir():
        raise UsageError(f'there is no folder "{bag}"')
    if faults := check_bag(bag, bag.name).faults:
        raise ContentError(faults)
    manifest = read_manifest(bag / "data" / NAME)
    meeting, content = _places(bag, manifest)
    with tempfile.TemporaryDirectory(prefix="papers-rebuild-") as name:
        work = Path(name)
        shutil.copytree(bag / "data" / "sources", work / "project")
        project = work / "project"
        build(project / meeting, project / content, work / "built")
        return _compare(bag, manifest, work / "built" / manifest.meeting)


def _places(bag: Path, manifest: Manifest) -> tuple[Path, Path]:
    """The meeting's folder and the content folder, below the project's."""
    agendas = [
        p for p in manifest.sources if p.endswith(f"meetings/{manifest.meeting}/meeting.yaml")
    ]
    if not agendas:
        exempt = bag.parent / "exempt"
        hint = f"; try {exempt}" if exempt.is_dir() and exempt.name != bag.name else ""
        raise UsageError(f'"{bag}" does not hold all the sources of the meeting{hint}')
    meeting = Path(agendas[0]).parent
    return meeting, meeting.parent.parent


def _compare(bag: Path, manifest: Manifest, built: Path) -> Rebuilt:
    same, differences = [], []
    for file in manifest.files:
        if file.kind is Kind.SUPPLEMENT or (file.kind is Kind.AGENDA and manifest.version > 1):
            continue
        if problem := _difference(bag, file, built / file.path):
            differences.append(Diagnostic(Location(file.path), problem, rule="rebuild"))
        else:
            same.append(file.path)
    known = {file.path for file in manifest.files} | {NAME}
    more = [path for path in _below(built) if path not in known]
    if manifest.version <= 1:  # a supplement holds only what has changed
        message = "it was built now, and is not in the archive"
        differences += [Diagnostic(Location(path), message, rule="rebuild") for path in more]
    return Rebuilt(manifest.program, tuple(same), tuple(differences))


def _difference(bag: Path, file: File, built: Path) -> str:
    """How a file that was built now differs from the archived one, or ""."""
    if not built.is_file():
        return "it was not built again"
    if hash_file(built).hashes["sha256"] == file.sha256:
        return ""
    archived = bag / "data" / "papers" / file.path
    if not archived.is_file():
        return "it is not the same"
    first = _first_difference(archived, built)
    return f"it is not the same, from byte {first:,} on"


def _first_difference(one: Path, other: Path) -> int:
    """The place of the first byte that differs, counting from 1."""
    left, right = one.read_bytes(), other.read_bytes()
    pairs = enumerate(zip(left, right, strict=False), 1)
    return next((n for n, (a, b) in pairs if a != b), min(len(left), len(right)) + 1)


def _below(folder: Path) -> Iterator[str]:
    """The files below a folder, hidden ones left out."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()
