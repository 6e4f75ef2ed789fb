"""Checks across the plan's data files: what one file says about another, and about the library."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import Document, Location
from alsguide.exercises.model import Exercise, Flag, Kind, WhoMoves
from alsguide.plan.builder_data import conditions_of_builder
from alsguide.plan.model import Condition, Fields, Question
from alsguide.plan.plan_data import Limits, PlanData, StarterItem
from alsguide.plan.rule_inputs import (
    AMOUNTS,
    EVERY,
    ITEM_FACTS,
    ITEM_WEEK_FACTS,
    PLAN_FACTS,
    REST_DAYS,
    UNANSWERED,
    WEEK_FACTS,
)

CHECK = "plan"
YES_NO = {"yes", "no"}


def cross_check(
    data: PlanData,
    documents: Mapping[str, Document],
    library: Mapping[str, Exercise],
    references: Collection[str] | None,
) -> Iterator[Problem]:
    """Check what one file says about another."""
    yield from condition_problems(data, documents, library)
    yield from starter_problems(data, documents["starters"], library)
    yield from field_problems(data.fields, documents["fields"])
    yield from limit_problems(data.limits, documents["limits"], library)
    if references is not None:
        for name, place, keys in cited(data):
            for number, key in enumerate(keys):
                if key not in references:
                    message = (
                        f'The source "{key}" is not in references.json.{did_you_mean(key, references)} Add it there.'
                    )
                    yield problem(documents[name], (*place, "sources", number), message)


def problem(document: Document, place: Location, message: str) -> Problem:
    """Return a problem at a place of a file."""
    return Problem(*document.place_of(place), message, CHECK)


def not_in_library(document: Document, place: Location, name: str, library: Collection[str]) -> Problem:
    """Return the problem of an exercise that the library does not have."""
    message = f'The exercise "{name}" is not in the library.{did_you_mean(name, library)} Name one of its ids.'
    return problem(document, place, message)


def cited(data: PlanData) -> Iterator[tuple[str, Location, tuple[str, ...]]]:
    """Yield every list of sources with its file and place."""
    for number, rule in enumerate(data.rules.rules):
        yield "rules", ("rules", number), rule.sources
    yield "limits", ("time",), data.limits.time.sources


def choices_of(question: Question, data: Fields) -> dict[str, str]:
    """Return the choices of a field: each id and the one that it counts as."""
    found = question.choices
    listed = (
        (data.shared_choices[found].choices if found in data.shared_choices else ())
        if isinstance(found, str)
        else found
    )
    return {choice.id: choice.counts_as or choice.id for choice in listed or ()}


def values_of_facts(data: Fields, library: Mapping[str, Exercise]) -> dict[str, set[str] | None]:
    """Return every fact that a rule may test and its possible texts; None for numbers and free text."""
    facts: dict[str, set[str] | None] = dict.fromkeys((*ITEM_FACTS, *WEEK_FACTS, *PLAN_FACTS))
    for question in data.answers:
        facts[question.id] = {*choices_of(question, data).values(), UNANSWERED} if question.choices else None
    facts |= {"exercise": set(library), "kind": set(get_args(Kind)), "flags": set(get_args(Flag))}
    facts |= {"who_moves": set(get_args(WhoMoves)), "taught": YES_NO, "shoulder_pain_here": YES_NO}
    levels = {choice.id for choice in data.strength.choices}
    facts |= {"position_fits": YES_NO, "strength_here": levels}
    facts |= {f"strength_{group.id}": levels for group in data.strength.groups}
    return facts


def conditions_of(data: PlanData) -> Iterator[tuple[str, Location, Condition]]:
    """Yield every condition of the data with its file and place."""
    for name, group in data.rules.groups.items():
        yield "rules", ("groups", name), group
    for number, rule in enumerate(data.rules.rules):
        for position, form in enumerate(rule.forms):
            place = ("rules", number, "forms", position)
            yield "rules", (*place, "when"), form.when
            if form.items is not None:
                yield "rules", (*place, "items"), form.items
    for number, question in enumerate(data.fields.answers):
        if question.show_when is not None:
            yield "fields", ("answers", number, "show_when"), question.show_when
    yield "limits", ("heart_rate", "shown_when"), data.limits.heart_rate.shown_when
    yield from (("builder", place, condition) for place, condition in conditions_of_builder(data.builder))


def walk(condition: Condition, place: Location) -> Iterator[tuple[Location, Condition]]:
    """Yield every single test in a condition with its place."""
    for name in ("all", "any"):
        for number, part in enumerate(getattr(condition, name) or ()):
            yield from walk(part, (*place, name, number))
    if condition.not_ is not None:
        yield from walk(condition.not_, (*place, "not"))
    if condition.fact is not None or condition.days is not None:
        yield place, condition


def condition_problems(
    data: PlanData, documents: Mapping[str, Document], library: Mapping[str, Exercise]
) -> Iterator[Problem]:
    """A condition tests known facts against values that they can have.

    Good: `{fact: flags, is: [standing]}`. Bad: `{fact: flag, is: [standing]}`, `{fact: heart_problem, is: [not_sure]}`
    (that answer counts as yes, so the test can never hold).
    """
    facts = values_of_facts(data.fields, library)
    item_facts = {*ITEM_FACTS, *ITEM_WEEK_FACTS}
    groups = {*data.rules.groups, REST_DAYS}
    for name, whole, condition in conditions_of(data):
        for place, test in walk(condition, whole):
            for group in test.days or ():
                if group not in groups:
                    message = f'The group "{group}" is not known.{did_you_mean(group, groups)} Name one of "groups".'
                    yield problem(documents[name], place, message)
            if test.fact is None:
                continue
            if test.fact not in facts:
                message = (
                    f'The fact "{test.fact}" is not known.{did_you_mean(test.fact, facts)} Name a field or a fact.'
                )
                yield problem(documents[name], place, message)
                continue
            if test.fact in item_facts and whole[-1] not in ("items", *data.rules.groups):
                message = f'"{test.fact}" belongs to one exercise. Move this condition to "items".'
                yield problem(documents[name], place, message)
            possible = facts[test.fact]
            for value in test.is_ or ():
                if possible is None or value not in possible:
                    message = f'"{test.fact}" is never "{value}".{did_you_mean(value, possible or ())} Name a value it can have.'
                    yield problem(documents[name], (*place, "is"), message)


def field_problems(data: Fields, document: Document) -> Iterator[Problem]:
    """Every field has an id of its own, known choices, a default among them, and a section that exists."""
    for part in ("answers", "goal", "item", "sign_off"):
        seen: set[str] = set()
        for number, question in enumerate(getattr(data, part)):
            place: Location = (part, number)
            if question.id in seen:
                yield problem(document, place, f'The field "{question.id}" appears twice. Keep one of them.')
            seen.add(question.id)
            if isinstance(question.choices, str) and question.choices not in data.shared_choices:
                known = did_you_mean(question.choices, data.shared_choices)
                yield problem(
                    document, (*place, "choices"), f'"{question.choices}" is not in shared_choices.{known} Add it.'
                )
                continue
            if part == "answers" and question.section not in data.sections:
                known = did_you_mean(question.section or "", data.sections)
                message = f'The section "{question.section}" is not known.{known} Name one of "sections".'
                yield problem(document, (*place, "section"), message)
            choices = choices_of(question, data)
            given = question.default if isinstance(question.default, list) else [question.default]
            for value in given if choices and question.default not in (None, "") else ():
                if value not in choices:
                    message = f'The default "{value}" is not a choice.{did_you_mean(str(value), choices)} Choose one.'
                    yield problem(document, (*place, "default"), message)
            for choice, effect in choices.items():
                if effect not in choices and effect != EVERY:
                    message = f'"{choice}" counts as "{effect}", which is not a choice.{did_you_mean(effect, choices)} Fix it.'
                    yield problem(document, (*place, "choices"), message)


def starter_problems(data: PlanData, document: Document, library: Mapping[str, Exercise]) -> Iterator[Problem]:
    """A starter names exercises of the library, with doses up to the start dose, and keeps its rest days free."""
    for number, starter in enumerate(data.starters.starters):
        named: list[tuple[Location, str, StarterItem]] = []
        others: list[tuple[Location, str]] = [((number, "plan_b", i), name) for i, name in enumerate(starter.plan_b)]
        for i, item in enumerate(starter.items):
            named.append(((number, "items", i), item.exercise, item))
            if item.or_:
                others.append(((number, "items", i, "or"), item.or_))
        for place, name in [*[(p, n) for p, n, _ in named], *others]:
            if name not in library:
                yield not_in_library(document, place, name, library)
        for place, name, given in named:
            if name in library:
                yield from dose_problems(document, place, given, library[name])
        yield from answer_problems(document, (number, "answers"), starter.answers, data.fields)
        rest = set(starter.answers.get("rest_days") or ())
        for place, name, given in named:
            exercise = library.get(name)
            is_hard = exercise and (
                exercise.kind in ("aerobic", "strengthening") or "raises_heart_rate" in exercise.flags
            )
            if is_hard and rest & set(getattr(given, "days", ())):
                yield problem(document, (*place, "days"), f'"{name}" stands on a rest day. Choose another day.')


def answer_problems(document: Document, place: Location, given: Mapping[str, Any], fields: Fields) -> Iterator[Problem]:
    """Answers that a file sets are those of known questions, with choices that they have."""
    answers = {question.id: question for question in fields.answers}
    for name, value in given.items():
        if name not in answers:
            message = f'The field "{name}" is not known.{did_you_mean(name, answers)} Name a field of fields.yaml.'
            yield problem(document, (*place, name), message)
        elif answers[name].choices:
            choices = choices_of(answers[name], fields)
            for one in value if isinstance(value, list) else [value]:
                if one not in choices:
                    message = f'"{name}" is never "{one}".{did_you_mean(str(one), choices)} Choose one of its choices.'
                    yield problem(document, (*place, name), message)


def dose_problems(document: Document, place: Location, item: Any, exercise: Exercise) -> Iterator[Problem]:
    """A starter's dose is the exercise's start dose or lower, and has the same parts."""
    start = exercise.dose.start
    for name in AMOUNTS:
        value, most = getattr(item, name), getattr(start, name)
        if value is not None and (most is None or value > most):
            limit = f"more than the start dose {most}. Write {most} at most" if most else "but it has none. Remove it"
            yield problem(document, (*place, name), f'"{name}" of "{exercise.id}" is {value}, {limit}.')
        if value is None and most is not None:
            yield problem(document, place, f'"{exercise.id}" needs "{name}". Write {most} or less.')
    if len(getattr(item, "days", ())) > start.days_per_week:
        most = start.days_per_week
        message = f'"{exercise.id}" has {len(item.days)} days, more than the {most} of its start dose. Take some away.'
        yield problem(document, (*place, "days"), message)


def limit_problems(limits: Limits, document: Document, library: Mapping[str, Exercise]) -> Iterator[Problem]:
    """Limits name exercises of the library."""
    lists: list[tuple[Location, str]] = []
    lists += [(("time", "one_side_at_a_time", i), n) for i, n in enumerate(limits.time.one_side_at_a_time)]
    for place, name in lists:
        if name not in library:
            yield not_in_library(document, place, name, library)
