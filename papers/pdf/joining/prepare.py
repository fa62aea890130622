"""Make a part ready to be copied: opened, safe, its places named, its tags counted."""

from dataclasses import dataclass

from pikepdf import Dictionary, Pdf

from papers.pdf.findings import Findings
from papers.pdf.joining.cleaning import Cleaner
from papers.pdf.joining.links import Bookmark, Places, make_explicit, outline_of
from papers.pdf.joining.objects import Key, integer, key_of, text
from papers.pdf.joining.opening import open_part
from papers.pdf.joining.parents import numbered
from papers.pdf.joining.part import Part
from papers.pdf.joining.tree import (
    Census,
    DamagedTreeError,
    Survey,
    count_elements,
    set_parents,
    survey,
)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A part that is ready. Its file is never closed: the pack reads its streams when saved.

    `survey` is None where it has no tags that can be followed; `damaged` whether it has others.
    """

    part: Part
    pdf: Pdf
    findings: Findings
    cleaner: Cleaner
    bookmarks: list[Bookmark]
    language: str
    survey: Survey | None
    damaged: bool
    pages: list[Key]

    @property
    def tagged(self) -> list[bool]:
        """For each page whether the tags name any content of it."""
        known = self.survey.pages if self.survey is not None else frozenset()
        return [page in known for page in self.pages]

    def has(self, census: Census) -> bool:
        """Whether a count of tags is that of the part.

        Ours are counted quickly at first; what has been joined before may need a second look.
        """
        if self.survey is None or census == self.survey.census:
            return True
        return self.part.ours and census == survey(self.pdf.Root.StructTreeRoot, self.pages).census


def prepare(part: Part) -> Source:
    """Open a part and make it ready; raises ContentError where it cannot go into a pack."""
    pdf = open_part(part)
    findings = Findings(part.called)
    places = Places(pdf)
    cleaner = Cleaner(pdf)
    if not part.ours:
        cleaner.clean()
    make_explicit(pdf, places, findings)
    surveyed, damaged = None, False
    if isinstance(pdf.Root.get("/StructTreeRoot"), Dictionary):
        try:
            surveyed = _survey_ours(pdf) if part.ours else _survey_foreign(pdf, places, cleaner)
        except DamagedTreeError as error:
            findings.warning("tags", f"its tags are damaged ({error}), and were left out")
            damaged = True
    if surveyed is not None and surveyed.lost:
        findings.warning("tags", f"{surveyed.lost} of its tags led nowhere, and were left out")
    return Source(
        part,
        pdf,
        findings,
        cleaner,
        outline_of(pdf, places),
        text(pdf.Root.get("/Lang")),
        surveyed,
        damaged,
        list(places.numbers),
    )


def _survey_ours(pdf: Pdf) -> Survey:
    """Count without following the tree: the elements as objects, the marks from their pages."""
    return Survey(
        Census(count_elements(pdf.objects), sum(numbered(pdf.Root.StructTreeRoot).values()))
    )


def _survey_foreign(pdf: Pdf, places: Places, cleaner: Cleaner) -> Survey | None:
    tree = pdf.Root.StructTreeRoot
    set_parents(tree)
    found = survey(tree, places.numbers, cleaner.gone)
    known = numbered(tree)
    for page in pdf.pages:
        if (
            key_of(page.obj) in found.numbered
            and integer(page.obj.get("/StructParents")) not in known
        ):
            raise DamagedTreeError("a page does not know its tags")
    return found if found.pages else None
