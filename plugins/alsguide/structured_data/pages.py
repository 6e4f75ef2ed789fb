"""JSON-LD of pages: each function takes what the page shows and gives one schema.org node. No page says more than it shows.

Addresses (`url`) are full ones, or relative to the page where the site's own address is not known.
"""

import html
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from alsguide.organisation import Organisation, Reviewer

TAG = re.compile(r"<[^>]+>")
PRACTICE = r'\s*<span class="c-practice">.*?</span></span>'
MARK = re.compile(rf'\s*<span class="c-cite">.*?\](?:{PRACTICE})?</span>|{PRACTICE}', re.DOTALL)
"""The mark of a citation or of usual practice in running text, with the space before it."""

Node = dict[str, Any]


def plain(markup: str) -> str:
    """Return the text of some HTML as a reader sees it, with single spaces and without the marks of what it rests on."""
    return " ".join(html.unescape(TAG.sub("", MARK.sub("", markup))).split())


def medical_page(
    title: str,
    last_reviewed: str,
    reviewers: Sequence[Reviewer],
    sources: Iterable[str],
    organisation: Organisation,
    url: str = "",
) -> Node:
    """Return an article (https://schema.org/MedicalWebPage).

    `sources` are the references in the order of the page's list: the first link of each, or its text where it has none. A
    link costs the reader a tenth of the bytes that the text would cost a second time. A reviewer is named only for a review
    that took place.
    """
    publisher = {"@type": "Organization", "name": organisation.name}
    node: Node = {
        "@type": "MedicalWebPage",
        "name": title,
        "inLanguage": organisation.language,
        "url": url,
        "about": {"@type": "MedicalCondition", "name": organisation.words.als},
        "lastReviewed": last_reviewed,
        "reviewedBy": [{"@type": "Person", "name": one.name, "jobTitle": one.role} for one in reviewers],
        "author": publisher,
        "publisher": publisher,
        "citation": [plain(source) for source in sources],
    }
    return filled(node)


def question_page(questions: Iterable[tuple[str, str]]) -> Node:
    """Return the page of questions (https://schema.org/FAQPage); each question with the HTML of its answer."""
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": plain(answer)}}
            for question, answer in questions
        ],
    }


def breadcrumbs(way: Sequence[tuple[str, str]], here: str) -> Node:
    """Return the way from the home page down (https://schema.org/BreadcrumbList): titles with addresses, and this page's."""
    entries: list[Node] = [
        {"@type": "ListItem", "position": place, "name": title, "item": url}
        for place, (title, url) in enumerate(way, 1)
    ]
    entries.append({"@type": "ListItem", "position": len(way) + 1, "name": here})
    return {"@type": "BreadcrumbList", "itemListElement": entries}


def publisher(organisation: Organisation, with_contact: bool) -> Node:
    """Return the organisation (https://schema.org/Organization); its contact only on the page that shows it."""
    contact = organisation.contact
    node: Node = {"@type": "Organization", "name": organisation.name}
    if with_contact:
        node |= {"email": contact.email, "telephone": contact.phone, "address": contact.post}
    return filled(node)


def filled(node: Node) -> Node:
    """Return a node without the values that are empty."""
    return {key: value for key, value in node.items() if value not in ("", [], None)}


def as_script(nodes: Sequence[Node]) -> str:
    """Return nodes as the text of a script element, which no text in them can end; empty for none."""
    if not nodes:
        return ""
    whole = {"@context": "https://schema.org", "@graph": list(nodes)} if len(nodes) > 1 else nodes[0]
    text = json.dumps({"@context": "https://schema.org", **whole}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
