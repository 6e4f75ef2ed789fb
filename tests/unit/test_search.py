"""Search: words, entries, and the index that the page's script reads."""

import functools
import json
from pathlib import Path
from typing import Any

import pytest

from alsguide.core.sources import read_yaml
from alsguide.organisation import Organisation
from alsguide.search.entries import Entry, counted, exercise_entry, page_entries, parts_of, shorten
from alsguide.search.index import DIGITS, build_index, index_script
from alsguide.search.synonyms import Elsewhere, SearchWords, Synonym, parse_search_words
from alsguide.search.words import make_stem, words_of
from tests.support.shipped import shipped

STEM = make_stem("en-US")
BODY = """<section class="c-box c-box--in-brief"><h2 class="c-box__title" id="in-brief">In brief</h2><p>Short.</p></section>
<h2 id="cramps">My <em>cramps</em></h2>
<p>They <em>hurt</em>.<span class="c-cite">[1]</span> A <a href="x">lot</a> <span class="c-cite">[2]</span>.
<span class="c-practice">○ (usual practice)</span></p>
<div class="c-box c-box--do"><p class="c-box__title" id="box-1">When it comes</p><ul><li>Rest</li><li>Wait</li></ul></div>
<h2 id="questions">Questions</h2><p>Ask.</p>"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sit-to-stand, 3 times", ["sit", "to", "stand", "3", "times"]),
        ("the carer's hand, don’t!", ["the", "carer", "hand", "dont"]),
        ("Déjà vu Übung", ["deja", "vu", "ubung"]),
        ("السلامة 運動", ["السلامة", "運動"]),
        ("<b> & ?!", ["b"]),
    ],
)
def test_text_becomes_words_without_case_accents_and_possessives(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_share_a_stem_in_the_site_s_language_and_stay_whole_in_one_without_stemmer() -> None:
    assert STEM("cramps") == STEM("cramp") == STEM("cramping")
    assert make_stem("de")("übungen") == make_stem("de-AT")("übung")
    assert make_stem("xx")("cramps") == "cramps"


def test_a_body_is_split_at_its_headings_without_citation_marks() -> None:
    assert [(part.id, part.heading, part.text) for part in parts_of(BODY)] == [
        ("", "", ""),
        ("in-brief", "In brief", "Short."),
        ("cramps", "My cramps", "They hurt. A lot. When it comes: Rest Wait"),
        ("questions", "Questions", "Ask."),
    ]


def test_an_article_gives_itself_and_each_of_its_parts_but_not_the_boxes_that_all_have() -> None:
    header = {"title": "Cramps", "summary": "What helps.", "index_terms": ["Spasm"]}
    whole, part = page_entries("article", "safety/cramps.html", header, BODY)
    fields = counted(title="Cramps", terms="Spasm", summary="What helps.", text=" Short. Ask.")
    assert whole == Entry("article", "safety/cramps.html", "", "Cramps", "", "What helps.", fields)
    assert (part.anchor, part.title, part.above) == ("cramps", "My cramps", "Cramps")
    assert part.snippet == "They hurt. A lot. When it comes: Rest Wait"


def test_an_exercise_is_found_by_its_body_parts_position_and_equipment() -> None:
    header: dict[str, Any] = {"name": "Ankle pumps", "purpose": "Moves the ankles.", "body_parts": ["ankles", "calves"]}
    header |= {"positions": ["in-wheelchair"], "kind": "range-of-motion", "equipment": ["towel"], "steps": ["Sit."]}
    entry = exercise_entry("exercises/ankle-pumps.html", header)
    assert " ".join(entry.fields["terms"]) == "ankles calves in wheelchair range of motion towel"
    assert entry.snippet == "Moves the ankles."


def test_a_snippet_ends_with_a_sentence_or_with_a_word() -> None:
    assert shorten("One two. Three four five.", 15) == "One two."
    assert shorten("One two three four five", 15) == "One two three …"
    assert shorten("Short.", 15) == "Short."


def entry(number: int, **fields: str) -> Entry:
    return Entry("article", f"p{number}.html", "", fields.get("title", f"Page {number}"), "", "", counted(**fields))


def found(index: dict[str, Any], word: str) -> dict[int, int]:
    """What a word leads to, read as the page's script reads it: the entries and their weights."""
    row = index["postings"][index["stems"][index["words"].split(" ").index(word)]]
    size = index["digits"] + 1
    parts = [[DIGITS.index(digit) for digit in row[place : place + size]] for place in range(0, len(row), size)]
    return {functools.reduce(lambda sum_, digit: sum_ * 64 + digit, number): weight for *number, weight in parts}


def test_a_word_in_the_title_weighs_more_than_one_in_the_text_and_a_rare_one_more_than_a_usual_one() -> None:
    entries = [entry(0, title="Cramps", text="rest"), entry(1, title="Rest", text="cramps rest"), entry(2, text="rest")]
    index = build_index(entries, SearchWords(), [], STEM)
    cramps, rest = found(index, "cramps"), found(index, "rest")
    assert cramps[0] > cramps[1] > 0
    assert set(rest) == {0, 1, 2}
    assert cramps[0] > rest[1]


def test_numbers_of_entries_beyond_one_digit_are_read_back() -> None:
    index = build_index([entry(n, text=f"word{n} all") for n in range(130)], SearchWords(), [], STEM)
    assert set(found(index, "all")) == set(range(130))
    assert set(found(index, "word129")) == {129}


def test_a_large_site_numbers_its_entries_with_one_digit_more() -> None:
    index = build_index([entry(n, text=f"word{n} all") for n in range(4097)], SearchWords(), [], STEM)
    assert index["digits"] == 3
    assert set(found(index, "word4096")) == {4096}
    assert set(found(index, "all")) == set(range(4097))


def test_synonyms_lead_one_way_and_forms_of_a_word_lead_both_ways() -> None:
    known = SearchWords(
        ignored=("the",), urgent=("the chest pain",), synonyms=(Synonym(say=("spin",), means=("bike",)),)
    )
    index = build_index(
        [entry(0, text="bike fatigue tiredness chest pain")], known, [("fatigue", ("tiredness",))], STEM
    )
    words = index["words"].split(" ")
    stem = {word: index["stems"][place] for place, word in enumerate(words)}
    assert "the" not in words
    assert index["ignored"] == "the"
    assert index["urgent"] == [[stem["chest"], stem["pain"]]]
    pairs = {(tuple(said), tuple(means)) for said, meant in index["synonyms"] for means, _ in meant}
    spin, bike, fatigue, tired = ((stem[word],) for word in ("spin", "bike", "fatigue", "tiredness"))
    assert pairs == {(spin, bike), (fatigue, tired), (tired, fatigue)}
    assert all(number < len(index["postings"]) for number in index["stems"])


def test_a_phrase_keeps_the_words_passed_over_when_one_word_would_be_left() -> None:
    said = ("cannot walk", "cannot hold head")
    known = SearchWords(ignored=("cannot",), urgent=("cannot breathe",), synonyms=(Synonym(say=said, means=("bed",)),))
    index = build_index([entry(0, text="bed walk head breathe")], known, [], STEM)
    words = index["words"].split(" ")
    stem = {word: index["stems"][place] for place, word in enumerate(words)}
    assert [said for said, _ in index["synonyms"]] == [[stem["cannot"], stem["walk"]], [stem["hold"], stem["head"]]]
    assert index["urgent"] == [[stem["cannot"], stem["breathe"]]]
    assert index["postings"][stem["cannot"]] == ""


def test_what_the_site_has_nothing_on_is_told_by_its_answer() -> None:
    known = SearchWords(ignored=("an",), elsewhere=(Elsewhere(say=("an app", "phone app"), answer="Ask."),))
    index = build_index([entry(0, text="phone")], known, [], STEM)
    stem = dict(zip(index["words"].split(" "), index["stems"], strict=True))
    assert index["elsewhere"] == [[[[stem["an"], stem["app"]], [stem["phone"], stem["app"]]], "Ask."]]


def test_what_is_meant_counts_as_much_as_what_was_typed() -> None:
    meant = Synonym(say=("pool", "water gym"), means=("exercise in warm water", "swim"))
    index = build_index([entry(0, text="swim")], SearchWords(ignored=("in",), synonyms=(meant,)), [], STEM)
    assert [[weight for _, weight in rights] for _, rights in index["synonyms"]] == [[0.28, 0.85], [0.57, 1.7]]


def test_the_script_only_assigns_data_and_survives_hostile_text() -> None:
    hostile = 'A "quote" </script> \u2028 & \\'
    index = build_index([entry(0, title=hostile)], SearchWords(), [], STEM)
    script = index_script(index).decode()
    head = "window.alsguide=window.alsguide||{};window.alsguide.searchIndex="
    assert script.startswith(head)
    assert json.loads(script.removeprefix(head).rstrip(";\n"))["pages"] == [["p0.html", hostile]]
    assert "\u2028" not in script


def test_a_mistake_in_the_synonyms_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.yaml"
    path.write_text("ignored: a the\nsynonyms:\n  - say: [x]\n    mean: [y]\n", "utf-8")
    words, problems = parse_search_words(read_yaml(path, tmp_path), Organisation())
    assert words == SearchWords()
    assert [str(problem) for problem in problems] == [
        'synonyms.yaml:3: The field "means" is missing. Add it. (synonyms)',
        'synonyms.yaml:4: The field "mean" is not known. Did you mean "means"? Known fields: means, say. (synonyms)',
    ]


def test_the_site_s_own_synonyms_have_no_mistake_and_fill_the_host_s_words(root: Path) -> None:
    words, problems = parse_search_words(shipped().document("synonyms"), Organisation(), ["911", "112"])
    assert problems == []
    assert {"911", "112"} <= set(words.urgent)
    assert len(words.synonyms) >= 60
    assert not any("{{" in text for synonym in words.synonyms for text in (*synonym.say, *synonym.means))
    assert len(words.elsewhere) >= 5
    assert not any("{{" in text for entry in words.elsewhere for text in (*entry.say, entry.answer))
