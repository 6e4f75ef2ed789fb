"""Files for machines: sitemap, robots, Atom feeds, security.txt and the web manifest. Values in, text out."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from html import escape
from xml.etree import ElementTree as etree

from feedgenerator import Atom1Feed

from alsguide.hosting.page_metadata import PageFacts, full_address
from alsguide.organisation import Organisation

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
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
    url, own = organisation.address.url, full_address(organisation.address.url, address)
    author, language = organisation.name, organisation.language
    home = full_address(url, "index.html")
    feed = Atom1Feed(title, home, "", language=language, author_name=author, feed_url=own, feed_guid=own)
    for page in pages:
        link, summary = full_address(url, page.address), escape(page.summary, quote=False)  # it is marked as HTML
        days = {"pubdate": midnight(page.published), "updateddate": midnight(page.changed or page.published)}
        feed.add_item(page.title, link, summary, unique_id=link, **days)
    return f"{feed.writeString('utf-8')}\n"


def midnight(day: date | None) -> datetime:
    """Return the beginning of a day, which is written as one in universal time."""
    assert day is not None
    return datetime.combine(day, time())


def xml_text(top: etree.Element) -> str:
    """Return an XML document, indented."""
    etree.indent(top)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{etree.tostring(top, encoding="unicode")}\n'


def security_file(organisation: Organisation, today: date) -> str:
    """Return `security.txt` (RFC 9116); empty without a contact and a day until which it holds, and after that day."""
    security = organisation.security
    if not security.contact or not security.expires or security.expires < today:
        return ""
    rows = [f"Contact: {security.contact}", f"Expires: {security.expires.isoformat()}T00:00:00Z"]
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
