"""Schemas: data that editors write, checked against a pydantic model, with plain messages.

`validate` turns each pydantic error into a problem with path and line, in words for someone who does not program.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import Document, Location

Model = TypeVar("Model", bound=BaseModel)

IN_YAML = (
    "Begin each item with a dash on a new line.",
    "Begin each item with a dash on a new line.",
    "Write `name: value` below it.",
)
"""How a list, a list of records and a record are written in YAML, the form of most data; `{place}` names the field."""


class Record(BaseModel):
    """A record that editors write: unknown fields are refused, and it cannot change once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Whole = Annotated[int, Strict()]
"""A whole number. YAML's `yes`, which would pass for 1, is none."""

MOST_ERRORS = 200
"""The most problems of one file that are told: who has so many made one mistake."""

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id looks like that stands in addresses."""
Id = Annotated[str, Field(pattern=ID)]

PHONE = r"^(\+?(\([0-9]{2,}\)|[0-9 .-])*[0-9])?$"
"""What a telephone number looks like that a phone can dial as it stands; empty for none."""
Phone = Annotated[str, Field(pattern=PHONE)]

SMALL = 'Write lower-case letters and digits, joined by hyphens, such as "sit-to-stand".'
WEB = 'Write a web address with its beginning, such as "https://www.example.org".'

FORMS = {
    ID: SMALL,
    r"^[a-z0-9-]+$": SMALL,
    r"^[a-z]+(-[a-z]+)*$": 'Write lower-case letters, joined by hyphens, such as "early-walking".',
    r"^[a-z][a-z0-9_]*$": 'Write lower-case letters and digits, joined by low lines, such as "rest_days".',
    r"^[a-z0-9.-]+$": 'Write it in lower case without spaces, such as "example.org".',
    r"^(articles/[a-z0-9-]+/[a-z0-9-]+\.md|(pages|exercises)/[a-z0-9-]+\.md|(plan|exercises)\.html)$": (
        'Write the path of a Markdown file below `content/`, such as "articles/safety/falls.md" or "pages/support.md".'
    ),
    r"^articles/[a-z0-9-]+/[a-z0-9-]+\.md$": 'Write the path of an article, such as "articles/safety/falls.md".',
    r"^[a-z0-9-]+(/[a-z0-9-]+)*\.html$": 'Write it in lower case with ".html" at the end, such as "help.html".',
    r"^(https?://[^\s]+\.[^\s]+)?$": WEB,
    PHONE: 'Write digits with spaces, points or hyphens, such as "800-782-4747", and leave out words, letters and (0).',
    r"^[0-9 ]+$": "Write digits with spaces between, such as 112 911.",
    r"^[0-9]{2,5}$": 'Write the digits only, in quotes, such as "112".',
    r"^W[0-9]{2}$": "Write W and two digits.",
    r"^[0-2][0-9]:[0-5][0-9]$": 'Write hours and minutes, such as "09:30".',
}
"""What a pattern of the models asks for, in words; a field whose pattern is not here gives `examples`."""


def validate(
    model: type[Model],
    data: Any,
    place_of: Callable[[Location], tuple[str, int]],
    check: str = "schema",
    place: Location = (),
    written: tuple[str, str, str] = IN_YAML,
) -> tuple[Model | None, list[Problem]]:
    """Check data against a model.

    `place_of` gives the file and line of a value, `place` is where in the file the data stand, `written` says how lists,
    lists of records and records are written there. Gives the record and no problem, or None and every problem.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        problems = [
            Problem(*place_of((*place, *location(detail["loc"], data))), explain(detail, model, written), check)
            for detail in error.errors(include_url=False)[:MOST_ERRORS]
        ]
        return None, sorted(set(problems))


def validate_entries(
    model: type[Model], entries: Iterable[Any], document: Document, check: str
) -> tuple[dict[int, Model], list[Problem]]:
    """Check the entries of a document that is a list, with what is to be filled in already filled in.

    Gives the records by their place in it, and every problem, those of reading it first. One with a problem is left out.
    """
    records: dict[int, Model] = {}
    problems = list(document.problems)
    for number, entry in enumerate(entries):
        record, found = validate(model, entry, document.place_of, check, (number,))
        problems += found
        if record is not None:
            records[number] = record
    return records, problems


def location(parts: Location, data: Any) -> Location:
    """Return the place of an error in the data, without the marks that pydantic adds for unions and keys.

    A mark may have the name of a field, so of all ways through the data the longest counts.
    """
    if not parts:
        return ()
    head, rest = parts[0], parts[1:]
    is_there = head in data if isinstance(data, Mapping) else isinstance(data, list) and head in range(len(data))
    ways = [(head, *location(rest, data[head]))] if is_there else []
    if isinstance(head, str) and rest:
        ways.append(location(rest, data))
    return max(ways, key=len, default=())


def one_of(*names: str) -> AfterValidator:
    """Return the validator of a field that holds one of the names of a table."""
    expected = ", ".join(map(repr, names))

    def known(value: str) -> str:
        if value not in names:
            raise PydanticCustomError("enum", "Input should be {expected}", {"expected": expected})
        return value

    return AfterValidator(known)


def explain(detail: ErrorDetails, model: type[BaseModel], written: tuple[str, str, str] = IN_YAML) -> str:
    """Return in plain words what is wrong with one value and how to fix it; `written` as for `validate`."""
    place = tuple(part for part in detail["loc"] if part != "[key]")
    name = next((str(part) for part in reversed(place) if isinstance(part, str)), "the file")
    shown_place = ".".join(part for part in place if isinstance(part, str))
    value = detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "missing" if isinstance(place[-1], int):
            return f'"{name}" has too few values: there is no number {place[-1] + 1}. Add it.'
        case "missing":
            return f'The field "{name}" is missing. Add it.'
        case "extra_forbidden":
            known = fields_at(model, place[:-1])
            listed = ", ".join(sorted(known))
            return f'The field "{name}" is not known.{did_you_mean(name, known)} Known fields: {listed}.'
        case "literal_error" | "enum":
            allowed = str(context.get("expected", "")).replace(" or ", ", ").replace("'", '"')
            guess = did_you_mean(str(value), [word.strip(' "') for word in allowed.split(",")])
            return f'"{name}" is {show(value)}, which is not allowed.{guess} Allowed: {allowed}.'
        case "string_type":
            return f'"{name}" must be text, but it is {show(value)}. Write it in quotes.'
        case "int_type" | "int_parsing" | "int_from_float":
            return f'"{name}" must be a whole number, but it is {show(value)}. Write digits only.'
        case "float_type" | "float_parsing":
            return f'"{name}" must be a number, but it is {show(value)}. Write digits only.'
        case "bool_type" | "bool_parsing":
            return f'"{name}" must be true or false, but it is {show(value)}. Write true or false.'
        case "list_type" | "tuple_type":
            if isinstance(value, str) and value.startswith("-"):
                return f'"{name}" must be a list. Put a space behind each dash.'
            entry = node_at(model, (*place, 0))
            form = written[1 if "properties" in entry else 0].format(place=shown_place)
            return f'"{name}" must be a list, but it is {show(value)}. {form}'
        case "dict_type" | "model_type" | "model_attributes_type":
            return f'"{name}" must hold named fields, but it is {show(value)}. {written[2].format(place=shown_place)}'
        case kind if kind.startswith("date"):
            return f'"{name}" must be a date, but it is {show(value)}. Write it as 2026-11-21.'
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            return f'"{name}" is {show(value)}, which is out of range. It {bound(context)}.'
        case "string_too_long":
            length, most = len(str(value)), context["max_length"]
            return f'"{name}" has {length} characters. Shorten it to {most} at most.'
        case "string_too_short":
            least = context["min_length"]
            if not value:
                return f'"{name}" is empty. Write {"something" if least == 1 else f"at least {least} characters"}.'
            return f'"{name}" is {show(value)}, which is too short. Write at least {least} characters, in quotes.'
        case "too_short":
            return f'"{name}" has {items(context["actual_length"])}. Give at least {context["min_length"]}.'
        case "too_long":
            return f'"{name}" has {items(context["actual_length"])}. Give at most {context["max_length"]}.'
        case "string_pattern_mismatch":
            pattern = str(context["pattern"])
            form = FORMS.get(pattern) or f'Write it like "{node_at(model, place)["examples"][0]}".'
            return f'"{name}" is {show(value)}, which does not have the right form. {form}'
        case "value_error":
            return str(context.get("error", detail["msg"]))
        case _:
            return f'"{name}" is {show(value)}: {detail["msg"].lower()}. Correct it.'


def fields_at(model: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    """Return the names of the fields that may stand at a place in the data."""
    return list(node_at(model, place).get("properties", {}))


def node_at(model: type[BaseModel], place: tuple[str | int, ...]) -> dict[str, Any]:
    """Return the part of a model's JSON Schema that describes a place in the data; empty where nothing does."""
    schema = model.model_json_schema(by_alias=True)
    node: dict[str, Any] = schema
    for part in place:
        node = resolve(node, schema)
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
    return resolve(node, schema)


def resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow references in a JSON Schema; of several choices take the first that has fields."""
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    for choice in node.get("anyOf", []):
        found = resolve(choice, schema)
        if "properties" in found or "items" in found:
            return found
    return node


def bound(context: Mapping[str, Any]) -> str:
    """Return the limit that a number broke."""
    words = {"ge": "must be at least", "le": "must be at most", "gt": "must be more than", "lt": "must be less than"}
    return " and ".join(f"{words[key]} {context[key]}" for key in words if key in context)


def items(count: int) -> str:
    """Return a number of items in words that agree with it."""
    return f"{count} item" if count == 1 else f"{count} items"


def show(value: Any) -> str:
    """Return a value as it is quoted in a message, cut to 60 characters."""
    if isinstance(value, Mapping):
        return "named fields"
    if isinstance(value, bool):  # YAML reads both words so, without quotes
        return '"yes" or "true"' if value else '"no" or "false"'
    if isinstance(value, int) and value.bit_length() > 200:
        return "a number of very many digits"
    text = "empty" if value is None else str(value)
    return text if value is None else f'"{text[:57]}..."' if len(text) > 60 else f'"{text}"'
