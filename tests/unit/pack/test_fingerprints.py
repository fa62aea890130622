"""Fingerprints: a secret is found, and what anybody may say is not taken for one."""

import io
import zipfile

import pytest

from papers.pack.leaks import fingerprints, leak_in
from papers.pack.repeats import Repeats

COMMITTEE = "Children and Young People's Services Select Committee"
SECRET = f"The {COMMITTEE} was told that Quillonfirth offered eleven months of rent in advance."


def test_what_is_known_is_no_secret_even_beside_a_chance_letter() -> None:
    prints = fingerprints([SECRET], [], known=[COMMITTEE])
    assert not prints.found_in(f"Sample\n{COMMITTEE}")  # "e" stands before it in both
    assert prints.found_in("He said: Quillonfirth offered eleven months of rent in advance.")
    assert fingerprints([SECRET], []).found_in(f"Sample\n{COMMITTEE}")


def test_a_short_text_that_holds_a_known_name_does_not_make_words_of_it_secret() -> None:
    prints = fingerprints([f"{COMMITTEE} members"], [], known=[COMMITTEE])
    assert not prints


@pytest.mark.parametrize("name", ["agency", "settings", "declared"])
def test_a_file_name_of_one_word_is_not_looked_for(name: str) -> None:
    assert not fingerprints([], []).named([name], [])


def test_a_file_name_that_is_said_in_public_in_other_letters_is_not_looked_for() -> None:
    assert not fingerprints([], []).named(["Multi-agency"], ["Multi-Agency work"])
    prints = fingerprints([], []).named(["hollowfern-tender"], ["Work"])
    assert prints.found_in("/hollowfern-tender.pdf")


def test_what_is_said_later_is_no_secret() -> None:
    prints = fingerprints([SECRET, "Sample"], [])
    assert not prints.without([SECRET, "A sample"]).found_in(f"{SECRET} Sample")
    assert prints.without([SECRET[:30]]).found_in(SECRET)


def packed(parts: dict[str, str | bytes], remark: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
        package.comment = remark.encode()
    return file.getvalue()


@pytest.mark.parametrize(
    "word_file",
    [
        packed({"word/document.xml": f"<a><!-- {SECRET} --></a>"}),
        packed({"word/document.xml": f"<a><![CDATA[{SECRET}]]></a>"}),
        packed({"word/document.xml": f"<a b='{SECRET.replace(chr(39), '&apos;')}'/>"}),
        packed({"word/document.xml": f"<a>{''.join(f'&#{ord(sign)};' for sign in SECRET)}</a>"}),
        packed({"word/notes.txt": SECRET}),
        packed({"word/old.bin": b"\0" + SECRET.encode("utf-16-le")}),
        packed({"word/chunk.html": f"<p>{SECRET}</p>"}),
        packed({"word/book.xlsx": packed({"xl/sheet1.xml": f"<t>{SECRET}</t>"})}),
        packed({"word/document.xml": "<a/>"}, remark=SECRET),
        packed({"word/document.xml": "<a/>"}) + SECRET.encode(),
    ],
    ids=["comment", "cdata", "quotes", "signs", "text", "old", "html", "book", "remark", "behind"],
)
def test_no_corner_of_a_word_file_hides_a_secret(word_file: bytes) -> None:
    assert leak_in("plan.docx", word_file, fingerprints([SECRET], []))


def test_a_package_within_packages_without_end_is_read_as_it_stands() -> None:
    file = packed({"word/document.xml": "<a/>"})
    for _ in range(50):
        file = packed({"word/file.docx": file})
    assert not leak_in("plan.docx", file, fingerprints([SECRET], []))


def test_a_short_sentence_that_is_hidden_as_a_whole_must_not_be_said_in_public() -> None:
    hidden = Repeats(["The landlord asks for £28,000 a year.", "Director of Housing and Homes"])
    assert hidden.share_of("As is known, the landlord asks for £28,000 a year.", verbatim=True)
    assert not hidden.share_of("The landlord asks for a new lease.", verbatim=True)
    assert not hidden.share_of("The Director of Housing and Homes reports.", verbatim=True)
