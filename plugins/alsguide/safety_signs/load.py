"""Loading: the signs of a project, checked and with the organisation's words."""

from collections.abc import Iterator

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.schema import validate
from alsguide.core.sources import Document
from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import fill_all
from alsguide.safety_signs.model import NumbersFile, SafetySigns, SignsFile

CHECK = "safety-signs"
SIGNS_FILE = "safety_signs.yaml"
NUMBERS_FILE = "emergency_numbers.yaml"


def parse_signs(document: Document, numbers: Document, organisation: Organisation) -> tuple[SafetySigns, list[Problem]]:
    """Return the signs and the emergency numbers of files that were read. With problems there are none."""
    problems = [*document.problems, *numbers.problems]
    if problems:
        return SafetySigns(), problems
    data = fill_all(document.data, organisation)
    file, problems = validate(SignsFile, data, document.place_of, CHECK)
    listed, found = validate(NumbersFile, numbers.data, numbers.place_of, CHECK)
    problems += found
    if file is not None:
        problems += [Problem(*document.place_of(place), text, CHECK) for place, text in errors(file)]
    if file is None or listed is None or problems:
        return SafetySigns(), problems
    return SafetySigns(
        file.levels,
        file.statements,
        file.signs,
        listed.countries,
        tuple(listed.elsewhere.split()),
        file.without_voice,
    ), []


def errors(file: SignsFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what does not go together: the place of each error, and the message."""
    levels = [level.id for level in file.levels]
    known: list[str] = [*levels]
    for number, sign in enumerate(file.signs):
        if sign.id in known:
            yield ("signs", number, "id"), f'The id "{sign.id}" appears twice. Give one sign or level another id.'
        known.append(sign.id)
        if sign.level not in levels:
            guess = did_you_mean(sign.level, levels)
            yield ("signs", number, "level"), f'The level "{sign.level}" is not known.{guess} Name one of "levels".'
        if not sign.sources and not sign.usual_practice:
            message = f'The sign "{sign.id}" names no source. Add "sources", or say so in "usual_practice".'
            yield ("signs", number), message
        if not sign.shown_on:
            yield ("signs", number), f'The sign "{sign.id}" is shown nowhere. Add a place to "shown_on".'
