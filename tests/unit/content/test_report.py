"""Reading a whole report."""

import os
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from papers.model.blocks import Heading, List, ListStyle, Paragraph
from papers.model.report import Numbering
from papers.model.runs import plain


def outline(project, entries, more=""):
    project.write(
        "report.yaml", f"title: T\ntype: update\nreport-by: D\noutline: {entries}\n{more}"
    )


def test_what_surrounds_a_report(project):
    project.write(
        "report.yaml",
        """\
title: An *update*
type: update
report-by: Director
signatory: {name: A, post: Director}
contacts: [{name: B, phone: 03302 222511}, {name: C, email: c@example.gov.uk}]
outline: [section]
""",
    )
    report = project.read().report
    assert (report.id, plain(report.title), report.report_by) == ("update", "An update", "Director")
    assert (report.meeting.id, report.meeting.date) == ("first", date(2019, 10, 23))
    assert report.meeting.committee.name == "Select Committee"
    assert report.meeting.council.texts["appendix"] == "Appendix"
    assert (report.type.id, report.type.numbering) == ("update", Numbering.BY_SECTION)
    assert report.type.template == project.content.parent / "templates" / "report.docx"
    assert [person.phone for person in report.contacts] == ["03302 222511", ""]


def test_without_an_outline_the_report_type_gives_the_order(project):
    project.write("report.yaml", "title: T\ntype: update\nreport-by: D\n")
    project.write("asks.yaml", "recommendations: [note it]\n")
    project.write("risks.yaml", "risks: [{risk: a, mitigation: b}]\n")
    reading = project.read()
    assert [plain(section.heading) for section in reading.report.sections] == [
        "Risks",
        "Recommendations",
    ]
    assert [str(d) for d in reading.diagnostics] == [
        (
            "content/meetings/first/update/section.yaml: warning: the report does not use this file; "
            'write "- section" in the outline in report.yaml, or delete the file'
        )
    ]


def test_recommendations_stand_between_their_lead_in_and_the_content(project):
    outline(project, "[asks]")
    project.write("asks.yaml", "recommendations:\n- {text: note it, id: it}\ncontent: [After.]\n")
    (section,) = project.read().report.sections
    lead_in, asked, after = section.blocks
    assert not section.numbered
    assert isinstance(lead_in, Paragraph)
    assert isinstance(asked, List)
    assert (plain(lead_in.runs), lead_in.numbered) == ("Please:", False)
    assert (asked.style, asked.items[0].id) == (ListStyle.RECOMMENDATION, "it")
    assert plain(after.runs) == "After."


def test_a_group_is_one_section(project):
    outline(project, "[{heading: Both, id: both, parts: [one, two]}, section]")
    project.write("one.yaml", "heading: One\nid: one\ncontent: [First.]\n")
    project.write("two.yaml", "heading: none\ncontent: [Second.]\n")
    group, _ = project.read().report.sections
    assert (plain(group.heading), group.id) == ("Both", "both")
    assert [type(block) for block in group.blocks] == [Heading, Paragraph, Paragraph]
    assert (group.blocks[0].level, group.blocks[0].id) == (2, "one")
    assert [(part.name, part.size) for part in group.parts] == [("one", 2), ("two", 1)]


def test_appendices(project):
    outline(
        project,
        "[section]",
        "appendices:\n- {letter: A, title: Story, file: a.yaml}\n- {letter: B, title: Plan, file: b.pdf}\n"
        "- {letter: C, title: On paper, id: paper}\n",
    )
    project.write("a.yaml", "content: [Words.]\n")
    project.write("b.pdf", "%PDF")
    reading = project.read()
    assert not reading.diagnostics
    story, plan, paper = reading.report.appendices
    assert (story.label, story.id, story.file) == ("Appendix A", "appendix-a", None)
    assert story.blocks[0].numbered is False
    assert plan.file == project.report / "b.pdf"
    assert (paper.id, paper.blocks, paper.file) == ("paper", (), None)


def test_an_appendix_that_is_not_there(project):
    outline(project, "[section]", "appendices: [{letter: A, title: Story, file: stori.pdf}]\n")
    project.write("story.pdf", "%PDF")
    assert 'there is no file "stori.pdf"; did you mean "story.pdf"?' in "\n".join(
        project.messages()
    )


def test_mistakes_in_several_files_come_in_one_run(project):
    outline(project, "[section, other]")
    project.write("section.yaml", "heading: A: b\ncontent: [See @gap and @other.]\n")
    project.write("other.yaml", "heading: B\ncontent:\n- {id: gap, text: x}\n- See @gapp.\n")
    assert project.messages() == [
        'other.yaml:4:7: error: nothing has the id "@gapp"; did you mean "@gap"?',
        (
            'section.yaml:1:11: error: a text with ": " in it needs quotes; '
            "put the whole text in quotes, or write >- and the text on the next line, indented"
        ),
        'section.yaml:2:24: error: nothing has the id "@other"; write \\@ to print an at sign',
    ]


def test_a_broken_file_hides_no_ids_and_no_values(project):
    outline(project, "[section, broken]")
    project.write(
        "broken.yaml",
        "heading: B\nfigures: {posts: 5}\ncontent:\n- id: gap\n  text: x\n- measure: {id: m}\nwrong: 1\n",
    )
    project.write("section.yaml", "heading: A\ncontent: ['@gap {{ posts }} {{ m.latest }}']\n")
    assert all(message.startswith("broken.yaml") for message in project.messages())


def test_a_file_that_the_report_does_not_use_brings_no_ids(project):
    project.write("draft.yaml", "heading: Draft\ncontent:\n- {id: gap, text: x}\n")
    project.write("section.yaml", "heading: A\ncontent: ['see @gap']\n")
    assert [message.split(": ")[1] for message in project.messages()] == ["warning", "error"]


def test_ids_of_a_file_that_the_outline_misspells_are_not_blamed(project):
    outline(project, "[section, ohter]")
    project.write("other.yaml", "heading: B\ncontent:\n- {id: gap, text: x}\n")
    project.write("section.yaml", "heading: A\ncontent: ['see @gap']\n")
    assert [message.split(": ")[0] for message in project.messages()] == [
        "other.yaml",
        "report.yaml:4:20",
    ]


def test_the_texts_of_a_broken_file_are_checked(project):
    project.write("section.yaml", "heading: B\nwrong: 1\ncontent: ['see @nowhere']\n")
    assert [message.split(":")[1] for message in project.messages()] == ["2", "3"]


def test_broken_report_yaml_still_brings_the_mistakes_of_sections(project):
    project.write("report.yaml", "title: A\n")
    project.write("section.yaml", "heading: A: b\n")
    messages = "\n".join(project.messages())
    assert 'report.yaml:1:1: error: "type" is missing' in messages
    assert "section.yaml:1:11: error" in messages


def test_missing_files_around_a_report(project):
    (project.content / "committees" / "select.yaml").unlink()
    (project.content / "committees" / "selects.yaml").write_text("name: S\n")
    reading = project.read()
    assert reading.report is None
    assert [str(d) for d in reading.diagnostics] == [
        (
            'content/meetings/first/meeting.yaml:1:12: error: there is no committee "select"; '
            'did you mean "selects"?'
        )
    ]


def test_a_value_given_twice_names_both_places(project):
    project.write("section.yaml", "heading: A\nfigures: {a: 1}\ncontent: [x]\n")
    outline(project, "[section]", "figures: {a: 2}\n")
    (message,) = project.messages()
    assert message == (
        'section.yaml:2:11: error: "a" already has a value; '
        "the first is at report.yaml:5:11; give one of them another name"
    )


def test_sources_are_all_files_read(project):
    names = [path.name for path in project.read().sources]
    assert sorted(names) == [
        "council.yaml",
        "meeting.yaml",
        "report.yaml",
        "section.yaml",
        "select.yaml",
    ]


def test_reading_is_the_same_twice(project):
    assert project.read() == project.read()


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("../../../../../secret.pdf", "this path leaves the content folder"),
        ("notes.txt", '"notes.txt" cannot be an appendix'),
    ],
)
def test_files_that_cannot_be_appendices(project, file, message):
    project.write("notes.txt", "x")
    outline(project, "[section]", f"appendices: [{{letter: A, title: Story, file: {file}}}]\n")
    assert message in "\n".join(project.messages())


def test_a_section_that_is_a_link_out_of_the_content_folder(project):
    (project.content.parent / "secret.yaml").write_text("heading: Secret\n")
    (project.report / "section.yaml").unlink()
    (project.report / "section.yaml").symlink_to(project.content.parent / "secret.yaml")
    assert "this link leaves the content folder" in "\n".join(project.messages())


def test_a_folder_for_a_file(project):
    (project.report / "report.yaml").unlink()
    (project.report / "report.yaml").mkdir()
    assert "cannot read the file" in project.messages()[0]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.mkdir(), "it is a folder"),
        (lambda path: path.symlink_to("nowhere.yaml"), "it is a link that leads nowhere"),
        (lambda path: path.symlink_to(path.name), "it is a link that leads nowhere"),
        (os.mkfifo, "it is not a plain file"),
    ],
)
def test_a_section_that_is_no_file_is_said_at_its_own_place(project, make, reason):
    outline(project, "[section, strange]")
    make(project.report / "strange.yaml")
    assert project.messages() == [f"strange.yaml: error: cannot read the file ({reason})"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16", "utf-32"])
def test_a_file_in_another_encoding_is_told_in_one_line(project, encoding):
    project.write("section.yaml", "heading: A section\ncontent: [A text.]\n".encode(encoding))
    (message,) = project.messages()
    assert message.startswith("section.yaml: error: this is not a text file")


def test_a_file_that_ends_in_yml_is_not_forgotten(project):
    outline(project, "[section, asks]")
    project.write("asks.yml", "recommendations: [note it]\n")
    assert project.messages() == [
        "asks.yml: warning: the report does not use this file; call it asks.yaml, or delete the file",
        'report.yaml:4:20: error: there is no file "asks.yaml"; call asks.yml asks.yaml',
    ]


def test_a_photograph_that_breaks_off_is_told_at_its_line(project):
    file = BytesIO()
    Image.linear_gradient("L").save(file, "JPEG")
    project.write("pool.jpg", file.getvalue()[:400])
    project.write(
        "section.yaml",
        "heading: A\ncontent:\n  - text: B\n    figure: {file: pool.jpg, alternative-text: A pool}\n",
    )
    assert 'section.yaml:4:20: error: "pool.jpg" is not a picture' in project.messages()[0]


def test_an_unknown_kind_in_the_council_is_said_there(project):
    project.write(
        "council.yaml",
        "name: C\nreport-types:\n  update:\n    template: r.docx\n    sections:\n"
        "      section: {heading: A, kind: prosa}\n",
    )
    assert project.messages() == [
        (
            'content/council.yaml:6:35: error: there is no kind of section "prosa"; '
            'did you mean "prose"?'
        )
    ]
