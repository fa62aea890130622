"""Open and exempt papers share words without alarm; secrets that are open too stop a build."""

import shutil
from pathlib import Path

import pytest
from docx import Document

from papers.build.meeting import BuiltMeeting, build_meeting
from papers.diagnostics import ContentError

PROJECT = Path(__file__).parents[3]
NAME = "2019-10-23-cyps-select"
HEAD = """committee: cyps-select
date: 2019-10-23
published: 2019-10-15
venue: Council Chamber, Sample Hall, Sampleton
items:
  - {title: Minutes of the Last Meeting, document: minutes.docx}
  - {report: open}
"""
EXEMPT = "    exempt: {paragraph: 3, reason: Bidders would learn.}\n"
SAID = (
    "The Director of Children’s Services described what had been done since the inspection in May."
)


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """A meeting with minutes, an open report and an exempt one."""
    content = tmp_path / "content"
    folder = content / "meetings" / NAME
    shutil.copytree(PROJECT / "templates", tmp_path / "templates")
    shutil.copytree(PROJECT / "content/committees", content / "committees")
    (content / "council.yaml").write_text(
        "name: Sample County Council\nreport-types:\n  update: {template: report.docx}\n", "utf-8"
    )
    folder.mkdir(parents=True)
    shutil.copy(PROJECT / "content/meetings" / NAME / "minutes.docx", folder)
    report(folder / "open", "- The service does well enough for now.")
    report(folder / "agency", "- Quillonfirth offered eleven months of rent in advance.")
    items = f"  - title: A contract\n    report: agency\n{EXEMPT}"
    (folder / "meeting.yaml").write_text(HEAD + items, "utf-8")
    return folder


def report(folder: Path, content: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "report.yaml").write_text(
        "title: A report\ntype: update\nreport-by: the Director\noutline: [one, papers]\n"
        "signatory: {name: Ash Placeholder, post: Director}\n"
        "contact: {name: Max Trial, phone: 01632 960125}\n",
        "utf-8",
    )
    (folder / "one.yaml").write_text(f"heading: Summary\ncontent:\n  {content}\n", "utf-8")
    (folder / "papers.yaml").write_text(
        "kind: background-papers\nheading: Background papers\nnone: yes\n", "utf-8"
    )


def build(meeting: Path) -> BuiltMeeting:
    content = meeting.parents[1]
    return build_meeting(meeting, content, content.parent / "build")


@pytest.mark.parametrize(
    "text",
    [
        "This goes to the Children and Young People's Services Select Committee on 23 October.",
        "They met in the Council Chamber, Sample Hall, Sampleton, and Councillor Ada Sample spoke.",
        f"{SAID} Only then did the bids come.",
    ],
)
def test_an_exempt_report_may_say_what_open_papers_say(meeting: Path, text: str) -> None:
    report(meeting / "agency", f'- "{text}"')
    assert build(meeting).manifest.files


def test_an_exempt_passage_may_share_a_form_of_words_with_a_document(meeting: Path) -> None:
    passage = "As the Director of Children’s Services described what had been done, it costs £4."
    content = f'- Open.\n  - exempt: {{paragraph: 3, content: ["{passage}"]}}'
    report(meeting / "open", content)
    assert build(meeting).manifest.files
    report(meeting / "open", content.replace(passage, f"{SAID} Members asked about caseloads."))
    with pytest.raises(ContentError, match="would hold exempt text"):
        build(meeting)


def test_an_exempt_document_may_have_the_letterhead_of_open_papers(meeting: Path) -> None:
    address = "County Hall, High Street, Sampleton, working together for a better Sampleshire"
    template = meeting.parents[2] / "templates/report.docx"
    for path, to in ((template, template), (meeting / "minutes.docx", meeting / "bids.docx")):
        document = Document(str(path))
        document.sections[0].footer.add_paragraph(address)
        document.save(str(to))
    items = f"  - title: Bids\n    document: bids.docx\n{EXEMPT}"
    (meeting / "meeting.yaml").write_text(HEAD.replace("minutes.docx", "m.docx") + items, "utf-8")
    other = Document(str(meeting / "minutes.docx"))
    other.save(str(meeting / "m.docx"))
    assert build(meeting).manifest.files


def test_hidden_text_in_a_document_is_told_of(meeting: Path) -> None:
    document = Document(str(meeting / "minutes.docx"))
    document.add_paragraph("Seen. ").add_run("Not seen.").font.hidden = True
    document.save(str(meeting / "minutes.docx"))
    assert ["it holds hidden text" in each.message for each in build(meeting).warnings] == [True]


def test_a_document_cannot_be_open_and_exempt(meeting: Path) -> None:
    shutil.copy(meeting / "minutes.docx", meeting / "other.docx")
    items = f"  - title: Bids\n    document: other.docx\n{EXEMPT}"
    (meeting / "meeting.yaml").write_text(HEAD + items, "utf-8")
    with pytest.raises(ContentError) as error:
        build(meeting)
    (found,) = [d for d in error.value.diagnostics if d.rule == "exempt-repeated"]
    assert (Path(found.where.file).name, found.where.line) == ("meeting.yaml", 6)


def test_the_name_of_an_exempt_document_stays_secret_in_whichever_folder(meeting: Path) -> None:
    (meeting / "bids").mkdir()
    offer = Document(str(meeting / "minutes.docx"))
    offer.add_paragraph("We offer rent.")
    offer.save(str(meeting / "bids/quillon-offer.docx"))
    items = f"  - title: Bids\n    document: bids/quillon-offer.docx\n{EXEMPT}"
    (meeting / "meeting.yaml").write_text(HEAD + items, "utf-8")
    minutes = Document(str(meeting / "minutes.docx"))
    minutes.core_properties.comments = "beside quillon-offer.docx"
    minutes.save(str(meeting / "minutes.docx"))
    with pytest.raises(ContentError, match=r'exempt text \("quillon-offer'):
        build(meeting)


def test_an_exempt_report_brought_as_an_open_document_stops_the_build(meeting: Path) -> None:
    bids = "\n  ".join(
        f"- Quillonfirth bid {number} hundred thousand pounds for the lease of building {number} "
        "in the old part of the town, and asked for an answer by Friday."
        for number in range(1, 5)
    )
    report(meeting / "agency", bids)
    made = build(meeting)
    shutil.copy(made.folder / "not-for-publication/agency.pdf", meeting / "copy.pdf")
    text = (meeting / "meeting.yaml").read_text("utf-8")
    (meeting / "meeting.yaml").write_text(text.replace("minutes.docx", "copy.pdf"), "utf-8")
    with pytest.raises(ContentError, match="would hold exempt text"):
        build(meeting)
    assert [path.name for path in made.folder.iterdir()] == ["not-for-publication"]
