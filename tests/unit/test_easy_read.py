"""Easy read: each line rests on a sentence or is a sign of danger, and shows what its source says."""

from pathlib import Path

from alsguide.core.sources import read_yaml
from alsguide.easy_read.model import DATA, PAGE, Twin, on_one_page, parse_twins, show_twins
from alsguide.organisation import Organisation
from alsguide.safety_signs.load import parse_signs
from tests.support.shipped import shipped

TWELVE = 12
LINE = "    - {text: Rest., of: Rest now., picture: {sign: moon}}\n"


def twins_of(text: str, folder: Path) -> tuple[list[Twin], list[tuple[int, str]]]:
    """Return the twins of a file, and the line and message of each problem."""
    path = folder / "easy_read.yaml"
    path.write_text(text, "utf-8")
    twins, problems = parse_twins(read_yaml(path, folder), Organisation(), ["fall"], ["walking"])
    return twins, [(problem.line, problem.message) for problem in problems]


def test_a_line_without_a_sentence_and_an_unknown_sign_are_told_with_their_lines(tmp_path: Path) -> None:
    head = "- id: a\n  long_page: pages/a.md\n  lines:\n"
    good, none = twins_of(head + LINE * 4, tmp_path)
    assert none == []
    assert [line.text for line in good[0].lines] == ["Rest."] * 4
    bad = "    - {text: Rest., picture: {sign: moon}}\n"
    assert [line for line, _ in twins_of(head + LINE * 4 + bad, tmp_path)[1]] == [8]
    both = "    - {text: Rest., of: Rest now., danger: fall, picture: {sign: moon}}\n"
    assert [line for line, _ in twins_of(head + LINE * 4 + both, tmp_path)[1]] == [8]
    unknown = "    - {danger: falls, picture: {exercise: wlking}}\n"
    ((first, said), (second, also)) = twins_of(head + LINE * 4 + unknown, tmp_path)[1]
    assert (first, second) == (8, 8)
    assert '"fall"' in said
    assert '"walking"' in also


def test_a_sign_of_danger_brings_its_own_words_and_what_to_do() -> None:
    project = shipped()
    organisation = project.organisation
    signs, _ = parse_signs(project.document("safety_signs"), project.document("emergency_numbers"), organisation)
    line = {"danger": "breath-sudden", "picture": {"sign": "no air"}}
    usual = {"text": "Rest.", "of": "Rest now.", "picture": {"sign": "moon"}}
    twin = Twin.model_validate({"id": "a", "long_page": "pages/a.md", "lines": [line, usual, usual, usual]})
    shown = show_twins([twin], signs, {})["a"].lines
    assert (shown[0].text, shown[0].call) == (signs.by_id["breath-sudden"].short, signs.levels[0].title)
    assert (shown[1].text, shown[1].call) == ("Rest.", "")
    assert "aria-hidden" in shown[1].picture


def test_twelve_pages_stand_in_easy_read_each_with_a_page_of_its_own() -> None:
    project = shipped()
    ids = [entry["id"] for entry in project.document(DATA).data]
    assert len(set(ids)) == len(ids) == TWELVE
    assert {f"content/{PAGE.format(name)}" for name in [*ids, "read", "booklet"]} == {
        path for path in project.markdown if path.startswith("content/pages/easy-")
    }


def test_an_emergency_page_of_signs_alone_names_each_sign_to_call_for() -> None:
    """The page "Emergency" shows signs of the level at which to call, and no other."""
    project = shipped()
    levels = {sign["id"]: sign["level"] for sign in project.document("safety_signs").data["signs"]}
    entry = next(one for one in project.document(DATA).data if one["id"] == "emergency")
    named = [line["danger"] for line in entry["lines"] if "danger" in line]
    assert len(named) >= 8
    assert {levels[name] for name in named} == {"emergency"}


def test_the_booklet_draws_each_picture_once_and_points_to_it_where_it_stands_again() -> None:
    project = shipped()
    signs, _ = parse_signs(
        project.document("safety_signs"), project.document("emergency_numbers"), project.organisation
    )
    moon, hand = ({"text": "Rest.", "of": "Rest now.", "picture": {"sign": sign}} for sign in ("moon", "hand"))
    twins = [
        Twin.model_validate({"id": name, "long_page": "pages/a.md", "lines": lines})
        for name, lines in (("a", [moon, hand, moon, hand]), ("b", [hand, moon, moon, moon]))
    ]
    apart = list(show_twins(twins, signs, {}).values())
    together = [line.picture for twin in on_one_page(apart) for line in twin.lines]
    before = [line.picture for twin in apart for line in twin.lines]
    assert [picture.count("<path") > 0 for picture in together] == [True, True] + [False] * 6
    for number, picture in enumerate(together[2:], 2):
        target = picture.partition('href="#')[2].partition('"')[0]
        (drawn,) = [one for one in together if f'<g id="{target}">' in one]
        assert drawn.replace(f'<g id="{target}">', "").replace("</g></svg>", "</svg>") == before[number]
