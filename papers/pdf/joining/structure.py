"""Graft the tag trees of parts into the one tree of a pack (ISO 32000-1, 14.7 and 14.8).

Each part's Document becomes a Part with its title. What would clash is renamed: IDs with the
Headers that name them, roles, classes. H becomes Hn, since a file has one kind of heading.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Pdf, String

from papers.pdf.findings import Findings
from papers.pdf.joining.objects import Key, Node, entries_of, key_of, leaves, listed, text
from papers.pdf.joining.parents import Parents, numbered
from papers.pdf.joining.tree import LATER, STANDARD, Census, count_elements, tops_of, walk

# Elements whose dictionaries must be looked into; a filter that may take too many.
SPECIAL = re.compile(rb"/ID |/Headers |/A (?:\[ )?\d|/C |/NS ")
UTF16 = b"\xfe\xff"
DEEPEST_HEADING = 6


@dataclass(slots=True)
class _Collected:
    """The elements of a tree that have something to rename."""

    elements: int = 0
    marks: int = 0
    special: list[Node] = field(default_factory=list)
    by_role: dict[str, list[Node]] = field(default_factory=dict)


@dataclass(slots=True)
class Trees:
    """The tree of a pack while parts are grafted into it."""

    pack: Pdf
    language: str
    parents: Parents = field(default_factory=Parents)
    document: Node = None
    _ids: dict[bytes, Node] = field(default_factory=dict)
    _reserved: set[bytes] = field(default_factory=set)
    _roles: dict[str, str | None] = field(default_factory=dict)  # None: a role that means nothing
    _classes: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.document = self.pack.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, K=Array())
        )

    def new_part(self, title: str, language: str) -> Node:
        """A Part without content, the next child of the pack's Document."""
        part = Dictionary(Type=Name.StructElem, S=Name.Part, K=Array())
        return self._attach(self.pack.make_indirect(part), title, language)

    def _attach(self, part: Node, title: str, language: str) -> Node:
        part.P = self.document
        part.T = String(title)
        if language and language.lower() != self.language.lower() and not _language(part):
            part.Lang = String(language)
        self.document.K.append(part)
        return part

    def graft(
        self, tree: Node, number: int, title: str, language: str, findings: Findings
    ) -> tuple[Node, Census]:
        """Graft a tree that was copied; return its Part and the count of what was grafted."""
        own = flattened(tree.get("/RoleMap"))
        tops = tops_of(tree)
        classes = self._take_classes(tree.get("/ClassMap"), number)
        collected = _collect(tops, own)
        grafting = _Grafting(self, number, own, classes, findings)
        grafting.rename_special(collected.special)
        single = len(tops) == 1 and self._meaning(tops[0], own) == "Document"
        grafting.rename_roles(tops, collected.by_role)
        part = self._as_part(tops, title, language, single=single)
        return part, Census(collected.elements, collected.marks)

    def graft_ours(
        self, tree: Node, number: int, title: str, language: str, objects: Iterable[Node]
    ) -> tuple[Node, Census]:
        """As `graft`, for a tree that this program wrote, in which nothing but IDs can clash.

        `objects` are all that were copied; only what has IDs is walked.
        """
        special = _collect(_with_ids(tree), {}).special
        _Grafting(self, number, {}, {}, Findings("")).rename_special(special)
        part = self._as_part(tops_of(tree), title, language, single=True)
        return part, Census(count_elements(objects), sum(numbered(tree).values()))

    def _as_part(self, tops: list[Node], title: str, language: str, *, single: bool) -> Node:
        """One Part of all that a tree begins with; a `single` Document becomes it itself."""
        if single:
            tops[0].S = Name.Part
            return self._attach(tops[0], title, language)
        part = self.new_part(title, language)
        for top in tops:
            top.P = part
            part.K.append(top)
        return part

    @staticmethod
    def _meaning(element: Node, own: dict[str, str]) -> str:
        role = text(element.S)[1:]
        return own.get(role, role)

    def _take_classes(self, classes: Node, number: int) -> dict[str, str]:
        """Add a part's attribute classes; return the new names of those that clash."""
        renamed = {}
        for key, value in entries_of(classes).items():
            name = key
            while name in self._classes and not _equal(self._classes[name], value):
                name = f"{name}-{number}"
            self._classes[name] = value
            if name != key:
                renamed[key] = name
        return renamed

    def role(self, role: str, meaning: str | None, number: int) -> str:
        """The name under which a role with this meaning goes into the pack."""
        if role in STANDARD:
            return meaning or role
        name = role
        while self._roles.setdefault(name, meaning) != meaning or name in STANDARD:
            name = f"{name}-{number}"
        return name

    def identify(self, element: Node, wanted: bytes, number: int) -> bytes:
        """Enter an element under an ID that no other has; return it."""
        free = self.free(wanted, number)
        self._ids[free] = element
        return free

    def free(self, wanted: bytes, number: int) -> bytes:
        """An ID that is not used, like the one wanted."""
        free = wanted
        suffix = f"-{number}"
        while free in self._ids or free in self._reserved:
            free += suffix.encode("utf-16-be" if free.startswith(UTF16) else "ascii")
        return free

    def reserve(self, name: bytes) -> None:
        """Let no element have this ID: a table of a part names it in vain."""
        self._reserved.add(name)

    def write(self) -> None:
        """Write the root of the tree."""
        root = self.pack.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=self.document))
        self.document.P = root
        root.ParentTree = self.parents.write(self.pack)
        root.ParentTreeNextKey = self.parents.next_key
        roles = {f"/{k}": Name(f"/{v}") for k, v in sorted(self._roles.items()) if v}
        if roles:
            root.RoleMap = Dictionary(roles)
        if self._classes:
            root.ClassMap = Dictionary(self._classes)
        if self._ids:
            names = Array()
            for key, element in sorted(self._ids.items(), key=lambda entry: entry[0]):
                names.append(String(key))
                names.append(element)
            root.IDTree = self.pack.make_indirect(Dictionary(Names=names))
        self.pack.Root.StructTreeRoot = root


@dataclass(slots=True)
class _Grafting:
    """Renames what must be renamed in one tree."""

    trees: Trees
    number: int
    own: dict[str, str]
    classes: dict[str, str]
    findings: Findings

    def rename_special(self, elements: list[Node]) -> None:
        """IDs with the Headers that name them, and classes."""
        renamed: dict[bytes, bytes] = {}
        for element in elements:
            if isinstance(identity := element.get("/ID"), String):
                wanted = bytes(identity)
                new = self.trees.identify(element, wanted, self.number)
                renamed.setdefault(wanted, new)
                if new != wanted:
                    element.ID = String(new)
            if "/NS" in element:  # namespaces are of ISO 32000-2
                del element["/NS"]
            if self.classes and "/C" in element:
                element.C = self._classes_of(element.C)
        changed = sum(old != new for old, new in renamed.items())
        if changed:
            self.findings.warning("renamed", f"{changed} IDs of its tags were taken; renamed")
        for element in elements:
            for attributes in listed(element.get("/A")):
                if isinstance(attributes, Dictionary) and "/Headers" in attributes:
                    self._rename_headers(attributes, renamed)

    def _classes_of(self, value: Node) -> Node:
        names = Array()
        for each in listed(value):
            new = self.classes.get(text(each)) if isinstance(each, Name) else None
            names.append(Name(new) if new else each)
        return names

    def _rename_headers(self, attributes: Node, renamed: dict[bytes, bytes]) -> None:
        """Follow the IDs; names of nothing are moved out of the reach of other parts."""
        headers, same = Array(), True
        for each in listed(attributes.Headers):
            name = bytes(each) if isinstance(each, String) else b""
            if name not in renamed:
                renamed[name] = self.trees.free(name, self.number)
                self.trees.reserve(renamed[name])
            headers.append(String(renamed[name]))
            same = same and renamed[name] == name
        if not same:
            attributes.Headers = headers

    def rename_roles(self, tops: list[Node], by_role: dict[str, list[Node]]) -> None:
        """Roles that another part uses otherwise, roles for H, and those of later standards."""
        headings = {"H"} | {role for role, meaning in self.own.items() if meaning == "H"}
        if headings & by_role.keys():
            _rank_headings(tops, headings)
            self.findings.warning("renamed", "its headings become H1, H2 and so on by depth")
        changed = []
        for role, elements in by_role.items():
            if role in headings:
                continue
            meaning = self.own.get(role, role if role in STANDARD else LATER.get(role))
            name = self.trees.role(role, meaning, self.number)
            if name != role:
                changed.append(role)
                for element in elements:
                    element.S = Name(f"/{name}")
        if changed:
            self.findings.warning("renamed", f"its roles {', '.join(changed)} clash; renamed")


def _collect(tops: Iterable[Node], own: dict[str, str]) -> _Collected:
    plain = {f"/{role}" for role in STANDARD - own.keys() - {"H"}}
    found = _Collected()
    for element, kids in walk(tops, sound=True):
        found.elements += 1
        found.marks += len(kids)
        role = text(element.get("/S"))
        if role not in plain:
            found.by_role.setdefault(role[1:], []).append(element)
        if SPECIAL.search(element.unparse(resolved=True)):
            found.special.append(element)
    return found


def _with_ids(tree: Node) -> list[Node]:
    """The outermost tables in which elements have IDs; and the elements with IDs elsewhere."""
    found = dict[Key, Node]()
    for _, element in leaves(tree.get("/IDTree"), "/Names"):
        top = above = element
        while "/S" in above:
            top = above if text(above.S) == "/Table" else top
            above = above.P
        found[key_of(top)] = top
    return list(found.values())


def _rank_headings(tops: list[Node], headings: set[str]) -> None:
    """Give each H the rank of its depth: H1 at the first level that has one (7.4.4 of UA-1)."""
    stack = [(tops, 1)]
    while stack:
        siblings, rank = stack.pop()
        found = [each for each in siblings if text(each.S)[1:] in headings]
        for heading in found:
            heading.S = Name(f"/H{min(rank, DEEPEST_HEADING)}")
        for each in siblings:
            below = [k for k in listed(each.get("/K")) if isinstance(k, Dictionary) and "/S" in k]
            if below:
                stack.append((below, rank + bool(found)))


def flattened(roles: Node) -> dict[str, str]:
    """What each role of a map means in the end; identities and circles are left out."""
    steps = {k[1:]: text(v)[1:] for k, v in entries_of(roles).items() if isinstance(v, Name)}
    found = {}
    for role, step in steps.items():
        meaning, seen = step, {role}
        while meaning not in STANDARD and meaning in steps and meaning not in seen:
            seen.add(meaning)
            meaning = steps[meaning]
        meaning = meaning if meaning in STANDARD else LATER.get(meaning, "")
        if meaning and meaning != role:
            found[role] = meaning
    return found


def _language(element: Node) -> str:
    language = element.get("/Lang")
    if language is not None and not text(language).strip():
        del element["/Lang"]  # an empty language says that it is unknown
        return ""
    return text(language)


def _equal(one: Node, other: Node) -> bool:
    return bool(one == other)
