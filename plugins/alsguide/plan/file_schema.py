"""The JSON Schema of plan files, made from the fields of the form. `python -m alsguide.plan.file_schema` writes it to docs/.

Exercises and starters are names, not lists: a plan may come from a site with another library. The page also checks
that it has the exercises, that dates exist, and that a list of choices has no unknown one.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from alsguide.core.problems import format_report
from alsguide.core.schema import ID
from alsguide.core.writing import write_file
from alsguide.exercises.load import load_exercises
from alsguide.organisation import Organisation
from alsguide.overrides.merge import open_project
from alsguide.plan.load import parse_plan_data
from alsguide.plan.payload import page_data
from alsguide.safety_signs.load import parse_signs

JsonObject = Mapping[str, Any]
NAME = {"type": "string", "pattern": ID}
RULE = {"type": "string", "pattern": "^W[0-9]{2}$"}
DIARY = {"type": "string", "pattern": "^[0-9a-z,;+-]*$", "maxLength": 2000}
COVERS = {"type": "string", "maxLength": 2000}


def file_schema(data: JsonObject) -> dict[str, Any]:
    """Return the schema. `data` is what `page_data` gives."""
    fields, limits = data["fields"], data["limits"]["file"]
    strength = fields["strength"]
    levels = {"enum": [choice["id"] for choice in strength["choices"]]}
    sides = record(dict.fromkeys(strength["sides"], levels))
    item = {"exercise": NAME, **values(fields["item"])}
    plan = {
        "starter": {"anyOf": [{"const": ""}, NAME]},
        "answers": record(values(fields["answers"])),
        "strength": record({group["id"]: sides for group in strength["groups"]}),
        "goals": listed(record(values(fields["goal"])), limits["most_goals"]),
        "items": listed(record(item), limits["most_exercises"]),
        "plan_b": {**listed(NAME, limits["most_exercises"]), "uniqueItems": True},
        "sign_offs": listed(
            record({"exercise": NAME, "rule": RULE, "covers": COVERS, **values(fields["sign_off"])}),
            limits["most_sign_offs"],
        ),
        "diary": DIARY,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Plan file of Moving with ALS",
        "description": "An exercise plan as the plan form saves it. docs/plan-file.md explains every part.",
        **record({"format": {"const": data["format"]}, "version": {"const": data["version"]}, "plan": record(plan)}),
    }


def record(properties: JsonObject) -> dict[str, Any]:
    """Return the schema of an object with exactly these parts."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


def listed(items: JsonObject, most: int) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "maxItems": most, "items": items}


def values(fields: Sequence[JsonObject]) -> dict[str, Any]:
    """Return the schemas of several fields by id."""
    return {field["id"]: value_schema(field) for field in fields}


def value_schema(field: JsonObject) -> dict[str, Any]:
    """Return the schema of what a field may hold."""
    match field["type"]:
        case "choice":
            ids = [choice["id"] for choice in field["choices"]]
            default = [field["default"]] if "default" in field and field["default"] not in ids else []
            return {"enum": [*default, *ids]}
        case "many":
            ids = [choice["id"] for choice in field["choices"]]
            return {"type": "array", "uniqueItems": True, "items": {"enum": ids}}
        case "days":
            return {"type": "array", "uniqueItems": True, "items": {"type": "integer", "minimum": 1, "maximum": 7}}
        case "date":
            return {"type": "string", "pattern": "^([1-9][0-9]{3}-[0-9]{2}-[0-9]{2})?$"}
        case "number":
            step = min(field.get("step", 1), 1)
            return {"type": ["number", "null"], "minimum": field["min"], "maximum": field["max"], "multipleOf": step}
        case _:
            return {
                "type": "string",
                "maxLength": field["max_length"],
                "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$",
            }


def schema_text(root: Path) -> str:
    """Return the text of `docs/plan.schema.json`. `root` is the project's folder."""
    project = open_project(root)
    exercises, problems = load_exercises(project.markdown.values())
    data, found = parse_plan_data(project.documents, exercises)
    if data is None:
        sys.exit(format_report([*problems, *found]))
    host = Organisation()
    signs, errors = parse_signs(project.document("safety_signs"), project.document("emergency_numbers"), host)
    if errors:
        sys.exit(format_report(errors))
    return json.dumps(file_schema(page_data(data, exercises, host, signs)), indent=1, ensure_ascii=True) + "\n"


if __name__ == "__main__":
    project = Path(__file__).parents[3]
    write_file(project / "docs" / "plan.schema.json", schema_text(project))
