"""Check one bag by itself: every file is there, none is changed, none was added."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from papers.archive.bag import INFO, PAYLOAD_MANIFESTS, TAG_MANIFESTS, read_info, read_listing
from papers.archive.description import IDENTIFIER
from papers.archive.disk import ALGORITHMS, Hashed, hash_file
from papers.archive.parts import held
from papers.archive.places import Part
from papers.archive.publication import denial, is_denied
from papers.diagnostics import ContentError, Diagnostic, Location
from papers.manifest import NAME, File, read_manifest
from papers.pdf.claims import read_claims

Listing = Mapping[str, Mapping[str, str]]  # the hash of each file, by algorithm


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files of a bag were read, their bytes, and every fault found."""

    files: int
    size: int
    faults: tuple[Diagnostic, ...]


def check_bag(bag: Path, name: str) -> Checked:
    """Read every file of a bag and compare; `name` stands before paths in messages."""
    try:
        listed = _listed(bag)
    except ContentError as error:
        said = (fault(f"{name}/{Path(d.where.file).name}", d.message) for d in error.diagnostics)
        return Checked(0, 0, tuple(said))
    there, links = _files(bag)
    hashed: dict[str, Hashed] = {}
    faults = [fault(f"{name}/{path}", "it is a link, not a file of the bag") for path in links]
    for path, real in sorted(there.items()):
        try:
            hashed[path] = hash_file(real)
        except OSError as error:
            faults.append(fault(f"{name}/{path}", f"it cannot be read: {error.strerror}"))
    faults += _fixity(name, listed, hashed)
    faults += _completeness(name, listed, set(there), hashed)
    sound = {path for path, each in hashed.items() if listed.get(path) == each.hashes}
    faults += _agreement(bag, name, listed, sound)
    return Checked(len(hashed), sum(each.size for each in hashed.values()), tuple(faults))


def fault(path: str, message: str, rule: str = "fixity", hint: str = "") -> Diagnostic:
    """A fault at a file of the archive."""
    return Diagnostic(Location(path), message, hint, rule)


def _listed(bag: Path) -> dict[str, dict[str, str]]:
    """Every file that the bag's lists name, those lists included."""
    listed: dict[str, dict[str, str]] = {}
    for names in (PAYLOAD_MANIFESTS, TAG_MANIFESTS):
        for algorithm, name in zip(ALGORITHMS, names, strict=True):
            for path, value in read_listing(bag / name).items():
                listed.setdefault(normalize("NFC", path), {})[algorithm] = value
    return listed


def _files(bag: Path) -> tuple[dict[str, Path], list[str]]:
    """The files of a bag by their paths, however the disk spells accents; and links."""
    files, links = {}, []
    for folder, below, names in os.walk(bag):
        for name in (*names, *below):
            real = Path(folder, name)
            path = normalize("NFC", real.relative_to(bag).as_posix())
            if real.is_symlink():
                links.append(path)
            elif name in names and path not in TAG_MANIFESTS:
                files[path] = real
    return files, links


def _fixity(name: str, listed: Listing, hashed: Mapping[str, Hashed]) -> Iterator[Diagnostic]:
    for path, hashes in listed.items():
        if path in hashed:
            now = hashed[path].hashes
            wrong = [each for each in ALGORITHMS if hashes.get(each, "") != now[each]]
            if wrong:
                message = f"it has changed: its {' and '.join(wrong)} are not as listed"
                yield fault(f"{name}/{path}", message)


def _completeness(
    name: str, listed: Listing, there: set[str], hashed: Mapping[str, Hashed]
) -> Iterator[Diagnostic]:
    missing, added = set(listed) - there, there - set(listed)
    now = {hashed[path].hashes["sha256"]: path for path in sorted(added & set(hashed))}
    for path in sorted(missing):
        if renamed := now.get(listed[path].get("sha256", "")):
            added.discard(renamed)
            yield fault(f"{name}/{path}", f'it was renamed to "{renamed}"')
        else:
            yield fault(f"{name}/{path}", "it is missing")
    for path in sorted(added):
        yield fault(f"{name}/{path}", "it was added: no list of the bag names it")
    for required in ("bagit.txt", INFO):
        if required not in listed:
            yield fault(f"{name}/{required}", "no list of the bag names it")


def _agreement(bag: Path, name: str, listed: Listing, sound: set[str]) -> Iterator[Diagnostic]:
    """The bag's own manifest names its papers as they are, and PDFs claim what it says they do."""
    path = bag / "data" / NAME
    if not {f"data/{NAME}", INFO} <= sound:
        return
    try:
        manifest = read_manifest(path)
    except ContentError as error:
        yield from (fault(f"{name}/data/{NAME}", d.message) for d in error.diagnostics)
        return
    for file in held(manifest, _part_of(bag)):
        where = normalize("NFC", f"data/papers/{file.path}")
        if listed.get(where, {}).get("sha256") != file.sha256:
            yield fault(f"{name}/{where}", "the bag does not hold it as its manifest.json says")
        elif file.path.endswith(".pdf") and where in sound:
            yield from (fault(f"{name}/{where}", m, "claims") for m in _claims(bag / where, file))


def _part_of(bag: Path) -> Part:
    """The part that a bag says it is, whatever its folder is called now."""
    name = read_info(bag).get(IDENTIFIER, "").rpartition("/")[2]
    return Part(name) if name in set(Part) else Part.OPEN


def _claims(pdf: Path, file: File) -> Iterator[str]:
    """What a PDF says of itself and what the manifest says of it."""
    claims = read_claims(pdf)
    if is_denied(file, claims):
        yield denial(file, claims)
    if file.pages and claims.pages != file.pages:
        yield f"it has {claims.pages} pages, and its manifest says {file.pages}"
