"""The references file, read with the line on which each reference begins."""

import json

from alsguide.checks.model import Library
from alsguide.problems import Problem


def parse_library(text: str, path: str) -> Library:
    """Read the text of the references file."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        advice = "Check the commas, quotes and brackets here and on the line above, or export the file anew."
        message = f"This is not valid JSON: {error.msg.lower()}. {advice}"
        return Library(path, problems=(Problem(path, error.lineno, message, "references-file"),))
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        message = (
            "The file must hold a list of references in CSL-JSON form. Export it anew from your reference manager."
        )
        return Library(path, problems=(Problem(path, 1, message, "references-file"),))
    return Library(path, tuple(data), tuple(item_lines(text, len(data))))


def item_lines(text: str, count: int) -> list[int]:
    """Give the line on which each of a JSON list's items begins."""
    decoder, lines, place, line = json.JSONDecoder(), [], text.index("[") + 1, 1
    line += text.count("\n", 0, place)
    for _ in range(count):
        start = text.index("{", place)
        line += text.count("\n", place, start)
        lines.append(line)
        place = decoder.raw_decode(text, start)[1]
        line += text.count("\n", start, place)
    return lines
