"""What a cue card is, and how the cards are read from `content/data/cue_cards.yaml`."""

from collections.abc import Collection
from typing import Annotated, Self

from pydantic import Field, model_validator

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.schema import Id, Record, validate_entries
from alsguide.core.sources import Document
from alsguide.exercises.cue_pictures import Picture
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all

CHECK = "cue-card"
PAGE = "pages/cue-cards.md"
"""The source of the page that shows the cards, below `content/`."""

DATA = "cue_cards"
"""The name of the data file."""


class Card(Record):
    """A card: its `words`, what a voice says (`say`, where that is more than the words), and its picture.

    `is_urgent` gives it the color of danger.
    """

    id: Id
    words: Annotated[str, Field(min_length=2, max_length=28)]
    say: Annotated[str, Field(max_length=120)] = ""
    picture: Picture
    is_urgent: bool = False

    @property
    def spoken(self) -> str:
        """What a voice says."""
        return self.say or self.words


class Group(Record):
    """Cards that belong together, in the order in which they are shown.

    `is_folded` shows them on a screen once their title is chosen, so that who goes from card to card has fewer to pass.
    """

    id: Id
    title: Annotated[str, Field(min_length=2, max_length=60)]
    cards: Annotated[tuple[Card, ...], Field(min_length=1)]
    is_folded: bool = False

    @model_validator(mode="after")
    def shows_what_is_urgent(self) -> Self:
        """No card of danger stands behind a fold."""
        if self.is_folded and any(card.is_urgent for card in self.cards):
            raise ValueError('A folded group has a card with "is_urgent". Put the card into another group.')
        return self


def parse_cue_cards(
    document: Document, organisation: Organisation, exercises: Collection[str]
) -> tuple[list[Group], list[Problem]]:
    """Return the groups of a file that was read. `exercises` are the ids that a card may name."""
    found, problems = validate_entries(Group, fill_all(document.data or [], organisation), document, CHECK)
    for number, group in found.items():
        problems += unknown_exercises(document, number, group, exercises)
    groups = list(found.values())
    return groups, problems or repeated_ids(document, groups)


def unknown_exercises(document: Document, number: int, group: Group, exercises: Collection[str]) -> list[Problem]:
    """Return a problem for each card that shows an exercise that there is not."""
    problems = []
    for place, card in enumerate(group.cards):
        name = card.picture.exercise
        if name is not None and name not in exercises:
            message = f'There is no exercise "{name}".{did_you_mean(name, exercises)} Correct its id.'
            where = document.place_of((number, "cards", place, "picture", "exercise"))
            problems.append(Problem(*where, message, CHECK))
    return problems


def repeated_ids(document: Document, groups: list[Group]) -> list[Problem]:
    """Return a problem for each card whose id another one has already: its address would lead there."""
    seen: set[str] = set()
    problems = []
    for number, group in enumerate(groups):
        for place, card in enumerate(group.cards):
            if card.id in seen:
                where = document.place_of((number, "cards", place, "id"))
                message = f'Two cards have the id "{card.id}". Give this one another id.'
                problems.append(Problem(*where, message, CHECK))
            seen.add(card.id)
    return problems
