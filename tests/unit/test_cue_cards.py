"""Cue cards: every drawing is there and differs, and both boards are as the Open Board Format says."""

import base64
import json
import re
from io import BytesIO
from typing import Any, get_args
from zipfile import ZipFile

import pytest
from lxml import etree

from alsguide.cue_cards.board import BOARD_PATH, BoardWords, board_file, package_file
from alsguide.cue_cards.model import Group
from alsguide.cue_cards.show import ShownCards, show_cards
from alsguide.pictograms.canvas import svg_beside_words
from alsguide.pictograms.cues import DRAWN, PLACES, SIDES, BodyPlace, Sign, draw_place, draw_sign
from alsguide.pictograms.geometry import HEIGHT, WIDTH
from tests.support.shipped import shipped

WORDS = BoardWords("Cards", "Words &amp; pictures", "A group", "en-US", "https://creativecommons.org/licenses/by/4.0/")
BOARD = {"format", "id", "locale", "url", "name", "description_html", "license", "buttons", "images", "sounds", "grid"}
"""The fields of a board that the format names; others would need a name that begins with `ext_`."""

BUTTON = {
    "id",
    "label",
    "vocalization",
    "image_id",
    "sound_id",
    "background_color",
    "border_color",
    "action",
    "load_board",
}
IMAGE = {"id", "width", "height", "content_type", "data", "path", "url", "symbol", "license"}
LICENSE = {"type", "copyright_notice_url", "source_url", "author_name", "author_url", "author_email"}


def group(name: str, count: int) -> Group:
    """Return a group of so many cards."""
    cards = [{"id": f"{name}-{at}", "words": f"Word {at}", "picture": {"sign": "hand"}} for at in range(count)]
    cards[0] |= {"say": "Said.", "is_urgent": True}
    return Group.model_validate({"id": name, "title": "Title", "cards": cards})


@pytest.fixture
def shown() -> list[ShownCards]:
    return show_cards([group("a", 2), group("b", 6)], {})


def test_every_sign_and_place_has_a_drawing_of_its_own_within_the_picture() -> None:
    assert list(DRAWN) == list(get_args(Sign))
    assert [*PLACES, *SIDES] == list(get_args(BodyPlace))
    drawn = [svg_beside_words(draw_sign(name)) for name in DRAWN]
    drawn += [svg_beside_words(draw_place(name)) for name in get_args(BodyPlace)]
    assert len(set(drawn)) == len(drawn)
    for picture in drawn:
        starts = [tuple(map(int, found)) for found in re.findall(r"M(-?\d+) ?(-?\d+)", picture)]
        assert starts
        assert all(0 <= x <= WIDTH * 10 and 0 <= y <= HEIGHT * 10 for x, y in starts), picture


def test_a_picture_beside_its_words_says_nothing_itself() -> None:
    picture = etree.fromstring(svg_beside_words(draw_sign("hand")))
    assert picture.get("aria-hidden") == "true"
    assert [child.tag for child in picture if child.tag.endswith("title")] == []


def of_the_format(board: dict[str, Any]) -> None:
    """Assert what the format says of a board."""
    assert set(board) <= BOARD
    assert board["format"] == "open-board-0.1"
    assert all(isinstance(board[name], str) and board[name] for name in ("id", "locale", "name", "description_html"))
    buttons, images, grid = board["buttons"], board["images"], board["grid"]
    ids = [one["id"] for one in (*buttons, *images)]
    assert all(isinstance(name, str) for name in ids)
    assert len(set(ids)) == len(ids)
    assert set(grid) == {"rows", "columns", "order"}
    assert len(grid["order"]) == grid["rows"] <= 20
    assert {len(row) for row in grid["order"]} == {grid["columns"]}
    placed = [name for row in grid["order"] for name in row if name is not None]
    assert placed == [one["id"] for one in buttons]
    for one in buttons:
        assert set(one) <= BUTTON
        assert one["image_id"] in {image["id"] for image in images}
        assert all(re.fullmatch(r"rgb\(\d+, \d+, \d+\)", one[name]) for name in ("background_color", "border_color"))
    for image in images:
        assert set(image) <= IMAGE
        assert isinstance(image["width"], int)
        assert isinstance(image["height"], int)
        assert image["content_type"].startswith("image/")
        assert set(image["license"]) <= LICENSE
    assert set(board["license"]) <= LICENSE


def test_the_board_alone_holds_its_pictures(shown: list[ShownCards]) -> None:
    board = json.loads(board_file(shown, WORDS))
    of_the_format(board)
    assert board["grid"]["order"] == [
        ["a-0", "a-1", None, None, None],
        ["b-0", "b-1", "b-2", "b-3", "b-4"],
        ["b-5", None, None, None, None],
    ]
    assert [one["vocalization"] for one in board["buttons"][:2]] == ["Said.", "Word 1"]
    assert board["buttons"][0]["background_color"] != board["buttons"][1]["background_color"]
    kind, data = board["images"][0]["data"].split(",", 1)
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == shown[0].cards[0].picture


def test_the_package_lists_all_that_it_holds_and_is_made_the_same_again(shown: list[ShownCards]) -> None:
    made = package_file(shown, WORDS)
    with ZipFile(BytesIO(made)) as package:
        manifest = json.loads(package.read("manifest.json"))
        board = json.loads(package.read(manifest["root"]))
        listed = {path for paths in manifest["paths"].values() for path in paths.values()}
        assert set(package.namelist()) == {"manifest.json", *listed}
        pictures = {package.read(image["path"]).decode() for image in board["images"]}
    of_the_format(board)
    assert manifest["format"] == "open-board-0.1"
    assert manifest["paths"]["boards"] == {board["id"]: BOARD_PATH}
    assert manifest["paths"]["images"] == {image["id"]: image["path"] for image in board["images"]}
    assert pictures == {card.picture for group in shown for card in group.cards}
    assert package_file(shown, WORDS) == made


def test_the_cards_of_the_project_fill_the_board_and_say_stop_first() -> None:
    groups = [Group.model_validate(entry) for entry in shipped().document("cue_cards").data]
    board = json.loads(board_file(show_cards(groups, {}), WORDS))
    of_the_format(board)
    assert len(board["buttons"]) >= 25
    assert board["grid"]["order"][0][0] == "stop"
