"""What council.yaml may say of texts, language and templates."""

from pathlib import Path

import pytest

from papers.build.setting import check_council, links_out


def found(tmp_path: Path, lines: str) -> list[str]:
    content = tmp_path / "content"
    content.mkdir(exist_ok=True)
    types = "" if "report-types" in lines else "report-types: {update: {template: report.docx}}\n"
    (content / "council.yaml").write_text(f"name: Sample Council\n{types}{lines}\n", "utf-8")
    return [f"{d.where.line}: {d.severity}: {d.message}" for d in check_council(content)]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("texts: {pack-page: Page}", 'this text must say "{n}"'),
        ('texts: {pack-page: "{n} of {"}', "braces hold one name"),
        ('texts: {pack-page: "{n!r} {n}"}', "braces hold one name"),
        ('texts: {pack-page: "Page {n} {m}"}', 'nothing fills in "{m}" in this text'),
        ("texts: {urgent: It is urgent.}", 'this text must say "{reason}"'),
        ('texts: {agenda: "{agenda}"}', '"{agenda}" leads back to this text itself'),
        ('texts: {part-1: "{part-2}", part-2: "Two"}', ""),
        ('texts: {pack-page: "Seite {n}", draft: "{any}"}', ""),
        ('texts: {mark: "Paragraph {paragraph} of Part {schedule-part}"}', ""),
        ("texts: {pack-pge: Page}", 'the program prints no text "pack-pge"'),
        ("language: not a language", '"not a language" is not the short name of a language'),
        ("language: cy", ""),
        ("agenda-template: ../x.docx", "this path leaves the folder of the templates"),
        ("sheet-template: /etc/passwd", "this path leaves the folder of the templates"),
        ("report-types: {a: {template: ../../x.docx}}", "this path leaves the folder of the"),
    ],
)
def test_what_is_wrong_in_it_is_said_where_it_stands(
    tmp_path: Path, lines: str, message: str
) -> None:
    said = found(tmp_path, lines)
    assert [message in each for each in said] == ([True] if message else [])


def test_texts_that_lead_to_each_other_are_both_told_of(tmp_path: Path) -> None:
    said = found(tmp_path, 'texts: {part-1: "{part-2}", part-2: "{part-1}"}')
    assert len(said) == 2


def test_a_file_read_through_a_link_from_elsewhere_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("a: b\n", "utf-8")
    content = tmp_path / "content"
    content.mkdir()
    link = content / "report.yaml"
    link.symlink_to(tmp_path / "elsewhere.yaml")
    own = content / "own.yaml"
    own.write_text("a: b\n", "utf-8")
    (problem,) = links_out([link, own], content)
    assert "this link leaves the content folder" in problem.message
