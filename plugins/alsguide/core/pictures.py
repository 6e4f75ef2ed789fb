"""Pictures: a file is what its name says, whole, of a size that devices bear, and an SVG holds drawings alone.

A drawing (SVG) is a document: opened by itself, or drawn by another program, it could run scripts and load files. It is parsed
without looking anything up, and what is not in the tables here is refused.
"""

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from alsguide.core.styles import foreign_in_style

MOST_PIXELS = 16_000_000
"""The most pixels of a picture; a camera's photograph has about as many, and an old tablet can show no more."""

MOST_BYTES = 20_000_000
"""The most bytes that are looked at."""

LOOKED_AT = 4_000
"""How many bytes are looked at to tell the kind of a file."""

KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".svg": "SVG"}
"""The kind of picture by the ending of its name."""

BEGINNINGS = (
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("WEBP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("AVIF", re.compile(rb".{4}ftyp(?:avi|mif|hei)", re.DOTALL)),
    ("PDF", re.compile(rb"%PDF-")),
    ("SVG", re.compile(rb"\s*(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE svg[^>\[]*(?:\[.*?\]\s*)?>|\s)*+<(?:\w+:)?svg\b", re.DOTALL)),
    ("web page", re.compile(rb"\s*<(?:!doctype html|html|head|body|script)", re.IGNORECASE)),
)  # fmt: skip
"""How a file of each kind begins."""

SVG = "{http://www.w3.org/2000/svg}"
LIVE = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/1998/Math/MathML}", "{http://www.w3.org/1999/xlink}")
"""Languages whose elements act within a drawing. Those that drawing programs add for themselves do not."""

ELEMENTS = re.compile(
    "svg|g|defs|symbol|use|title|desc|metadata|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|"
    "image|style|linearGradient|radialGradient|stop|clipPath|mask|marker|pattern|filter|switch|feBlend|feColorMatrix|"
    "feComponentTransfer|feComposite|feConvolveMatrix|feDiffuseLighting|feDisplacementMap|feDistantLight|"
    "feDropShadow|feFlood|feFuncA|feFuncB|feFuncG|feFuncR|feGaussianBlur|feMerge|feMergeNode|feMorphology|feOffset|"
    "fePointLight|feSpecularLighting|feSpotLight|feTile|feTurbulence"
)
"""The elements of a drawing. None runs a script, moves, or leads away."""

OWN_ADDRESS = re.compile(r"#|data:image/(?:png|jpe?g|webp|gif);base64,")
"""What an address in a drawing may begin with: it names a part of the drawing, or holds a picture."""

BROKEN = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, OverflowError, struct.error, zlib.error)
"""What reading a broken picture raises."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a picture, or worth knowing: a line of a drawing, or 1, and a sentence with what to do."""

    line: int
    message: str
    is_note: bool = False


def is_picture(name: str) -> bool:
    """Return whether a file is one of the pictures that pages show, by its name."""
    return PurePosixPath(name).suffix.lower() in KINDS


@lru_cache(maxsize=500)
def picture_faults(data: bytes, name: str) -> tuple[Fault, ...]:
    """Return what is wrong with the bytes of a picture, and what is worth knowing; `name` is the file's name."""
    ending = PurePosixPath(name).suffix
    wanted, kind = KINDS[ending.lower()], kind_of(data)
    if kind != wanted:
        return (Fault(1, other_kind(ending, kind)),)
    return tuple(drawing_faults(data) if kind == "SVG" else photo_faults(data, kind))


def kind_of(data: bytes) -> str:
    """Return the kind of a file by how it begins; empty where that is not known."""
    return next(
        (kind for kind, beginning in BEGINNINGS if beginning.match(data.removeprefix(b"\xef\xbb\xbf")[:LOOKED_AT])), ""
    )


def other_kind(ending: str, kind: str) -> str:
    """Return what to do with a picture that is not of the kind that its name says."""
    right = next((one for one, known in KINDS.items() if known == kind), "")
    if right:
        return (
            f'The name ends in "{ending}", but the file is of the kind {kind}. Rename it so that it ends in "{right}".'
        )
    is_a = f"a {kind}" if kind else "no picture"
    return f'The name ends in "{ending}", but the file is {is_a}. Save the picture itself as PNG, JPEG, WebP or SVG.'


def photo_faults(data: bytes, kind: str) -> Iterator[Fault]:
    """Yield the faults of a picture made of pixels."""
    from PIL import Image  # here, because most sites have few such pictures, and this is slow to load

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=[kind]) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                yield Fault(1, too_large(width, height))
                return
            yield from notes_of(picture)
            picture.draft("L", (64, 64))  # a JPEG need not be made in full to see that it is whole
            picture.load()
    except Image.DecompressionBombError:
        yield Fault(1, "This picture has far too many pixels. Make it smaller: 1,200 pixels wide is enough for a page.")
    except BROKEN:
        yield Fault(1, "This picture is broken or cut off. Save or copy it again from where it comes from.")


def too_large(width: int, height: int) -> str:
    """Return what to do with a picture of too many pixels."""
    return f"This picture has {width:,} by {height:,} pixels. Make it smaller: 1,200 pixels wide is enough for a page."


def notes_of(picture: Any) -> Iterator[Fault]:
    """Yield what an editor should know of a picture that can be shown."""
    if getattr(picture, "is_animated", False):
        yield Fault(1, "This picture moves, and readers cannot stop it. Save one still of it.", is_note=True)
    if picture.info.get("icc_profile"):
        yield Fault(
            1, "This picture holds a color profile. Save it in sRGB without one: it is smaller so.", is_note=True
        )
    if 0x8825 in picture.getexif():
        yield Fault(1, "This picture holds the place where it was taken. Save it without that.", is_note=True)


def drawing_faults(data: bytes) -> Iterator[Fault]:
    """Yield the faults of a drawing (SVG)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 1) or 1
        yield Fault(
            line, "This drawing cannot be read as an SVG: here its marks do not fit. Save it again as a plain SVG."
        )
        return
    if root.tag != f"{SVG}svg":
        yield Fault(
            1, f'This drawing says no xmlns="{SVG[1:-1]}", so browsers do not show it. Save it again as a plain SVG.'
        )
        return
    for line, piece in active_parts(root):
        message = f"This drawing holds {piece}, which could act, or load something. Save it as a plain SVG, without it."
        yield Fault(line, message)


def active_parts(root: Any) -> Iterator[tuple[int, str]]:
    """Yield what in a drawing acts, loads something or leads away, each with its line."""
    document = root.getroottree().docinfo
    if document.internalDTD is not None and any(document.internalDTD.iterentities()):
        yield 1, "entities (<!ENTITY>)"
    for element in (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()):
        line = element.sourceline or 1
        if element.tag is etree.ProcessingInstruction:
            yield line, f"<?{element.target}?>"
        elif element.tag is etree.Entity:
            yield line, f"the entity {element.text}"
        elif isinstance(element.tag, str):
            yield from ((line, piece) for piece in active_pieces(element))


def active_pieces(element: Any) -> Iterator[str]:
    """Yield what acts in one element: the element itself, its attributes, its styles."""
    name = etree.QName(element).localname
    is_drawn = element.tag.startswith(SVG) or not element.tag.startswith("{")
    if element.tag.startswith(LIVE) or (is_drawn and not ELEMENTS.fullmatch(name)):
        yield f"<{name}>"
    for attribute, value in element.attrib.items():
        plain = etree.QName(attribute).localname.lower()
        if is_active(plain, str(value)):
            yield f'{plain}="{" ".join(str(value).split())[:40]}"'
    if name == "style" and any(foreign_in_style("".join(element.itertext()))):
        yield "a style that loads a file"


def is_active(name: str, value: str) -> bool:
    """Return whether an attribute of a drawing runs a script or names something outside of the drawing."""
    if name.startswith("on") or name in ("base", "src", "action", "handler"):
        return True
    if name == "href":
        return not OWN_ADDRESS.match(value.strip())
    return "(" in value and any(foreign_in_style(value))
