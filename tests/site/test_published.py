"""What a published site has besides its pages, and that it says the same as they do."""

import json
import re
import tomllib
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from alsguide.citations.bibliography import web_address
from alsguide.citations.library import library_of
from alsguide.hosting.discovery_files import FEED_LENGTH
from alsguide.hosting.page_metadata import base_path, full_address
from alsguide.hosting.policy import FORM, content_policy
from alsguide.organisation.placeholders import fill_all
from alsguide.structured_data.pages import plain
from tests.site.pages import Page, all_pages
from tests.support.brands import BRANDS, DEFAULT, RIGHT_TO_LEFT, Brand
from tests.support.sites import last_review
from tests.support.weights import LIBRARY, PAGE, REQUESTS

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module", params=BRANDS)
def published(request: pytest.FixtureRequest, brands: Callable[[str], Brand]) -> Brand:
    """Each brand, which is built for publishing."""
    return brands(request.param)


def data_of(page: Page) -> list[dict[str, Any]]:
    """Return the schema.org nodes of a page."""
    nodes = []
    for script in page.select("script[type='application/ld+json']"):
        found = json.loads(script.text)
        assert found["@context"] == "https://schema.org", page.address
        nodes += found.get("@graph", [found])
    return nodes


def visible(page: Page) -> str:
    """Return the text that readers can see, with single spaces, without the marks of what it rests on."""
    body = etree.fromstring(etree.tostring(page.select("body")[0]))
    for element in body.xpath("//script | //style | //span[@class='c-cite' or @class='c-practice']"):
        tail, parent = element.tail or "", element.getparent()
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "").rstrip() + tail if element.tag == "span" else (before.tail or "") + tail
        else:
            text = parent.text or ""
            parent.text = (text.rstrip() if element.tag == "a" else text) + tail
        parent.remove(element)
    return " ".join("".join(body.itertext()).split())


# --- Structured data: on every build ----------------------------------------------------------------------------------


def test_every_article_says_as_data_what_it_shows(brand: Brand, articles: list[Page]) -> None:
    reviewers = {one.name: one for one in brand.organisation.reviewers}
    library, _ = library_of(brand.project)
    for page in articles:
        node = next(node for node in data_of(page) if node["@type"] == "MedicalWebPage")
        text = visible(page)
        assert node["name"] == page.texts("h1")[0]
        assert node["inLanguage"] == page.select("html")[0].get("lang")
        assert node["publisher"]["name"] in text
        assert node["lastReviewed"] == page.select("[aria-labelledby=page-review] time")[0].get("datetime")
        listed = {link.get("href").partition("#study-")[2] for link in page.select(".c-sources li > a")}
        works = [library[key] for key in listed]
        assert set(node["citation"]) == {web_address(work) or plain(work.html) for work in works}, page.address
        assert len(node["citation"]) == len(listed), page.address
        claimed = [one["name"] for one in node.get("reviewedBy", [])]
        assert claimed == [
            name for name in reviewers if name in " ".join(page.texts("[aria-labelledby=page-review] dd"))
        ]
        assert bool(claimed) == (brand.ui["not_reviewed"] not in text), page.address


def test_a_review_is_named_only_where_it_took_place(brands: Callable[[str], Brand]) -> None:
    uk = {page.address: page for page in all_pages(brands("uk-charity").output)}
    facts = uk["start/our-classes.html"].texts("[aria-labelledby=page-review] dd")
    assert "Test Reviewer, neurological physiotherapist (a made-up register, number 0)" in facts
    for name in (DEFAULT, "us-group", "right-to-left"):
        for page in all_pages(brands(name).output):
            assert not any("reviewedBy" in node for node in data_of(page)), (name, page.address)


def test_every_way_down_is_data_too(pages: list[Page]) -> None:
    shown = 0
    for page in pages:
        crumbs = page.select("nav .c-breadcrumbs > li")
        nodes = [node for node in data_of(page) if node["@type"] == "BreadcrumbList"]
        assert len(nodes) == (1 if crumbs else 0), page.address
        if crumbs:
            shown += 1
            assert [entry["name"] for entry in nodes[0]["itemListElement"]] == page.texts("nav .c-breadcrumbs > li")
    assert shown >= 60


def test_questions_and_answers_are_data_word_for_word(pages: list[Page]) -> None:
    found = 0
    for page in pages:
        nodes = [node for node in data_of(page) if node["@type"] == "FAQPage"]
        assert len(nodes) == page.address.startswith("questions"), page.address
        for one in nodes[0]["mainEntity"] if nodes else ():
            assert one["acceptedAnswer"]["text"] in visible(page), one["name"]
        if nodes:
            assert [one["name"] for one in nodes[0]["mainEntity"]] == page.texts("article.c-answer h3")
            found += len(nodes[0]["mainEntity"])
    assert found >= 25


def test_the_organisation_is_named_with_the_contact_that_its_page_shows(brand: Brand, pages: list[Page]) -> None:
    about = next(page for page in pages if page.address == "about.html")
    node = next(node for node in data_of(about) if node["@type"] == "Organization")
    assert node["name"] == brand.organisation.name
    text = visible(about)
    for value in node.values():
        assert value == "Organization" or value in text
    contact = brand.organisation.contact
    assert (node.get("email", ""), node.get("telephone", ""), node.get("address", "")) == (
        contact.email,
        contact.phone,
        contact.post,
    )


# --- Policy in every page ---------------------------------------------------------------------------------------------


def test_every_page_carries_its_policy_before_anything_is_loaded(pages: list[Page]) -> None:
    for page in pages:
        first = page.select("head > *")
        names = [element.get("http-equiv") or element.tag for element in first]
        place = names.index("Content-Security-Policy")
        assert "link" not in names[:place], page.address
        assert "script" not in names[:place], page.address
        assert "default-src 'none'" in first[place].get("content")


def test_every_page_to_fill_in_carries_the_stricter_policy(pages: list[Page]) -> None:
    strict = content_policy(FORM, in_meta=True)
    found = []
    for page in pages:
        policy = page.select("meta[http-equiv='Content-Security-Policy']")[0].get("content")
        if page.select("input, textarea, select, [data-module=plan]"):
            found.append(page.address)
            assert policy == strict, page.address
    assert "plan.html" in found


# --- Files of a published site ----------------------------------------------------------------------------------------


def test_canonical_links_are_the_addresses_in_the_sitemap(published: Brand) -> None:
    url = published.organisation.address.url
    top = etree.parse(str(published.output / "sitemap.xml"))
    listed = top.xpath("//s:loc/text()", namespaces=SPACES)
    days = top.xpath("//s:lastmod/text()", namespaces=SPACES)
    assert len(listed) == len(days) == len(set(listed))
    pages = [page for page in all_pages(published.output) if page.address != "404.html"]
    assert sorted(page.select("link[rel=canonical]")[0].get("href") for page in pages) == sorted(listed)
    assert sorted(full_address(url, page.address) for page in pages) == sorted(listed)
    assert all(date.fromisoformat(day) <= last_review() for day in days)


def test_link_previews_have_a_picture_that_is_there(published: Brand) -> None:
    url = published.organisation.address.url
    for page in all_pages(published.output):
        assert [meta.get("content") for meta in page.select("meta[property='og:image']")] == [f"{url}/preview.png"]
        for name in ("og:title", "og:description", "og:url", "og:type", "og:site_name", "og:image:alt"):
            assert page.select(f"meta[property='{name}'][content]"), (page.address, name)
    assert size_of(published.output / "preview.png") == (1200, 630)


def size_of(path: Path) -> tuple[int, int]:
    """Return the width and height of a picture."""
    with Image.open(path) as picture:
        return picture.size


def test_feeds_lead_to_articles_that_are_there(published: Brand) -> None:
    url = published.organisation.address.url
    for name in ("new", "changed"):
        top = etree.parse(str(published.output / f"feeds/{name}.xml"))
        links = top.xpath("//a:entry/a:link/@href", namespaces=SPACES)
        titles = top.xpath("//a:entry/a:title/text()", namespaces=SPACES)
        assert len(links) == FEED_LENGTH
        for link, title in zip(links, titles, strict=True):
            page = Page(link, published.output / link.removeprefix(f"{url}/"))
            assert page.texts("h1") == [title]
    home = next(page for page in all_pages(published.output) if page.address == "index.html")
    assert [link.get("href") for link in home.select("link[type='application/atom+xml']")] == [
        "feeds/new.xml",
        "feeds/changed.xml",
    ]


def test_every_change_stands_on_its_page_and_in_its_feed(published: Brand) -> None:
    """Those for safety are marked in both; the feed holds the newest. An entry leads to its change, and the page to its pages."""
    url, ui = published.organisation.address.url, published.ui
    page = Page("what-changed.html", published.output / "what-changed.html")
    changes = fill_all(published.project.document("changes").data, published.organisation)
    assert len(page.select("section li[id]")) == len(changes) >= 10
    links = {link.get("href") for link in page.select("section li[id] a")}
    assert [link for link in links if not (published.output / link).is_file()] == []
    assert len(page.select("section li[id] > strong:first-child")) == sum(one.get("safety", False) for one in changes)
    top = etree.parse(str(published.output / "feeds/readers.xml"))
    told = [
        (entry.xpath("string(a:link/@href)", namespaces=SPACES), entry.xpath("string(a:title)", namespaces=SPACES))
        for entry in top.xpath("//a:entry", namespaces=SPACES)
    ]
    newest = changes[:FEED_LENGTH]
    for (link, title), change in zip(told, newest, strict=True):
        (item,) = page.select(f"[id='{link.removeprefix(f'{url}/what-changed.html#')}']")
        assert " ".join(change["what"].split()) in " ".join(item.text_content().split())
        assert title.startswith(ui["change_safety"]) == change.get("safety", False)
    assert [link.get("href") for link in page.select("a[href^=feeds], link[href='feeds/readers.xml']")] == [
        "feeds/readers.xml"
    ] * 2


def test_the_manifest_and_its_icons_are_there(published: Brand) -> None:
    manifest = json.loads((published.output / "site.webmanifest").read_text("utf-8"))
    assert manifest["name"] == published.organisation.site_name
    assert (manifest["lang"], manifest["dir"]) == (published.organisation.language, published.organisation.direction)
    for icon in manifest["icons"]:
        side = int(icon["sizes"].split("x")[0])
        assert size_of(published.output / icon["src"]) == (side, side)
    if published.organisation.colors.action:
        assert manifest["theme_color"] == published.organisation.colors.action


def test_articles_and_exercises_start_nothing_and_ask_for_no_manifest(published: Brand) -> None:
    for page in all_pages(published.output):
        light = page.address.startswith("exercises/") or bool(page.select("meta[property='og:type'][content=article]"))
        fills_in = bool(page.select("meta[http-equiv][content*=\"connect-src\"]:not([content*='worker-src'])"))
        assert not (light and page.select("link[rel=manifest], script[data-worker]")), page.address
        assert not (fills_in and page.select("link[rel=manifest], script[data-worker]")), page.address
    home = Page("index.html", published.output / "index.html")
    assert bool(home.select("script[data-worker]")) == published.organisation.publishing.offline


def test_security_txt_holds_until_its_day(published: Brand) -> None:
    file = published.output / ".well-known" / "security.txt"
    assert file.is_file() == bool(published.organisation.security.contact)
    if file.is_file():
        assert f"Expires: {published.organisation.security.expires}T00:00:00Z" in file.read_text("utf-8")


def test_links_of_the_404_page_begin_at_the_top_of_the_host(published: Brand) -> None:
    base = base_path(published.organisation.address.url)
    page = Page("404.html", published.output / "404.html")
    for selector, name in (("a", "href"), ("link[rel=stylesheet]", "href"), ("img", "src"), ("script[src]", "src")):
        for element in page.select(selector):
            assert re.match(rf"({re.escape(base)}|[a-z]+:|#)", element.get(name)), element.get(name)


def test_the_zip_is_the_site(published: Brand) -> None:
    zips = list((published.output.parent / "dist").glob("*.zip"))
    assert len(zips) == 1
    with zipfile.ZipFile(zips[0]) as archive:
        names = {name.split("/", 1)[1] for name in archive.namelist()}
        assert archive.testzip() is None
    here = {path.relative_to(published.output).as_posix() for path in published.output.rglob("*") if path.is_file()}
    assert names == {name for name in here if not name.endswith((".gz", ".br"))}


def test_every_published_file_is_in_the_list_of_sums(published: Brand) -> None:
    listed = {row.split("  ", 1)[1] for row in (published.output / "SHA256SUMS").read_text("utf-8").splitlines()}
    here = {path.relative_to(published.output).as_posix() for path in published.output.rglob("*") if path.is_file()}
    assert listed == {name for name in here if not name.endswith((".gz", ".br"))} - {"SHA256SUMS"}


LOADED = (
    ("link[rel=stylesheet]", "href"),
    ("script[src]", "src"),
    ("img:not([loading=lazy])", "src"),
    ("link[rel=icon]:not([media])", "href"),
)
"""What a page loads, in light."""

OF_HOSTS = ("/images/logo-", "/js/offline.js")
"""What a page loads besides where a host chose a logo, or that readers keep the site."""

BUDGETS = {
    "exercises.html": LIBRARY,
    "easy-read/booklet.html": 19_100,  # twelve pages to print, each picture once
}
"""The pages with a budget of their own."""

HEAVIER = ("exercises-print.html", "plan.html", "session.html")
"""Pages with the texts of all exercises, and the plan with its program: `make bench ARGS=pages` prints what they weigh."""

OWN_COLORS = 450
"""What a host's colors, words and addresses may add. A logo of pixels is the host's own affair."""


def test_a_page_stays_within_its_budget(published: Brand) -> None:
    """When it fails: shorten the page, or what every page carries; do not raise a number.

    The made-up language is left out: its letters take two bytes each and its words repeat less than those of a real one.
    """
    if published.name == RIGHT_TO_LEFT:
        return
    heavy = {}
    own = 0 if published.name == DEFAULT else OWN_COLORS
    for page in all_pages(published.output):
        if page.address in HEAVIER or page.address == "404.html":  # which names whole paths, and loads what others load
            continue
        loaded = {page.address: page.path}
        for selector, name in LOADED:
            for element in page.select(selector):
                address = element.get(name).split("?")[0]
                if not address.startswith("data:"):
                    path = (page.path.parent / address).resolve()
                    loaded[str(path)] = path
        size = sum(packed_size(path) for path in loaded.values() if path.suffix != ".png")
        requests = [name for name in loaded if not any(part in name for part in OF_HOSTS)]
        if size > BUDGETS.get(page.address, PAGE) + own or len(requests) > REQUESTS:
            heavy[page.address] = (size, requests)
    assert heavy == {}


def packed_size(path: Path) -> int:
    """Return how many bytes of a file go over the network, packed as every browser reads it."""
    copy = path.with_name(path.name + ".gz")
    return (copy if copy.is_file() else path).stat().st_size


def test_a_host_changes_nothing_but_the_one_file(root: Path) -> None:
    """The brands change `organisation.toml` and lay files in `overrides/`; nothing of the project is edited."""
    for name in BRANDS:
        folder = Path(__file__).parents[1] / "brands" / name
        assert {path.name for path in folder.iterdir()} <= {"organisation.toml", "overrides"}
        assert tomllib.loads((folder / "organisation.toml").read_text("utf-8"))["name"]
