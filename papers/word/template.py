"""Fill the fixed places of a Word template; what authors wrote is never template code."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from papers.diagnostics import ContentError, did_you_mean
from papers.model.bodies import Person
from papers.model.dates import in_words
from papers.model.report import Report
from papers.model.runs import plain
from papers.word.faults import refuse
from papers.word.markup import Element, clean
from papers.word.opening import read_package
from papers.word.sections import keep_breaks, margin_parts

Fields: TypeAlias = Mapping[str, Any]

PLACES = ("fields", "body", "appendices")
_UNFILLED = re.compile(r"/word/(endnotes|charts/chart\d*|diagrams/(data|drawing)\d*)\.xml")
MOVE_OUT = (
    "give it a paragraph of its own, outside tables, text boxes, headers, footers and content "
    "controls (right click, Remove Content Control)"
)
NO_BREAK_SPACE = "\u00a0"
_TAG = re.compile(r"\{(?:<[^>]*>)*[{%#].*?[}%#](?:<[^>]*>)*\}", re.DOTALL)
_NAMESPACE = "urn:papers:place"
_CODE = str.maketrans({"{": "&#123;", "}": "&#125;"})


def fill(report: Report, template: Path) -> Document:
    """The template of a report, every placeholder filled in; `place` finds where the body goes."""
    return fill_in(template, report_fields(report), "reports")


def fill_in(template: Path, fields: Fields, papers: str) -> Document:
    """A template with its fields filled in; `papers` are what messages say it is for."""
    word = open_template(template)
    if wrong := _placed(template, word.docx, marks=True):
        raise wrong
    keep_breaks(word.docx.element.body)
    try:
        word.render(fields, _environment())
    except UndefinedError as error:
        raise _unknown(template, error, fields, papers) from None
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        found = _placed(template, open_template(template).docx)
        raise found or _unreadable(template, error) from None
    document: Document = word.docx
    _check_rest(document, template)
    return document


def _check_rest(document: Document, template: Path) -> None:
    """Refuse placeholders in parts that are not filled in, such as endnotes."""
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        if _UNFILLED.fullmatch(name) and _TAG.search(part.blob.decode("utf-8", "replace")):
            message = f"placeholders are not filled in there: {name.strip('/')}"
            hint = "move those of endnotes, charts and SmartArt to the text, or to footnotes"
            raise refuse(template, message, hint, "template-placeholder")


def place(document: Document, name: str, template: Path) -> Element | None:
    """The element that stands where {{p body }} or {{p appendices }} was."""
    found = list(document.element.iter(f"{{{_NAMESPACE}}}{name}"))
    if found and found[0].getparent() is not document.element.body:
        message = f"the place for the {name} is not a paragraph of the body"
        raise refuse(template, message, MOVE_OUT)
    if len(found) > 1:
        hint = "leave one of them"
        raise refuse(template, f"the template has {{{{p {name} }}}} more than once", hint)
    return found[0] if found else None


def replace(place: Element, content: list[Element]) -> None:
    """Put content where a place is."""
    parent = place.getparent()
    assert parent is not None  # noqa: S101  # it stands in the body
    index = parent.index(place)
    parent[index : index + 1] = content


def open_template(template: Path) -> DocxTemplate:
    """A template as docxtpl reads it; raises ContentError where it is none."""
    try:
        word = _Word(read_package(template))
        word.init_docx()
        _ = word.docx.part.numbering_part, word.docx.styles
        _ = [word.docx.part.rels[each] for each in margin_parts(word.docx.element)]
    except OSError:
        raise refuse(template, "no such template", "see templates/README.md") from None
    except NotImplementedError:  # python-docx makes no numbering part
        hint = "make a list in Word, or begin with a copy of report.docx"
        raise refuse(template, "the template has no lists", hint, "template-list") from None
    except (OpcError, BadZipFile, KeyError, ValueError, etree.LxmlError):
        message = "the template is damaged: Word cannot have saved it so"
        hint = "open it in Word, let Word repair it, and save it"
        raise refuse(template, message, hint) from None
    return word


class _Word(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template, in whose tags any space is a space."""

    def patch_xml(self, src_xml: str) -> str:
        """The XML as Jinja reads it; Word and web pages write spaces that do not break."""
        spaced = _TAG.sub(lambda tag: tag[0].replace(NO_BREAK_SPACE, " "), src_xml)
        return str(super().patch_xml(spaced))


class _Environment(SandboxedEnvironment):
    """Compiles each part of a template once, however many papers are made of it."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, _: Any, operator: str, *__: Any) -> Any:
        """Refuse what may take all memory."""
        raise SecurityError(f'"{operator}" is not for templates')

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        """The template of a text."""
        return _compiled(super().from_string, source)


@lru_cache(32)
def _compiled(compile_: Callable[[str], Template], source: str) -> Template:
    return compile_(source)


@cache
def _environment() -> SandboxedEnvironment:
    return _Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_literal, extensions=[]
    )


def _literal(value: object) -> object:
    """A value as text of XML in which docxtpl finds nothing to act on."""
    if isinstance(value, Mapping | list | tuple):
        raise SecurityError("it stands for several texts")
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(str(escape(clean(value))).translate(_CODE))  # noqa: S704  # escaped just now


def report_fields(report: Report) -> Fields:
    """What a template may print, by name."""
    meeting = report.meeting
    places = {name: marker(name) for name in PLACES}
    return {
        "council": {"name": meeting.council.name},
        "committee": {"name": meeting.committee.name},
        "meeting": {
            "date": in_words(meeting.date),
            "time": meeting.time,
            "venue": meeting.venue,
        },
        "report": {
            "title": plain(report.title),
            "report_by": report.report_by,
            **_version(report),
        },
        "signatory": person(report.signatory or Person("")),
        "contacts": [person(contact) for contact in report.contacts],
        **places,
    }


def _version(report: Report) -> Fields:
    """The marks of a text that is not yet published: "DRAFT", "Version 1.2", and both."""
    texts = report.meeting.council.texts
    draft = texts.get("draft", "DRAFT") if report.draft else ""
    version = f"{texts.get('version', 'Version')} {report.version}" if report.version else ""
    mark = " – ".join(filter(None, (draft, version)))
    return {"draft": draft, "version": version, "mark": mark}


def marker(name: str) -> Markup:
    """What a placeholder such as {{p body }} becomes, for `place` to find."""
    return Markup(f'<place:{name} xmlns:place="{_NAMESPACE}"/>')  # noqa: S704  # our own names


def person(someone: Person) -> Fields:
    """What a template may print of a person."""
    return {
        "name": someone.name,
        "post": someone.post,
        "phone": someone.phone,
        "email": someone.email,
    }


def _unknown(template: Path, error: UndefinedError, fields: Fields, papers: str) -> ContentError:
    quoted = re.findall(r"'([^']*)'", error.message or "")
    name = quoted[-1] if quoted else "?"
    hint = did_you_mean(name, _names(fields)) or "templates/README.md lists the placeholders"
    message = f'the template asks for "{name}", which {papers} do not have'
    return refuse(template, message, hint, "template-placeholder")


def _placed(template: Path, document: Document, *, marks: bool = False) -> ContentError | None:
    """What is wrong with the placeholders, each with its place; None where nothing is found."""
    from papers.word.inspection import wrong_placeholders  # noqa: PLC0415  # it needs this module

    found = wrong_placeholders(document, template, marks=marks)
    return ContentError(found) if found else None


def _unreadable(template: Path, error: Exception) -> ContentError:
    message = f"a placeholder of the template cannot be read: {error}"
    lines = [line.strip() for line in getattr(error, "docx_context", ()) if line.strip()]
    near = f' (near "{lines[0][:60]}")' if lines and isinstance(error, TemplateSyntaxError) else ""
    hint = "placeholders look like {{ report.title }}; see templates/README.md"
    return refuse(template, message + near, hint, "template-placeholder")


def _names(fields: Fields) -> list[str]:
    inner = [key for value in fields.values() if isinstance(value, Mapping) for key in value]
    return [*fields, *inner]
