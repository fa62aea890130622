"""Open the file of a Word template, in whatever form Word has saved it."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from papers.word.faults import refuse

_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_MACROS = b"macroEnabled"
_STRICT = b"http://purl.oclc.org/ooxml/"
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # of the old binary format, and of what is encrypted
# LibreOffice names the core properties so; python-docx would then add others beside them.
_PROPERTIES = (
    b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-",
    b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-",
)
_SAVE = "open it in Word, and save it with File, Save As, Word Document (*.docx)"


def read_package(template: Path) -> BytesIO:
    """The bytes of a template; raises ContentError where Word would have to save it otherwise."""
    data = template.read_bytes()
    if data.startswith(_OLD):
        message = "the template is protected by a password, or in the format of Word 97"
        hint = (
            "open it in Word; File, Info, Protect Document, Encrypt with Password: leave it blank"
        )
        raise refuse(template, message, f"{hint}; then {_SAVE.partition(', and ')[2]}")
    try:
        with ZipFile(BytesIO(data)) as package:
            heads = {name: package.read(name) for name in (_TYPES, _RELATIONSHIPS)}
    except (BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError):
        raise refuse(template, "the template is not a Word document", _SAVE) from None
    if _MACROS in heads[_TYPES]:
        raise refuse(template, "the template is saved with macros", _SAVE)
    if _STRICT in heads[_RELATIONSHIPS]:
        message = 'the template is saved as "Strict Open XML Document"'
        raise refuse(template, message, _SAVE)
    changed = {
        _TYPES: heads[_TYPES].replace(_TEMPLATE, _DOCUMENT),
        _RELATIONSHIPS: heads[_RELATIONSHIPS].replace(*_PROPERTIES),
    }
    return BytesIO(data if changed == heads else _with(data, changed))


def _with(data: bytes, changed: dict[str, bytes]) -> bytes:
    """A package with other parts in the place of some."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(file, "w", ZIP_DEFLATED) as copy:
        for name in dict.fromkeys(package.namelist()):
            copy.writestr(name, changed.get(name) or package.read(name))
    return file.getvalue()
