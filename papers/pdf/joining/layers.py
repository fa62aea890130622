"""Optional content: layers of all parts under one configuration (ISO 19005-2, 6.9)."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from papers.pdf.joining.objects import Node, entries_of, key_of, listed


class Layers:
    """The layers of a pack; those that a part shows hidden stay hidden."""

    def __init__(self) -> None:
        self._groups: list[Node] = []
        self._hidden: list[Node] = []
        self._order: list[Node] = []

    def add(self, properties: Node) -> bool:
        """Take the layers of a part as they were copied; whether other configurations were lost."""
        entries = entries_of(properties)
        groups = [g for g in listed(entries.get("/OCGs")) if isinstance(g, Dictionary)]
        default = entries_of(entries.get("/D"))
        shown = {key_of(g) for g in listed(default.get("/ON")) if isinstance(g, Dictionary)}
        hidden = {key_of(g) for g in listed(default.get("/OFF")) if isinstance(g, Dictionary)}
        if default.get("/BaseState") == Name.OFF:
            hidden = {key_of(g) for g in groups} - shown
        self._groups += groups
        self._hidden += [g for g in groups if key_of(g) in hidden]
        self._order += groups
        return bool(listed(entries.get("/Configs")) or listed(default.get("/AS")))

    def write(self, pack: Pdf) -> None:
        """Write the one configuration, whose order names every layer."""
        if not self._groups:
            return
        default = Dictionary(
            Name=String("Default"), Order=Array(self._order), OFF=Array(self._hidden)
        )
        pack.Root.OCProperties = Dictionary(OCGs=Array(self._groups), D=default)
