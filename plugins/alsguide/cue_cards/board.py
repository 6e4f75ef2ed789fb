"""Boards: the cards as files of the Open Board Format 0.1, which communication programs read.

`BOARD_FILE` is the board alone, with the pictures inside; `PACKAGE_FILE` a package of the board, its list of contents and the
pictures as files. See https://www.openboardformat.org/docs.
"""

import base64
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from alsguide.cue_cards.show import ShownCard, ShownCards
from alsguide.pictograms.geometry import HEIGHT, WIDTH, tenths

BOARD_FILE = "cue-cards.obf"
PACKAGE_FILE = "cue-cards.obz"
"""The addresses of both files below the site's top folder."""

FORMAT = "open-board-0.1"
COLUMNS = 5
"""How many cards stand side by side: few enough for large targets."""

BOARD_PATH = "boards/cue-cards.obf"
BOARD_ID = "cue-cards"
KIND = "image/svg+xml"
URGENT = "rgb(255, 214, 204)"
USUAL = "rgb(255, 255, 255)"
EDGE = "rgb(18, 52, 60)"
NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The day that all parts of a package carry, so that the same cards make the same bytes."""


@dataclass(frozen=True)
class BoardWords:
    """What a board says of itself: its name, what it is, who published it, its language, and the license of all in it."""

    name: str
    description: str
    publisher: str
    language: str
    license_address: str


def board_file(groups: Sequence[ShownCards], words: BoardWords) -> str:
    """Return the board alone, with the pictures in it."""

    def inside(card: ShownCard) -> dict[str, str]:
        return {"data": f"data:{KIND};base64,{base64.b64encode(card.picture.encode()).decode()}"}

    return as_json(board(groups, words, {card.id: inside(card) for group in groups for card in group.cards}))


def package_file(groups: Sequence[ShownCards], words: BoardWords) -> bytes:
    """Return the package: the list of its contents, the board, and the pictures as files."""
    cards = [card for group in groups for card in group.cards]
    paths = {card.id: f"images/{card.id}.svg" for card in cards}
    manifest = {
        "format": FORMAT,
        "root": BOARD_PATH,
        "paths": {
            "boards": {BOARD_ID: BOARD_PATH},
            "images": {picture_id(name): path for name, path in paths.items()},
            "sounds": {},
        },
    }
    whole = board(groups, words, {name: {"path": path} for name, path in paths.items()})
    texts = {"manifest.json": as_json(manifest), BOARD_PATH: as_json(whole)}
    texts |= {paths[card.id]: card.picture for card in cards}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, text in texts.items():
            package.writestr(zipfile.ZipInfo(name, NO_DATE), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def board(groups: Sequence[ShownCards], words: BoardWords, pictures: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Return the board as plain data. `pictures` says for each card where its picture lies."""
    cards = [card for group in groups for card in group.cards]
    rows = [row for group in groups for row in rows_of(group)]
    return {
        "format": FORMAT,
        "id": BOARD_ID,
        "locale": words.language,
        "name": words.name,
        "description_html": words.description,
        "license": license_of(words),
        "buttons": [button(card) for card in cards],
        "grid": {"rows": len(rows), "columns": COLUMNS, "order": rows},
        "images": [
            {
                "id": picture_id(card.id),
                "width": tenths(WIDTH),
                "height": tenths(HEIGHT),
                "content_type": KIND,
                "license": license_of(words),
                **pictures[card.id],
            }
            for card in cards
        ],
        "sounds": [],
    }


def button(card: ShownCard) -> dict[str, str]:
    """Return the button of a card."""
    return {
        "id": card.id,
        "label": card.words,
        "vocalization": card.say,
        "image_id": picture_id(card.id),
        "background_color": URGENT if card.is_urgent else USUAL,
        "border_color": EDGE,
    }


def rows_of(group: ShownCards) -> list[list[str | None]]:
    """Return the rows of a group, which begins a row of its own; what is left of its last row stays empty."""
    names: list[str | None] = [card.id for card in group.cards]
    names += [None] * (-len(names) % COLUMNS)
    return [names[at : at + COLUMNS] for at in range(0, len(names), COLUMNS)]


def picture_id(name: str) -> str:
    """Return the id of the picture of a card, which no button has."""
    return f"picture-{name}"


def license_of(words: BoardWords) -> dict[str, str]:
    """Return the license of the board and of its pictures."""
    return {
        "type": "CC BY",
        "copyright_notice_url": words.license_address,
        "author_name": words.publisher,
    }


def as_json(data: Any) -> str:
    """Return data as JSON text that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
