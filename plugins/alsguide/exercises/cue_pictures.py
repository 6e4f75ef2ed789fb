"""Pictures beside a few words: a sign, a part of the body, or an exercise, as editors name them."""

from collections.abc import Mapping
from typing import Self

from pydantic import model_validator

from alsguide.core.schema import Id, Record
from alsguide.exercises.model import Exercise
from alsguide.pictograms.canvas import svg_beside_words
from alsguide.pictograms.cues import BodyPlace, Sign, draw_place, draw_sign
from alsguide.pictograms.draw import paint_pair


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
        return svg_beside_words(draw_sign(picture.sign))
    if picture.place is not None:
        return svg_beside_words(draw_place(picture.place))
    exercise = exercises[str(picture.exercise)]
    return svg_beside_words(paint_pair(exercise.start_pose, exercise.end_pose, exercise.moving)[1])
