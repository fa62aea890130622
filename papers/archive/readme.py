"""The letter to whoever finds a bag in forty years, with neither Word nor this program."""

import textwrap
from collections.abc import Iterable, Mapping

from papers.archive.places import Part, Place
from papers.manifest import File, Manifest
from papers.model.schedule12a import PARAGRAPHS, SOURCE, part_of

WIDTH = 79

_OPENING = {
    Part.OPEN: "These are papers of a council that were open to the public. Anyone may read them.",
    Part.BACKGROUND: (
        "These are background papers: what reports to a council relied on. They were open to the "
        "public. Anyone may read them."
    ),
    Part.EXEMPT: (
        "NOT FOR PUBLICATION. These are papers of a council from which the public was excluded. "
        "Whoever has them in keeping should ask whether that still holds before showing them to "
        "anyone."
    ),
}
_FOLDERS = {
    "papers/": (
        "what was read at the meeting. PDF files (ISO 32000) can be printed as they are; "
        "files ending in .docx are ZIP archives of XML text (ISO/IEC 29500)."
    ),
    "sources/": "the plain text (YAML, UTF-8) and the Word templates that the papers were made of.",
    "manifest.json": "a list of the papers, with their titles, items and pages (JSON, UTF-8).",
    "metadata/": "a description in Dublin Core (XML), for the catalogue of a library.",
    "software/": "the names and versions of the programs that made the papers.",
}
_PROOF = (
    'This folder is a "bag" as the standard RFC 8493 describes it. The files manifest-sha256.txt '
    "and manifest-sha512.txt, one folder up, hold a number for every file in here, which any "
    "change to the file would change too. To see that nothing has changed, go to the folder that "
    "holds them and run:"
)
_CHAIN = (
    "No program of the council is needed for this. The file bag-info.txt names the version before "
    "this one and the number (SHA-256) of its tagmanifest-sha256.txt, so that no earlier version "
    "can be exchanged unnoticed."
)


def readme(
    place: Place, manifest: Manifest, files: Iterable[File], notes: Mapping[str, str]
) -> bytes:
    """The text, in lines of at most 79 characters; `notes` are what bag-info.txt adds."""
    day = f"{manifest.date.day} {manifest.date:%B %Y}"
    paragraphs = [
        f"{manifest.council}\n{manifest.committee}, meeting of {day}\nKept as {place.name}",
        _filled(_OPENING[place.part]),
        *(_filled(line) for line in _reasons(manifest, place.part)),
        "What is here",
        "\n".join(
            _entry(name, text)
            for name, text in _FOLDERS.items()
            if name != "sources/" or manifest.sources
        ),
        "The papers",
        "\n".join(_entry(_labelled(file), file.title) for file in files),
        "How to tell that nothing has changed",
        _filled(_PROOF),
        "    sha256sum --check manifest-sha256.txt",
        _filled(_CHAIN),
    ]
    if notes:
        paragraphs += ["To be known", "\n".join(_entry(*note) for note in notes.items())]
    return ("\n\n".join(paragraphs) + "\n").encode()


def _reasons(manifest: Manifest, part: Part) -> Iterable[str]:
    """Why the papers are exempt, in the words of the law."""
    if part is Part.EXEMPT:
        for paragraph in exempt_paragraphs(manifest):
            where = f"{SOURCE}, Part {part_of(paragraph)}, paragraph {paragraph}"
            yield f"{where}: {PARAGRAPHS[paragraph]}"


def exempt_paragraphs(manifest: Manifest) -> tuple[int, ...]:
    """The paragraphs of Schedule 12A that a manifest's files are exempt by."""
    return tuple(sorted({paragraph for file in manifest.files for paragraph in file.exempt}))


def _labelled(file: File) -> str:
    return f"papers/{file.path}" + (f" (item {file.item})" if file.item else "")


def _entry(name: str, text: str) -> str:
    return _filled(f"{name} – {text}", "  ")


def _filled(text: str, indent: str = "") -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent=indent, break_long_words=False,
                         break_on_hyphens=False)  # fmt: skip
