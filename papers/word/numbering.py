"""The template's lists, and a list of its own for every list of the report."""

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from papers.diagnostics import ContentError
from papers.model.blocks import ListStyle
from papers.word.faults import fault
from papers.word.markup import Element, Indent, q, w, whole
from papers.word.styles import Styles

LIST_STYLES = {
    ListStyle.BULLET: "List Bullet",
    ListStyle.LETTER: "List Letter",
    ListStyle.ROMAN: "List Roman",
    ListStyle.NUMBER: "List Number",
    ListStyle.RECOMMENDATION: "Recommendation",
}
DEEPEST = 8
_FIRST = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "1": "decimal",
}


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering part of a template, as its styles use it."""

    root: Element
    styles: Styles
    _run_on: dict[str, int] = field(default_factory=dict)

    def level(self, style: str, level: int) -> Element | None:
        """A level of the numbering that a style is linked to."""
        abstract = self._abstract(self.list_id(style))
        return None if abstract is None else abstract.find(f"{q('lvl')}[@{q('ilvl')}='{level}']")

    def own_level(self, style: str) -> int:
        """The level that a style itself stands on."""
        return self.styles.twips(style, "numPr/ilvl", "val")

    def list_id(self, style: str) -> int:
        """The number of the list that a style is linked to, 0 where it has none."""
        return self.styles.twips(style, "numPr/numId", "val")

    def indent(self, style: str, level: int) -> Indent:
        """Where text on a level of a style's numbering starts."""
        found = self.level(style, level)
        indent = None if found is None else found.find(f"{q('pPr')}/{q('ind')}")
        if indent is None:
            return Indent(0)
        left = indent.get(q("left")) or indent.get(q("start"))
        return Indent(whole(left), whole(indent.get(q("hanging"))))

    def bullet(self, level: int) -> str:
        """The mark of a level of bullets."""
        found = self.level(LIST_STYLES[ListStyle.BULLET], min(level, DEEPEST))
        return "" if found is None else _printed(found)

    def start(self, style: ListStyle, level: int, first_label: str) -> int:
        """The number of the list to use for a list of the report: a new one that starts at 1.

        Bullets need none of their own. Where the first label ("(a)") is not what the template's
        level would print, the new list says how.
        """
        name = LIST_STYLES[style]
        found = self.level(name, level)
        agrees = found is None or first_label in {"", _printed(found)}
        if found is None or (style is ListStyle.BULLET and agrees):
            return self.list_id(name)
        override = w("lvlOverride", w("startOverride", val=1), ilvl=level)
        if not agrees:
            override.append(_relabelled(found, level, first_label))
        return self._add(self.list_id(name), override)

    def run_on(self, style: str, first_label: str) -> int | None:
        """The list for paragraphs that count through the report, "1" and not "1.1".

        None where the style's own list prints them so.
        """
        level = self.own_level(style)
        found = self.level(style, level)
        if found is None or _printed(found).rstrip(".") == first_label:
            return None
        if style not in self._run_on:
            changed = _relabelled(found, level, f"{first_label}.")
            for form in changed.findall(q("numFmt")):
                form.addnext(_never_again())
            override = w("lvlOverride", w("startOverride", val=1), changed, ilvl=level)
            self._run_on[style] = self._add(self.list_id(style), override)
        return self._run_on[style]

    def _add(self, like: int, override: Element) -> int:
        original = self._list(like)
        assert original is not None  # noqa: S101  # check_lists has seen it
        lists = self.root.findall(q("num"))
        number = max(whole(each.get(q("numId"))) for each in lists) + 1
        linked = original.find(q("abstractNumId"))
        abstract = "" if linked is None else linked.get(q("val"), "")
        lists[-1].addnext(w("num", w("abstractNumId", val=abstract), override, numId=number))
        return number

    def _list(self, number: int) -> Element | None:
        return self.root.find(f"{q('num')}[@{q('numId')}='{number}']")

    def _abstract(self, number: int) -> Element | None:
        found = self._list(number)
        linked = None if found is None else found.find(q("abstractNumId"))
        if linked is None:
            return None
        return self.root.find(f"{q('abstractNum')}[@{q('abstractNumId')}='{linked.get(q('val'))}']")


def check_lists(numbering: Numbering, template: Path) -> None:
    """Raise ContentError with every list style that is linked to no list."""
    bare = [name for name in LIST_STYLES.values() if numbering.level(name, 0) is None]
    if bare:
        hint = "link it to a list in Word: Define New Multilevel List, Link level to style"
        raise ContentError(
            fault(template, f'the style "{name}" is linked to no list', hint, "template-list")
            for name in bare
        )


def _printed(level: Element) -> str:
    """What a level prints before its first item, without regard to the levels above it."""
    form = {name: first for first, name in _FIRST.items()}.get(_value(level, "numFmt"), "")
    return _value(level, "lvlText").replace(f"%{whole(level.get(q('ilvl'))) + 1}", form)


def _never_again() -> Element:
    """What keeps a level from starting again below the ones above it."""
    return w("lvlRestart", val=0)


def _relabelled(level: Element, number: int, label: str) -> Element:
    """A copy of a level that prints labels like this first one."""
    copy = deepcopy(level)
    for linked in copy.findall(q("pStyle")):
        copy.remove(linked)
    core = label.strip("().")
    pattern = label.replace(core, f"%{number + 1}", 1) if core in _FIRST else label
    for tag, value in (("numFmt", _FIRST.get(core, "bullet")), ("lvlText", pattern)):
        for found in copy.findall(q(tag)):
            found.set(q("val"), value)
    return copy


def _value(level: Element, tag: str) -> str:
    found = level.find(q(tag))
    return "" if found is None else found.get(q("val"), "")
