"""Faults of YAML, told to someone who does not know YAML: which line, what is wrong there, how to fix it."""

import re

import yaml

OTHER = "This line cannot be read. Check the colons, quotes and spaces here and on the line above."
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""A character that cannot be seen and that YAML refuses."""

NO_SPACE = re.compile(r"\s*[\w-]+:[^\s/]")
"""A field without a space behind its colon."""

NO_DAY = re.compile(r":\s*[\"']?(\d{4}-\d{2}-\d{2})\b")
"""A field that holds a date."""


def explain_yaml(error: yaml.YAMLError | ValueError, text: str, offset: int) -> tuple[int, str]:
    """Return the line of an error and what to say. `offset` is the number of lines above the text in its file."""
    rows = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    number = min(mark.line, len(rows) - 1) if mark else 0
    if mark is None:
        broken = CONTROL if isinstance(error, yaml.YAMLError) else NO_DAY
        number = next((i for i, row in enumerate(rows) if broken.search(row) and is_broken(row)), 0)
    begun = getattr(error, "context_mark", None)
    reason = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    if begun is not None and ("simple key" in context or "quoted scalar" in context):
        number = min(begun.line, len(rows) - 1)
    if "mapping values" in reason and number and NO_SPACE.match(rows[number - 1]):
        number -= 1
    return number + 1 + offset, f"This is not valid YAML: {advice(reason, context, rows, number)}"


def is_broken(row: str) -> bool:
    """Return whether a row holds a hidden character, or a date that is in no calendar."""
    found = NO_DAY.search(row)
    if CONTROL.search(row) or found is None:
        return CONTROL.search(row) is not None
    try:
        yaml.safe_load(found[1])
    except ValueError:
        return True
    return False


def advice(reason: str, context: str, rows: list[str], number: int) -> str:
    """Return what is most likely wrong with a row, and how to fix it."""
    row = rows[number]
    field, _, value = row.partition(":")
    value = value.strip()
    day = NO_DAY.search(row)
    if CONTROL.search(row):
        return "this line holds a character that cannot be seen. Delete the line and type it again."
    if re.match(r" *\t", row):
        return "this line begins with a tab. Use spaces instead."
    if day and is_broken(row):
        return f'"{day[1]}" is no day of the calendar. Write it as 2026-11-21.'
    if "escape" in reason:
        return "a backslash stands in quotation marks. Write / instead, or use single quotation marks."
    if "quoted scalar" in context:
        return f'a quotation mark on this line is not closed. Put one at the end: {field.strip()}: "...".'
    if value.startswith(("{{", "@", "`", "%")):
        return f'a value that begins with {value[0]} needs quotes: {field.strip()}: "...".'
    if value[:1] in "\"'" and len(value) > 1 and row.count(value[0]) > 2:
        inner = "‘ ’" if value[0] == "'" else "“ ”"
        return f"there are quotation marks inside the quotation marks. Write the inner ones as {inner}."
    if NO_SPACE.match(row) and ("mapping values" in reason or "expected ':'" in reason):
        return f'a space is missing behind the colon of "{field.strip()}:".'
    if "mapping values" in reason and value:
        return (
            f'this line has a second colon, or the one above has none. Put the value in quotes: {field.strip()}: "...".'
        )
    if "expected ':'" in reason:
        return "there is no colon with a space behind it. Write `name: value`."
    if "']'" in reason or "'}'" in reason or "flow" in context:
        return "a bracket is not closed here or above, or a comma is missing between two values."
    if "alias" in reason or "anchor" in reason:
        return f'a value that begins with * or & needs quotes: {field.strip()}: "...".'
    if "expected key" in reason or "'-' indicator" in reason or "block end" in reason:
        return "this line does not begin below the one that it belongs to. Give it as many spaces as its neighbors."
    return OTHER[0].lower() + OTHER[1:]
