"""One output intent for the pack; parts made for another keep their colours (ISO 19005-2, 6.2)."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from papers.pdf.joining.objects import Node, entries_of, integer, listed, text
from papers.pdf.joining.resources import Resources
from papers.pdf.metadata import profile

DEFAULTS = {1: "/DefaultGray", 3: "/DefaultRGB", 4: "/DefaultCMYK"}
DEVICES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
CMYK = 4
GROUPS = 40  # nested colour spaces that are looked into


def other_profile(source: Pdf) -> Stream | None:
    """The profile that a part's device colours are meant in, where it is not the pack's own."""
    for intent in listed(source.Root.get("/OutputIntents")):
        entries = entries_of(intent)
        output = entries.get("/DestOutputProfile")
        if text(entries.get("/S")) == "/GTS_PDFA1" and isinstance(output, Stream):
            same = integer(output.get("/N")) not in DEFAULTS or output.read_bytes() == profile()
            return None if same else output
    return None


def set_defaults(output: Stream, resources: Resources, pages: list[Node]) -> None:
    """Say in each resource dictionary what device colours mean (ISO 32000-1, 8.6.5.6)."""
    components = int(output.N)
    name, device = DEFAULTS[components], DEVICES[components]
    space = Array([Name.ICCBased, output])
    for dictionary in resources.dictionaries:
        spaces = dictionary.get("/ColorSpace")
        if not isinstance(spaces, Dictionary):
            dictionary.ColorSpace = spaces = Dictionary()
        if name not in spaces:
            spaces[name] = space
    for holder in [*pages, *resources.streams]:
        group = holder.get("/Group")
        if isinstance(group, Dictionary) and group.get("/CS") == device:
            group.CS = space


def overprints(output: Stream, resources: Resources) -> bool:
    """Whether colours that become ICC-based CMYK overprint in mode 1, which 6.2.4.2 forbids."""
    return int(output.N) == CMYK and any(
        state.get("/OPM") == 1 and (state.get("/OP") is True or state.get("/op") is True)
        for state in resources.states
    )


class SpotColours:
    """Spot colours of the pack by name: each must have one definition (6.2.4.4)."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def clashing(self, resources: Resources) -> list[str]:
        """Names that an earlier part, or this one, defines otherwise."""
        found = []
        for name, definition in _spots(resources):
            if self._known.setdefault(name, definition) != definition:
                found.append(name)
        return sorted(set(found))


def _spots(resources: Resources) -> Iterator[tuple[str, bytes]]:
    spaces = [
        space
        for dictionary in resources.dictionaries
        for space in entries_of(dictionary.get("/ColorSpace")).values()
    ] + [stream.get("/ColorSpace") for stream in resources.streams]
    spaces += [
        entries_of(shading).get("/ColorSpace")
        for dictionary in resources.dictionaries
        for shading in entries_of(dictionary.get("/Shading")).values()
    ]
    for space in spaces:
        yield from _separations(space)


def _separations(space: Node) -> Iterator[tuple[str, bytes]]:
    stack, left = [space], GROUPS
    while stack and left:
        left -= 1
        each = stack.pop()
        parts = listed(each) if isinstance(each, Array) else []
        match text(parts[0]) if parts else "":
            case "/Separation" if len(parts) > 3:  # noqa: PLR2004
                yield text(parts[1])[1:], Array(parts[2:]).unparse()
            case "/DeviceN" if len(parts) > 4:  # noqa: PLR2004
                stack += entries_of(entries_of(parts[4]).get("/Colorants")).values()
            case "/Indexed" | "/Pattern":
                stack += parts[1:2]
