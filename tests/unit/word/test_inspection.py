"""What is said of Word templates: nothing of those that come with the program, each fault once."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from papers.diagnostics import ContentError
from papers.word.inspection import inspect

ROOT = Path(__file__).parents[3]
SHIPPED = sorted([*ROOT.glob("templates/*.docx"), *ROOT.glob("tests/second/templates/*.docx")])
BODY, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"
COMMITTEE = "{{ committee.name }}"

Spoilt = Callable[..., list[str]]


@pytest.fixture
def spoilt(tmp_path: Path) -> Spoilt:
    """What is said of report.docx, or another, after words of its parts were changed."""

    def change(*changes: tuple[str, str, str], template: str = "report") -> list[str]:
        source = (ROOT / f"templates/{template}.docx").read_bytes()
        with ZipFile(BytesIO(source)) as package:
            parts = {name: package.read(name).decode("latin-1") for name in package.namelist()}
        for name, old, new in changes:
            assert old in parts[name]
            parts[name] = parts[name].replace(old, new.encode().decode("latin-1"))
        path = tmp_path / "t.docx"
        with ZipFile(path, "w") as package:
            for name, text in parts.items():
                package.writestr(name, text.encode("latin-1"))
        found = inspect(path).diagnostics
        return [str(each).removeprefix(f"{path.as_posix()}: ") for each in found]

    return change


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: "-".join(path.parts[-3:]))
def test_nothing_is_wrong_with_a_template_of_ours(path: Path) -> None:
    assert inspect(path).diagnostics == ()


@pytest.mark.parametrize("name", ["report", "agenda", "sheet"])
def test_the_kind_is_found(name: str) -> None:
    assert inspect(ROOT / f"templates/{name}.docx").kind.name == name


def test_what_it_offers_is_listed() -> None:
    found = inspect(ROOT / "templates/report.docx")
    assert {"report.title", "contact.phone", "body"} <= set(found.printed)
    assert found.offer.fonts == ("Arial", "Courier New")
    assert found.offer.page == "A4 (210 × 297 mm), margins 25, 25, 22, 25 mm"
    assert "Council Table" in found.offer.styles["table"]


def test_it_knows_whether_paragraphs_count_through_a_report() -> None:
    assert not inspect(ROOT / "templates/report.docx").runs_on
    assert inspect(ROOT / "tests/second/templates/report.docx").runs_on


LOOK = "placeholders look like {{ report.title }}; see templates/README.md"


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        pytest.param(
            BODY, COMMITTEE, "{{ comittee.name }}",
            'error: body, "{{ comittee.name }}": there is no "comittee"; '
            'did you mean "committee"?', id="misspelt",
        ),
        pytest.param(
            BODY, COMMITTEE, "{{ committee.nme }}",
            'error: body, "{{ committee.nme }}": "committee" has no "nme"; '
            'did you mean "name"?', id="misspelt-second-word",
        ),
        pytest.param(
            HEADER, COMMITTEE, "{{ commitee.name }}",
            'error: header, "{{ commitee.name }}": '
            'there is no "commitee"; did you mean "committee"?', id="in-a-header",
        ),
        pytest.param(
            BODY, COMMITTEE, "{{ committee.name", 'error: body, "{{ committee.name '
            '{{ meeting.date }}": "{{" is opened but never closed in this paragraph; ' + LOOK,
            id="unclosed",
        ),
        pytest.param(
            BODY, COMMITTEE, "committee.name }}",
            'error: body, "committee.name }} {{ meeting.date }}": "}}" is closed but never opened '
            "in this paragraph; " + LOOK, id="unopened",
        ),
        pytest.param(
            BODY, COMMITTEE, "{ committee.name }",
            'error: body, "{ committee.name } {{ meeting.date }}": "{committee.name}" has one '
            "bracket where a placeholder has two; write {{ committee.name }}", id="one-bracket",
        ),
        pytest.param(
            BODY, COMMITTEE, "{{ committee..name }}",
            'error: body, "{{ committee..name }} {{ meeting.date }}": a placeholder cannot be read: '
            "expected name or number; " + LOOK, id="unreadable",
        ),
        pytest.param(
            BODY, COMMITTEE, "{{ committee.name|uper }}",
            'error: body, "{{ committee.name|uper }}": there is no filter "uper"; '
            'did you mean "upper"?', id="unknown-filter",
        ),
        pytest.param(
            BODY, COMMITTEE,
            '{{ committ</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>e.name }}',
            'error: body, "{{ committe.name }}": there is no "committe"; '
            'did you mean "committee"?', id="split-over-runs",
        ),
        pytest.param(
            BODY, COMMITTEE, "{{ committee.name if report.mark == “x” else repord.title }}",
            'error: body, "{{ committee.name if report.mark == “x” else repord.title }}": '
            'there is no "repord"; did you mean "report"?', id="smart-quotes",
        ),
        pytest.param(
            BODY, "{{ contact.phone }}", "{{ contact.fone }}",
            'error: body, "{{ contact.fone }}": '
            '"contact" has no "fone"; did you mean "phone"?', id="inside-a-loop",
        ),
        pytest.param(
            BODY, "{{p body }}", "{{ body }}",
            'error: body, "{{ body }}": {{ body }} is a place, not a text; write {{p body }} in a '
            "paragraph of its own", id="place-as-a-text",
        ),
        pytest.param(
            BODY, "{{p fields }}", "Details: {{p fields }}",
            'error: body, "Details: {{p fields }}": what stands beside {{p fields }} would be lost; '
            "give it a paragraph of its own", id="text-beside-a-place",
        ),
        pytest.param(
            BODY, "{{p fields }}", "{{p body }}",
            "error: the template has {{p body }} more than once; leave one of them", id="place-twice",
        ),
        pytest.param(
            HEADER, COMMITTEE, "{{p fields }}",
            "is not a paragraph of the body; give it a paragraph of its own, outside tables, text boxes",
            id="place-in-a-header",
        ),
        pytest.param(
            BODY, "{{p body }}", "",
            "error: the template has no {{p body }}; write {{p body }} in a paragraph of its own, "
            "where it is to stand", id="no-body",
        ),
        pytest.param(
            BODY, "{{p appendices }}", "",
            "warning: the template has no {{p appendices }}; write {{p appendices }} in a paragraph "
            "of its own, where it is to stand", id="no-appendices",
        ),
        pytest.param(
            STYLES, '<w:name w:val="List Roman"/>', '<w:name w:val="List Romans"/>',
            'error: the template has no paragraph style "List Roman"; did you mean "list romans"?',
            id="missing-style",
        ),
        pytest.param(
            STYLES, '<w:name w:val="Quote Source"/>', '<w:name w:val="Citation"/>',
            'warning: the template has no paragraph style "Quote Source"; papers that need it cannot '
            "be built; add it in Word, or take it from report.docx", id="style-for-some-papers",
        ),
        pytest.param(
            STYLES, '<w:name w:val="Council Table"/>', '<w:name w:val="Grid"/>',
            'error: the template has no table style "Council Table"; did you mean "normal table"?', id="missing-table-style",
        ),
        pytest.param(
            STYLES, 'w:type="firstRow"', 'w:type="lastRow"',
            'error: the table style "Council Table" does not set the header row apart; in Word: '
            "Modify Style, Apply formatting to: Header row", id="no-header-row",
        ),
        pytest.param(
            STYLES, '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>', "",
            "error: the template names no language; in Word: Review, Language, Set Proofing "
            "Language, Set As Default", id="no-language",
        ),
        pytest.param(
            STYLES, '<w:color w:val="9C1C1C"/>', '<w:color w:val="FF8080"/>',
            'error: the style "Draft Mark": FF8080 on FFFFFF is 2.4 : 1; choose a colour with a '
            "contrast of at least 4.5 : 1", id="pale-style",
        ),
        pytest.param(
            STYLES, 'w:fill="F3F6F8"', 'w:fill="143D59"',
            "", id="automatic-text-turns-white-on-a-dark-ground",
        ),
        pytest.param(
            STYLES, 'w:fill="E9EFF3"', 'w:fill="204060"',
            'error: the style "Table Heading" in "Council Table": 143D59 on 204060 is 1.1 : 1; '
            "choose a colour with a contrast of at least 4.5 : 1", id="dark-on-a-dark-header-row",
        ),
        pytest.param(
            BODY, '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="Strong"/><w:color w:val="999999"/>',
            'error: body, "{{ signatory.name }}": 999999 on FFFFFF is 2.8 : 1; choose a colour with '
            "a contrast of at least 4.5 : 1", id="pale-run",
        ),
        pytest.param(
            BODY, '<w:rStyle w:val="Strong"/>',
            '<w:rStyle w:val="Strong"/><w:color w:val="FFFF00"/><w:highlight w:val="black"/>',
            "", id="bright-on-a-highlight",
        ),
        pytest.param(
            BODY, COMMITTEE, "{{r committee.name }}",
            'error: body, "{{r committee.name }} {{ meeting.date }}": {{r committee.name }} is a text, '
            "not a place, and would be lost; write {{ committee.name }}", id="text-as-a-run",
        ),
        pytest.param(
            BODY, COMMITTEE, "{{ committee }}",
            'error: body, "{{ committee }}": "committee" stands for several texts; write one of them: '
            "{{ committee.name }}", id="several-texts",
        ),
        pytest.param(
            BODY, "{%p endfor %}", "",
            'error: body, "{%p for contact in contacts %}": a placeholder cannot be read: '
            "{%p for contact in contacts %} has no {%p endfor %}; " + LOOK, id="loop-without-end",
        ),
        pytest.param(
            BODY, "{%p for contact in contacts %}", "",
            'error: body, "{%p endfor %}": a placeholder cannot be read: {%p endfor %} ends nothing that '
            "begins before it; " + LOOK, id="end-without-loop",
        ),
        pytest.param(
            BODY, "{{p body }}", "{{P body }}",
            'error: body, "{{P body }}": the "p" of {{P body }} must be small and follow the brackets at '
            "once; write {{p body }}", id="capital-p",
        ),
        pytest.param(
            BODY, "{{ meeting.date }}", "{{ contacts[0].name }}{% set day = meeting.date %}{{ day|upper }}{{ range(2)|join }}",
            "", id="names-of-its-own",
        ),
        pytest.param(
            BODY, 'descr="Crest of the council: a sun above three waves on a shield"', "",
            'error: body, "Crest": the picture has no alternative text; in Word: right click, View '
            "Alt Text, and say what it shows", id="no-alternative-text",
        ),
        pytest.param(
            BODY, '<w:pStyle w:val="Subtitle"/>', '<w:pStyle w:val="Heading2"/>',
            'error: body, "Report by {{ report.report_by }}": this is a heading 2 after the '
            'beginning; give it the style "Heading 1"', id="heading-skipped",
        ),
        pytest.param(
            "docProps/core.xml", "<dc:title>Report to a committee: template</dc:title>", "",
            "warning: the template has no title among its properties; in Word: File, Info, Title",
            id="no-title",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_said_at_its_place(
    spoilt: Spoilt, part: str, old: str, new: str, message: str
) -> None:
    found = spoilt((part, old, new))
    if not message:
        assert found == []
    elif message.startswith("is "):
        assert any(message in each for each in found)
    else:
        assert message in found


def test_a_pale_style_that_no_paper_uses_is_a_warning(spoilt: Spoilt) -> None:
    pale = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="{}"/>{}<w:rPr><w:color w:val="4F81BD"/></w:rPr></w:style>'
    unused = pale.format("paragraph", "IntenseQuote", "Intense Quote", "")
    linked = pale.format("character", "QuoteChar", "Quote Char", '<w:link w:val="Quote"/>')
    (said,) = spoilt((STYLES, "</w:styles>", f"{unused}{linked}</w:styles>"))
    assert said.startswith('warning: the style "Intense Quote": 4F81BD on FFFFFF is 4.0 : 1')


def test_tracked_changes_are_told(spoilt: Spoilt) -> None:
    inserted = f'</w:t></w:r><w:ins w:id="9" w:author="A"><w:r><w:t>New</w:t></w:r></w:ins><w:r><w:t>{COMMITTEE}'
    (said,) = spoilt((BODY, COMMITTEE, inserted))
    assert said.startswith(
        'error: body, "New": the template holds tracked changes; in Word: Review'
    )


def test_comments_are_told(spoilt: Spoilt) -> None:
    noted = f'{COMMITTEE}</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>'
    (said,) = spoilt((BODY, COMMITTEE, noted))
    assert said.startswith("warning: the template holds comments, which go into every Word file")


def test_a_watermark_of_words_needs_no_alternative_text(spoilt: Spoilt) -> None:
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="W"><v:textpath string="DRAFT"/></v:shape>'
    assert (
        spoilt((HEADER, "</w:hdr>", f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p></w:hdr>"))
        == []
    )


def test_the_title_is_looked_for(spoilt: Spoilt) -> None:
    changes = [(name, "{{ report.title }}", "A report") for name in (BODY, HEADER)]
    assert spoilt(*changes) == [
        "warning: the template does not print {{ report.title }}; readers look for the title at the top"
    ]


def test_a_style_linked_to_no_list_is_told(spoilt: Spoilt) -> None:
    found = spoilt(("word/numbering.xml", '<w:num w:numId="3">', '<w:num w:numId="33">'))
    assert [each.split(";")[0] for each in found] == [
        'error: the style "List Letter" is linked to no list'
    ]


def test_an_agenda_knows_its_own_names(spoilt: Spoilt) -> None:
    found = spoilt((BODY, "{{ member }}", "{{ memeber }}"), template="agenda")
    assert found == ['error: body, "{{ memeber }}": there is no "memeber"; did you mean "member"?']


def test_what_is_no_template_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_text("no")
    with pytest.raises(ContentError, match="the template is not a Word document"):
        inspect(path)


def test_a_template_without_lists_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    with ZipFile(ROOT / "templates/report.docx") as package, ZipFile(path, "w") as copy:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith((".rels", "[Content_Types].xml")):
                part = re.sub(rb"<(Relationship|Override) [^>]*numbering[^>]*/>", b"", part)
            copy.writestr(name, part)
    with pytest.raises(ContentError, match="the template has no lists"):
        inspect(path)
