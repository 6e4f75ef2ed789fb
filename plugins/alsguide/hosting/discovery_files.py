"""Files for machines: sitemap, robots, Atom feeds, security.txt and the web manifest. Values in, text out."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from xml.etree import ElementTree as etree

from alsguide.hosting.page_metadata import PageFacts, full_address
from alsguide.organisation import Organisation

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
ATOM = "http://www.w3.org/2005/Atom"
FEED_LENGTH = 20
"""How many articles a feed holds."""

NOT_FOUND = "404.html"


def sitemap_file(pages: Iterable[PageFacts], url: str) -> str:
    """Return `sitemap.xml`: every page with the day on which it last changed (sitemaps.org protocol)."""
    top = etree.Element("urlset", xmlns=SITEMAP)
    for page in pages:
        if page.address != NOT_FOUND:
            entry = etree.SubElement(top, "url")
            etree.SubElement(entry, "loc").text = full_address(url, page.address)
            if page.changed:
                etree.SubElement(entry, "lastmod").text = page.changed.isoformat()
    return xml_text(top)


def robots_file(url: str) -> str:
    """Return `robots.txt`: everything may be read; where the sitemap is, when the address is known (RFC 9309)."""
    sitemap = f"\nSitemap: {full_address(url, 'sitemap.xml')}\n" if url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def new_articles(pages: Iterable[PageFacts]) -> list[PageFacts]:
    """Return the articles that were published last, the newest first."""
    found = [page for page in pages if page.published]
    return sorted(found, key=lambda page: (-day_number(page.published), page.address))[:FEED_LENGTH]


def changed_articles(pages: Iterable[PageFacts]) -> list[PageFacts]:
    """Return the articles that were changed or checked last, the newest first."""
    found = [page for page in pages if page.published]
    return sorted(found, key=lambda page: (-day_number(page.changed or page.published), page.address))[:FEED_LENGTH]


def day_number(day: date | None) -> int:
    """Return a day as a number that grows."""
    return day.toordinal() if day else 0


def feed_file(pages: Sequence[PageFacts], organisation: Organisation, title: str, address: str) -> str:
    """Return an Atom feed of articles (RFC 4287). `address` is the feed's own below the top folder."""
    url = organisation.address.url
    top = etree.Element("feed", {"xmlns": ATOM, "xml:lang": organisation.language})
    etree.SubElement(top, "id").text = full_address(url, address)
    etree.SubElement(top, "title").text = title
    etree.SubElement(top, "updated").text = moment(max(page.changed or page.published for page in pages))  # type: ignore[type-var]
    etree.SubElement(top, "link", rel="self", type="application/atom+xml", href=full_address(url, address))
    etree.SubElement(top, "link", rel="alternate", type="text/html", href=full_address(url, "index.html"))
    author = etree.SubElement(top, "author")
    etree.SubElement(author, "name").text = organisation.name
    for page in pages:
        entry = etree.SubElement(top, "entry")
        etree.SubElement(entry, "id").text = full_address(url, page.address)
        etree.SubElement(entry, "title").text = page.title
        etree.SubElement(entry, "published").text = moment(page.published)
        etree.SubElement(entry, "updated").text = moment(page.changed or page.published)
        etree.SubElement(entry, "link", rel="alternate", type="text/html", href=full_address(url, page.address))
        etree.SubElement(entry, "summary").text = page.summary
    return xml_text(top)


def moment(day: date | None) -> str:
    """Return the beginning of a day in universal time, as Atom writes it."""
    assert day is not None
    return f"{day.isoformat()}T00:00:00Z"


def xml_text(top: etree.Element) -> str:
    """Return an XML document, indented."""
    etree.indent(top)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{etree.tostring(top, encoding="unicode")}\n'


def security_file(organisation: Organisation) -> str:
    """Return `security.txt` (RFC 9116); empty without a contact and its expiry."""
    security = organisation.security
    if not security.contact or not security.expires:
        return ""
    rows = [f"Contact: {security.contact}", f"Expires: {moment(security.expires)}"]
    rows.append(f"Preferred-Languages: {organisation.language.split('-')[0]}")
    if organisation.address.url:
        rows.append(f"Canonical: {full_address(organisation.address.url, '.well-known/security.txt')}")
    return "\n".join(rows) + "\n"


def manifest_file(organisation: Organisation, colors: tuple[str, str], icons: dict[str, int], summary: str) -> str:
    """Return `site.webmanifest`. `colors`: of the frame and of the page; `icons`: addresses with their sizes in pixels."""
    manifest = {
        "name": organisation.site_name,
        "short_name": organisation.site_name if len(organisation.site_name) <= 12 else organisation.short_name,
        "description": summary,
        "lang": organisation.language,
        "dir": organisation.direction,
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": colors[0],
        "background_color": colors[1],
        "icons": [
            {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}
            for address, size in icons.items()
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
