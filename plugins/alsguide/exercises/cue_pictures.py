"""Pictures beside a few words: a sign, a part of the body, or an exercise, as editors name them."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Self

from pydantic import model_validator

from alsguide.core.schema import Id, Record
from alsguide.exercises.model import Exercise
from alsguide.pictograms.canvas import svg_beside_words
from alsguide.pictograms.cues import BodyPlace, Sign, draw_place, draw_sign
from alsguide.pictograms.draw import paint_pair
from alsguide.pictograms.highlight import Part
from alsguide.pictograms.pose import Pose


class Picture(Record):
    """The picture beside words: a `sign`, a `place` of the body, or the end picture of an `exercise`, by its id."""

    sign: Sign | None = None
    place: BodyPlace | None = None
    exercise: Id | None = None

    @model_validator(mode="after")
    def is_one_picture(self) -> Self:
        """Words have one picture."""
        if sum(value is not None for value in (self.sign, self.place, self.exercise)) != 1:
            raise ValueError('A picture is one of "sign", "place" and "exercise". Write one of them.')
        return self


def draw_picture(picture: Picture, exercises: Mapping[str, Exercise]) -> str:
    """Return a picture as an SVG that says nothing itself. `exercises` holds those that pictures name, by id."""
    if picture.sign is not None:
        return picture_of_sign(picture.sign)
    if picture.place is not None:
        return picture_of_place(picture.place)
    exercise = exercises[str(picture.exercise)]
    return picture_of_end(exercise.start_pose, exercise.end_pose, exercise.moving)


@cache
def picture_of_sign(sign: Sign) -> str:
    """Return the picture of a sign, drawn once: it stands beside many words."""
    return svg_beside_words(draw_sign(sign))


@cache
def picture_of_place(place: BodyPlace) -> str:
    """Return the picture of a part of the body, drawn once."""
    return svg_beside_words(draw_place(place))


@lru_cache(maxsize=256)
def picture_of_end(start: Pose, end: Pose, moving: tuple[Part, ...]) -> str:
    """Return the end picture of an exercise, drawn once. The preview lives long, and poses change while it does."""
    return svg_beside_words(paint_pair(start, end, moving)[1])
