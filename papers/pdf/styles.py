"""The style cascade: document defaults, table style, paragraph style, character style, direct.

The order is that of ISO/IEC 29500-1, 17.7.2; switches of character styles turn over what lies
below them (17.7.3); a list's indents stand where its number was given (17.9.23).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from papers.pdf.formats import Borders, ParagraphFormat, RunFormat
from papers.pdf.numbering import Numbering
from papers.pdf.ooxml import TRUE, VAL, Node, W, fingerprint
from papers.pdf.properties import (
    TOGGLES,
    frame_of,
    overlaid,
    paragraph_properties,
    run_properties,
)
from papers.pdf.symbols import symbolic
from papers.pdf.theme import Theme

HTML_GAP = 280  # automatic spacing, as Word and LibreOffice set it: 14 pt
DARKEST_WITH_BLACK = 60  # of 255
DEEPEST_CHAIN = 32  # styles based on styles
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a table style gives to the text in one of its cells; `key` is for caches.

    On a `dark` ground, text of automatic colour is white. `named` is whether the table names the
    style.
    """

    key: object = None
    paragraph: Mapping[str, Any] = field(default_factory=dict)
    run: Mapping[str, Any] = field(default_factory=dict)
    dark: bool = False
    named: bool = False

    def on(self, fill: str) -> "Surroundings":
        """The same on a ground of this colour."""
        dark = is_dark(fill)
        return self if dark == self.dark else replace(self, key=(self.key, dark), dark=dark)


def is_dark(fill: str) -> bool:
    """Whether a colour is so dark that black cannot be read on it."""
    if not fill:
        return False
    red, green, blue = (int(fill[i : i + 2], 16) for i in (0, 2, 4))
    return (red * 30 + green * 59 + blue * 11) / 100 <= DARKEST_WITH_BLACK


BODY = Surroundings()
YIELDING = (220, 240)  # twips
Chain: TypeAlias = tuple[Node, ...]


class Styles:
    """The styles of a document, resolved once each."""

    def __init__(self, root: Node | None, theme: Theme, numbering: Numbering) -> None:
        self._nodes: dict[str, Node] = {}
        self._default: dict[str, str] = {}
        self._numbering = numbering
        self.theme = theme
        self.yields = False  # whether some of the default style gives way to table styles
        self._paragraphs: dict[object, ParagraphFormat] = {}
        self._runs: dict[object, RunFormat] = {}
        defaults = root.find(f"{W}docDefaults") if root is not None else None
        self.default_paragraph = paragraph_properties(
            defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
        )
        self.default_run = run_properties(
            defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
        )
        if root is not None:
            self._index(root)
        self._own: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        self.heading_ids = frozenset(k for k in self._nodes if self._is_heading(k))

    def _index(self, root: Node) -> None:
        numbers = {}
        for node in root.iterchildren(f"{W}style"):
            key = node.get(f"{W}styleId", "")
            if not key:  # nothing can ask for it
                continue
            self._nodes[key] = node
            if node.get(f"{W}default") in TRUE:
                self._default.setdefault(node.get(f"{W}type", ""), key)
            number = node.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                numbers[key] = number.get(VAL, "")
        self._numbering.follow_style_links(numbers)

    def name(self, style_id: str) -> str:
        """The name that Word shows for a style."""
        node = self._nodes.get(style_id)
        name = node.find(f"{W}name") if node is not None else None
        return name.get(VAL, "") if name is not None else ""

    def named(self, name: str) -> str:
        """The id of the style that Word shows under a name, in small letters."""
        return next((key for key in self._nodes if self.name(key).lower() == name), "")

    def default(self, kind: str) -> str:
        """The id of the default style of a kind: paragraph, character, table."""
        return self._default.get(kind, "")

    def chain(self, style_id: str) -> list[str]:
        """The style and those it is based on, the base first; circles are cut."""
        found: list[str] = []
        while style_id in self._nodes and style_id not in found and len(found) < DEEPEST_CHAIN:
            found.append(style_id)
            base = self._nodes[style_id].find(f"{W}basedOn")
            style_id = base.get(VAL, "") if base is not None else ""
        return found[::-1]

    def node(self, style_id: str) -> Node:
        """The element of a style in a chain."""
        return self._nodes[style_id]

    def _is_heading(self, style_id: str) -> bool:
        outline = overlaid(*(self._partials(s)[0] for s in self.chain(style_id))).get("outline", 9)
        return bool(outline < 9)  # noqa: PLR2004

    def _partials(self, style_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
        if style_id not in self._own:
            node = self._nodes[style_id]
            self._own[style_id] = (
                paragraph_properties(node.find(f"{W}pPr")),
                run_properties(node.find(f"{W}rPr")),
            )
        return self._own[style_id]

    def _said(
        self, style_id: str, around: Surroundings
    ) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """What a paragraph style and those below it say of paragraphs and of their text.

        In older files, sizes of 11 and 12 points and the left side yield to a table style where the
        default style says them ([MS-DOCX], overrideTableStyleFontSizeAndJustification).
        """
        said = [self._partials(name) for name in self.chain(style_id)]
        if not (self.yields and around.named and style_id == self.default("paragraph")):
            return said
        return [
            (
                {name: v for name, v in paragraph.items() if (name, v) != ("align", "left")},
                {name: v for name, v in run.items() if name != "size" or v not in YIELDING},
            )
            for paragraph, run in said
        ]

    def paragraph(self, properties: Node | None, around: Surroundings = BODY) -> ParagraphFormat:
        """The format of a paragraph with these direct properties."""
        key = (fingerprint(properties), around.key)
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(properties, around)
        return found

    def _paragraph(self, properties: Node | None, around: Surroundings) -> ParagraphFormat:
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style_id = named.get(VAL, "") if named is not None else ""
        if style_id not in self._nodes:
            style_id = self.default("paragraph")
        chain = self.chain(style_id)
        partials = [self.default_paragraph, around.paragraph]
        said = self._said(style_id, around)
        partials += [self._with_level(each[0], s) for s, each in zip(chain, said, strict=True)]
        partials.append(paragraph_properties(properties))
        merged = overlaid(*self._with_indents(partials))
        merged |= {side: HTML_GAP for side in ("before", "after") if merged.get(f"auto_{side}")}
        return ParagraphFormat(
            style=self.name(style_id),
            style_id=style_id,
            **{
                **merged,
                "borders": Borders(**merged.get("borders", NOTHING)),
                "frame": frame_of(merged.get("frame")),
                "tabs": tuple(t for t in merged.get("tabs", ()) if t.kind != "clear"),
            },
        )

    def _with_level(self, partial: dict[str, Any], style_id: str) -> dict[str, Any]:
        """A style that names a list without a level stands at the level linked to it."""
        if "number_id" in partial and "level" not in partial:
            level = self._numbering.level_of_style(partial["number_id"], style_id)
            return {**partial, "level": level}
        return partial

    def _with_indents(self, partials: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Insert the indents of the list in force where its number was given."""
        given = [i for i, partial in enumerate(partials) if "number_id" in partial]
        if not given:
            return partials
        at = given[-1]
        if partials[at]["number_id"] == "0" and len(given) > 1:  # it leaves a list
            return [*partials[:at], {"left": 0, "first": 0}, *partials[at:]]
        index = overlaid(*partials).get("level", 0)
        level = self._numbering.level(partials[at]["number_id"], index)
        if level is None:
            return partials
        return [*partials[:at], level.paragraph, *partials[at:]]

    def run(
        self,
        properties: Node | None,
        paragraph_style: str,
        around: Surroundings = BODY,
        label: Mapping[str, Any] = NOTHING,
    ) -> RunFormat:
        """The format of a run; `label` is what a list level adds for its numbers."""
        key = (
            fingerprint(properties),
            paragraph_style,
            around.key,
            tuple(label.items()) if label else (),
        )
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._run(properties, paragraph_style, around, label)
        return found

    def _run(
        self,
        properties: Node | None,
        paragraph_style: str,
        around: Surroundings,
        label: Mapping[str, Any],
    ) -> RunFormat:
        below = overlaid(
            self.default_run,
            around.run,
            *(each[1] for each in self._said(paragraph_style, around)),
        )
        named = properties.find(f"{W}rStyle") if properties is not None else None
        character: dict[str, Any] = {}
        if named is not None:
            character = overlaid(*(self._partials(s)[1] for s in self.chain(named.get(VAL, ""))))
            for toggle in TOGGLES:
                if toggle in character:
                    character[toggle] = character[toggle] != below.get(toggle, False)
        merged = overlaid(below, character, run_properties(properties), label)
        highlight = merged.pop("highlight", "")
        merged["family"] = self._family(merged.get("family", "Times New Roman"))
        merged["fill"] = highlight or merged.get("fill", "")
        if around.dark and not merged.get("colour") and not merged["fill"]:
            merged["colour"] = "FFFFFF"
        return RunFormat(**merged)

    def _family(self, family: str) -> str:
        """The family that a run names; of several, which LibreOffice writes, the first."""
        if family.startswith("theme:"):
            return self.theme.fonts.get(family[6:11], "Times New Roman")
        return family.partition(";")[0]

    def is_symbol(self, form: RunFormat) -> bool:
        """Whether a run's characters are signs of a symbol font."""
        return symbolic(form.family)
