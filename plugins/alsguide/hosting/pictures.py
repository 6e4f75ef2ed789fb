"""Pictures that are made when the site is published: icons for home screens, and the one that link previews show."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, ImageOps
from resvg_py import svg_to_bytes

from alsguide.organisation.load import TEXT

ICON_SIZES = {"icons/icon-192.png": 192, "icons/icon-512.png": 512, "icons/apple-touch-icon.png": 180}
"""The icons, each with its size in pixels. The last one is for iOS."""

PREVIEW = "preview.png"
PREVIEW_SIZE = (1200, 630)
"""The size that services ask of the picture of a link preview (Open Graph)."""

Colors = dict[str, str]


def icon_files(logo: bytes) -> dict[str, bytes]:
    """Return the icons by address; a logo that is not square stands in the middle."""
    files = {}
    for address, size in ICON_SIZES.items():
        picture = ImageOps.pad(draw(logo, size), (size, size), Image.Resampling.LANCZOS)
        if address.startswith("icons/apple"):  # iOS puts black behind what is see-through
            ground = Image.new("RGBA", picture.size, "#ffffff")
            ground.alpha_composite(picture)
            picture = ground.convert("RGB")
        files[address] = png(picture)
    return files


def preview_file(site_name: str, line: str, colors: Colors, logo: Image.Image, is_rtl: bool) -> bytes:
    """Return the picture of link previews: the logo, the site's name and a line below it.

    `colors` has `page`, `text`, `accent`. Text in letters that the font does not have is left out.
    """
    picture = Image.new("RGB", PREVIEW_SIZE, colors["page"])
    canvas = ImageDraw.Draw(picture)
    canvas.rectangle((0, PREVIEW_SIZE[1] - 24, *PREVIEW_SIZE), fill=colors["accent"])
    place = PREVIEW_SIZE[0] - 100 - logo.width if is_rtl else 100
    picture.paste(logo, (place, 110), logo)
    if can_be_written(site_name):
        font = largest_font(site_name, 1000, 88)
        canvas.text((place_of(site_name, font, is_rtl), 300), site_name, fill=colors["text"], font=font)
    if can_be_written(line):
        font = largest_font(line, 1000, 40)
        canvas.text((place_of(line, font, is_rtl), 430), line, fill=colors["text"], font=font)
    return png(picture)


def can_be_written(text: str) -> bool:
    """Return whether the font that comes with the drawing library has all letters of a text (Latin ones)."""
    return bool(text) and all(ord(letter) < 0x250 or letter in "–—‘’“”…" for letter in text)


def largest_font(text: str, width: int, size: int) -> ImageFont.FreeTypeFont:
    """Return the font in the largest size, at most `size`, in which a text is no wider than `width` pixels."""
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    length = font.getlength(text)
    if length <= width:
        return font
    smaller = ImageFont.load_default(max(int(size * width / length), 20))
    assert isinstance(smaller, ImageFont.FreeTypeFont)
    return smaller


def place_of(text: str, font: ImageFont.FreeTypeFont, is_rtl: bool) -> float:
    """Return where a line begins, from the left."""
    return PREVIEW_SIZE[0] - 100 - font.getlength(text) if is_rtl else 100


def chosen(pictures: Iterable[bytes], mark: bytes) -> bytes:
    """Return the first of a host's pictures that can be drawn, or the site's mark."""
    return next((picture for picture in pictures if is_png(picture) or TEXT not in picture), mark)


def is_png(picture: bytes) -> bool:
    """Return whether a picture is a PNG, and no SVG."""
    return picture.startswith(b"\x89PNG")


def draw(logo: bytes, height: int) -> Image.Image:
    """Return an SVG or PNG logo as a picture of a height in pixels. Fonts of the machine are not used: machines differ."""
    if not is_png(logo):
        return Image.open(BytesIO(svg_to_bytes(svg_string=logo.decode(), height=height, skip_system_fonts=True)))
    picture = Image.open(BytesIO(logo)).convert("RGBA")
    return picture.resize((round(picture.width * height / picture.height), height), Image.Resampling.LANCZOS)


def png(picture: Image.Image) -> bytes:
    """Return a picture as PNG bytes, with few colors, which is smaller and looks the same for flat pictures."""
    data = BytesIO()
    few = picture.quantize(128, method=Image.Quantize.FASTOCTREE) if picture.mode in ("RGB", "RGBA") else picture
    few.save(data, "PNG", optimize=True)
    return data.getvalue()
