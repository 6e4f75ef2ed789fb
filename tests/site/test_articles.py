"""What holds for every article: its parts, its citations in both directions, its review facts."""

import re
from copy import deepcopy

from tests.site.pages import Page
from tests.support.brands import Brand

REVIEWED = {"uk-charity": ("start/our-classes.html",)}
"""The pages that a clinician reviewed, by brand. The real site has none yet."""


def test_every_article_that_was_written_is_there(articles: list[Page], brand: Brand) -> None:
    sources = set(brand.headers("articles"))
    assert len(sources) >= 30
    assert {page.address for page in articles} == sources


def test_every_article_has_its_parts(articles: list[Page]) -> None:
    for page in articles:
        for part in ("in-brief", "key-points", "unknowns", "questions", "page-sources", "page-review"):
            assert len(page.select(f"main #{part}")) == 1, (page.address, part)
        assert page.select("a.c-next-link[href$='.html']"), page.address
        assert page.select("nav .c-breadcrumbs [aria-current=page]"), page.address


def test_in_brief_is_brief(articles: list[Page]) -> None:
    long = {}
    for page in articles:
        box = deepcopy(page.select(".c-box--in-brief")[0])
        for mark in box.cssselect(".c-cite, h2"):
            mark.drop_tree()
        words = len(re.findall(r"[\w’'-]+", box.text_content()))
        if words > 60:
            long[page.address] = words
    assert long == {}


def test_every_citation_leads_to_its_source_and_back(pages: list[Page]) -> None:
    citing = 0
    for page in pages:
        marks = page.select("a.c-cite")
        citing += len(marks)
        if not marks:  # an exercise lists sources that no sentence cites
            continue
        entries = {entry.get("id"): entry for entry in page.select("ol.c-sources > li[id^=source-]")}
        assert {mark.get("href").removeprefix("#") for mark in marks} == set(entries), page.address
        back = {link.get("href") for entry in entries.values() for link in entry.cssselect("a[href^='#cite-']")}
        assert back == {f"#{mark.get('id')}" for mark in marks}, page.address
    assert citing >= 300


def test_a_citation_says_what_it_is(articles: list[Page], brand: Brand) -> None:
    for page in articles:
        for mark in page.select("a.c-cite"):
            assert re.search(rf"{brand.ui['cite_name']} \[\d+", mark.text_content()), (
                page.address,
                mark.text_content(),
            )


def test_every_source_has_its_label_and_a_way_to_it(articles: list[Page]) -> None:
    for page in articles:
        for entry in page.select("ol.c-sources > li"):
            labels = entry.cssselect(".c-label")
            assert len(labels) == 1, page.address
            assert labels[0].text_content().strip(), page.address


def test_the_reference_page_names_the_pages_that_cite_each_source(pages: list[Page]) -> None:
    by_address = {page.address: page for page in pages}
    listed = {
        e.get("id").removeprefix("reference-"): e for e in by_address["references.html"].select("li[id^=reference-]")
    }
    assert len(listed) >= 100
    named = {
        key: {link.get("href") for link in entry.cssselect("a[href$='.html']:not([href^=http])")}
        for key, entry in listed.items()
    }
    assert sum(1 for links in named.values() if links) >= 60
    for links in named.values():
        assert links <= set(by_address)


def test_every_article_says_when_it_was_checked_and_whether_a_clinician_has(articles: list[Page], brand: Brand) -> None:
    for page in articles:
        facts = page.select("section[aria-labelledby=page-review]")[0]
        days = [e.get("datetime") for e in facts.cssselect("time")]
        assert len(days) == 2, page.address
        assert days[0] < days[1], page.address
        claimed = page.address in REVIEWED.get(brand.name, ())
        assert (brand.ui["not_reviewed"] not in facts.text_content()) == claimed, page.address


def test_emergency_advice_stands_on_every_page(pages: list[Page], brand: Brand) -> None:
    number = brand.organisation.emergency.number
    silent = [page.address for page in pages if not any(number in text for text in page.texts("footer"))]
    assert silent == []
