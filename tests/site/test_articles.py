"""What holds for every article: its parts, its citations in both directions, its review facts."""

import re
from copy import deepcopy
from typing import Any

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
        for part in ("in-brief", "unknowns", "questions", "page-review"):
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


NUMBER = re.compile(r"(?:\[|[,;] )(\d+)(?=[,;\]])")
"""The number of a source in a mark such as [2, 5; 7, p. 3]."""


def numbers_in(fold: Any) -> list[str]:
    """Return the numbers of a list of sources: an entry that names none has the next one."""
    numbers: list[str] = []
    for item in fold.cssselect("li"):
        numbers.append(item.get("value") or str(int(numbers[-1] if numbers else 0) + 1))
    return numbers


def parts_of(page: Page) -> list[tuple[set[str], set[str]]]:
    """Return the numbers that each part of a page cites, and those of the sources listed below it.

    A part ends with its sources; what cites nothing has none.
    """
    parts: list[tuple[set[str], set[str]]] = [(set(), set())]
    for element in page.select("main .c-cite, main .c-sources, main .l-prose > h2[id], main article > h3"):
        if element.tag in ("h2", "h3"):
            parts.append((set(), set()))
        elif element.tag == "details":
            parts[-1][1].update(numbers_in(element))
        else:
            parts[-1][0].update(NUMBER.findall(element.text_content()))
    return parts


def test_every_citation_finds_its_source_below_its_part_and_each_source_its_citation(pages: list[Page]) -> None:
    citing = 0
    for page in pages:
        if not page.select(".l-prose .c-cite, .c-answer .c-cite"):  # a paper or an exercise lists its sources once
            continue
        for cited, listed in parts_of(page):
            citing += len(cited)
            assert cited == listed, page.address
    assert citing >= 800


def test_the_same_number_is_the_same_source_on_the_whole_page(pages: list[Page]) -> None:
    for page in pages:
        named = {
            (number, item.text_content().strip())
            for fold in page.select("details.c-sources:has(ol)")
            for number, item in zip(numbers_in(fold), fold.cssselect("li"), strict=True)
        }
        assert len(named) == len({number for number, _ in named}) == len({text for _, text in named}), page.address


def test_a_citation_says_what_it_is(articles: list[Page], brand: Brand) -> None:
    words = f"{brand.ui['cite_name']}|{brand.ui['cite_names']}"
    for page in articles:
        for mark in page.select(".c-cite"):
            assert re.match(rf"(?:{words}) \[\d+", mark.text_content()), (page.address, mark.text_content())


def test_every_source_has_its_label_and_a_way_to_it(articles: list[Page]) -> None:
    for page in articles:
        for entry in page.select(".c-sources li"):
            assert len(entry.cssselect("a[href]")) == 1, page.address
            labels = entry.cssselect(".c-label")
            assert len(labels) == 1, page.address
            assert labels[0].text_content().strip(), page.address


def test_the_title_of_sources_says_how_many_of_each_kind_are_behind_it(articles: list[Page], brand: Brand) -> None:
    for page in articles:
        for fold in page.select("details.c-sources"):
            labels = [label.text_content() for label in fold.cssselect(".c-label")]
            counts = {label: f" ({labels.count(label)})" if labels.count(label) > 1 else "" for label in labels}
            title = " ".join(fold.cssselect("summary")[0].text_content().split())
            assert title.startswith(f"{brand.ui['sources_title']}: "), page.address
            assert sorted(title.partition(": ")[2].split(", ")) == sorted(map("".join, counts.items())), page.address


def test_the_reference_page_leads_from_each_name_to_what_is_known_of_it(pages: list[Page]) -> None:
    by_address = {page.address: page for page in pages}
    listed = by_address["references.html"].select("li[id^=reference-]")
    assert len(listed) >= 100
    for entry in listed:
        (link,) = entry.cssselect("a")
        address, _, anchor = link.get("href").partition("#")
        assert anchor == entry.get("id").replace("reference-", "study-")
        (row,) = by_address[address].select(f"#{anchor}")
        (heading, *_) = [*row.cssselect("h3, h4"), *row.getparent().cssselect("h3")]  # its own, or that of its fold
        assert heading.text_content().startswith(link.text_content())


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
