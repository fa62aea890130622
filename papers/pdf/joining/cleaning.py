"""Make a foreign PDF safe: drop what acts, plays, hides or travels along, and say so.

Only pages, tags, bookmarks, layers and form fields of a part are ever copied; what the catalogue
holds besides is left behind and told here. ISO 19005-2, 6.5 lists the actions that are forbidden.
"""

import re
from collections import Counter
from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from papers.pdf.findings import Findings
from papers.pdf.joining.objects import Key, Node, entries_of, key_of, listed, text

PAGE_KEYS = frozenset(
    {
        *("/Type", "/Parent", "/Resources", "/Contents", "/Annots", "/Group", "/StructParents"),
        *("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"),
        *("/Rotate", "/UserUnit", "/Tabs"),
    }
)
ACTIVE = frozenset(
    {
        *("/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"),
        *("/TrapNet", "/Projection"),
    }
)
SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
NAMED = ("/NextPage", "/PrevPage")  # the first and last page are no longer the part's

# Entries that may stand anywhere and never go into a pack.
ANYWHERE = ("AA", "JS", "AF", "EF", "RF", "PieceInfo", "Thumb", "OPI", "Alternates", "Ref")
FORBIDDEN = (
    *("JavaScript", "Launch", "SubmitForm", "ResetForm", "ImportData", "GoToR", "GoToE", "Hide"),
    *("Sound", "Movie", "Rendition", "Trans", "SetOCGState", "GoTo3DView", "Thread"),
    *("RichMediaExecute",),
)
SUSPECT = re.compile(rb"/(?:" + "|".join([*ANYWHERE, *FORBIDDEN, "Metadata"]).encode() + rb")\b")

IN_CATALOGUE = {
    "/OpenAction": "actions on opening",
    "/AA": "actions on events",
    "/Threads": "article threads",
    "/Collection": "its portfolio",
    "/AF": "attached files",
    "/URI": "its base address for links",
    "/Requirements": "its requirements",
}
IN_NAMES = {"/JavaScript": "scripts", "/EmbeddedFiles": "attached files", "/Renditions": "media"}
ON_PAGE = {
    "/AA": "actions on events",
    "/Trans": "page transitions",
    "/Dur": "page transitions",
    "/B": "article threads",
    "/AF": "attached files",
    "/VP": "measuring scales",
    "/PresSteps": "page transitions",
}


class Cleaner:
    """Cleans one file and remembers what was dropped."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self.dropped: Counter[str] = Counter()
        self.gone: set[Key] = set()  # annotations that are no longer there

    def clean(self) -> None:
        """Drop what may not go into a pack; what fields show is drawn first."""
        root = self._pdf.Root
        if entries_of(root.get("/AcroForm")).get("/NeedAppearances"):
            self._pdf.generate_appearance_streams()
        self._note(root, IN_CATALOGUE)
        self._note(root.get("/Names"), IN_NAMES)
        for page in self._pdf.pages:
            self._clean_page(page.obj)

    def _note(self, holder: Node, kinds: dict[str, str]) -> None:
        for key, kind in kinds.items():
            if isinstance(holder, Dictionary) and key in holder:
                self.dropped[kind] += 1

    def _clean_page(self, page: Node) -> None:
        self._note(page, ON_PAGE)
        for key in set(page.keys()) - PAGE_KEYS:
            del page[key]
        annotations = listed(page.get("/Annots"))
        if not annotations:
            return
        kept = Array()
        for annotation in annotations:
            if self._keeps(annotation):
                kept.append(annotation)
        page.Annots = kept

    def _keeps(self, annotation: Node) -> bool:
        if not isinstance(annotation, Dictionary):
            return False
        subtype = text(annotation.get("/Subtype"))
        if subtype in ACTIVE:
            self.gone.add(key_of(annotation))
            kind = "attached files" if subtype == "/FileAttachment" else "media"
            self.dropped[kind] += 1
            return False
        self._clean_actions(annotation)
        return True

    def _clean_actions(self, holder: Node) -> None:
        for key in ("/AA", "/PA"):
            if key in holder:
                del holder[key]
                self.dropped["actions on events"] += 1
        action = holder.get("/A")
        if action is None:
            return
        if not allowed(action):
            self.dropped[_kind(action)] += 1
            del holder["/A"]
        elif "/Next" in action:
            del action["/Next"]
            self.dropped["chained actions"] += 1

    def tell(self, findings: Findings) -> None:
        """Say what was dropped."""
        for kind, count in sorted(self.dropped.items()):
            times = f" ({count} times)" if count > 1 else ""
            findings.warning("dropped", f"not taken into the pack: {kind}{times}")


def allowed(action: Node) -> bool:
    """Whether an action may stay: to a place in the file, an address, the next page."""
    if not isinstance(action, Dictionary):
        return False
    match text(action.get("/S")):
        case "/GoTo":
            return True
        case "/URI":
            scheme = SCHEME.match(text(action.get("/URI")))
            return scheme is None or scheme[1].lower() in SCHEMES
        case "/Named":
            return text(action.get("/N")) in NAMED
    return False


def _kind(action: Node) -> str:
    match text(entries_of(action).get("/S")):
        case "/JavaScript":
            return "scripts"
        case "/URI":
            return "links to unsafe addresses"
        case "/Launch" | "/GoToR" | "/GoToE":
            return "links to other files or programs"
        case "/SubmitForm" | "/ResetForm" | "/ImportData":
            return "actions of forms"
    return "other actions"


def sweep(objects: Iterable[Node], dropped: Counter[str]) -> None:
    """Look through all objects that were copied for what may hide in them, and take it out.

    Nested metadata is dropped without a word: it can lean on a catalogue that is gone.
    """
    for node in objects:
        if isinstance(node, Dictionary | Array | Stream) and SUSPECT.search(
            _entries(node).unparse(resolved=True)
        ):
            _take_out(node, dropped)


def _entries(node: Node) -> Node:
    return node.stream_dict if isinstance(node, Stream) else node


def _take_out(node: Node, dropped: Counter[str]) -> None:
    stack = [node]
    while stack:
        each = stack.pop()
        if isinstance(each, Dictionary | Stream):
            _take_out_of(each, dropped)
        elif not isinstance(each, Array):
            continue
        below = list(each) if isinstance(each, Array) else entries_of(each).values()
        stack.extend(v for v in below if isinstance(v, Dictionary | Array) and not v.is_indirect)


def _take_out_of(node: Node, dropped: Counter[str]) -> None:
    keys = node.keys()
    if "/Metadata" in keys:
        del node["/Metadata"]
    for key in ANYWHERE:
        if f"/{key}" in keys and not _is_name_of_resource(node, key):
            del node[f"/{key}"]
            dropped["actions, files or data inside pages"] += 1
    if text(node.get("/S"))[1:] in FORBIDDEN and "/P" not in keys:
        for key in node.keys() - {"/S"}:
            del node[key]
        node.S, node.N = Name.Named, Name.NextPage  # nothing worse is left of it
        dropped["other actions"] += 1


def _is_name_of_resource(node: Node, key: str) -> bool:
    """Whether the key is a font's or picture's own name that happens to read like one of ours."""
    value = node.get(f"/{key}")
    return isinstance(value, Dictionary | Stream) and text(value.get("/Type")) in (
        "/Font", "/XObject", "/ExtGState", "/Pattern",
    )  # fmt: skip
