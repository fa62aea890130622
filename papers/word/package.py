"""Pack a Word file so that equal content gives equal bytes, and nothing tells of a machine."""

from datetime import date
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from papers.model.dates import in_words
from papers.model.report import Report
from papers.model.runs import plain
from papers.word.markup import clean, q

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file can name
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SETTINGS = "word/settings.xml"
_ATTACHED = "word/_rels/settings.xml.rels"
_APPLICATION = "docProps/app.xml"
# What Word would ask about on opening, and what tells of the machine that kept the template.
_PRIVATE = ("updateFields", "attachedTemplate", "rsids", "docVars", "proofState")


def pack(docx: bytes, report: Report) -> bytes:
    """The same document with a report's properties, its parts in order and without times."""
    with ZipFile(BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/core.xml"] = _core(report).encode()
    if _APPLICATION in parts:
        parts[_APPLICATION] = _application(report).encode()
    if _SETTINGS in parts:
        parts[_SETTINGS] = _settings(parts[_SETTINGS])
    if _ATTACHED in parts:
        parts[_ATTACHED] = _without_template(parts[_ATTACHED])
    return _zip(parts)


def _zip(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, parts[name], compresslevel=6)
    return file.getvalue()


def _settings(part: bytes) -> bytes:
    root = etree.fromstring(part)
    for name in _PRIVATE:
        for found in root.findall(q(name)):
            root.remove(found)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_template(relationships: bytes) -> bytes:
    """Without where the template of the template lies on somebody's machine."""
    root = etree.fromstring(relationships)
    for found in list(root):
        if found.get("Type", "").endswith("/attachedTemplate"):
            root.remove(found)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _core(report: Report) -> str:
    """Title, author, subject, language and dates: those of the meeting."""
    meeting = report.meeting
    subject = f"{meeting.committee.name}, {in_words(meeting.date)}"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_text(plain(report.title))}</dc:title>"
        f"<dc:subject>{_text(subject)}</dc:subject>"
        f"<dc:creator>{_text(report.report_by)}</dc:creator>"
        f"<dc:language>{_text(meeting.council.language)}</dc:language>"
        f"{_moment('created', meeting.date)}{_moment('modified', meeting.date)}"
        "</cp:coreProperties>"
    )


def _moment(name: str, day: date) -> str:
    """Midnight of a day."""
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'


def _application(report: Report) -> str:
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>papers</Application>'
        f"<Company>{_text(report.meeting.council.name)}</Company></Properties>"
    )


def _text(text: str) -> str:
    return escape(" ".join(clean(text).split()), quote=False)
