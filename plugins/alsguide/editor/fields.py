"""Fields: what a header's model says of each field, as the guide for editors and the browser editor show it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from alsguide.organisation import Organisation
from alsguide.organisation.placeholders import placeholders


@dataclass(frozen=True)
class HeaderField:
    """A field of a header: its name, whether it must be given, what it is for, an example, and what pydantic knows.

    `schema` is its JSON Schema; of a field that may be left empty, the schema of what it holds otherwise.
    """

    name: str
    is_required: bool
    description: str
    example: Any
    info: FieldInfo
    schema: dict[str, Any]


def fields_of(model: type[BaseModel]) -> list[HeaderField]:
    """Return the fields of a model in their order. Raises TypeError for one without description or example."""
    fields = []
    schemas = model.model_json_schema()["properties"]
    for name, info in model.model_fields.items():
        if not info.description or not info.examples:
            raise TypeError(f'The field "{name}" of {model.__name__} needs a description and an example.')
        schema = next((part for part in schemas[name].get("anyOf", []) if part != {"type": "null"}), schemas[name])
        fields.append(HeaderField(name, info.is_required(), info.description, info.examples[0], info, schema))
    return fields


def field_table(model: type[BaseModel]) -> str:
    """Return a Markdown table of a model's fields."""
    rows = [
        f"| `{field.name}` | {'yes' if field.is_required else 'no'} | {field.description} | `{in_yaml(field.example)}` |"
        for field in fields_of(model)
    ]
    return table(("Field", "Needed", "What it is", "Example"), rows)


def placeholder_table(organisation: Organisation) -> str:
    """Return a Markdown table of all placeholders with the words of an organization."""
    rows = []
    for name, word in placeholders(organisation).items():
        shown = "ALS" if name == "als" else name
        rows.append(f"| `{{{{{shown}}}}}` | {word} |")
    return table(("Write", "Appears here as"), rows)


def table(heads: Iterable[str], rows: Iterable[str]) -> str:
    """Return a Markdown table."""
    heads = tuple(heads)
    return "\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *rows]) + "\n"


def in_yaml(value: Any) -> str:
    """Return a value as it is written in a header: text with spaces in quotes, a list in brackets."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if " " in value else value
    return json.dumps(value, ensure_ascii=False)
