"""The files of a published site besides its pages: each full, minimal and hostile, and the same bytes each time."""

import hashlib
import io
import json
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import brotli
import pytest
from lxml import etree
from PIL import Image

from alsguide.hosting.compression import QUALITY, pack_files, write_checksums, write_zip
from alsguide.hosting.discovery_files import (
    changed_articles,
    feed_file,
    manifest_file,
    new_articles,
    robots_file,
    security_file,
    sitemap_file,
)
from alsguide.hosting.page_metadata import PageFacts, base_path, full_address
from alsguide.hosting.pictures import can_be_written, chosen, draw, icon_files, preview_file
from alsguide.hosting.worker import kept_files, notices, worker_file
from alsguide.organisation import Address, Organisation, Security

URL = "https://example.org/moving"
HOST = Organisation(
    name="A & B",
    site_name="Moving",
    address=Address(url=URL),
    security=Security(contact="mailto:a@example.org", expires=date(2027, 10, 1)),
)
TODAY = date(2026, 11, 21)
SAID = [(0, "<p>Kept on {date}.</p>")]
PAGES = [
    PageFacts("404.html", "Not found", "", None, None),
    PageFacts("index.html", "Home", "Sum", None, date(2026, 11, 20)),
    PageFacts("safety/falls.html", "Falls <&>", "Su & m", date(2026, 1, 2), date(2026, 3, 4)),
    PageFacts("safety/index.html", "", "", None, date(2026, 11, 21)),
    PageFacts("start/one.html", "One", "Sum", date(2026, 2, 2), date(2026, 2, 3)),
]


def test_addresses_leave_out_the_index_and_know_the_path() -> None:
    assert full_address(URL + "/", "index.html") == "https://example.org/moving/"
    assert full_address(URL, "safety/index.html") == "https://example.org/moving/safety/"
    assert full_address(URL, "safety/falls.html") == "https://example.org/moving/safety/falls.html"
    assert (base_path(URL), base_path("https://example.org"), base_path("")) == ("/moving/", "/", "/")


def test_the_sitemap_names_every_page_but_the_404_with_its_day() -> None:
    top = etree.fromstring(sitemap_file(PAGES, URL).encode())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert top.tag == f"{space}urlset"
    assert [tuple(part.text for part in entry) for entry in top] == [
        ("https://example.org/moving/", "2026-11-20"),
        ("https://example.org/moving/safety/falls.html", "2026-03-04"),
        ("https://example.org/moving/safety/", "2026-11-21"),
        ("https://example.org/moving/start/one.html", "2026-02-03"),
    ]


def test_robots_lets_everyone_read_and_names_the_sitemap_where_there_is_one() -> None:
    assert robots_file(URL) == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/moving/sitemap.xml\n"
    assert robots_file("") == "User-agent: *\nAllow: /\n"


def test_feeds_hold_articles_newest_first_with_all_that_the_standard_asks() -> None:
    assert [page.address for page in new_articles(PAGES)] == ["start/one.html", "safety/falls.html"]
    assert [page.address for page in changed_articles(PAGES)] == ["safety/falls.html", "start/one.html"]
    top = etree.fromstring(feed_file(changed_articles(PAGES), HOST, "New", "feeds/changed.xml").encode())
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert top.xpath("string(a:updated)", namespaces=names) == "2026-03-04T00:00:00Z"
    assert top.xpath("a:link[@rel='self']/@href", namespaces=names) == ["https://example.org/moving/feeds/changed.xml"]
    assert top.xpath("string(a:author/a:name)", namespaces=names) == "A & B"
    for entry in top.xpath("a:entry", namespaces=names):
        for part in ("id", "title", "updated", "published", "summary"):
            assert entry.xpath(f"string(a:{part})", namespaces=names), part
    assert top.xpath("string(a:id)", namespaces=names) == f"{URL}/feeds/changed.xml"
    ids = top.xpath("a:entry/a:id/text()", namespaces=names)
    assert ids == [f"{URL}/safety/falls.html", f"{URL}/start/one.html"]
    assert ids == top.xpath("a:entry/a:link/@href", namespaces=names)
    dates = top.xpath("a:entry[1]/a:published/text() | a:entry[1]/a:updated/text()", namespaces=names)
    assert dates == ["2026-01-02T00:00:00Z", "2026-03-04T00:00:00Z"]
    summary = top.xpath("a:entry[1]/a:summary", namespaces=names)[0]
    assert (summary.get("type"), summary.text) == ("html", "Su &amp; m"), "no sign of a text may be taken for HTML"
    assert top.xpath("string(a:entry[1]/a:title)", namespaces=names) == "Falls <&>"


def test_security_txt_has_its_fields_and_is_left_out_without_an_expiry() -> None:
    assert security_file(HOST, TODAY) == (
        "Contact: mailto:a@example.org\nExpires: 2027-10-01T00:00:00Z\nPreferred-Languages: en\n"
        "Canonical: https://example.org/moving/.well-known/security.txt\n"
    )
    assert security_file(Organisation(security=Security(contact="mailto:a@example.org")), TODAY) == ""
    assert security_file(Organisation(), TODAY) == ""
    assert security_file(HOST, date(2101, 1, 1)) == "", "a contact that has ended is left out"


def test_the_manifest_keeps_a_way_back_and_names_the_icons() -> None:
    manifest = json.loads(manifest_file(HOST, ("#111111", "#ffffff"), {"icons/a.png": 192}, "Summary"))
    assert manifest["display"] == "minimal-ui"
    assert (manifest["start_url"], manifest["scope"]) == ("index.html", "./")
    assert manifest["icons"] == [{"src": "icons/a.png", "sizes": "192x192", "type": "image/png", "purpose": "any"}]


# --- Pictures ---------------------------------------------------------------------------------------------------------


MARK = "theme/static/images/mark.svg"
WIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#1d3f72"/></svg>'


def test_the_mark_is_drawn_in_its_colors(root: Path) -> None:
    picture = draw((root / MARK).read_bytes(), 192)
    assert picture.size == (192, 192)
    assert picture.getpixel((0, 0))[3] == 0, "outside of the round corner"
    assert picture.getpixel((96, 6))[:3] == (0x0B, 0x4F, 0x5C)
    assert picture.getpixel((68, 46))[:3] == (255, 255, 255), "the head"


def test_a_wide_logo_is_drawn_whole_and_stands_in_the_middle_of_an_icon() -> None:
    logo = WIDE.encode()
    assert draw(logo, 140).size == (420, 140)
    icon = Image.open(io.BytesIO(icon_files(logo)["icons/icon-192.png"])).convert("RGBA")
    assert icon.getpixel((96, 96)) == icon.getpixel((4, 96)) == (0x1D, 0x3F, 0x72, 255)
    assert icon.getpixel((96, 50))[3] == icon.getpixel((96, 140))[3] == 0


def test_the_first_picture_that_can_be_drawn_is_chosen_and_none_that_needs_a_font() -> None:
    logo, words, icon, mark = (
        WIDE.encode(),
        WIDE.replace("<rect", "<text>A</text><rect").encode(),
        b"\x89PNG <text",
        b"<svg",
    )
    assert chosen((words, logo), mark) == logo
    assert chosen((icon, logo), mark) == icon
    assert chosen((words,), mark) == mark


def test_icons_have_their_sizes_and_ios_gets_no_see_through_ground(root: Path) -> None:
    files = icon_files((root / MARK).read_bytes())
    sizes = {name: Image.open(io.BytesIO(data)).size for name, data in files.items()}
    assert sizes == {
        "icons/icon-192.png": (192,) * 2,
        "icons/icon-512.png": (512,) * 2,
        "icons/apple-touch-icon.png": (180,) * 2,
    }
    touch = Image.open(io.BytesIO(files["icons/apple-touch-icon.png"]))
    assert min(touch.convert("RGBA").getpixel((0, 0))) >= 250, "white"
    assert all(len(data) < 12_000 for data in files.values())
    assert icon_files((root / MARK).read_bytes()) == files, "the same bytes each time"


@pytest.mark.parametrize("is_rtl", [False, True])
def test_the_preview_has_the_size_that_is_asked_for_and_the_same_bytes_each_time(root: Path, is_rtl: bool) -> None:
    colors = {"page": "#faf7f1", "text": "#0d2b33", "accent": "#a9481a"}
    made = [
        preview_file("A very long name " * 5, "Line", colors, draw((root / MARK).read_bytes(), 140), is_rtl)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    picture = Image.open(io.BytesIO(made[0])).convert("RGB")
    assert picture.size == (1200, 630)
    assert picture.getpixel((10, 620)) == (0xA9, 0x48, 0x1A)
    side = (1150, 180) if is_rtl else (50, 180)
    assert picture.getpixel(side) == (0xFA, 0xF7, 0xF1), "a margin"


def test_letters_that_the_font_lacks_are_left_out() -> None:
    assert can_be_written("Café – “safe”")
    assert not can_be_written("תנועה")
    assert not can_be_written("")


# --- Packing ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small published folder."""
    for name, text in {
        "index.html": "<p>a</p>" * 200,
        "theme/a.css": "b{}" * 300,
        "small.txt": "x",
        "p.png": "y" * 900,
    }.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "site"


def test_packed_copies_are_made_of_files_that_become_smaller(folder: Path) -> None:
    assert pack_files(folder) == 4
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in (".gz", ".br"))
    assert found == ["index.html.br", "index.html.gz", "theme/a.css.br", "theme/a.css.gz"]
    page = (folder / "index.html").read_bytes()
    assert (folder / "index.html.br").read_bytes() == brotli.compress(page, quality=11), "as small as it can be"
    assert QUALITY == 11, "in so short a file most qualities give the same bytes"


def test_the_sums_are_those_that_sha256sum_checks(folder: Path) -> None:
    write_checksums(folder)
    rows = (folder / "SHA256SUMS").read_text().splitlines()
    assert f"{hashlib.sha256(b'x').hexdigest()}  small.txt" in rows
    assert len(rows) == 4
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    pack_files(folder)
    write_checksums(folder)
    assert (folder / "SHA256SUMS").read_text().splitlines() == rows, "packed copies are not in the ZIP, so not listed"


def test_the_zip_has_the_same_bytes_each_time_and_unpacks_to_the_site(folder: Path, tmp_path: Path) -> None:
    pack_files(folder)
    for name in ("one.zip", "two.zip"):
        write_zip(folder, tmp_path / name, "moving")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["moving/index.html", "moving/p.png", "moving/small.txt", "moving/theme/a.css"]
        assert archive.read("moving/small.txt") == b"x"


# --- The worker -------------------------------------------------------------------------------------------------------


def test_the_worker_names_every_file_with_a_mark_of_its_content(folder: Path) -> None:
    pack_files(folder)
    files = kept_files(folder)
    mark = hashlib.sha256((folder / "theme/a.css").read_bytes()).hexdigest()[:8]
    assert set(files) == {"index.html", "p.png", f"theme/a.css?v={mark}"}
    before = worker_file(folder, SAID, "en-US")
    assert '"{{' not in before
    (folder / "index.html").write_text("changed")
    assert worker_file(folder, SAID, "en-US") != before


def test_no_word_of_a_notice_becomes_markup(folder: Path) -> None:
    words = dict.fromkeys(("kept_notice", "kept_notice_old", "kept_notice_outdated"), 'A <b> & "c"')
    text = worker_file(folder, notices(words, [("<b>", "<b>")]), "en-US")
    assert "<b>" not in text
    assert text.count("A &lt;b&gt; &amp; &quot;c&quot;") == 3
