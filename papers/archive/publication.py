"""What was published of a meeting: take it only where it is whole and its sources are the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from papers.diagnostics import ContentError, Diagnostic, Location, Severity
from papers.manifest import EXEMPT_FOLDER, NAME, File, Manifest, changed, digest, read_manifest
from papers.pdf.claims import Claims, read_claims

PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication of a meeting: its folder, and the project's that it was built from."""

    folder: Path
    project: Path
    manifest: Manifest

    def named(self, path: str) -> str:
        """A file of it, as messages name it."""
        return (self.folder / path).relative_to(self.project).as_posix()


def read_publications(project: Path, meeting: str) -> list[Publication]:
    """Read what was published of a meeting, the newest last: the pack, then supplements.

    Raises ContentError where there is nothing, or the newest was built from other sources than the
    project has now, and for every file that is no longer as it was published.
    """
    published = project / "build" / meeting / PUBLISHED
    numbers = sorted(int(each.name) for each in published.glob("*") if each.name.isdecimal())
    if not numbers:
        where = Location(f"build/{meeting}/{PUBLISHED}")
        message, hint = "nothing of this meeting is published", f"papers publish {meeting}"
        raise ContentError([Diagnostic(where, message, hint, rule="archive")])
    folders = [published / str(number) for number in numbers]
    found = [Publication(each, project, read_manifest(each / NAME)) for each in folders]
    wrong = [diagnostic for each in found for diagnostic in _unlike_published(each)]
    if wrong := [*wrong, *_unlike_built(found[-1])]:
        raise ContentError(wrong)
    return found


def with_present_sources(publication: Publication) -> Publication:
    """An earlier publication with those of its sources that are still the same."""
    gone = {each.where.file for each in _unlike_built(publication)}
    kept = {k: v for k, v in publication.manifest.sources.items() if k not in gone}
    return replace(publication, manifest=replace(publication.manifest, sources=kept))


def _unlike_published(publication: Publication) -> Iterator[Diagnostic]:
    manifest = publication.manifest
    hint = "publish the meeting again"
    for path in changed(manifest, publication.folder):
        where = Location(publication.named(path))
        yield Diagnostic(where, "it is no longer as it was published", hint, rule="archive")
    for file in manifest.files:
        if bool(file.exempt) != file.path.startswith(f"{EXEMPT_FOLDER}/"):
            where = Location(publication.named(file.path))
            message = f'only what is exempt lies in "{EXEMPT_FOLDER}", and all of it'
            yield Diagnostic(where, message, hint, rule="exempt-information")


def _unlike_built(publication: Publication) -> Iterator[Diagnostic]:
    hint = "build and publish the meeting again"
    for path, sha256 in publication.manifest.sources.items():
        source = publication.project / path
        if not source.is_file():
            message = "it is gone since the meeting was built from it"
            yield Diagnostic(Location(path), message, hint, rule="archive")
        elif digest(source.read_bytes()) != sha256:
            message = "it has changed since the meeting was built from it"
            yield Diagnostic(Location(path), message, hint, rule="archive")


def unused_sources(publication: Publication, meeting: Path) -> Iterator[Diagnostic]:
    """Warnings of YAML files of the meeting that nothing was built from."""
    for path in sorted(meeting.rglob("*.yaml")):
        name = path.relative_to(publication.project).as_posix()
        if name not in publication.manifest.sources:
            message = "nothing was built from it; it is not archived"
            yield Diagnostic(Location(name), message, rule="archive", severity=Severity.WARNING)


def shortcomings(publication: Publication) -> dict[str, str]:
    """Why PDFs do not conform, by their paths.

    Raises ContentError for those of which the manifest says more, or less, than is in them.
    """
    claims = {
        file: read_claims(publication.folder / file.path)
        for file in publication.manifest.files
        if file.path.endswith(".pdf")
    }
    if wrong := [_denied(publication, f, c) for f, c in claims.items() if is_denied(f, c)]:
        raise ContentError(wrong)
    found = {file.path: _shortcoming(file, claims[file]) for file in claims}
    return {path: problem for path, problem in found.items() if problem}


def is_denied(file: File, claims: Claims) -> bool:
    """Whether a PDF is not what its manifest says that it claims to be."""
    return set(claims.conformance) != set(file.conformance) or bool(
        file.conformance and claims.contradictions
    )


def denial(file: File, claims: Claims) -> str:
    """How a PDF is not what its manifest says that it claims to be."""
    said = f"it claims {_listed(claims.conformance)}"
    if set(claims.conformance) != set(file.conformance):
        return f"{said}, and its manifest says {_listed(file.conformance)}"
    return f"{said}, but {'; '.join(claims.contradictions)}"


def _denied(publication: Publication, file: File, claims: Claims) -> Diagnostic:
    where = Location(publication.named(file.path))
    return Diagnostic(where, denial(file, claims), "build it again", rule="nonconforming")


def _shortcoming(file: File, claims: Claims) -> str:
    if claims.contradictions:
        return claims.contradictions[0]
    if file.inaccessible:
        return f"pages without tags: {', '.join(map(str, file.inaccessible))}"
    if not claims.accessible:
        return "it does not claim to be accessible (PDF/UA)"
    return "" if claims.archivable else "it does not claim to be archivable (PDF/A)"


def _listed(claims: tuple[str, ...]) -> str:
    return " and ".join(claims) or "nothing"


def refuse_nonconforming(found: Iterable[tuple[Publication, Mapping[str, str]]]) -> None:
    """Raise ContentError with every PDF that does not conform."""
    hint = 'have it mended, or archive it with --nonconforming "the reason"'
    wrong = [
        Diagnostic(Location(publication.named(path)), problem, hint, rule="nonconforming")
        for publication, problems in found
        for path, problem in problems.items()
    ]
    if wrong:
        raise ContentError(wrong)
