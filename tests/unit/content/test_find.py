"""Finding the content folder and the reports in it."""

import os
import shutil

import pytest

from papers.content.find import find_papers, find_project, find_reports
from papers.diagnostics import ContentError, UsageError


@pytest.fixture
def two(project):
    project.write("meetings/first/extra/report.yaml", "title: E\n")
    project.write(
        "meetings/second/meeting.yaml",
        "committee: select\ndate: 2019-11-01\nitems: [{report: later}]\n",
    )
    project.write("meetings/second/later/report.yaml", "title: L\n")
    project.write(
        "meeting.yaml",
        "committee: select\ndate: 2019-10-23\nitems: [{report: update}, {report: extra}]\n",
    )
    return project


def names(project, *paths):
    return [path.name for path in find_reports(project.content, paths)]


def test_the_content_folder_is_found_from_anywhere(project):
    for start in (project.content, project.content.parent, project.report):
        assert find_project(start) == project.content


def test_no_content_folder(tmp_path):
    with pytest.raises(UsageError, match="no content folder"):
        find_project(tmp_path)


def test_all_reports_come_in_the_order_of_the_agendas(two):
    assert names(two) == ["update", "extra", "later"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (".", ["update", "extra", "later"]),
        ("content", ["update", "extra", "later"]),
        ("content/meetings", ["update", "extra", "later"]),
        ("content/meetings/second", ["later"]),
        ("second", ["later"]),
        ("first/extra", ["extra"]),
        ("content/meetings/first/update/section.yaml", ["update"]),
    ],
)
def test_paths_name_reports(two, path, expected):
    assert names(two, path) == expected


def test_each_report_comes_once(two):
    assert names(two, "second", "second/later") == ["later"]


def test_an_unknown_name_brings_near_ones(two):
    with pytest.raises(UsageError, match=r'there is no "secnd"; near are second'):
        names(two, "secnd")


def test_a_path_outside_is_refused(two, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (two.content / "meetings" / "link").symlink_to(tmp_path / "elsewhere")
    for path in ("elsewhere", "content/meetings/link", "/"):
        with pytest.raises(UsageError, match="outside the content folder"):
            names(two, path)


def test_an_agenda_that_names_no_report(project):
    project.write("meeting.yaml", "committee: select\ndate: 2019-10-23\nitems: [{report: updat}]\n")
    with pytest.raises(ContentError) as caught:
        find_reports(project.content)
    assert str(caught.value) == (
        'content/meetings/first/meeting.yaml:3:18: error: there is no report "updat" beside '
        'meeting.yaml; did you mean "update"?'
    )


def test_a_broken_agenda_leaves_the_reports_that_are_there(project):
    project.write("meeting.yaml", "committee: select\n")
    assert names(project) == ["update"]


def test_a_folder_whose_name_is_in_another_encoding_is_told(project):
    strange = project.content / "meetings" / os.fsdecode(b"caf\xe9")
    shutil.copytree(project.report.parent, strange)
    with pytest.raises(UsageError, match="not in UTF-8"):
        find_papers(project.content)
