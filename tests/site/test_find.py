"""What helps readers to find and understand: questions, words, notes, papers and the search page, as they were built."""

import re
from pathlib import Path
from typing import Any

import pytest

from alsguide.citations.marks import USUAL_PRACTICE
from alsguide.organisation import Organisation
from alsguide.overrides.merge import Project
from alsguide.questions.model import GROUPS, PAGES
from alsguide.safety_signs.load import parse_signs
from alsguide.safety_signs.markdown import fill_signs
from tests.site.pages import Page
from tests.support.brands import Brand
from tests.support.shipped import shipped


def named(pages: list[Page], address: str) -> Page:
    return next(page for page in pages if page.address == address)


def data(project: Project, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = project.document(name).data
    return found


def test_all_forty_questions_are_answered_in_their_groups(pages: list[Page], brand: Brand) -> None:
    """A host that leaves out a page gives up the questions that it answers, and no other."""
    every = data(shipped(), "questions")
    assert len(every) == 40
    left_out = [question for question in every if question["page"] in brand.organisation.leave_out]
    asked = {str(question["id"]): question for question in data(brand.project, "questions")}
    shown = []
    for page, groups in questions_pages(pages):
        shown += [title.get("id") for title in page.select("article.c-answer > h3")]
        for group in groups:
            places = (f"section[aria-labelledby={group}]", f".c-fold__inside[id={group}]")
            of_group = page.select(", ".join(f"{place} article > h3" for place in places))
            assert [title.get("id") for title in of_group] == [
                id for id, question in asked.items() if question["group"] == group
            ]
    assert sorted(shown) == sorted(asked)
    assert len(shown) == 40 - len(left_out)


def test_every_group_of_questions_is_one_choice_away_on_each_page_of_them(pages: list[Page]) -> None:
    found = questions_pages(pages)
    assert sorted(group for _, groups in found for group in groups) == sorted(GROUPS)
    for page, groups in found:
        links = {link.get("href") for link in page.select("[aria-labelledby=more-questions] a")}
        others = [(other, group) for other, theirs in found if other != page for group in theirs]
        assert links == {f"{other.address}#{group}" for other, group in others if other.select(f"[id={group}]")}
        assert len(links) + len(groups) >= 5


def questions_pages(pages: list[Page]) -> list[tuple[Page, tuple[str, ...]]]:
    """Return the pages of questions, each with its groups."""
    return [(named(pages, Path(name).stem + ".html"), groups) for name, groups in PAGES.items()]


def answers_of(pages: list[Page], selector: str) -> list[Any]:
    """Return what a selector finds on all pages of questions."""
    return [found for page, _ in questions_pages(pages) for found in page.select(selector)]


def test_a_group_of_questions_is_short_and_what_keeps_people_safe_is_not_folded(pages: list[Page]) -> None:
    """A reader need not scroll past two dozen answers to find one; signs of danger show when the page opens."""
    groups = [group for page, _ in questions_pages(pages) for group in page.select("main .c-fold--group")]
    assert len(groups) >= 6
    assert all(1 <= len(group.cssselect("article")) <= 8 for group in groups)
    with_signs = [one["id"] for one in data(shipped(), "questions") if re.search(r"\{\{signs?:", str(one["answer"]))]
    open_answers = named(pages, "questions.html").select("main section article > h3")
    assert with_signs
    assert set(with_signs) <= {title.get("id") for title in open_answers}


def test_each_answer_cites_its_references_or_says_that_none_was_found(pages: list[Page], brand: Brand) -> None:
    signs, _ = parse_signs(shipped().document("safety_signs"), shipped().document("emergency_numbers"), Organisation())
    for question in data(brand.project, "questions"):
        (answer,) = answers_of(pages, f"article:has(> h3[id='{question['id']}'])")
        keys = set(re.findall(r"@([\w-]+)", fill_signs(str(question["answer"]), signs, cites=True))) - {USUAL_PRACTICE}
        cited = {link.get("href").partition("#study-")[2] for link in answer.cssselect(".c-sources li > a")}
        assert cited == keys, question["id"]
        assert set(question["references"]) <= keys, question["id"]  # type: ignore[call-overload]
        assert cited or question["basis"] == "no-research-found"
        assert answer.cssselect(".c-label"), question["id"]


def test_each_answer_leads_to_the_heading_that_answers_it_whole(pages: list[Page], brand: Brand) -> None:
    by_address = {page.address: page for page in pages}
    for question in data(brand.project, "questions"):
        (link,) = answers_of(pages, f"h3[id='{question['id']}'] ~ p > a.c-answer__more")
        address, _, anchor = link.get("href").partition("#")
        assert by_address[address].select(f"h2[id='{anchor}'], h3[id='{anchor}']"), question["id"]


def test_the_page_of_words_has_each_word_with_its_meaning(pages: list[Page], brand: Brand) -> None:
    page = named(pages, "glossary.html")
    words = data(brand.project, "glossary")
    headings = page.select("h3[id^=word-]")
    assert len(headings) == len(words) >= 50
    assert all(heading.getnext().tag == "p" for heading in headings)


def test_notes_on_words_stand_in_articles_once_for_each_word(articles: list[Page]) -> None:
    count = 0
    for page in articles:
        notes = page.texts("p.c-definition[role=note]")
        count += len(notes)
        heads = [note.split(":")[0] for note in notes]
        assert len(heads) == len(set(heads)), page.address
        assert not page.select(".c-box .c-definition, li .c-definition, table .c-definition"), page.address
    assert count >= 40


def test_no_note_waits_for_a_pointer_or_a_script(articles: list[Page]) -> None:
    assert [
        page.address
        for page in articles
        if page.select("p.c-definition[title], p.c-definition[hidden], details .c-definition")
    ] == []


@pytest.mark.parametrize("address", ["search.html", "papers/diary.html", "papers/profile.html"])
def test_pages_that_are_typed_into_may_open_no_connection(pages: list[Page], address: str) -> None:
    (policy,) = named(pages, address).select("meta[http-equiv=Content-Security-Policy]")
    assert "connect-src 'none'" in policy.get("content")
    assert "form-action 'none'" in policy.get("content")
    assert "worker-src" not in policy.get("content")


def test_the_search_index_is_named_on_the_search_page_alone_and_loaded_by_no_page(pages: list[Page]) -> None:
    assert [page.address for page in pages if "js/search-index" in page.path.read_text("utf-8")] == ["search.html"]
    assert [page.address for page in pages if page.select("script[src*='search-index']")] == []
