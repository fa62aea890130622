"""Field codes."""

import pytest
from support.docx import docx, p, r
from support.stages import lines

from papers.pdf.fields import parse
from papers.pdf.story import Link


@pytest.mark.parametrize(
    ("code", "link"),
    [
        ('HYPERLINK "https://example.org"', Link("https://example.org")),
        ('HYPERLINK \\l "there"', Link("", "there")),
        ('HYPERLINK "https://example.org" \\l "there"', Link("https://example.org", "there")),
        ("REF place \\h", Link(bookmark="place")),
        ("PAGEREF _Toc1 \\h", Link(bookmark="_Toc1")),
        ("REF place", None),
        ("PAGE", None),
        ("", None),
    ],
)
def test_a_field_leads_where_its_code_says(code: str, link: Link | None) -> None:
    assert parse(code).link == link


def test_names_and_switches_are_read_whatever_their_case() -> None:
    code = parse(' pageref  "my place" \\H ')
    assert (code.name, code.arguments, code.switches) == ("PAGEREF", ("my place",), ("h",))


@pytest.mark.parametrize("name", ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF x"])
def test_some_fields_are_known_once_pages_are_made(name: str) -> None:
    assert parse(name).numbers_pages


def test_others_are_known_at_once() -> None:
    assert not parse("REF x").numbers_pages


def form(code: str, data: str, result: str = "") -> str:
    """A field of a form."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return begin + instruction + mark.format("separate") + result + mark.format("end")


CHOICES = '<w:listEntry w:val="Red"/><w:listEntry w:val="Green"/>'


@pytest.mark.parametrize(
    ("code", "data", "shown"),
    [
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        (
            "FORMCHECKBOX",
            '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>',
            "☐",
        ),
        ("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{CHOICES}</w:ddList>', "Green"),
        ("FORMDROPDOWN", f'<w:ddList><w:default w:val="1"/>{CHOICES}</w:ddList>', "Green"),
        ("FORMDROPDOWN", f"<w:ddList>{CHOICES}</w:ddList>", "Red"),
        ("FORMDROPDOWN", f'<w:ddList><w:result w:val="7"/>{CHOICES}</w:ddList>', ""),
        ("FORMTEXT", "<w:textInput/>", ""),
    ],
)
def test_boxes_and_lists_of_a_form_show_what_was_chosen(code: str, data: str, shown: str) -> None:
    assert lines(docx(p(r("a ") + form(code, data) + r(" b"))))[0] == [f"a {shown} b"]


def test_what_word_last_showed_for_one_comes_first() -> None:
    data = f'<w:ddList><w:result w:val="1"/>{CHOICES}</w:ddList>'
    assert lines(docx(p(form("FORMDROPDOWN", data, r("Blue")))))[0] == ["Blue"]


def test_a_button_shows_the_words_in_its_code() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> MACROBUTTON NoMacro [Type a name here] </w:instrText></w:r>"
    button = mark.format("begin") + code + mark.format("end")
    assert lines(docx(p(r("Name: ") + button))) == [["Name: [Type a name here]"]]
