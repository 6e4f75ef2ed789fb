"""The types of the theme's scripts, `theme/types.d.ts`: made from the plan file's schema and the plan page's data.

`python -m tests.tools.script_types` writes the file; with `--check` it only says whether the file is up to date.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from alsguide.core.sources import read_yaml
from alsguide.plan.file_schema import schema_text
from alsguide.plan.page import OF_ALL_PAGES, words_of_scripts
from alsguide.plan.page_schema import PlanPage

ROOT = Path(__file__).parents[2]
TYPES = ROOT / "theme" / "types.d.ts"
BANNER = "// Made by `make format` from docs/plan.schema.json and plugins/alsguide/plan/page_schema.py. Do not edit."
NOISE = re.compile(
    r"(?: \*\n)? \* This interface was referenced by `\w+`'s JSON-Schema\n \* via the `definition` \"\w+\"\.\n"
)
"""What json2ts adds to comments."""
BY_ID = re.compile(r"\[k: string\]:[\s|]*FieldValue\b[^;]*;")
"""The type of a part that is reached by an id: json2ts writes the types of all known parts there once more."""


class Untitled(GenerateJsonSchema):
    """A schema without a title for each field: each would become a type of its own."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def types_schema() -> dict[str, Any]:
    """Return one schema of a plan and of the plan page's data."""
    page = TypeAdapter(PlanPage).json_schema(schema_generator=Untitled)
    words = read_yaml(ROOT / "content" / "data" / "plan" / "page.yaml", ROOT).data | dict.fromkeys(OF_ALL_PAGES, "")
    page["properties"]["ui"] = record("PageWords", {name: {"type": "string"} for name in words_of_scripts(words)})
    plan = json.loads(schema_text(ROOT))["properties"]["plan"] | {"title": "Plan"}
    parts = plan["properties"]
    item = parts["items"]["items"]
    by_id = {"Answers": parts["answers"], "Goal": parts["goals"]["items"], "SignOff": parts["sign_offs"]["items"]}
    for title, schema in by_id.items():
        schema |= {"title": title, "additionalProperties": {"$ref": "#/$defs/FieldValue"}}
    item["title"] = "Item"
    sides = {"type": "object", "additionalProperties": {"type": "string"}}
    parts["strength"] = {"type": "object", "additionalProperties": sides}
    definitions = page.pop("$defs")
    return {**record("Root", {"plan": plan, "data": page}), "$defs": definitions}


def record(title: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with exactly these properties."""
    return {"type": "object", "title": title, "properties": properties, "required": list(properties)}


def simple(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without defaults, whose parts are absent where they were null, and with tuples as json2ts reads them."""
    kept = {name: part for name, part in schema.items() if name not in ("default", "maxItems")}
    if schema.get("default", "") is None:
        parts = [part for part in kept.pop("anyOf", []) if part != {"type": "null"}]
        kept |= parts[0] if len(parts) == 1 else {"anyOf": parts}
    if "prefixItems" in kept:
        kept["items"] = kept.pop("prefixItems")
    for name, part in kept.items():
        if name in ("properties", "$defs"):
            kept[name] = {key: simple(value) for key, value in part.items()}
        elif isinstance(part, dict):
            kept[name] = simple(part)
        elif isinstance(part, list):
            kept[name] = [simple(value) if isinstance(value, dict) else value for value in part]
    return kept


def types_text() -> str:
    """Return the text of the file. Needs the packages that `make lint` installs."""
    command = [ROOT / "node_modules" / ".bin" / "json2ts", "--bannerComment", BANNER, "--no-additionalProperties"]
    command += ["--maxItems=-1", "--ignoreMinAndMaxItems", "--unreachableDefinitions"]
    schema = json.dumps(simple(types_schema()))
    made = subprocess.run(command, input=schema, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return BY_ID.sub(
        "[k: string]: FieldValue;", NOISE.sub("", made).replace("/**\n */\n", "").replace("\nexport ", "\n")
    )


def main(arguments: list[str]) -> int:
    """Write the file, or check it."""
    text = types_text()
    if arguments != ["--check"]:
        TYPES.write_text(text, "utf-8")
    elif TYPES.read_text("utf-8") != text:
        print("theme/types.d.ts is not what the plan's data make. Run `make format`.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
