"""Pictures that are shown lighter, greyer or with more contrast than their files."""

from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from papers.pdf.graphics.tones import PLAIN, Tone, tone_of_blip, tone_of_image, toned

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def blip(inside: str) -> etree._Element:
    return etree.fromstring(f'<a:blip xmlns:a="{A}">{inside}</a:blip>')


def data(attributes: str) -> etree._Element:
    return etree.fromstring(f"<imagedata {attributes}/>")


def shown(tone: Tone) -> list[tuple[int, ...]]:
    """What becomes of black, a red and white."""
    picture, written = Image.new("RGB", (3, 1)), BytesIO()
    picture.putdata([(0, 0, 0), (200, 40, 40), (255, 255, 255)])
    picture.save(written, "PNG")
    with Image.open(BytesIO(toned(written.getvalue(), tone))) as made:
        pixels = made.convert("RGB")
        return [pixels.getpixel((x, 0)) for x in range(3)]


WASHED = [(179, 179, 179), (239, 191, 191), (255, 255, 255)]


def test_a_washed_out_picture_of_older_word_is_light() -> None:
    assert shown(tone_of_image(data('gain="19661f" blacklevel="22938f"'))) == WASHED


def test_so_is_one_of_later_word() -> None:
    tone = tone_of_blip(blip('<a:lum bright="70000" contrast="-70000"/>'))
    assert [max(abs(a - b) for a, b in zip(*pair, strict=True)) for pair in
            zip(shown(tone), WASHED, strict=True)] <= [1, 1, 1]  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ('<a:alphaModFix amt="20000"/>', [(204, 204, 204), (244, 212, 212), (255, 255, 255)]),
        ("<a:grayscl/>", [(0, 0, 0), (88, 88, 88), (255, 255, 255)]),
        ('<a:lum contrast="50000"/>', [(0, 0, 0), (255, 0, 0), (255, 255, 255)]),
        ('<a:lum bright="-100000"/>', [(0, 0, 0), (72, 0, 0), (128, 128, 128)]),
    ],
)
def test_other_tones(inside: str, found: list[tuple[int, ...]]) -> None:
    assert shown(tone_of_blip(blip(inside))) == found


@pytest.mark.parametrize("said", ["", 'gain="x"', 'gain="1" blacklevel="0"', 'grayscale="f"'])
def test_a_picture_that_says_nothing_stays_as_it_is(said: str) -> None:
    assert tone_of_image(data(said)) == PLAIN


def test_what_shows_through_still_does() -> None:
    picture, written = Image.new("RGBA", (1, 1), (0, 0, 0, 77)), BytesIO()
    picture.save(written, "PNG")
    with Image.open(BytesIO(toned(written.getvalue(), Tone(0.5, 0.5)))) as made:
        assert made.getpixel((0, 0)) == (128, 128, 128, 77)


def test_what_is_no_picture_is_left_to_be_told_of() -> None:
    assert toned(b"no picture", Tone(0.5)) == b"no picture"
