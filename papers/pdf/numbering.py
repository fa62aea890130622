"""List numbering: which label a paragraph bears (ISO/IEC 29500-1, 17.9)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from papers.pdf.numberforms import written
from papers.pdf.ooxml import MC, VAL, Node, W
from papers.pdf.properties import on, paragraph_properties, run_properties, whole
from papers.pdf.symbols import symbolic, to_unicode


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are written and where they stand."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    align: str = "left"
    style: str = ""  # the id of the paragraph style it is linked to
    restart: int | None = None  # the level that restarts it; 0 is never, None the one above
    legal: bool = False
    paragraph: Mapping[str, Any] = field(default_factory=dict)
    run: Mapping[str, Any] = field(default_factory=dict)


class Label(NamedTuple):
    """What stands before a paragraph: its text, and what follows it (tab, space, nothing)."""

    text: str
    suffix: str
    align: str
    run: Mapping[str, Any]
    list_id: str
    level: int
    bullet: bool
    form: str
    outline: bool  # numbers a document's headings and paragraphs, and is not a list of items


class Numbering:
    """The lists of a document, counting as its paragraphs are read in order."""

    def __init__(self, root: Node | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._style_links: dict[str, str] = {}
        if root is not None:
            self._read(root)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._labels: dict[tuple[str, int], Label] = {}  # as their levels have them, not counted

    def _read(self, root: Node) -> None:
        for node in root.iterchildren(f"{W}abstractNum"):
            key = node.get(f"{W}abstractNumId", "")
            self._abstract[key] = dict(map(_level, node.iterchildren(f"{W}lvl")))
            if (link := node.find(f"{W}numStyleLink")) is not None:
                self._style_links[key] = link.get(VAL, "")
        for node in root.iterchildren(f"{W}num"):
            key = node.get(f"{W}numId", "")
            abstract = node.find(f"{W}abstractNumId")
            self._abstract_of[key] = abstract.get(VAL, "") if abstract is not None else ""
            for override in node.iterchildren(f"{W}lvlOverride"):
                self._read_override(key, override)

    def _read_override(self, key: str, override: Node) -> None:
        index = whole(override.get(f"{W}ilvl"))
        if (start := override.find(f"{W}startOverride")) is not None:
            self._starts.setdefault(key, {})[index] = whole(start.get(VAL), 1)
        if (level := override.find(f"{W}lvl")) is not None:
            self._overrides.setdefault(key, {})[index] = _level(level)[1]

    def follow_style_links(self, number_of_style: Mapping[str, str]) -> None:
        """Lists that only name a numbering style take its levels."""
        for key, style in self._style_links.items():
            target = self._abstract_of.get(number_of_style.get(style, ""), "")
            if target in self._abstract and not self._abstract[key]:
                self._abstract[key] = self._abstract[target]

    def level(self, number_id: str, index: int) -> Level | None:
        """The level that a paragraph refers to, or None where there is no such list."""
        if number_id not in self._abstract_of:
            return None
        override = self._overrides.get(number_id, {}).get(index)
        return override or self._abstract.get(self._abstract_of[number_id], {}).get(index)

    def level_of_style(self, number_id: str, style_id: str) -> int:
        """The level that a list links to a paragraph style; 0 where it links none."""
        levels = self._abstract.get(self._abstract_of.get(number_id, ""), {})
        return next((i for i, level in levels.items() if level.style == style_id), 0)

    def label(self, number_id: str, index: int, heading_styles: frozenset[str]) -> Label | None:
        """Count one paragraph and say what it is labelled."""
        level = self.level(number_id, index)
        if level is None:
            return None
        abstract = self._abstract_of[number_id]
        counters = self._counters.setdefault(abstract, {})
        self._count(number_id, index, level, counters)
        key = number_id, index
        found = self._labels.get(key)
        if found is None:
            levels = self._abstract.get(abstract, {}).values()
            outline = any(other.style in heading_styles for other in levels)
            found = self._labels[key] = _label(level, abstract, index, outline=outline)
        if found.bullet:
            return found
        return found._replace(text=self._numbered(number_id, level, counters))

    def _count(self, number_id: str, index: int, level: Level, counters: dict[int, int]) -> None:
        start = level.start
        for higher in range(index):  # one that has not begun has with the first one below it
            above = self.level(number_id, higher)
            if higher not in counters and above is not None:
                counters[higher] = self._starts.get(number_id, {}).get(higher, above.start)
        override = self._starts.get(number_id, {}).get(index)
        if override is not None and (number_id, index) not in self._begun:
            self._begun.add((number_id, index))
            counters[index] = override
        elif index in counters:
            counters[index] += 1
        else:
            counters[index] = start if override is None else override
        for deeper in [i for i in counters if i > index]:
            below = self.level(number_id, deeper)
            if below is None or below.restart is None or below.restart > index:
                del counters[deeper]

    def _numbered(self, number_id: str, level: Level, counters: Mapping[int, int]) -> str:
        parts = level.text.split("%")
        text = parts[0]
        for part in parts[1:]:
            if not part[:1].isdigit() or part[0] == "0":
                text += f"%{part}"
                continue
            index = int(part[0]) - 1
            other = self.level(number_id, index) or level
            value = counters.get(index, other.start)
            text += written(value, "decimal" if level.legal else other.form) + part[1:]
        return text


def _label(level: Level, list_id: str, index: int, *, outline: bool) -> Label:
    """The label of a level: that of a bullet, or one still to be numbered."""
    bullet, family = level.form == "bullet", str(level.run.get("family", ""))
    run = dict(level.run)
    if bullet and symbolic(family):  # its lines are as high as those of the text's own face
        run.pop("family")
        run["sign"] = True
    return Label(
        text=to_unicode(level.text, family, substitute=bullet),
        suffix=level.suffix,
        align=level.align,
        run=run,
        list_id=list_id,
        level=index,
        bullet=bullet,
        form=level.form,
        outline=outline,
    )


def _form(node: Node) -> str:
    """The format of a level's numbers; of Word 2010's own, "001, 002, ...", the first number."""
    own = node.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    example = own.get(f"{W}format", "").partition(",")[0].strip() if own is not None else ""
    if example.isdecimal() and example.startswith("0"):
        return example
    plain = node.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    return plain.get(VAL, "") if plain is not None else ""


def _level(node: Node) -> tuple[int, Level]:
    values = {
        str(child.tag).removeprefix(W): child.get(VAL)
        for child in node.iterchildren()
        if child.get(VAL) is not None
    }
    align = {"start": "left", "end": "right"}.get(values.get("lvlJc") or "", values.get("lvlJc"))
    return whole(node.get(f"{W}ilvl")), Level(
        start=whole(values.get("start"), 0),
        form=values.get("numFmt") or _form(node) or "decimal",
        text=values.get("lvlText") or "",
        suffix=values.get("suff") or "tab",
        align=align or "left",
        style=values.get("pStyle") or "",
        restart=whole(values["lvlRestart"]) if "lvlRestart" in values else None,
        legal=on(node.find(f"{W}isLgl")),
        paragraph=paragraph_properties(node.find(f"{W}pPr")),
        run=run_properties(node.find(f"{W}rPr")),
    )
