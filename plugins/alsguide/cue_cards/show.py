"""Showing: the cards with their pictures drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alsguide.cue_cards.model import Group, Picture
from alsguide.exercises.model import Exercise
from alsguide.pictograms.canvas import Canvas, svg_beside_words
from alsguide.pictograms.cues import draw_place, draw_sign
from alsguide.pictograms.draw import paint_pair


@dataclass(frozen=True)
class ShownCard:
    """A card as pages and boards show it; the picture is an SVG, which its words name."""

    id: str
    words: str
    say: str
    picture: str
    is_urgent: bool


@dataclass(frozen=True)
class ShownCards:
    """Cards that belong together."""

    id: str
    title: str
    cards: tuple[ShownCard, ...]


def show_cards(groups: Sequence[Group], exercises: Mapping[str, Exercise]) -> list[ShownCards]:
    """Return the groups with their pictures. `exercises` holds those that cards name, by id."""
    return [
        ShownCards(
            group.id,
            group.title,
            tuple(
                ShownCard(
                    card.id,
                    card.words,
                    card.spoken,
                    svg_beside_words(draw_picture(card.picture, exercises)),
                    card.is_urgent,
                )
                for card in group.cards
            ),
        )
        for group in groups
    ]


def draw_picture(picture: Picture, exercises: Mapping[str, Exercise]) -> Canvas:
    """Return the picture of a card."""
    if picture.sign is not None:
        return draw_sign(picture.sign)
    if picture.place is not None:
        return draw_place(picture.place)
    exercise = exercises[str(picture.exercise)]
    return paint_pair(exercise.start_pose, exercise.end_pose, exercise.moving)[1]
