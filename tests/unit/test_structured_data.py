"""Structured data: full, minimal and hostile values, and that no review is claimed that did not take place."""

import json

from alsguide.organisation import Contact, Organisation, Reviewer
from alsguide.structured_data.crumbs import shown_way, top_address
from alsguide.structured_data.pages import as_script, breadcrumbs, medical_page, plain, publisher, question_page

HOST = Organisation(name="Group <A> & Co", contact=Contact(email="a@example.org"))
CLINICIAN = Reviewer(name="Test Reviewer", role="neurologist", registration="0")


def test_an_article_says_when_it_was_reviewed_and_by_whom() -> None:
    node = medical_page("Title", "2026-11-21", [CLINICIAN], ["One. <i>Two</i>."], HOST, "https://example.org/a.html")
    assert node == {
        "@type": "MedicalWebPage",
        "name": "Title",
        "inLanguage": "en-US",
        "url": "https://example.org/a.html",
        "about": {"@type": "MedicalCondition", "name": "ALS"},
        "lastReviewed": "2026-11-21",
        "reviewedBy": [{"@type": "Person", "name": "Test Reviewer", "jobTitle": "neurologist"}],
        "author": {"@type": "Organization", "name": "Group <A> & Co"},
        "publisher": {"@type": "Organization", "name": "Group <A> & Co"},
        "citation": ["One. Two."],
    }


def test_without_a_reviewer_none_is_named_and_nothing_is_empty() -> None:
    node = medical_page("Title", "2026-11-21", [], [], HOST)
    assert "reviewedBy" not in node
    assert "citation" not in node
    assert "url" not in node


def test_answers_are_given_as_a_reader_sees_them_without_marks() -> None:
    answer = '<p>Yes &amp; no.\n <span class="c-cite"><span>Source </span>[1]</span> See.</p>'
    assert plain(answer) == "Yes & no. See."
    node = question_page([("Is it?", answer)])
    assert node["mainEntity"][0]["acceptedAnswer"]["text"] == "Yes & no. See."


def test_the_way_down_ends_with_the_page_itself() -> None:
    shown = '<nav><ol><li><a href="../index.html">Home</a></li><li><a href="index.html">Safety &amp; you</a></li><li aria-current="page">Falls</li></ol></nav>'  # noqa: E501
    way, here = shown_way(shown)
    assert (way, here) == ([("Home", "../index.html"), ("Safety & you", "index.html")], "Falls")
    node = breadcrumbs(way, here)
    assert [(e["position"], e["name"], e.get("item")) for e in node["itemListElement"]] == [
        (1, "Home", "../index.html"),
        (2, "Safety & you", "index.html"),
        (3, "Falls", None),
    ]
    assert shown_way(" \n") == ([], "")
    assert top_address("../../index.html") == "index.html"


def test_the_contact_is_given_only_where_it_is_shown() -> None:
    assert publisher(HOST, with_contact=False) == {"@type": "Organization", "name": "Group <A> & Co"}
    assert publisher(HOST, with_contact=True)["email"] == "a@example.org"


def test_no_text_can_end_the_script_element() -> None:
    script = as_script([{"@type": "Thing", "name": "</script><b>&amp;"}])
    assert "<" not in script
    assert json.loads(script)["name"] == "</script><b>&amp;"


def test_several_nodes_are_one_graph_and_none_is_nothing() -> None:
    assert as_script([]) == ""
    assert [node["@type"] for node in json.loads(as_script([{"@type": "A"}, {"@type": "B"}]))["@graph"]] == ["A", "B"]
