"""Checks of `builder.yaml`: what it says about the library, the questions, and itself."""

from collections.abc import Iterator, Mapping

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import Document, Location
from alsguide.exercises.model import Exercise
from alsguide.plan.builder_data import Builder, Slot, SlotChoice
from alsguide.plan.data_problems import answer_problems, choices_of, not_in_library, problem
from alsguide.plan.model import Condition, Fields
from alsguide.plan.stand_ins import circle_in


def builder_problems(
    data: Builder, fields: Fields, document: Document, library: Mapping[str, Exercise]
) -> Iterator[Problem]:
    """What is chosen and what stands in are exercises of the library, and the lists go together."""
    for place, name in exercises_of_builder(data):
        if name not in library:
            yield not_in_library(document, place, name, library)
    for number, row in enumerate(data.sets):
        yield from answer_problems(document, ("sets", number, "answers"), row.answers, fields)
    for number, slot in enumerate(data.slots):
        yield from slot_problems(slot, fields, document, ("slots", number), library)
    yield from name_problems(data, fields, document)
    yield from question_problems(data, fields, document)
    yield from stand_in_problems(data, document)


def exercises_of_builder(data: Builder) -> Iterator[tuple[Location, str]]:
    """Yield every exercise that `builder.yaml` names, with its place."""
    for number, slot in enumerate(data.slots):
        for position, choice in enumerate(slot.choices):
            yield ("slots", number, "choices", position, "exercise"), choice.exercise
    for number, needs in enumerate(data.equipment):
        for position, name in enumerate(needs.exercises):
            yield ("equipment", number, "exercises", position), name
    for number, chain in enumerate(data.steps_down):
        for position, name in enumerate(chain):
            yield ("steps_down", number, position), name
    for number, row in enumerate(data.no_stand_in):
        yield ("no_stand_in", number, "exercise"), row.exercise


def slot_problems(
    slot: Slot, fields: Fields, document: Document, place: Location, library: Mapping[str, Exercise]
) -> Iterator[Problem]:
    """A choice of a slot names a part of the body with its marks, a time of day, and amounts below the start dose."""
    groups = {group.id for group in fields.strength.groups}
    marks = {choice.id for choice in fields.strength.choices}
    times = {choice.id for choice in fields.shared_choices["slots"].choices}
    for number, choice in enumerate(slot.choices):
        own = (*place, "choices", number)
        named: list[tuple[Location, str, set[str]]] = [((*own, "time"), choice.time, {*times, ""})]
        if choice.side:
            named += [((*own, "side", "part"), choice.side.part, groups)]
            named += [((*own, "side", "is"), mark, marks) for mark in choice.side.is_]
        for where, name, known in named:
            if name not in known:
                hint = f"{did_you_mean(name, known)} Choose one of {', '.join(sorted(known - {''}))}."
                yield problem(document, where, f'"{name}" is not known.{hint}')
        if choice.exercise in library:
            yield from amount_problems(choice, library[choice.exercise], document, (*own, "amounts"))


def amount_problems(choice: SlotChoice, exercise: Exercise, document: Document, place: Location) -> Iterator[Problem]:
    """An amount is lower than that of the start dose."""
    for name, value in choice.amounts.model_dump(exclude_none=True).items():
        most = getattr(exercise.dose.start, name) or 0
        if value > most:
            message = f'"{name}" of "{exercise.id}" is {value}, more than its start dose {most}. Write {most} or less.'
            yield problem(document, (*place, name), message)


def question_problems(data: Builder, fields: Fields, document: Document) -> Iterator[Problem]:
    """A group asks questions of the form, and each of its large answers answers them with choices that they have."""
    asked = {question.id for question in fields.answers} | {"strength"}
    marks = {choice.id for choice in fields.strength.choices}
    groups = {group.id for group in fields.strength.groups}
    named: list[tuple[Location, str, set[str]]] = [
        (("parts", number, "groups", place), name, groups)
        for number, part in enumerate(data.parts)
        for place, name in enumerate(part.groups)
    ]
    for number, group in enumerate(data.questions):
        named += [(("questions", number, "asks", place), name, asked) for place, name in enumerate(group.asks)]
        for place, quick in enumerate(group.quick):
            own: Location = ("questions", number, "quick", place)
            yield from answer_problems(document, (*own, "answers"), quick.answers, fields)
            named += [((*own, "answers", name), name, set(group.asks)) for name in quick.answers]
            named += [((*own, "strength"), quick.strength, marks)] if quick.strength else []
    for where, name, known in named:
        if name not in known:
            yield problem(document, where, f'"{name}" is not known here.{did_you_mean(name, known)} Fix the name.')


def name_problems(data: Builder, fields: Fields, document: Document) -> Iterator[Problem]:
    """Slots have names of their own, and days for tired people, equipment and the last limit are complete."""
    slots = [slot.id for slot in data.slots]
    for number, name in enumerate(slots):
        if name in slots[:number]:
            yield problem(document, ("slots", number, "id"), f'The slot "{name}" appears twice. Rename one of them.')
    for number, name in enumerate(data.tired_days):
        if name not in slots:
            message = f'There is no slot "{name}".{did_you_mean(name, slots)} Name one of "slots".'
            yield problem(document, ("tired_days", number), message)
    asked = next((question for question in fields.answers if question.id == "equipment"), None)
    known = choices_of(asked, fields) if asked else {}
    for number, needs in enumerate(data.equipment):
        if needs.id not in known:
            hint = f"{did_you_mean(needs.id, known)} Add it to fields.yaml."
            message = f'"{needs.id}" is no choice of the question "equipment".{hint}'
            yield problem(document, ("equipment", number, "id"), message)
    if data.most_exercises[-1].when != Condition(all=()):
        message = (
            'The last row of "most_exercises" has a condition, so that nothing may hold. Add a row with "most" alone.'
        )
        yield problem(document, ("most_exercises", len(data.most_exercises) - 1), message)


def stand_in_problems(data: Builder, document: Document) -> Iterator[Problem]:
    """The lists lead nowhere in a circle, and no exercise stands in one of them and among those without a stand-in."""
    circle = circle_in(data.steps_down)
    if circle:
        message = f"These lead in a circle: {', '.join(circle)}. Take one of them out of a list."
        yield problem(document, ("steps_down",), message)
    in_lists = {name for chain in data.steps_down for name in chain}
    for number, row in enumerate(data.no_stand_in):
        if row.exercise in in_lists:
            message = f'"{row.exercise}" is in a list of "steps_down", too. Keep one of the two.'
            yield problem(document, ("no_stand_in", number), message)
