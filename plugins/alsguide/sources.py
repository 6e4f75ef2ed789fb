"""Source files: YAML and Markdown read together with the line of every value.

A *source* is one file that an editor writes. Reading never raises for a mistake in a file: the mistake comes back
as a problem, and the data are empty.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from alsguide.problems import Problem

Location = tuple[str | int, ...]
"""The way to a value: keys and list positions, such as `("steps", 0)`."""

TAG = "tag:yaml.org,2002:"
"""What the kinds of YAML's own values begin with."""

Lines = dict[Location, int]
"""The line (from 1) on which each value stands."""

YAML_ADVICE = {
    "mapping values": 'A value with a colon in it needs quotes around it: `title: "Falls: how to avoid them"`. '
    "If it has them, look whether the spaces at the start of the line match those of the line above.",
    "tab character": "There is a tab. Use spaces in its place.",
    "cannot start any token": "A value that begins with this sign needs quotes around it.",
    "unexpected end of stream": "A quotation mark is missing, here or on a line above.",
    "expected ',' or": "A bracket or a comma is missing, here or on the line above.",
    "expected key": "A quotation mark is missing or too many on the line above, or the spaces at the start do not match.",
    "expected ':'": "A colon is missing behind the name of the field, here or on the line above.",
}
"""What to look for, by a part of what the YAML library says, which only programmers understand."""

OTHER_YAML_ADVICE = "Check the colons, quotes, brackets and spaces here and on the line above."


class BadValue(Exception):
    """A value that cannot be read, which is the exception's text, and the line (from 1) on which it stands."""

    def __init__(self, value: str, line: int) -> None:
        super().__init__(value)
        self.line = line


@dataclass(frozen=True)
class Document:
    """A YAML file: its data, the line of every value, and what was wrong with it."""

    path: str
    data: Any
    lines: Lines
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, location: Location) -> int:
        """Give the line of a value; for a value that is absent, the line of the nearest value around it."""
        return line_of(self.lines, location)


@dataclass(frozen=True)
class Source:
    """A Markdown file with a YAML header.

    `header` is the header's data (a dict; empty when it could not be read), `lines` the line of each header value,
    `body` the Markdown below the header and `body_line` the line of the file on which the body's first line stands.
    """

    path: str
    header: dict[str, Any]
    lines: Lines
    body: str
    body_line: int
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, location: Location) -> int:
        """Give the line of a header value; for an absent one, the line of the nearest value around it."""
        return line_of(self.lines, location)


def line_of(lines: Lines, location: Location) -> int:
    """Give the line of a value, or of the nearest value around it; 1 when nothing is known."""
    for length in range(len(location), -1, -1):
        if location[:length] in lines:
            return lines[location[:length]]
    return 1


def relative_path(path: Path, root: Path) -> str:
    """Give a path as problems show it: relative to the project's folder, with forward slashes."""
    return path.resolve().relative_to(root.resolve()).as_posix()


def read_yaml(path: Path, root: Path) -> Document:
    """Read a YAML file. `root` is the project's folder."""
    shown = relative_path(path, root)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return Document(shown, None, {}, [not_utf8(shown)])
    return Document(shown, *parse_yaml(text, shown, 0))


def read_markdown(path: Path, root: Path) -> Source:
    """Read a Markdown file with a YAML header between two lines of `---`. `root` is the project's folder."""
    shown = relative_path(path, root)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return Source(shown, {}, {}, "", 1, [not_utf8(shown)])
    return parse_markdown(text, shown)


def parse_markdown(text: str, shown: str) -> Source:
    """Split the text of a Markdown file into header and body. `shown` is the path that problems name."""
    rows = text.split("\n")
    closing = next((i for i, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), None)
    if rows[0].rstrip() != "---" or closing is None:
        message = "The header is missing. Begin the file with a line `---`, then the fields, then a line `---`."
        if rows[0].rstrip() == "---":
            message = "The header does not end. Write a line `---` below its last field."
        return Source(shown, {}, {}, text, 1, [Problem(shown, 1, message, "header")])
    data, lines, problems = parse_yaml("\n".join(rows[1:closing]), shown, 1)
    if not problems and not isinstance(data, dict):
        problems = [Problem(shown, 2, "The header has no fields. Write them as `name: value`.", "header")]
    return Source(
        shown,
        data if isinstance(data, dict) else {},
        lines,
        "\n".join(rows[closing + 1 :]),
        closing + 2,
        problems,
    )


def not_utf8(shown: str) -> Problem:
    """Give the problem of a file that is not UTF-8 text."""
    return Problem(shown, 1, "The file is not saved as UTF-8 text. Save it again with the encoding UTF-8.", "encoding")


@lru_cache(maxsize=5_000)
def parse_yaml(text: str, shown: str, offset: int) -> tuple[Any, Lines, list[Problem]]:
    """Parse YAML text into data, lines and problems. `offset` is the number of lines above the text in its file.

    The result is shared by all who read the same file, so nobody may change it.
    """
    loader = yaml.CSafeLoader(text)
    lines: Lines = {}
    problems: list[Problem] = []
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}, []
        note_lines(node, (), lines, offset, duplicates(problems, shown, offset))
        data = build_data(node, loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 1 + offset
        reason = str(getattr(error, "problem", None) or error)
        advice = next((words for part, words in YAML_ADVICE.items() if part in reason), OTHER_YAML_ADVICE)
        return None, {}, [Problem(shown, line, f"This is not valid YAML. {advice}", "yaml")]
    except BadValue as error:
        message = f'"{error}" is no day of the calendar. Write one that is, such as 2026-11-21.'
        return None, {}, [Problem(shown, error.line + offset, message, "yaml")]
    finally:
        loader.dispose()
    return data, lines, problems


def build_data(node: yaml.Node, loader: yaml.CSafeLoader) -> Any:
    """Give the data of a YAML node.

    Texts, lists and plain mappings, which is nearly everything, are built here: PyYAML takes twice as long. It builds the
    rest: numbers, dates, and mappings that take in others.
    """
    if isinstance(node, yaml.ScalarNode):
        if node.tag == f"{TAG}str":
            return node.value
        try:
            return loader.construct_object(node)
        except ValueError:  # what looks like a date, and is none: the loader would leave it to Python
            raise BadValue(node.value, node.start_mark.line + 1) from None
    if isinstance(node, yaml.SequenceNode) and node.tag == f"{TAG}seq":
        return [build_data(item, loader) for item in node.value]
    is_plain = node.tag == f"{TAG}map" and all(
        isinstance(key, yaml.ScalarNode) and key.tag != f"{TAG}merge" for key, _ in node.value
    )
    if is_plain:
        return {build_data(key, loader): build_data(value, loader) for key, value in node.value}
    return loader.construct_object(node, deep=True)


def duplicates(problems: list[Problem], shown: str, offset: int) -> Callable[[str, int], None]:
    """Give a function that records a field written twice, which YAML itself would pass over."""

    def record(name: str, line: int) -> None:
        message = f'The field "{name}" stands twice. Keep one of them.'
        problems.append(Problem(shown, line + offset, message, "yaml"))

    return record


def note_lines(
    node: yaml.Node, place: Location, lines: Lines, offset: int, repeated: Callable[[str, int], None]
) -> None:
    """Note the line of a YAML node and of all below it. A key's line is the line of its name."""
    lines.setdefault(place, node.start_mark.line + 1 + offset)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else str(key.start_mark.line)
            if name in seen:
                repeated(name, key.start_mark.line + 1)
            seen.add(name)
            lines[(*place, name)] = key.start_mark.line + 1 + offset
            note_lines(value, (*place, name), lines, offset, repeated)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            note_lines(value, (*place, position), lines, offset, repeated)
