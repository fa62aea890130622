"""Publication: what is locked, what a supplement says, and which reasons the law wants."""

import datetime
import io
import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from support.tagtree import page_texts
from support.verapdf import assert_conforms

from papers.build.meeting import build_meeting
from papers.build.publishing import Publication, publish
from papers.diagnostics import ContentError, UsageError

PROJECT = Path(__file__).parents[2]
NAME = "2019-10-23-cyps-select"
LATER = datetime.date(2019, 10, 18)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all tests here: what was made for one is kept for the next."""
    return tmp_path_factory.mktemp("project")


@pytest.fixture
def project(place: Path) -> Path:
    """A copy of the sample that a test may spoil, as nobody has built it."""
    for each in ("content", "templates", f"build/{NAME}"):
        shutil.rmtree(place / each, ignore_errors=True)
    for each in ("content", "templates"):
        shutil.copytree(PROJECT / each, place / each)
    return place


def meeting_of(project: Path) -> Path:
    return project / "content/meetings" / NAME


def published(project: Path, **how: object) -> Publication:
    content, output = project / "content", project / "build"
    return publish(meeting_of(project), content, output, **how)  # type: ignore[arg-type]


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def correct_a_report(project: Path) -> None:
    report = meeting_of(project) / "children-first"
    edit(report / "summary.yaml", "Since the Committee", "After the Committee")
    with (report / "report.yaml").open("a", encoding="utf-8") as file:
        file.write('\nversion: "2"\n')


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_was_built_is_locked_and_a_second_time_changes_nothing(project: Path) -> None:
    first = published(project)
    assert (first.manifest.version, first.manifest.published) == (1, datetime.date(2019, 10, 15))
    locked = digests(first.folder)
    assert set(locked) == {file.path for file in first.manifest.files} | {"manifest.json"}
    assert all(path.stat().st_mode & 0o222 == 0 for path in first.files)
    again = published(project, on=LATER)
    assert again.unchanged
    assert [path.name for path in first.folder.parent.iterdir()] == ["1"]
    correct_a_report(project)
    build_meeting(meeting_of(project), project / "content", project / "build")
    published(project, on=LATER, reason="A date was wrong.")
    assert digests(first.folder) == locked


def test_a_supplement_says_what_changed_and_counts_on(project: Path) -> None:
    last = max(file.last for file in published(project).manifest.files)
    correct_a_report(project)
    made = published(project, on=LATER, reason="A date in the summary was wrong.")
    files = {file.path: file for file in made.manifest.files}
    assert set(files) == {"supplement-1.pdf", "children-first.docx", "children-first.pdf"}
    assert (files["supplement-1.pdf"].first, files["children-first.pdf"].first) == (
        last + 1,
        last + 2,
    )
    pdf = (made.folder / "supplement-1.pdf").read_bytes()
    assert_conforms(pdf)
    front, report, *_ = page_texts(pdf)
    words = " ".join(front.split())
    assert "Supplement 1" in words
    assert "Published on Friday 18 October 2019" in words
    assert "Why: A date in the summary was wrong." in words
    title = "Children First Improvement – Update Report"
    pages = f"pack pages {last + 2}–{last + 10}"
    assert f"Item 4, {title} (version 2): {pages}. It replaces" in words
    assert "Version 2" in report
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.PageLabels.Nums[1].St == last + 1
    assert published(project, on=LATER).unchanged


def test_a_corrected_report_says_its_version_and_a_supplement_its_reason(project: Path) -> None:
    published(project)
    report = meeting_of(project) / "children-first"
    edit(report / "summary.yaml", "Since the Committee", "After the Committee")
    with pytest.raises(ContentError, match='does not say its version; write "version: 2"'):
        published(project, on=LATER, reason="A date was wrong.")
    with (report / "report.yaml").open("a", encoding="utf-8") as file:
        file.write('\nversion: "2"\n')
    with pytest.raises(UsageError, match="say why with --because"):
        published(project, on=LATER)
    assert not (project / "build" / NAME / "published/2").exists()


LATE = """  - title: Recruitment Campaign – First Figures
    purpose: To note
    officer: Senior Improvement Lead
    time: "12:20"
    document: figures.docx
"""


def test_a_late_paper_is_urgent_or_an_error(project: Path) -> None:
    published(project)
    meeting = meeting_of(project)
    shutil.copy(meeting / "minutes.docx", meeting / "figures.docx")
    text = (meeting / "meeting.yaml").read_text("utf-8")
    start, end = text.index("  - title: Recruitment"), text.index("  - standard: next-meeting")
    (meeting / "meeting.yaml").write_text(text[:start] + LATE + text[end:], "utf-8")
    with pytest.raises(ContentError) as error:
        published(project, on=LATER, reason="The figures are here.")
    assert '"Recruitment Campaign – First Figures" is published with 2 of the 5 clear days' in str(
        error.value
    )
    assert "urgent:" in str(error.value)
    reason = "the campaign ends before the next meeting."
    (meeting / "meeting.yaml").write_text(
        f"{text[:start]}{LATE}    urgent: {reason}\n{text[end:]}", "utf-8"
    )
    made = published(project, on=LATER, reason="The figures are here.")
    words = " ".join(page_texts((made.folder / "supplement-1.pdf").read_bytes())[0].split())
    assert "New – item 6, Recruitment Campaign – First Figures: pack page" in words
    assert f"by reason of special circumstances: {reason}" in words


def test_a_withdrawn_paper_is_told_once(project: Path) -> None:
    published(project)
    edit(
        meeting_of(project) / "meeting.yaml",
        "    document: minutes.docx\n",
        "    to-follow: they are being corrected.\n",
    )
    made = published(project, on=LATER, reason="The minutes were those of another committee.")
    assert made.manifest.withdrawn == ("minutes.pdf",)
    words = " ".join(page_texts((made.folder / "supplement-1.pdf").read_bytes())[0].split())
    assert "Withdrawn – item 3, Minutes of the Meeting of 11 September 2019" in words
    assert published(project, on=LATER).unchanged


def test_a_document_is_withdrawn_under_its_own_name(project: Path) -> None:
    meeting = meeting_of(project)
    for folder in ("a", "b"):
        (meeting / folder).mkdir()
        shutil.copy(meeting / "minutes.docx", meeting / folder / "plan.docx")
    shutil.copy(meeting / "minutes.docx", project / "content/plan.docx")
    shutil.copy(meeting / "minutes.docx", meeting / "supplement-1.docx")
    items = {
        name: f"  - title: Plan {name}\n    purpose: To note\n    document: {path}/plan.docx\n"
        for name, path in (("A", "a"), ("B", "b"), ("of All", "../.."))
    }
    items["S"] = "  - title: Another\n    purpose: To note\n    document: supplement-1.docx\n"
    end = "  - standard: next-meeting"
    edit(meeting / "meeting.yaml", end, "".join(items.values()) + end)
    first = published(project)
    paths = {file.path for file in first.manifest.files}
    assert {"minutes.pdf", "a-plan.pdf", "b-plan.pdf", "plan.pdf", "supplement-1-2.pdf"} <= paths
    edit(meeting / "meeting.yaml", items["A"], "")
    made = published(project, on=LATER, reason="Plan A is dropped.")
    assert made.manifest.withdrawn == ("a-plan.pdf",)
    assert [file.path for file in made.manifest.files if not file.exempt] == [
        "supplement-1.pdf",
        "agenda.docx",
        "agenda.pdf",
    ]
    front = " ".join(page_texts((made.folder / "supplement-1.pdf").read_bytes())[0].split())
    assert "Withdrawn – item 7, Plan A" in front


def test_what_is_exempt_stays_out_of_the_public_supplement(project: Path) -> None:
    published(project)
    bids = meeting_of(project) / "fostering-contract"
    edit(bids / "bids.yaml", "£842", "£848")
    with (bids / "report.yaml").open("a", encoding="utf-8") as file:
        file.write('\nversion: "2"\n')
    made = published(project, on=LATER, reason="A firm has mended its bid.")
    assert [file.path for file in made.manifest.files if not file.exempt] == []
    pdf = made.folder / "not-for-publication/supplement-1.pdf"
    assert all("Not for publication" in text for text in page_texts(pdf.read_bytes()))
    assert_conforms(pdf)


def test_a_file_that_was_changed_after_publication_is_found(project: Path) -> None:
    first = published(project)
    path = first.folder / "agenda.pdf"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(UsageError, match=r"no longer as it was: .*agenda\.pdf"):
        published(project)


def test_a_manifest_that_is_lost_after_publication_is_found(project: Path) -> None:
    first = published(project)
    (first.folder / "manifest.json").unlink()
    with pytest.raises(UsageError, match=r"no longer as it was: .*manifest\.json"):
        published(project)


def test_a_supplement_is_not_older_than_what_it_changes(project: Path) -> None:
    published(project)
    correct_a_report(project)
    with pytest.raises(UsageError, match="version 1 was published on 2019-10-15"):
        published(project, on=datetime.date(2019, 10, 14), reason="A date was wrong.")


def pages_on(agenda: Path, part: int = 1) -> dict[str, list[str]]:
    """What an agenda prints in its last column, by the titles of the items of a part."""
    table = Document(str(agenda)).tables[-2:][part - 1]
    return {
        row.cells[1].paragraphs[0].text: [each.text for each in row.cells[2].paragraphs]
        for row in table.rows
    }


def words_of(pdf: bytes) -> list[str]:
    return [" ".join(text.split()) for text in page_texts(pdf)]


def test_a_change_of_the_agenda_alone_makes_a_supplement_with_a_new_agenda(project: Path) -> None:
    last = max(file.last for file in published(project).manifest.files)
    edit(meeting_of(project) / "meeting.yaml", "Council Chamber", "Small Chamber")
    with pytest.raises(UsageError, match=r"has changed \(the agenda\); say why with --because"):
        published(project, on=LATER)
    made = published(project, on=LATER, reason="The meeting has moved.")
    open_ = [file for file in made.manifest.files if not file.exempt]
    assert [(file.path, file.kind) for file in open_] == [
        ("supplement-1.pdf", "supplement"),
        ("agenda.docx", "agenda"),
        ("agenda.pdf", "agenda"),
    ]
    agenda = open_[-1]
    assert (agenda.first, agenda.last) == (last + 2, last + 1 + agenda.pages)
    pdf = (made.folder / "supplement-1.pdf").read_bytes()
    assert_conforms(pdf)
    assert_conforms(made.folder / "agenda.pdf")
    front, *agenda_pages = words_of(pdf)
    shown = f"pack pages {agenda.first}–{agenda.last}"
    assert f"The agenda, revised: {shown}. It replaces what was published before." in front
    assert "Small Chamber" in agenda_pages[0]
    printed = pages_on(made.folder / "agenda.docx")
    assert printed["Children First Improvement – Update Report"] == ["5–13"]
    assert printed["Recruitment Campaign – First Figures"] == ["To follow"]
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        assert [each.title for each in outline.root] == ["Supplement 1", "Agenda"]
        links = [link for page in document.pages for link in page.get("/Annots", [])]
        assert all("/URI" in link.get("/A", {}) for link in links)
    assert published(project, on=LATER).unchanged


def test_members_get_a_full_agenda_that_the_public_does_not(project: Path) -> None:
    published(project)
    edit(meeting_of(project) / "meeting.yaml", "Council Chamber", "Small Chamber")
    made = published(project, on=LATER, reason="The meeting has moved.")
    hidden = {file.path: file for file in made.manifest.files if file.exempt}
    folder = "not-for-publication"
    names = ("supplement-1.pdf", "agenda.docx", "agenda.pdf")
    assert set(hidden) == {f"{folder}/{name}" for name in names}
    for name in ("supplement-1.pdf", "agenda.pdf"):
        pdf = made.folder / folder / name
        assert_conforms(pdf)
        assert all("Not for publication – Local" in text for text in words_of(pdf.read_bytes()))
    title = "Contract for Fostering Placements"
    assert pages_on(made.folder / "agenda.docx", part=2)[title] == [""]
    assert pages_on(made.folder / folder / "agenda.docx", part=2)[title] == ["21–22"]


def test_what_only_the_full_agenda_says_stays_out_of_the_public_one(project: Path) -> None:
    meeting = meeting_of(project) / "meeting.yaml"
    item = "  - report: fostering-contract\n"
    edit(meeting, item, f"{item}    text: Please bring the scores of Specimen Care back.\n")
    published(project)
    edit(meeting, "of Specimen Care back", "of both of the firms back")
    made = published(project, on=LATER, reason="The scores are of both.")
    assert [file.path for file in made.manifest.files if not file.exempt] == []
    agenda = " ".join(words_of((made.folder / "not-for-publication/agenda.pdf").read_bytes()))
    assert "Please bring the scores of both of the firms back." in agenda


def test_a_revised_agenda_says_where_each_paper_was_last_published(project: Path) -> None:
    published(project)
    correct_a_report(project)
    first = published(project, on=LATER, reason="A date was wrong.")
    assert not any(file.kind == "agenda" for file in first.manifest.files)
    hubs = meeting_of(project) / "family-hubs"
    with (hubs / "report.yaml").open("a", encoding="utf-8") as file:
        file.write('\nversion: "2"\n')
    edit(meeting_of(project) / "meeting.yaml", 'time: "11:40"', 'time: "11:50"')
    second = published(project, on=LATER, reason="The second report comes later.")
    files = {file.path: file for made in (first, second) for file in made.manifest.files}
    children, hubs_ = files["children-first.pdf"], files["family-hubs.pdf"]
    printed = pages_on(second.folder / "agenda.docx")
    title = "Children First Improvement – Update Report"
    assert printed[title] == [f"{children.first}–{children.last}"]
    # The report is new; its appendices stay where they were.
    title = "Family Hubs – First Six Months"
    assert printed[title] == [f"{hubs_.first}–{hubs_.last}", "16–19"]


def test_a_new_item_to_follow_is_urgent_or_an_error(project: Path) -> None:
    published(project)
    meeting = meeting_of(project) / "meeting.yaml"
    new = (
        "  - title: Flood at the Depot\n    purpose: To note\n"
        "    to-follow: the river is still rising.\n"
    )
    edit(meeting, "  - standard: next-meeting", f"{new}  - standard: next-meeting")
    with pytest.raises(ContentError) as error:
        published(project, on=LATER, reason="The depot is under water.")
    assert '"Flood at the Depot" is published with 2 of the 5 clear days' in str(error.value)
    edit(meeting, new, f"{new}    urgent: the depot is under water.\n")
    made = published(project, on=LATER, reason="The depot is under water.")
    assert pages_on(made.folder / "agenda.docx")["Flood at the Depot"] == ["To follow"]
    agenda = " ".join(words_of((made.folder / "agenda.pdf").read_bytes()))
    assert "by reason of special circumstances: the depot is under water." in agenda


def test_an_item_in_other_words_is_not_a_new_one(project: Path) -> None:
    published(project)
    edit(meeting_of(project) / "meeting.yaml", "– First Figures", "– the First Figures")
    made = published(project, on=LATER, reason="A title was wrong.")
    assert (made.folder / "agenda.pdf").is_file()


def test_a_publication_that_did_not_write_down_its_agenda_is_told_of(project: Path) -> None:
    path = published(project).folder / "manifest.json"
    before = json.loads(path.read_text("utf-8"))
    del before["agenda"]
    path.chmod(0o644)
    path.write_text(json.dumps(before), "utf-8")
    assert not published(project, on=LATER).warnings
    edit(meeting_of(project) / "meeting.yaml", "Council Chamber", "Small Chamber")
    again = published(project, on=LATER)
    assert again.unchanged
    assert ["the agenda is not as it was" in each.message for each in again.warnings] == [True]


def test_publishing_late_needs_a_reason_on_the_agenda(project: Path) -> None:
    meeting = meeting_of(project) / "meeting.yaml"
    with pytest.raises(ContentError, match="the agenda says that it is published on"):
        published(project, on=LATER)
    edit(meeting, "published: 2019-10-15\n", "")
    with pytest.raises(ContentError, match="late, with 2 clear days"):
        published(project, on=LATER)
    edit(meeting, "venue:", "late: the Chair was ill.\nvenue:")
    assert published(project, on=LATER).manifest.published == LATER


def test_the_commands(project: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "papers", *arguments]
        return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)

    done = run("clock", NAME)
    assert done.stdout.splitlines()[1] == "Wednesday 16 October 2019: counts (1)"
    assert done.stdout.splitlines()[-1] == "the last day to publish is Tuesday 15 October 2019"
    assert done.returncode == 0
    late = run("clock", NAME, "--published", "2019-10-16")
    assert "late, with 4 clear days" in late.stdout
    assert late.returncode == 1
    assert run("clock", "nowhere").returncode == 2
    made = run("publish", NAME)
    assert made.stdout.splitlines()[-1] == f"build/{NAME}/published/1/manifest.json"
    assert json.loads((project / made.stdout.split()[-1]).read_text("utf-8"))["version"] == 1
    again = run("publish", NAME)
    assert (again.stdout, again.returncode) == ("", 0)
    assert "nothing has changed since version 1 was published" in again.stderr
    correct_a_report(project)
    built = run("build", NAME)
    assert "changed since: children-first.pdf. papers publish makes" in built.stderr
    assert run("publish", NAME).returncode == 2
    done = run("publish", NAME, "--on", "2019-10-18", "--because", "A date was wrong.")
    assert f"build/{NAME}/published/2/supplement-1.pdf" in done.stdout.split()
