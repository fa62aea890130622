"""What pictures have in common, however they are written: the image's file, its tag, its text."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from papers.diagnostics import PapersError
from papers.pdf.findings import Findings
from papers.pdf.fonts import Typefaces
from papers.pdf.formats import RunFormat
from papers.pdf.glyphs import styled
from papers.pdf.graphics.chartletters import Letters
from papers.pdf.graphics.charts import Chart, read_chart
from papers.pdf.ooxml import DSP, SVG_BLIP, Node, R
from papers.pdf.package import Package, Relationship
from papers.pdf.story import Block, Text
from papers.pdf.styles import Surroundings
from papers.pdf.tags import Element
from papers.pdf.theme import Theme


@dataclass(frozen=True, slots=True)
class Figures:
    """Reads what pictures of one part of a package are made of.

    `blocks` reads the content of a text box.
    """

    package: Package
    part: str
    findings: Findings
    blocks: Callable[[Node, Element, Surroundings], tuple[Block, ...]]
    place: Callable[[], str]  # where we are, for messages
    theme: Theme
    typefaces: Typefaces

    def figure(self, parent: Element, alternative: str, name: str) -> Element:
        """The tag of a picture; it is an error where nothing says what the picture shows."""
        if not alternative.strip():
            self.findings.error(
                "alternative-text",
                f'the picture "{name or "a picture"}" has no alternative text ({self.place()})',
                'in Word: right-click it, "View Alt Text", and say what it shows',
            )
        return Element("Figure", parent, alternative=alternative)

    def image(self, embedded: str, linked: str) -> bytes | None:
        """The file of a picture, by the id of its relationship; None where there is none."""
        relationship = self.package.relationships(self.part).get(embedded or linked)
        if relationship is None or relationship.external:
            self.findings.error(
                "linked-picture",
                f"a picture is not in the file, only a link to it ({self.place()})",
                "insert the picture itself; links are never followed",
            )
            return None
        try:
            image = self.package.part(relationship.target)
        except PapersError:
            image = b""
        if not image:
            self.findings.error("missing-picture", f"a picture is missing ({self.place()})")
        return image or None

    def vector(self, blip: Node) -> bytes:
        """The vector drawing beside a picture's pixels ([MS-ODRAWXML], svgBlip)."""
        for vector in blip.iter(SVG_BLIP):
            relationship = self.package.relationships(self.part).get(vector.get(f"{R}embed", ""))
            if relationship is not None and not relationship.external:
                with suppress(PapersError):
                    return self.package.part(relationship.target)
        return b""

    def diagram(self, identifier: str) -> Node | None:
        """The shapes of a diagram as they were last drawn ([MS-ODRAWXML], 2.7), if they are kept.

        Its data, named by the relationship, names the drawing.
        """
        relationships = self.package.relationships(self.part)
        try:
            data = self._part_of(relationships.get(identifier))
            for named in data.iter(f"{DSP}dataModelExt") if data is not None else ():
                drawing = self._part_of(relationships.get(named.get("relId", "")))
                return drawing.find(f"{DSP}spTree") if drawing is not None else None
        except PapersError:
            pass
        return None

    def _part_of(self, relationship: Relationship | None) -> Node | None:
        if relationship is None or relationship.external:
            return None
        return self.package.optional_xml(relationship.target)

    def chart(self, identifier: str) -> Chart | None:
        """The chart of a relationship; None where there is none that can be drawn."""
        try:
            root = self._part_of(self.package.relationships(self.part).get(identifier))
        except PapersError:
            return None
        return read_chart(root, self.theme) if root is not None else None

    def pieces(self, text: str, letters: Letters) -> list[Text]:
        """Words of a chart."""
        family = self.theme.fonts.get("minor", "Calibri")
        form = RunFormat(family=family, size=letters.size, bold=letters.bold, colour=letters.colour)
        return [Text(*piece) for piece in styled(text, form, self.typefaces, self.findings)]

    def lettering(self, text: str, form: RunFormat) -> Text | None:
        """Words that are drawn as a picture; None where no one face has all of their signs."""
        pieces = list(styled(text, form, self.typefaces, self.findings))
        return Text(text, pieces[0][1]) if len(pieces) == 1 else None

    def not_rendered(self, rule: str, what: str, hint: str = "") -> None:
        """Tell of something that is left out."""
        self.findings.warning(rule, f"{what} is not rendered ({self.place()})", hint)

    def ornament(self) -> None:
        """Tell of a shape that nothing describes, so that it counts as decoration."""
        self.findings.warning(
            "shape",
            f"a drawn shape has no alternative text, so it counts as decoration ({self.place()})",
            'if it says something: right-click it, "View Alt Text", and say it',
        )
