"""The long documents: no word lost, conforming, pages filled as LibreOffice fills them."""

import pytest
from support.tagtree import page_texts
from support.verapdf import assert_conforms

from corpus.documents import MAKERS
from corpus.reference import recorded, signs
from papers.pdf.convert import convert

pytestmark = pytest.mark.parametrize("name", MAKERS)


def test_the_document_is_the_same_each_time(name: str) -> None:
    assert MAKERS[name]() == MAKERS[name]()


def test_it_converts_without_findings_and_conforms(name: str) -> None:
    conversion = convert(MAKERS[name](), f"{name}.docx")
    assert not conversion.findings
    assert_conforms(conversion.pdf)


# Where pages are filled otherwise than LibreOffice does, and why; the number of pages is the same.
OTHERWISE = {
    "tall-header": "in headers LibreOffice adds the space below a cell's last paragraph twice",
    "pictures": "LibreOffice gives a line with only a picture no descent",
    "cell-margins": "one word of a narrow cell breaks otherwise",
    "nested-tables": "rows that hold tables break otherwise",
    "numbered-lines": "the numbers of lines are artifacts here, and text in its pages",
    "from-the-web": "one row leaves a line more on its page, for which there is room",
    "sections-that-go-on": "LibreOffice leaves a line alone where a section ends",
    "mix-35": "LibreOffice moves a row whole where a footnote follows, and splits it without",
}
ALIKE = 0.9  # the least share of signs on the same page


def test_its_pages_hold_what_libreoffice_puts_there(name: str) -> None:
    texts = page_texts(convert(MAKERS[name](), f"{name}.docx", allow_nonconforming=True).pdf)
    ours = [signs(text.replace("[picture]", "")) for text in texts]
    theirs = recorded(name)
    if name in OTHERWISE:
        moved = sum(abs(a - b) for a, b in zip(ours, theirs, strict=True)) / sum(theirs)
        assert 0 < moved <= 1 - ALIKE
    else:
        assert ours == theirs
