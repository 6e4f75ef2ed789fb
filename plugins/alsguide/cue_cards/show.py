"""Showing: the cards with their pictures drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alsguide.cue_cards.model import Group
from alsguide.exercises.cue_pictures import draw_picture
from alsguide.exercises.model import Exercise
from alsguide.pictograms.canvas import in_page


@dataclass(frozen=True)
class ShownCard:
    """A card as pages and boards show it; the picture is an SVG, which its words name."""

    id: str
    words: str
    say: str
    picture: str
    is_urgent: bool

    @property
    def picture_in_page(self) -> str:
        """Return the picture as it stands in a page."""
        return in_page(self.picture)


@dataclass(frozen=True)
class ShownCards:
    """Cards that belong together."""

    id: str
    title: str
    cards: tuple[ShownCard, ...]
    is_folded: bool


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
                    draw_picture(card.picture, exercises),
                    card.is_urgent,
                )
                for card in group.cards
            ),
            group.is_folded,
        )
        for group in groups
    ]
