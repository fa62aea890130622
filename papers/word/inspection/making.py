"""How a template is made: its styles, lists, header rows, language, pictures and headings."""

from collections.abc import Iterator
from dataclasses import replace

from papers.diagnostics import ContentError, Diagnostic, Severity
from papers.word.inspection.kinds import TemplateKind
from papers.word.inspection.parts import FALLBACK, Faults, Part, text_of
from papers.word.markup import Element, q, whole
from papers.word.numbering import Numbering, check_lists
from papers.word.styles import TABLE_STYLE, Styles, missing_styles

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}shape"
_WORDS = "{urn:schemas-microsoft-com:vml}textpath"
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_NUMBERED = "Numbered Paragraph"
_BODY_TEXT = 9  # the outline level of what is no heading
_PLACES = ("{{p body }}", "{{p items }}")  # where headings of the first level come in


def style_faults(styles: Styles, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
    """Styles that are missing: an error where every paper needs them, else a warning."""
    yield from missing_styles(styles, fault.template, kind.styles, kind.tables)
    for missing in missing_styles(styles, fault.template, kind.sometimes, ()):
        hint = f"papers that need it cannot be built; {missing.hint}"
        yield replace(missing, hint=hint, severity=Severity.WARNING)


def list_faults(numbering: Element, styles: Styles, fault: Faults) -> tuple[Diagnostic, ...]:
    """List styles that are linked to no list."""
    try:
        check_lists(Numbering(numbering, styles), fault.template)
    except KeyError:
        return ()  # a style is missing, which is said elsewhere
    except ContentError as error:
        return error.diagnostics
    return ()


def runs_on_in(numbering: Element, styles: Styles) -> bool:
    """Whether numbered paragraphs print no number of their section: "1." and not "1.1"."""
    if not styles.has(_NUMBERED):
        return False
    lists = Numbering(numbering, styles)
    level = lists.level(_NUMBERED, lists.own_level(_NUMBERED))
    text = None if level is None else level.find(q("lvlText"))
    return text is not None and text.get(q("val"), "").count("%") == 1


def header_row_faults(styles: Styles, fault: Faults) -> Iterator[Diagnostic]:
    """A table style that does not set the header row apart."""
    style = styles.by_name.get(("table", TABLE_STYLE.casefold()))
    types = [] if style is None else [e.get(q("type")) for e in style.findall(q("tblStylePr"))]
    if style is not None and "firstRow" not in types:
        message = f'the table style "{TABLE_STYLE}" does not set the header row apart'
        hint = "in Word: Modify Style, Apply formatting to: Header row"
        yield fault("template-header-row", message, hint)


def language_faults(styles: Styles, fault: Faults) -> Iterator[Diagnostic]:
    """A template that names no language, which screen readers need (WCAG 2.2, 3.1.1)."""
    path = "/".join(map(q, ("docDefaults", "rPrDefault", "rPr", "lang")))
    found = styles.root.find(path)
    if found is None or not found.get(q("val")):
        hint = "in Word: Review, Language, Set Proofing Language, Set As Default"
        yield fault("template-language", "the template names no language", hint)


def picture_faults(parts: tuple[Part, ...], fault: Faults) -> Iterator[Diagnostic]:
    """Pictures without alternative text (WCAG 2.2, 1.1.1)."""
    for part in parts:
        for picture in part.root.iter(_DRAWING, _OLD_PICTURE):
            if any(above.tag == FALLBACK for above in picture.iterancestors()) or _is_text(picture):
                continue
            described = picture.get("descr") or picture.get("alt")
            marks = [mark.get("val") for mark in picture.iter(_DECORATIVE)]
            if not described and "1" not in marks:
                name = picture.get("name") or picture.get("id") or "a picture"
                message = "the picture has no alternative text"
                hint = "in Word: right click, View Alt Text, and say what it shows"
                yield fault.at(part.words, name)("template-picture", message, hint)


def _is_text(picture: Element) -> bool:
    """Whether it is a text box, or a watermark of words."""
    whole_picture = picture if picture.tag == _OLD_PICTURE else picture.getparent()
    return whole_picture is not None and (
        next(whole_picture.iter(q("txbxContent"), _WORDS), None) is not None
    )


def revision_faults(parts: tuple[Part, ...], fault: Faults) -> Iterator[Diagnostic]:
    """Changes that nobody has accepted, and comments: every paper would hold them."""
    for part in parts:
        if (change := next(part.root.iter(*map(q, _CHANGES)), None)) is not None:
            text = "".join(each.text or "" for each in change.iter(q("t"), q("delText")))
            hint = "in Word: Review, Accept All Changes and Stop Tracking"
            message = "the template holds tracked changes"
            yield fault.at(part.words, text.strip())("template-changes", message, hint)
        if next(part.root.iter(q("commentReference")), None) is not None:
            message = "the template holds comments, which go into every Word file"
            hint = "in Word: Review, Delete All Comments in Document"
            yield fault("template-changes", message, hint, severity=Severity.WARNING)


def heading_faults(body: Part, styles: Styles, fault: Faults) -> Iterator[Diagnostic]:
    """Headings more than one level below the one before (ISO 14289-1, 7.4.2)."""
    above = 0
    for paragraph in body.paragraphs:
        text = text_of(paragraph).strip()
        level = 1 if text in _PLACES else _level(paragraph, styles)
        if level > above + 1:
            before = f"heading {above}" if above else "the beginning"
            message = f"this is a heading {level} after {before}"
            hint = f'give it the style "Heading {above + 1}"'
            yield fault.at(body.words, text)("template-heading", message, hint)
        above = level or above


def title_faults(title: str, fault: Faults) -> Iterator[Diagnostic]:
    """A template whose properties have no title; papers made with it have their own."""
    if not title:
        hint = "in Word: File, Info, Title"
        message = "the template has no title among its properties"
        yield fault("template-title", message, hint, severity=Severity.WARNING)


def _level(paragraph: Element, styles: Styles) -> int:
    """The level of a heading, from 1; 0 for any other paragraph."""
    own = paragraph.find(f"{q('pPr')}/{q('outlineLvl')}")
    named = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
    style = None if named is None else styles.by_id.get(named.get(q("val"), ""))
    inherited = (s.find(f"{q('pPr')}/{q('outlineLvl')}") for s in styles.based(style))
    found = next((each for each in (own, *inherited) if each is not None), None)
    level = _BODY_TEXT if found is None else whole(found.get(q("val")), _BODY_TEXT)
    return level + 1 if level < _BODY_TEXT else 0
