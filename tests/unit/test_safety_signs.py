"""Safety signs: their data, and what texts, exercises and papers are given of them."""

from typing import Any

import pytest

from alsguide.core.problems import format_report
from alsguide.core.sources import Document
from alsguide.exercises.load import load_exercises
from alsguide.exercises.signs import groups_for, signs_for
from alsguide.organisation import Organisation
from alsguide.safety_signs.load import parse_signs
from alsguide.safety_signs.markdown import SignWords, fill_signs, place_signs
from alsguide.safety_signs.model import SafetySigns
from tests.support.shipped import shipped

SIGN = {
    "id": "leg",
    "level": "today",
    "name": "a swollen leg",
    "words": "One leg is swollen.",
    "short": "A swollen leg",
    "line": "A swollen leg: have it seen.",
    "actions": ["Rest it.", "Have it seen."],
    "applies_to": {"kinds": ["aerobic"]},
    "sources": ["nhs-dvt"],
    "shown_on": ["pages", "home"],
}
CHEST = {**SIGN, "id": "chest", "level": "now", "name": "chest pain", "words": "Your chest hurts.", "sources": []}
CHEST |= {"usual_practice": "All.", "line": "Chest pain: call {{emergency number}}."}
LEVELS = [
    {"id": "now", "title": "Call {{emergency number}} now", "box": "care-emergency", "closing": "Say who it is."},
    {"id": "today", "title": "Call today", "box": "care-urgent"},
]
STATEMENT = {"id": "oxygen", "words": "Watch my carbon dioxide.", "sources": ["mnda-emergency"]}
WORDS = SignWords("Sources:", "Others are known.")


def read(signs: list[dict[str, Any]], levels: list[dict[str, Any]] | None = None) -> tuple[SafetySigns, list[str]]:
    """Return signs as they are read from files, and the messages of the problems."""
    data = {"without_voice": "Unspoken: {shown}", "levels": levels or LEVELS, "statements": [STATEMENT], "signs": signs}
    numbers = [{"country": "Here", "number": "911", "source": "widely-used"}]
    numbers += [{"country": "There", "number": "111", "source": "healthinfo-111"}]
    listed = Document("n.yaml", {"countries": numbers, "elsewhere": "111 911"}, {})
    found, problems = parse_signs(Document("signs.yaml", data, {}), listed, Organisation())
    return found, [problem.message for problem in problems]


@pytest.fixture(scope="module")
def signs() -> SafetySigns:
    found, problems = read([SIGN, CHEST])
    assert problems == []
    return found


@pytest.fixture(scope="module")
def real() -> SafetySigns:
    found, problems = parse_signs(
        shipped().document("safety_signs"), shipped().document("emergency_numbers"), Organisation()
    )
    assert not problems, format_report(problems)
    return found


def test_a_box_shows_the_signs_of_a_level_with_their_sources(signs: SafetySigns) -> None:
    assert place_signs("::: signs today\n:::\n", signs, WORDS) == (
        "::: care-urgent Call today\n- One leg is swollen.\n\nSources: [@nhs-dvt]\n{: .u-soft }\n:::\n\n"
    )


def test_no_doubt_is_voiced_where_a_sign_calls_for_help_at_once(signs: SafetySigns) -> None:
    assert place_signs("::: signs now\n:::", signs, WORDS) == (
        "::: care-emergency Call 911 now\n- Your chest hurts.\n\nSay who it is.\n:::\n"
    )


def test_signs_of_several_levels_become_a_box_each_and_one_of_them_can_have_a_title(signs: SafetySigns) -> None:
    assert place_signs("::: signs leg chest\n\n:::", signs, WORDS).count(":::") == 4
    assert "::: care-urgent Look at your legs\n" in place_signs("::: signs leg Look at your legs\n:::", signs, WORDS)


def test_actions_are_numbered_and_their_sources_stand_in_the_last_line(signs: SafetySigns) -> None:
    assert place_signs("::: actions leg\n:::", signs, WORDS) == (
        "::: care-urgent A swollen leg\n1. Rest it.\n2. Have it seen.\n\nSources: [@nhs-dvt]\n{: .u-soft }\n:::\n"
    )


def test_each_box_tells_how_a_sign_shows_in_someone_who_does_not_speak() -> None:
    signs, _ = read([{**SIGN, "without_voice": "A helper sees it."}, CHEST])
    box = place_signs("::: signs leg chest\n:::\n", signs, WORDS)
    assert "- One leg is swollen. Unspoken: A helper sees it.\n" in box
    assert "- Your chest hurts.\n" in box
    steps = place_signs("::: actions leg\n:::", signs, WORDS)
    assert (
        "1. Rest it.\n2. Have it seen.\n\nUnspoken: A helper sees it.\n\nSources: [@nhs-dvt]\n{: .u-soft }\n:::"
        in steps
    )
    assert fill_signs("{{sign: leg}}", signs) == "A swollen leg: have it seen."


def test_every_sign_of_the_data_that_shows_without_a_voice_says_so_on_exercise_pages(real: SafetySigns) -> None:
    exercises, _ = load_exercises(shipped().markdown.values())
    assert sum(bool(sign.without_voice) for sign in real.signs) == 8
    for exercise in exercises:
        shown = signs_for(exercise, real)
        lines = " ".join(line + shown.voiceless.get(line, "") for line in (*shown.emergency, *shown.today, *shown.stop))
        signs = [sign for group in groups_for(exercise, real) for sign in group.signs if sign.without_voice]
        assert [sign.id for sign in signs if f". Without speech: {sign.without_voice}" not in lines] == []
        assert len(signs) >= 4, exercise.id


def test_a_sentence_can_hold_a_sign_the_names_of_a_place_and_a_statement(signs: SafetySigns) -> None:
    assert fill_signs("{{sign: leg}}", signs) == "A swollen leg: have it seen."
    assert fill_signs("{{sign: leg}}", signs, cites=True) == "A swollen leg: have it seen. [@nhs-dvt]"
    assert fill_signs("{{sign: chest}}", signs, cites=True) == "Chest pain: call 911."
    assert fill_signs("For {{signs: home}}.", signs) == "For chest pain; or a swollen leg."
    assert fill_signs("{{statement: oxygen}}", signs) == "Watch my carbon dioxide."


def test_the_list_of_numbers_is_made_from_the_data(signs: SafetySigns) -> None:
    assert place_signs("[[emergency-numbers]]", signs, WORDS) == (
        "- Here: **911**\n- There: **111** [@healthinfo-111]\n\nOthers are known.\n{: .u-soft }"
    )


@pytest.mark.parametrize(
    "mark", ["::: signs legs\n:::", "::: actions legs\n:::", "{{sign: legs}}", "{{signs: nowhere}}"]
)
def test_a_mark_that_names_nothing_stays_as_it_is(mark: str, signs: SafetySigns) -> None:
    assert place_signs(mark, signs, WORDS) == mark


def test_a_box_with_words_in_it_stays_as_it_is(signs: SafetySigns) -> None:
    assert place_signs("::: signs now\n- More\n:::", signs, WORDS) == "::: signs now\n- More\n:::"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"level": "todai"}, 'The level "todai" is not known. Did you mean "today"? Name one of "levels".'),
        ({"sources": []}, 'The sign "leg" names no source. Add "sources", or say so in "usual_practice".'),
        ({"shown_on": []}, 'The sign "leg" is shown nowhere. Add a place to "shown_on".'),
        ({"id": "now"}, 'The id "now" appears twice. Give one sign or level another id.'),
    ],
)
def test_a_mistake_is_named(change: dict[str, Any], message: str) -> None:
    assert read([{**SIGN, **change}]) == (SafetySigns(), [message])


def test_every_exercise_shows_the_rule_on_chest_pain_and_a_sign_that_needs_no_voice(real: SafetySigns) -> None:
    exercises, problems = load_exercises(shipped().markdown.values())
    assert not problems
    assert len(exercises) == 40
    for exercise in exercises:
        shown = {sign.id for group in groups_for(exercise, real) for sign in group.signs}
        assert {"chest-pain", "breath-sudden", "pain", "breathless"} <= shown, exercise.id
        assert "fingers" in " ".join(signs_for(exercise, real).stop) or exercise.who_moves == "carer", exercise.id


def test_a_carer_is_told_what_a_helper_sees(real: SafetySigns) -> None:
    exercises, _ = load_exercises(shipped().markdown.values())
    moved = [exercise for exercise in exercises if exercise.who_moves == "carer"]
    assert len(moved) >= 8
    for exercise in moved:
        lines = "\n".join(signs_for(exercise, real).stop)
        assert "The person shows or says that it hurts" in lines
        assert "You feel pain" not in lines
