"""What reads a plan on other pages than its own: the plan page's data without what only the page itself needs."""

from collections.abc import Mapping
from typing import Any

PARTS = ("answers", "strength", "goal", "item", "sign_off")
"""The parts of the fields that a plan file holds."""
ONLY_SHOWN = {"help", "label_other", "section", "show_when", "source", "text", "required"}
"""The parts of a field that only the form shows."""


def reader_data(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `plan-file.js` reads a plan with. `block` is what `page_data` gave."""
    return {
        **{name: block[name] for name in ("format", "version")},
        "fields": {name: without(block["fields"][name], ONLY_SHOWN) for name in PARTS},
        "limits": {"file": block["limits"]["file"]},
        "words": {"file": block["words"]["file"]},
        "exercises": {name: {"upper": exercise["upper"]} for name, exercise in block["exercises"].items()},
        **{name: [{"id": one["id"]} for one in block[name]] for name in ("rules", "starters")},
        "builder": {"id": block["builder"]["id"]},
    }


def without(value: Any, names: set[str]) -> Any:
    """Return a value without parts of these names, at any depth."""
    if isinstance(value, Mapping):
        return {name: without(part, names) for name, part in value.items() if name not in names}
    return [without(part, names) for part in value] if isinstance(value, list | tuple) else value
