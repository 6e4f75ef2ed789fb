"""Pictures are what they say: hostile, broken and mistaken files are refused, each with its reason."""

import os
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from alsguide.checks import all_problems, notices
from alsguide.core.files import read_files
from alsguide.core.pictures import Fault, picture_faults
from alsguide.overrides.merge import make_project
from tests.support.shipped import site_of
from tests.support.sites import copy_project

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'


def svg(inside: str, attributes: str = "", above: str = "") -> bytes:
    """Return a drawing that holds something."""
    return f'{above}<svg {XMLNS} viewBox="0 0 9 9"{attributes}>\n<path d="M0 0h9"/>\n{inside}\n</svg>\n'.encode()


def photo(kind: str = "PNG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    """Return a picture of pixels."""
    data = BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(data, kind, **options)
    return data.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """Return the head of a PNG that says a size."""
    head = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\x00\x00\x00"
    parts = (
        (len(part) - 4).to_bytes(4) + part + zlib.crc32(part).to_bytes(4)
        for part in (head, b"IDAT" + zlib.compress(b"x"))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


HOSTILE = {
    "script": (svg("<script>alert(1)</script>"), 3, "<script>"),
    "script of another file": (svg('<script href="https://example.org/x.js"/>'), 3, "<script>"),
    "event": (svg("", ' onload="alert(1)"'), 1, 'onload="alert(1)"'),
    "event within": (svg('<g onclick="alert(1)"/>'), 3, 'onclick="alert(1)"'),
    "page within": (svg("<foreignObject><p>x</p></foreignObject>"), 3, "<foreignObject>"),
    "page of another language": (svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>'), 3, "<script>"),
    "use of another file": (svg('<use href="https://example.org/x.svg#a"/>'), 3, 'href="https://example.org/x.svg#a"'),
    "use of a file beside": (svg('<use href="other.svg#a"/>'), 3, 'href="other.svg#a"'),
    "older use": (svg('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="//a.example"/>'), 3, 'href="//a.example"'),
    "picture of another site": (
        svg('<image href="https://example.org/x.png"/>'),
        3,
        'href="https://example.org/x.png"',
    ),
    "drawing in an address": (svg('<image href="data:image/svg+xml,x"/>'), 3, 'href="data:image/svg+xml,x"'),
    "script as an address": (svg('<use href=" javascript:alert(1)"/>'), 3, 'href="javascript:alert(1)"'),
    "link": (svg('<a href="#x"><path d="M0 0"/></a>'), 3, "<a>"),
    "style import": (svg("<style>@import 'https://example.org/x.css';</style>"), 3, "a style that loads a file"),
    "style address": (
        svg("<style>path { fill: url(https://example.org/x#a) }</style>"),
        3,
        "a style that loads a file",
    ),
    "style in letters by number": (
        svg(r"<style>path { fill: \75rl(//example.org/x) }</style>"),
        3,
        "a style that loads a file",
    ),
    "style of an element": (svg('<path style="fill: url(//example.org)"/>'), 3, 'style="fill: url(//example.org)"'),
    "filter of another file": (svg('<path filter="url(x.svg?a=1#b)"/>'), 3, 'filter="url(x.svg?a=1#b)"'),
    "movement": (svg('<animate attributeName="href" to="x"/>'), 3, "<animate>"),
    "set": (svg('<set attributeName="onload" to="alert(1)"/>'), 3, "<set>"),
    "style sheet": (svg("", above='<?xml-stylesheet href="https://example.org/x.css"?>'), 1, "<?xml-stylesheet?>"),
    "entity": (
        svg("<desc>&x;</desc>", above='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        1,
        "entities (<!ENTITY>)",
    ),
    "entities in entities": (
        svg("<desc>&b;</desc>", above='<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
        1,
        "entities (<!ENTITY>)",
    ),
    "base": (svg('<g xml:base="https://example.org/"/>'), 3, 'base="https://example.org/"'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_drawing_that_acts_is_refused_at_its_line(name: str) -> None:
    data, line, piece = HOSTILE[name]
    message = f"This drawing holds {piece}, which could act, or load something. Save it as a plain SVG, without it."
    assert Fault(line, message) in picture_faults(data, "evil.svg")
    assert not any("/etc" in fault.message or "root:" in fault.message for fault in picture_faults(data, "evil.svg"))


GOOD = {
    "plain.svg": svg("<title>A</title>"),
    "with-head.svg": svg(
        "", above='\ufeff<?xml version="1.0"?><!-- drawn -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">'
    ),
    "parts.svg": svg('<linearGradient id="a"/><use href="#a"/><path style="fill: url(#a)" clip-path="url(\'#a\')"/>'),
    "program.svg": svg('<s:view xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" s:zoom="1"/>'),
    "picture.svg": svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
    "photo.png": photo(),
    "photo.jpg": photo("JPEG"),
    "photo.jpeg": photo("JPEG"),
    "photo.webp": photo("WEBP"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_as_it_should_be_passes(name: str) -> None:
    assert picture_faults(GOOD[name], name) == ()


MISTAKEN = {
    "a saved web page": (b"<!DOCTYPE html><html><script>x</script></html>", "a.jpg", "the file is a web page. Save the"),
    "notes": (b"Notes of the meeting", "a.jpg", "the file is no picture. Save the picture itself"),
    "nothing": (b"", "a.png", "the file is no picture."),
    "another kind": (photo("JPEG"), "a.png", 'of the kind JPEG. Rename it so that it ends in ".jpg".'),
    "a drawing by another name": (svg(""), "a.png", 'of the kind SVG. Rename it so that it ends in ".svg".'),
    "a photograph by another name": (photo(), "a.svg", 'of the kind PNG. Rename it so that it ends in ".png".'),
    "a moving picture": (photo("GIF"), "a.png", "the file is a GIF. Save the picture itself"),
    "a cut PNG": (photo()[:2000], "a.png", "broken or cut off"),
    "a cut JPEG": (photo("JPEG", (400, 400))[:9000], "a.jpg", "broken or cut off"),
    "a cut WebP": (photo("WEBP")[:300], "a.webp", "broken or cut off"),
    "a head alone": (png_of_size(9, 9), "a.png", "broken or cut off"),
    "a wrong byte": (photo()[:60] + b"\x00\xff" + photo()[62:], "a.png", "broken or cut off"),
    "many pixels": (png_of_size(9000, 9000), "a.png", "has 9,000 by 9,000 pixels. Make it smaller"),
    "a bomb": (png_of_size(60_000, 60_000), "a.png", "far too many pixels. Make it smaller"),
    "a cut drawing": (svg("")[:60], "a.svg", "cannot be read as an SVG"),
    "a drawing without its language": (b'<svg viewBox="0 0 9 9"/>', "a.svg", "says no xmlns="),
    "a drawing of depth": (svg("<g>" * 9000 + "</g>" * 9000), "a.svg", "cannot be read as an SVG"),
    "comments without end": (b"<!---->" * 5000, "a.svg", "the file is no picture."),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKEN)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str) -> None:
    data, file, message = MISTAKEN[name]
    (fault,) = picture_faults(data, file)
    assert message in fault.message
    assert not fault.is_note


def test_what_moves_and_what_is_hidden_in_a_photograph_is_noted() -> None:
    still = Image.new("RGB", (20, 20))
    data = BytesIO()
    still.save(data, "WEBP", save_all=True, append_images=[Image.new("RGB", (20, 20), "red")])
    place = Image.Exif()
    place[0x8825] = {1: "N", 2: (1.0, 2.0, 3.0)}
    noted = [
        *picture_faults(data.getvalue(), "a.webp"),
        *picture_faults(photo("JPEG", exif=place, icc_profile=b"x" * 200), "a.jpg"),
    ]
    assert all(fault.is_note for fault in noted)
    assert [fault.message.split(".")[0] for fault in noted] == [
        "This picture moves, and readers cannot stop it",
        "This picture holds a color profile",
        "This picture holds the place where it was taken",
    ]


def test_files_that_are_none_and_links_that_lead_out_are_named_and_not_read(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    images, static = project / "content/images", project / "overrides/theme/static/images"
    for folder in (images, static):
        folder.mkdir(parents=True, exist_ok=True)
    names = ("secret.png", "own.png", "moves.webp", "evil.svg", "photo.png")
    (images / "licenses.yaml").write_text(
        "".join(f'{n}: {{source: "Own", license: "CC BY 4.0"}}\n' for n in names), "utf-8"
    )
    (tmp_path / "elsewhere.png").write_bytes(photo())
    (images / "secret.png").symlink_to(tmp_path / "elsewhere.png")
    (project / "content/pages/secret.md").symlink_to("/etc/passwd")
    (static / "secret.png").symlink_to("/etc/passwd")
    (images / "more").symlink_to(tmp_path, target_is_directory=True)
    (images / "own.png").symlink_to(images / "photo.png")
    (images / "photo.png").write_bytes(photo(icc_profile=b"x" * 200))
    (images / "evil.svg").write_bytes(HOSTILE["script"][0])
    (static / "evil.svg").write_bytes(HOSTILE["event"][0])
    os.mkfifo(images / "pipe.png")
    site = site_of(make_project(read_files(project)))
    found = [
        f"{problem.path}:{problem.line}: {problem.message[:40]} ({problem.check})" for problem in all_problems(site)
    ]
    out = "This is a link out of the project's fold (file-name)"
    holds = "This drawing holds"
    assert [row for row in found if "(file-name)" in row or "(picture)" in row] == [
        f"content/images/evil.svg:3: {holds} <script>, which could (picture)",
        f"content/images/more:1: {out}",
        "content/images/pipe.png:1: This is no file, but a device or a pipe  (file-name)",
        f"content/images/secret.png:1: {out}",
        f"content/pages/secret.md:1: {out}",
        f'overrides/theme/static/images/evil.svg:1: {holds} onload="alert(1)", wh (picture)',
        f"overrides/theme/static/images/secret.png:1: {out}",
    ]
    assert [notice.path for notice in notices(site) if notice.check == "picture-note"] == [
        "content/images/own.png",
        "content/images/photo.png",
    ]
