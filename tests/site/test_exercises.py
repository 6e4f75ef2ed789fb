"""What holds for every exercise: its page, its card, its data for machines, and the links between articles and exercises."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from alsguide.organisation.placeholders import fill
from tests.site.pages import Page
from tests.support.brands import Brand
from tests.support.sites import ROOT
from tests.support.weights import packed

LARGEST_PICTURE = 1_500
SECTIONS = ("steps", "stop", "cautions", "dose", "harder", "versions", "basis")


@pytest.fixture(scope="session")
def exercises(pages: list[Page]) -> list[Page]:
    """Every built exercise."""
    found = [page for page in pages if page.address.startswith("exercises/")]
    assert len(found) >= 38
    return found


def texts_of(page: Page) -> str:
    """Return all that a page shows, without its scripts."""
    tree = copy.deepcopy(page.tree)
    for script in tree.cssselect("script, title"):
        script.drop_tree()
    return " ".join(tree.text_content().split())


def test_every_exercise_has_its_parts(exercises: list[Page], brand: Brand) -> None:
    for page in exercises:
        for part in SECTIONS:
            assert len(page.select(f"main section[aria-labelledby=exercise-{part}] h2")) == 1, (page.address, part)
        assert len(page.select("main .c-poses svg[role=img] title")) == 2, page.address
        assert len(page.select("main ol.c-steps > li")) >= 2, page.address
        assert len(page.select("main .c-versions dt")) == 4, page.address
        assert brand.organisation.emergency.number in page.texts("main .c-stop-card__call strong")[0], page.address
        assert page.select("main .c-sheet__show + .c-actions a[href*='#print=']"), page.address


def test_every_exercise_shows_what_its_file_says(exercises: list[Page], brand: Brand) -> None:
    for page in exercises:
        header = brand.headers("exercises")[page.address]
        shown = page.texts("main")[0]
        texts = [
            *header["steps"],
            *header.get("stop_if", []),
            *header["cautions"],
            header["dose"]["text"],
            header["progress_by"],
            *header["adaptations"].values(),
            header["purpose"],
            *header["equipment"],
            header["start_pose"]["text"],
            header["end_pose"]["text"],
            *(source["supports"] for source in header["sources"]),
        ]
        for text in texts:
            assert " ".join(fill(text, brand.organisation).split()).rstrip(".") in shown, (page.address, text)
        assert "{{" not in shown, page.address


def test_every_source_has_its_label_and_what_it_is_used_for(exercises: list[Page], brand: Brand) -> None:
    for page in exercises:
        for entry in page.select("main ol.c-sources__list > li"):
            assert len(entry.cssselect(".c-label")) == 1, page.address
            assert brand.ui["exercise_used_for"] in entry.text_content(), page.address
        if not page.select("main ol.c-sources__list > li"):
            assert brand.ui["exercise_no_source"] in page.texts("main")[0], page.address


def test_every_exercise_that_a_carer_does_has_advice_with_its_sources(exercises: list[Page], brand: Brand) -> None:
    moved = [page for page in exercises if page.select("main section[aria-labelledby=exercise-carers]")]
    assert [page.address for page in moved] == [p.address for p in exercises if "/carer-" in p.address]
    assert len(moved) >= 8
    for page in moved:
        titles = [brand.ui[f"carers_{name}"] for name in ("before", "hold", "protect", "never")]
        assert page.texts(".c-carers h3") == [" ".join(title.split()) for title in titles]
        targets = {mark.get("href") for mark in page.select(".c-carers__source")}
        assert len(targets) >= 4
        assert targets <= {f"#{entry.get('id')}" for entry in page.select(".c-sources__list > li")}, page.address


def leaves(value: Any, key: str = "") -> list[tuple[str, Any]]:
    """Return every plain value of nested data with the key that it stands under."""
    if isinstance(value, dict):
        return [leaf for name, inner in value.items() for leaf in leaves(inner, name)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner, key)]
    return [(key, value)]


def plan_of(page: Page) -> Any:
    """Return the structured data of the exercise on a page; other blocks tell of the page itself."""
    blocks = [json.loads(block.text_content()) for block in page.select("script[type='application/ld+json']")]
    found = [block for block in blocks if block["@type"] == ["ExercisePlan", "HowTo"]]
    assert len(found) == 1, page.address
    return found[0]


def test_structured_data_say_only_what_the_page_shows(exercises: list[Page]) -> None:
    for page in exercises:
        data = plan_of(page)
        shown = texts_of(page).casefold()
        days = [element.get("datetime") for element in page.select("time")]
        assert [step["text"] for step in data["step"]] == page.texts("main ol.c-steps > li"), page.address
        for key, value in leaves(data):
            if key.startswith("@") or key in ("category", "inLanguage", "unitCode", "position"):
                continue
            if key == "image":
                assert (page.path.parent / value).resolve().is_file(), (page.address, value)
            elif key == "dateModified":
                assert value == days[0], page.address
            else:
                assert str(value).casefold() in shown, (page.address, key, value)


def test_structured_data_give_the_amount_to_start_with(exercises: list[Page], brand: Brand) -> None:
    for page in exercises:
        header = brand.headers("exercises")[page.address]
        start = header["dose"]["start"]
        data = plan_of(page)
        if header["dose"].get("set_by_team"):
            assert not {"repetitions", "activityDuration", "activityFrequency"} & set(data), page.address
            assert not page.select(".c-dose, .c-sheet__most"), page.address
            continue
        assert data.get("repetitions") == start.get("repetitions"), page.address
        assert data.get("activityDuration", {}).get("value") == start.get("minutes"), page.address
        days = start["days_per_week"]
        often = {1: brand.ui["dose_days_one"], 7: brand.ui["dose_every_day"]}.get(days, brand.ui["dose_days"])
        assert data["activityFrequency"].endswith(often.format(count=days)), page.address


def test_articles_and_exercises_lead_to_one_another(pages: list[Page], exercises: list[Page], brand: Brand) -> None:
    named = 0
    by_address = {page.address: page for page in pages}
    for address, header in sorted(brand.headers("articles").items()):
        article, names = by_address[address], header.get("exercises", [])
        there = [link.get("href") for link in article.select("section[aria-labelledby=page-exercises] a")]
        assert there == [f"../exercises/{name}.html" for name in names]
        for name in names:
            back = by_address[f"exercises/{name}.html"].select("section[aria-labelledby=exercise-articles] a")
            assert f"../{article.address}" in [link.get("href") for link in back]
            named += 1
    assert named >= 40


def test_exercises_of_a_kind_form_one_row(pages: list[Page], exercises: list[Page]) -> None:
    library = next(page for page in pages if page.address == "exercises.html")
    by_address = {page.address: page for page in exercises}
    seen = 0
    for section in library.select("[data-section]"):
        row = [link.get("href") for link in section.cssselect("a.c-exercise-card")]
        for place, address in enumerate(row):
            turns = [link.get("href").removeprefix("../") for link in by_address[address].select("nav.c-pager a")]
            assert turns == [*row[max(place - 1, 0) : place], *row[place + 1 : place + 2]]
            seen += 1
    assert seen == len(exercises)


def test_the_lists_hold_every_exercise_under_all_that_it_fits(pages: list[Page], exercises: list[Page]) -> None:
    library = next(page for page in pages if page.address == "exercises.html")
    lists = next(page for page in pages if page.address == "exercise-lists.html")
    for item in library.select("[data-exercise]"):
        for field in ("position", "who", "area", "stage", "equipment"):
            for value in item.get(f"data-{field}").split():
                address = f"exercises/{item.get('data-exercise')}.html"
                assert lists.select(f"section[aria-labelledby='{field}-{value}'] a[href='{address}']"), (address, value)
    choices = library.select("a.c-filters__choice")
    assert len(choices) >= 25
    assert len(lists.select("main .c-fold__inside section")) == len(choices) - len(
        library.select("[data-filter=kind] a")
    )


def test_every_picture_is_light_and_none_is_used_twice(site: Path, exercises: list[Page]) -> None:
    pictures = sorted((site / "exercises" / "pictures").glob("*.svg"))
    assert len(pictures) == 2 * len(exercises)
    assert {p.name: packed(p) for p in pictures if packed(p) > LARGEST_PICTURE} == {}
    drawn = [re.sub(r"<title.*?</title>|aria-labelledby=\"[^\"]*\"", "", p.read_text("utf-8")) for p in pictures]
    assert len(set(drawn)) == len(drawn)


def test_the_library_and_its_schema_are_there_for_others(site: Path) -> None:
    library = json.loads((site / "exercises.json").read_text("utf-8"))
    assert [f"exercises/{exercise['id']}.html" for exercise in library["exercises"]] == [
        link.get("href") for link in Page("", site / "exercises.html").select("a.c-exercise-card")
    ]
    for exercise in library["exercises"]:
        assert all((site / address).is_file() for address in [exercise["url"], *exercise["pictures"]])
    assert (site / "exercises.schema.json").read_text("utf-8") == (ROOT / "docs/exercises.schema.json").read_text(
        "utf-8"
    )
