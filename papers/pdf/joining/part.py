"""What goes into a pack and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from papers.diagnostics import Diagnostic
from papers.pdf.joining.claims import Archival


@dataclass(frozen=True, slots=True)
class Part:
    """A PDF that goes into a pack.

    `title` is its bookmark and names its part of the tag tree; `under` are the titles of the
    bookmarks above it, the outermost first. A bookmark that stands just before is joined, not
    repeated: an appendix `under=("4. Budget",)` hangs below a part with that title.

    `ours` is a file made by papers: it is trusted, and its links to "papers:…" are placeholders.
    `ua` and `a` are what the caller has validated, never what the file claims. `descriptions` are
    real alternative texts for pages that are scans, by page from 1. `mark` is written at the top of
    each page; `back` are the words of a link at the foot of the first page, to "papers:agenda". A
    part that `continues` the one before, as an appendix its cover, has no bookmark of its own.
    """

    pdf: bytes | Path
    title: str
    name: str = ""  # in messages; else the file's path or the title
    under: tuple[str, ...] = ()
    ours: bool = False
    ua: bool = False
    a: Archival = Archival.NONE
    descriptions: Mapping[int, str] = field(default_factory=dict)
    mark: str = ""
    back: str = ""
    continues: bool = False

    @property
    def called(self) -> str:
        """What messages call it."""
        return self.name or (self.pdf.as_posix() if isinstance(self.pdf, Path) else self.title)


@dataclass(frozen=True, slots=True)
class Joined:
    """A pack. Pages are pack page numbers, as stamped.

    `ranges` are the first and last page of each part. `conforms_ua` and `conforms_a` are what the
    pack claims: the least of its parts. `inaccessible` are pages whose content has no tags of its
    own. `diagnostics` say what was dropped, renamed or lowered.
    """

    pdf: bytes
    ranges: tuple[tuple[int, int], ...]
    conforms_ua: bool
    conforms_a: Archival
    inaccessible: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
