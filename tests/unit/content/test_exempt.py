"""A figure from an exempt passage is printed nowhere that the public reads."""

import pytest
from PIL import Image

COUNCIL = """\
name: C
checks: {background-papers: off, appendix-unreferenced: off}
report-types:
  update:
    template: r.docx
    fields: {wards: Wards}
"""
VALUE = "{{ price.latest }}"
PASSAGE = """\
  - exempt:
      paragraph: 3
      content:
        - Of %s, more here.^[And %s here.]
        - measure: {id: price, name: Price, series: {May: 842, June: 917}}
""".replace("%s", VALUE)
IN_REPORT = {
    "title": f'title: "Of {VALUE}"\n',
    "field": f'title: A\nfields: {{wards: "Of {VALUE}"}}\n',
    "field-of-several-texts": f'title: A\nfields: {{wards: [All, "Of {VALUE}"]}}\n',
    "heading-of-a-group": f'title: A\noutline: [{{heading: "Of {VALUE}", parts: [section]}}]\n',
    "title-of-an-exempt-appendix": (
        f'title: A\nappendices: [{{letter: A, title: "Of {VALUE}", exempt: {{paragraph: 3, reason: x}}}}]\n'
    ),
}
IN_SECTION = {
    "text": "- Of %s.",
    "footnote": "- Words.^[Of %s.]",
    "heading": "- heading: Of %s",
    "subheading": "- heading: A\n  - subheading: Of %s",
    "continuation": '- {text: A, continue: "Of %s"}',
    "item": '- {text: A, bullets: ["Of %s"]}',
    "footnote-of-an-item": '- {text: A, bullets: ["A.^[Of %s.]"]}',
    "table-title": '- table: {title: "Of %s", columns: [A], rows: [[B]]}',
    "table-note": '- table: {note: "Of %s", columns: [A], rows: [[B]]}',
    "footnote-of-a-table-note": '- table: {note: "A.^[Of %s.]", columns: [A], rows: [[B]]}',
    "table-heading": '- table: {columns: ["Of %s"], rows: [[B]]}',
    "table-cell": '- table: {columns: [A], rows: [["Of %s"]]}',
    "footnote-of-a-cell": '- table: {columns: [A], rows: [["A.^[Of %s.]"]]}',
    "picture-title": '- figure: {file: b.png, alternative-text: A, title: "Of %s"}',
    "picture-source": '- figure: {file: b.png, alternative-text: A, source: "Of %s"}',
    "quotation": '- quote: "Of %s"',
    "quotation-source": '- quote: {text: A, source: "Of %s"}',
    "box-title": '- box: {title: "Of %s", content: [A]}',
    "box": '- box: "Of %s"',
    "turned-page": '- landscape: ["Of %s"]',
    "measure-title": '- measure: {name: A, title: "Of %s", series: {May: 1}}',
    "measure-note": '- measure: {name: A, note: "Of %s", series: {May: 1}}',
    "risk": '- risks: [{risk: "Of %s", mitigation: A}]',
    "schedule": '- schedule: {entries: [{when: May, topic: "Of %s"}]}',
    "post": '- posts: [{post: A, person: "Of %s"}]',
}


def refused(project) -> bool:
    """Whether one text is refused, and no other message comes."""
    Image.new("RGB", (9, 9)).save(project.report / "b.png")
    (message,) = project.messages() or [""]
    return '"price.latest" comes from an exempt passage, and this text is public' in message


@pytest.mark.parametrize("block", IN_SECTION.values(), ids=IN_SECTION)
def test_in_a_section(project, block: str) -> None:
    closing = "" if "heading:" not in block else "\n  - Words."
    typed = block.replace("%s", VALUE)
    project.write("section.yaml", f"heading: A\ncontent:\n  {typed}{closing}\n{PASSAGE}")
    assert refused(project)


def test_in_the_heading_of_a_section(project) -> None:
    project.write("section.yaml", f"heading: Of {VALUE}\ncontent:\n  - Words.\n{PASSAGE}")
    assert refused(project)


@pytest.mark.parametrize("lines", IN_REPORT.values(), ids=IN_REPORT)
def test_in_the_report(project, lines: str) -> None:
    outline = "" if "outline:" in lines else "outline: [section]\n"
    project.write("council.yaml", COUNCIL)
    project.write("report.yaml", f"{lines}type: update\nreport-by: D\n{outline}")
    project.write("section.yaml", f"heading: A\ncontent:\n  - Words.\n{PASSAGE}")
    assert refused(project)


def test_but_it_may_be_printed_among_what_is_exempt(project) -> None:
    project.write("section.yaml", f"heading: A\ncontent:\n  - Words.\n{PASSAGE}")
    assert project.messages() == []
