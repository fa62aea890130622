"""Pictures in Word files: upright, in ordinary colours, and nothing but what is seen."""

from io import BytesIO

import docx
import pytest
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from papers.pdf.images import open_image
from papers.word.pixels import only_picture

SECRET = b"taken at the landlord's house"


def photograph(mode: str = "RGB", form: str = "JPEG", **settings: object) -> bytes:
    file = BytesIO()
    shades = Image.linear_gradient("L").resize((60, 30))
    Image.merge("RGB", (shades, shades.transpose(Image.Transpose.ROTATE_180), shades)).convert(
        mode
    ).save(file, form, **settings)  # type: ignore[arg-type]
    return file.getvalue()


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112], made[0x010E] = orientation, SECRET.decode()
    return made


def remark() -> PngInfo:
    made = PngInfo()
    made.add_text("Comment", SECRET.decode())
    return made


BROUGHT = {
    "plain": photograph(),
    "progressive": photograph(progressive=True, restart_marker_blocks=2, icc_profile=b"colours"),
    "of a camera": photograph(exif=exif(1)),
    "on its side": photograph(exif=exif(6)),
    "no such side": photograph(exif=exif(99)),
    "remark": photograph(comment=SECRET),
    "behind": photograph() + SECRET,
    "grey": photograph("L", exif=exif(1)),
    "of a printing press": photograph("CMYK", comment=SECRET),
    "of a telephone": photograph(
        form="MPO", save_all=True, append_images=[Image.new("RGB", (9, 9))], exif=exif(1)
    ),
    "drawing": photograph(form="PNG", pnginfo=remark(), dpi=(300, 300)),
    "drawing on its side": photograph(form="PNG", exif=exif(8)),
    "see-through": photograph("RGBA", "PNG", pnginfo=remark()) + SECRET,
}


@pytest.mark.parametrize("brought", BROUGHT.values(), ids=BROUGHT)
def test_only_what_is_seen_is_left_and_word_takes_it(brought: bytes) -> None:
    made = only_picture(brought)
    docx.Document().add_picture(BytesIO(made))
    assert SECRET not in made
    assert only_picture(made) == made


def test_what_stands_upright_keeps_every_bit_and_its_size() -> None:
    for name in ("progressive", "of a camera", "grey", "drawing", "see-through", "of a telephone"):
        before, after = (Image.open(BytesIO(each)) for each in (BROUGHT[name], made(name)))
        assert ImageChops.difference(before, after).getbbox(alpha_only=False) is None, name
        assert before.info.get("dpi") == after.info.get("dpi"), name
        assert before.info.get("icc_profile") == after.info.get("icc_profile"), name


def made(name: str) -> bytes:
    return only_picture(BROUGHT[name])


def test_what_lies_on_its_side_is_turned() -> None:
    assert Image.open(BytesIO(made("on its side"))).size == (30, 60)
    assert Image.open(BytesIO(made("drawing on its side"))).size == (30, 60)
    assert Image.open(BytesIO(made("no such side"))).size == (60, 30)


def test_sixteen_bits_of_grey_are_not_white_in_the_pdf() -> None:
    file = BytesIO()
    Image.new("I;16", (10, 10), 0x8000).save(file, "PNG")
    assert open_image(file.getvalue()).getpixel((0, 0)) == 0x80
