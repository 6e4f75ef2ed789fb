"""What readers fill in once: the values of `shared_values.yaml`, their places in a plan, and the fields of papers that take them.

The questions of the plan are read as they stand in its data: that these hold together is checked where they belong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Given

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.schema import Id, Record, validate_entries
from alsguide.core.sources import Document, Location
from alsguide.papers.model import Field, FieldsBlock, Paper, RowsBlock, Text

Texts = Annotated[tuple[Text, ...], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)]
"""One or several texts."""

CHECK = "paper"
DATA = "shared_values"
"""The data file of the values."""
QUESTIONS = "plan/fields"
"""The data file of the questions of a plan."""
STRENGTH, GOALS = "strength", "goals"
"""The parts of a plan that a value can take besides its answers."""


class Part(Record):
    """Where a value stands in a plan: an answer by its id, `strength`, or `goals`.

    `says` holds the words of choices by their ids, one or several.
    """

    answer: Annotated[str, Given(pattern=r"^[a-z][a-z0-9_]*$")]
    says: Mapping[str, Texts] = {}


class Value(Record):
    """Something that is filled in once. `label` stands before it in a field that takes several values."""

    id: Id
    label: Text
    plan: tuple[Part, ...] = ()


def parse_shared_values(
    document: Document, questions: Any, fill: Callable[[Any], Any] = lambda data: data
) -> tuple[dict[str, Value], list[Problem]]:
    """Return the values by their ids, each choice with its words, and every problem.

    `questions` is what `plan/fields.yaml` holds; `fill` puts the organization's words in.
    """
    given, questions = fill(document.data), fill(questions)
    records, problems = validate_entries(Value, given if isinstance(given, list) else (), document, CHECK)
    values: dict[str, Value] = {}
    for number, value in records.items():
        if value.id in values:
            message = f'Two values have the id "{value.id}". Give one another id.'
            problems.append(Problem(*document.place_of((number, "id")), message, CHECK))
        parts = []
        for place, part in enumerate(value.plan):
            found = list(part_errors(part, questions))
            problems += [Problem(*document.place_of((number, "plan", place, *at)), text, CHECK) for at, text in found]
            parts.append(part if found else part.model_copy(update={"says": words_of(part, questions)}))
        values[value.id] = value.model_copy(update={"plan": tuple(parts)})
    return values, problems


def part_errors(part: Part, questions: Any) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with a part: the place within it, and the message."""
    known = question_of(part.answer, questions)
    if known is None:
        names = [*(str(one.get("id")) for one in listed(questions, "answers")), STRENGTH, GOALS]
        guess = did_you_mean(part.answer, names)
        yield ("answer",), f'The plan has no question "{part.answer}".{guess} Write an id of plan/fields.yaml.'
        return
    choices = choices_of(known, questions)
    for name in part.says:
        if name not in choices:
            guess = did_you_mean(name, choices)
            yield ("says", name), f'"{part.answer}" has no choice "{name}".{guess} Correct its id.'
        elif name == default_of(known, questions):
            message = f'"{name}" is what stands there before anyone answers "{part.answer}". Remove it, so that it says nothing.'
            yield ("says", name), message


def words_of(part: Part, questions: Any) -> dict[str, Texts]:
    """Return the words of each choice that says something; nothing for an answer without choices."""
    if part.says:
        return dict(part.says)
    known = question_of(part.answer, questions) or {}
    silent = default_of(known, questions)
    return {
        name: (str(choice.get("label")),)
        for name, choice in choices_of(known, questions).items()
        if name != silent and not choice.get("alone") and not choice.get("counts_as")
    }


def question_of(name: str, questions: Any) -> Mapping[str, Any] | None:
    """Return the question of an id, the table of strength, or the choice of a goal; None when there is none."""
    if name == STRENGTH:
        found = questions.get(STRENGTH) if isinstance(questions, Mapping) else None
        return found if isinstance(found, Mapping) else None
    asked = listed(questions, "goal")[:1] if name == GOALS else listed(questions, "answers")
    return next((one for one in asked if name in (one.get("id"), GOALS)), None)


def shared_of(question: Mapping[str, Any], questions: Any) -> Mapping[str, Any]:
    """Return the question itself, or the choices that it shares with others."""
    name = question.get("choices")
    return questions.get("shared_choices", {}).get(name, {}) if isinstance(name, str) else question


def choices_of(question: Mapping[str, Any], questions: Any) -> dict[str, Mapping[str, Any]]:
    """Return the choices of a question by their ids."""
    found = listed(shared_of(question, questions), "choices")
    return {str(choice.get("id")): choice for choice in found}


def default_of(question: Mapping[str, Any], questions: Any) -> Any:
    """Return the choice that stands there before anyone answers."""
    return question.get("default", shared_of(question, questions).get("default"))


def listed(data: Any, name: str) -> Sequence[Mapping[str, Any]]:
    """Return a list of records in the data; empty when it is not there."""
    found = data.get(name) if isinstance(data, Mapping) else None
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def every_word(value: Value) -> Iterator[str]:
    """Yield the words of all choices of a value."""
    for part in value.plan:
        for words in part.says.values():
            yield from words


def field_errors(paper: Paper, values: Mapping[str, Value]) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with the values that a paper's fields take: the place, and the message."""
    for number, block in enumerate(paper.blocks):
        if not isinstance(block, FieldsBlock | RowsBlock):
            continue
        for place, field in enumerate(block.fields):
            found = take_errors(field, values) if isinstance(block, FieldsBlock) else row_errors(field)
            yield from ((("blocks", number, "fields", place, "takes"), message) for message in found)


def row_errors(field: Field) -> Iterator[str]:
    """Yield that a field of rows, which stands several times, takes a value."""
    if field.takes:
        yield f'The field "{field.id}" stands in each row, so no value can be taken over into it. Remove "takes".'


def take_errors(field: Field, values: Mapping[str, Value]) -> Iterator[str]:
    """Yield what is wrong with the values that a field takes."""
    unknown = [name for name in field.takes if name not in values]
    for name in unknown:
        guess = did_you_mean(name, values)
        yield f'There is no value "{name}" in shared_values.yaml.{guess} Correct the name, or add the value there.'
    words = {word for name in field.takes if name in values for word in every_word(values[name])}
    if field.choices and field.takes and not unknown and words.isdisjoint(field.choices):
        names = ", ".join(field.takes)
        yield f'No choice of the field "{field.id}" is among the words of {names}. Make them the same, or remove "takes".'
