"""A meeting, from content to its editions: what is public, what is not, and where it stands."""

import contextlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from support.docx import p, r
from support.tagtree import page_texts
from support.verapdf import assert_conforms

from papers.build.cache import Cache
from papers.build.checking import check_all
from papers.build.meeting import BuiltMeeting, build_meeting
from papers.diagnostics import ContentError
from tests.unit.pdf.joining.made import ours

PROJECT = Path(__file__).parents[2]
NAME = "2019-10-23-cyps-select"
COMMITTEE = "cyps-select"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all tests here: what was made for one is kept for the next."""
    return tmp_path_factory.mktemp("project")


@pytest.fixture
def project(place: Path) -> Path:
    """A copy of the sample that a test may spoil, as nobody has built it."""
    for each in ("content", "templates", f"build/{NAME}"):
        shutil.rmtree(place / each, ignore_errors=True)
    return copied(place)


def copied(folder: Path) -> Path:
    for each in ("content", "templates"):
        shutil.copytree(PROJECT / each, folder / each)
    return folder


def meeting_of(project: Path) -> Path:
    return project / "content/meetings" / NAME


def build(project: Path) -> BuiltMeeting:
    return build_meeting(meeting_of(project), project / "content", project / "build")


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltMeeting:
    return build(copied(tmp_path_factory.mktemp("sample")))


def read(built: BuiltMeeting, path: str) -> bytes:
    return (built.folder / path).read_bytes()


def test_everything_that_was_made_is_in_the_manifest(built: BuiltMeeting) -> None:
    manifest = json.loads(read(built, "manifest.json"))
    listed = {file["path"]: file for file in manifest["files"]}
    there = {p.relative_to(built.folder).as_posix() for p in built.folder.rglob("*.*")}
    assert there == {*listed, "manifest.json"}
    for path, file in listed.items():
        assert file["sha256"] == sha256(read(built, path)).hexdigest()
        assert bool(file["exempt"]) == path.startswith("not-for-publication/")
        if path.endswith(".pdf"):
            with pikepdf.open(built.folder / path) as pdf:
                assert file["pages"] == len(pdf.pages)
    assert "content/council.yaml" in manifest["sources"]
    assert "templates/sheet.docx" in manifest["sources"]


def test_the_public_edition_is_as_reviewed(
    built: BuiltMeeting, golden: Callable[[str, str], None]
) -> None:
    pages = page_texts(read(built, "public-edition.pdf"))
    golden("sample/public-edition.txt", "\n\f\n".join(pages[:3] + pages[13:]) + "\n")
    golden("sample/bookmarks.txt", bookmarks(read(built, "not-for-publication/full-edition.pdf")))


def bookmarks(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        numbers = {page.objgen: n for n, page in enumerate(document.pages, 1)}

        def lines(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[str]:
            for item in items:
                yield f"{'  ' * depth}{item.title} → {numbers[item.destination[0].objgen]}\n"
                yield from lines(item.children, depth + 1)

        return "".join(line for line in lines(outline.root, 0) if line.count("  ") < 4)


def test_both_editions_show_the_same_on_the_same_page(built: BuiltMeeting) -> None:
    public = page_texts(read(built, "public-edition.pdf"))
    full = page_texts(read(built, "not-for-publication/full-edition.pdf"))
    assert len(full) > len(public)
    assert full[3 : len(public)] == public[3:]
    assert all("Not for publication" in text for text in full[len(public) :])
    for number, text in enumerate(full, 1):
        assert f"Pack page {number}" in text


def test_both_editions_conform_as_all_their_parts_do(built: BuiltMeeting) -> None:
    for path in ("public-edition.pdf", "not-for-publication/full-edition.pdf", "agenda.pdf"):
        assert_conforms(read(built, path))
    claims = {f.path: f.conformance for f in built.manifest.files if f.path.endswith(".pdf")}
    assert set(claims.values()) == {("PDF/UA-1", "PDF/A-2a")}
    assert built.warnings == ()
    for path in built.folder.rglob("*.docx"):
        assert OpenXmlValidator().validate(path).errors == []


def test_a_false_claim_of_a_foreign_pdf_is_not_repeated(project: Path) -> None:
    path = meeting_of(project) / "family-hubs/what-families-told-us.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(path)
    made = build(project)
    files = {file.path: file for file in made.manifest.files}
    assert files["family-hubs-appendix-b.pdf"].conformance == ()
    assert files["public-edition.pdf"].conformance == ()
    assert ["veraPDF finds that it is not" in w.message for w in made.warnings] == [True]


def test_a_second_build_without_change_does_nothing(project: Path) -> None:
    first = build(project)
    stamps = {path: path.stat().st_mtime_ns for path in first.files}
    again = build(project)
    assert (first.unchanged, again.unchanged) == (False, True)
    assert {path: path.stat().st_mtime_ns for path in again.files} == stamps
    assert again.warnings == first.warnings
    first.files[0].write_bytes(b"spoilt")
    assert not build(project).unchanged
    assert build(project).manifest == first.manifest


@pytest.mark.parametrize(
    ("path", "like"),
    [
        (f"content/meetings/{NAME}/family-hubs/notes.txt", "README.md"),
        ("content/committees/another.yaml", f"content/committees/{COMMITTEE}.yaml"),
        ("templates/fonts/Extra.ttf", "papers/pdf/faces/Carlito-Regular.ttf"),
    ],
)
def test_a_new_file_where_a_meeting_is_made_from_makes_it_anew(
    project: Path, path: str, like: str
) -> None:
    build(project)
    assert build(project).unchanged
    (project / path).parent.mkdir(exist_ok=True)
    shutil.copyfile(PROJECT / like, project / path)
    assert not build(project).unchanged
    assert build(project).unchanged


def test_what_is_saved_during_a_build_comes_out_of_the_next(project: Path) -> None:
    summary = meeting_of(project) / "family-hubs/summary.yaml"

    def meddle(*_: object) -> None:
        if "Five family hubs" in summary.read_text("utf-8"):
            edit(summary, "Five family hubs", "Seven family hubs")

    edit(summary, "Three family hubs", "Five family hubs")

    first = build_meeting(
        meeting_of(project), project / "content", project / "build", progress=meddle
    )
    assert "Five family hubs" in " ".join(page_texts(read(first, "family-hubs.pdf")))
    again = build(project)
    assert "Seven family hubs" in " ".join(page_texts(read(again, "family-hubs.pdf")))
    assert build(project).unchanged


def test_a_changed_section_changes_what_holds_it_and_no_more(project: Path) -> None:
    before = {file.path: file.sha256 for file in build(project).manifest.files}
    edit(meeting_of(project) / "family-hubs/summary.yaml", "Three family hubs", "Four family hubs")
    after = {file.path: file.sha256 for file in build(project).manifest.files}
    assert {path for path in before if before[path] != after[path]} == {
        "family-hubs.docx",
        "family-hubs.pdf",
        "public-edition.pdf",
        "not-for-publication/full-edition.pdf",
    }


def test_what_is_no_longer_public_is_deleted(project: Path) -> None:
    build(project)
    meeting = meeting_of(project) / "meeting.yaml"
    text = meeting.read_text("utf-8")
    item = text[text.index("  - report: family-hubs") : text.index("  - title: Recruitment")]
    exempt = "    exempt: {paragraph: 3, reason: The leases are not signed yet.}\n"
    meeting.write_text(text.replace(item, "") + item + exempt, "utf-8")
    made = build(project)
    assert not list(made.folder.glob("family-hubs*"))
    assert (made.folder / "not-for-publication/family-hubs-appendix-b.pdf").is_file()


def test_pages_that_are_not_accessible_are_named(project: Path) -> None:
    scan = pikepdf.new()
    scan.add_blank_page(page_size=(595, 842))
    scan.pages[0].Contents = scan.make_stream(b"0 0 200 200 re f")
    scan.save(meeting_of(project) / "family-hubs/what-families-told-us.pdf")
    made = build(project)
    files = {file.path: file for file in made.manifest.files}
    assert files["public-edition.pdf"].conformance == ()
    assert files["public-edition.pdf"].inaccessible == (19,)
    assert files["family-hubs-appendix-b.pdf"].inaccessible == (1,)
    agenda = " ".join(" ".join(page_texts(read(made, "agenda.pdf"))).split())
    assert "Not accessible to screen readers: pack page 19." in agenda
    assert any("have no tags" in warning.message for warning in made.warnings)


@pytest.mark.parametrize("how", ["encrypted", "broken"])
def test_a_foreign_pdf_that_cannot_be_taken_stops_the_build(project: Path, how: str) -> None:
    path = meeting_of(project) / "family-hubs/what-families-told-us.pdf"
    if how == "encrypted":
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    else:
        path.write_bytes(b"%PDF-1.7\nnothing of the kind")
    with pytest.raises(ContentError) as error:
        build(project)
    assert [d.where.file for d in error.value.diagnostics if d.rule] == [path.as_posix()]
    assert not (project / "build" / NAME).exists()


SECRETS = {
    "passage": "Quillonfirth1 Holdings bid £412,907 for the lease of the three hubs",
    "table": "Brackenmoor2 and Partners",
    "note": "a side letter of 4 March was signed by Ms Tamblewick3",
    "summary": "prices that Oxenwhistle4 was ready to pay",
    "alternative": "a plan of the Marchbanks5 site with the price of each plot",
    "item": "Zephyrine6 would lose their licence at once",
    "file": "Underfold7 asked for eleven more months of rent",
    "name": "hollowfern8-tender",
}


def plant(project: Path) -> None:
    """Put a secret in every place that content can reach."""
    report = meeting_of(project) / "family-hubs"
    Image.new("RGB", (40, 30), (200, 30, 60)).save(report / "plan.png")
    with (report / "hubs.yaml").open("a", encoding="utf-8") as file:
        file.write(f"""
  - exempt:
      paragraph: 3
      reason: Bargaining goes on.
      content:
        - {SECRETS["passage"]}^[{SECRETS["note"]}].
        - table:
            columns: [Bidder, Rank]
            rows: [["{SECRETS["table"]}", 1]]
            summary: {SECRETS["summary"]}
        - figure: {{file: plan.png, alternative-text: "{SECRETS["alternative"]}"}}
""")
    contract = meeting_of(project) / "fostering-contract"
    with (contract / "bids.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - {SECRETS['item']}.\n")
    (contract / f"{SECRETS['name']}.pdf").write_bytes(ours(p(r(SECRETS["file"])), "A tender"))
    with (contract / "report.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"\nappendices:\n  - {{letter: A, title: A tender, file: {SECRETS['name']}.pdf}}\n"
        )
    edit(contract / "bids.yaml", "Both firms would", "As Appendix A says, both firms would")


def streams(content: bytes) -> Iterator[str]:
    """Every text that is anywhere in a file, read by other means than the program's own."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name + package.read(name).decode("utf-8", "replace")
        return
    yield from page_texts(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                body = each.read_raw_bytes()
                with contextlib.suppress(pikepdf.PdfError):
                    body = each.read_bytes()
                yield from (body.decode(code, "replace") for code in ("utf-8", "utf-16-be"))
            yield " ".join(strings(each, 0))


def strings(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif depth < 6 and isinstance(value, pikepdf.Array):
        for each in value:
            yield from strings(each, depth + 1)
    elif depth < 6 and isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, each in value.items():
            yield key
            yield from strings(each, depth + 1)


def test_no_secret_is_in_any_public_file(project: Path) -> None:
    plant(project)
    made = build(project)
    marks = [word for text in SECRETS.values() for word in text.split() if word[-1].isdigit()]
    marks = [*[m for m in marks if not m.isdigit()], "hollowfern8", "412,907"]
    assert len(marks) >= 8
    public = [path for path in made.files if "not-for-publication" not in path.parts]
    assert len(public) >= 12
    everything = " ".join(
        text for path in made.files if path not in public for text in streams(path.read_bytes())
    )
    for mark in marks[:-2]:
        assert mark in everything, "it is not even in the exempt files"
    for path in public:
        if path.name == "manifest.json":  # names what is exempt; never published
            continue
        for text in (path.name, *streams(path.read_bytes())):
            assert not [mark for mark in marks if mark in text], path


REPEATED = (
    "Landlords would let all three buildings for another five years at £19,500 each if the Council "
    "asked for it before Christmas."
)


def test_an_open_text_that_repeats_an_exempt_passage_stops_the_build(project: Path) -> None:
    hubs = meeting_of(project) / "family-hubs/hubs.yaml"
    with hubs.open("a", encoding="utf-8") as file:
        file.write(f"  - exempt: {{paragraph: 3, content: [{json.dumps(REPEATED)}]}}\n")
        file.write(f"  - Members should know this. {REPEATED}\n")
    with pytest.raises(ContentError) as error:
        build(project)
    line = len(hubs.read_text("utf-8").splitlines())
    (found,) = [d for d in error.value.diagnostics if d.rule == "exempt-repeated"]
    assert (Path(found.where.file).name, found.where.line) == ("hubs.yaml", line)
    assert "repeats words of a passage that is exempt" in found.message
    with ThreadPoolExecutor(1) as executor:
        told = check_all([meeting_of(project)], [], project / "content", Cache(project), executor)
    assert found in told


@pytest.mark.parametrize("where", ["heading", "agenda"])
def test_headings_and_the_agenda_must_not_repeat_an_exempt_passage(
    project: Path, where: str
) -> None:
    secret = "Quillonfirth offered eleven months of rent."
    hubs = meeting_of(project) / "family-hubs/hubs.yaml"
    with hubs.open("a", encoding="utf-8") as file:
        file.write(f"  - exempt: {{paragraph: 3, reason: We bargain., content: [{secret}]}}\n")
    agenda, other = meeting_of(project) / "meeting.yaml", hubs.with_name("social-value.yaml")
    if where == "heading":
        other.write_text(f"heading: {secret}\n" + other.read_text("utf-8"), "utf-8")
    else:
        text = agenda.read_text("utf-8")
        agenda.write_text(text.replace("to-follow: ", f"to-follow: {secret} "), "utf-8")
    with pytest.raises(ContentError) as error:
        build(project)
    (found,) = [d for d in error.value.diagnostics if d.rule == "exempt-repeated"]
    assert Path(found.where.file).name == (other if where == "heading" else agenda).name


def test_an_open_report_that_repeats_an_exempt_one_is_warned_of(project: Path) -> None:
    edit(
        meeting_of(project) / "family-hubs/summary.yaml",
        "Three family hubs",
        "Specimen Care Ltd is cheaper. Pattern Fostering LLP has more carers who take brothers "
        "and sisters together. Three family hubs",
    )
    found = [d for d in build(project).warnings if d.rule == "exempt-repeated"]
    assert [Path(d.where.file).name for d in found] == ["summary.yaml"]


def test_a_brought_document_with_exempt_text_stops_the_build_and_takes_files_away(
    project: Path,
) -> None:
    made = build(project)
    report = meeting_of(project) / "family-hubs"
    with (report / "hubs.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - exempt: {{paragraph: 3, content: [{json.dumps(REPEATED)}]}}\n")
    (report / "what-families-told-us.pdf").write_bytes(ours(p(r(REPEATED)), "Told"))
    (report / "programme.docx").unlink()
    edit(report / "report.yaml", "programme.docx", "what-families-told-us.pdf")
    with pytest.raises(ContentError) as error:
        build(project)
    found = {d.where.file for d in error.value.diagnostics if d.rule == "exempt-leak"}
    assert found == {
        "family-hubs-appendix-a.pdf",
        "family-hubs-appendix-b.pdf",
        "public-edition.pdf",
    }
    assert not [path for path in made.folder.iterdir() if path.is_file()]
    assert made.folder.joinpath("not-for-publication/full-edition.pdf").is_file()


@pytest.mark.skipif(os.name == "nt", reason="there are no such links there")
def test_no_path_leaves_the_content_folder(project: Path) -> None:
    outside = project / "secret.pdf"
    outside.write_bytes(b"%PDF")
    report = meeting_of(project) / "family-hubs"
    (report / "link.pdf").symlink_to(outside)
    edit(report / "report.yaml", "what-families-told-us.pdf", "link.pdf")
    with pytest.raises(ContentError, match="leaves the content folder"):
        build(project)
    edit(report / "report.yaml", "link.pdf", "../../../../secret.pdf")
    with pytest.raises(ContentError, match="leaves the content folder"):
        build(project)


COMMAND = [sys.executable, "-m", "papers", "build", NAME]


def test_a_killed_build_leaves_whole_files_and_the_next_one_is_right(
    project: Path, built: BuiltMeeting
) -> None:
    wanted = {file.path: file.sha256 for file in built.manifest.files}
    summary = meeting_of(project) / "children-first/summary.yaml"
    chance = random.Random(4)
    original = summary.read_text("utf-8")
    for round_ in range(8):
        summary.write_text(f"{original}  - Round {round_}.\n", "utf-8")
        process = subprocess.Popen(
            COMMAND, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.3, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in (project / "build").glob(f"{NAME}/**/[!.]*.*"):
            whole(path)
    summary.write_text(original, "utf-8")
    subprocess.run(COMMAND, cwd=project, check=True, capture_output=True)
    there = {
        p.relative_to(project / "build" / NAME).as_posix(): sha256(p.read_bytes()).hexdigest()
        for p in (project / "build" / NAME).rglob("*")
        if p.is_file() and p.name != "manifest.json"
    }
    assert there == wanted


def whole(path: Path) -> None:
    """Fail where a file is not a whole one of its kind."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages)
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
    else:
        json.loads(path.read_text("utf-8"))


def test_two_builds_at_once_do_not_harm_each_other(project: Path, built: BuiltMeeting) -> None:
    with ThreadPoolExecutor(3) as pool:
        done = list(
            pool.map(
                lambda _: subprocess.run(COMMAND, cwd=project, capture_output=True, check=False),
                range(3),
            )
        )
    assert [each.returncode for each in done] == [0, 0, 0]
    for file in built.manifest.files:
        path = project / "build" / NAME / file.path
        assert sha256(path.read_bytes()).hexdigest() == file.sha256


def test_a_caller_may_bring_an_executor(tmp_path: Path) -> None:
    project = copied(tmp_path)
    said: list[tuple[str, int, int]] = []
    with ThreadPoolExecutor(2) as executor:
        made = build_meeting(
            meeting_of(project),
            project / "content",
            project / "build",
            executor=executor,
            progress=lambda *step: said.append(step),
        )
    assert not made.unchanged
    assert [name for name, _, _ in said][:3] == ["minutes.docx", "children-first", "family-hubs"]
    assert said[-1][1:] == (len(said) - 1, len(said))
