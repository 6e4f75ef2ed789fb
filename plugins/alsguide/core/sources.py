"""Source files: text in UTF-8, YAML and Markdown, read together with the line of every value.

A *source* is one file that an editor writes. Reading never raises for a mistake in a file: the mistake comes back
as a problem, and the data are empty.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from alsguide.core.limits import DEEPEST, TOO_DEEP, too_deep
from alsguide.core.problems import Problem
from alsguide.core.yaml_errors import explain_yaml

Location = tuple[str | int, ...]
"""The way to a value: keys and list positions, such as `("steps", 0)`."""

TAG = "tag:yaml.org,2002:"
"""What the kinds of YAML's own values begin with."""

Lines = dict[Location, int]
"""The line (from 1) on which each value stands."""


@dataclass(frozen=True)
class Document:
    """A YAML file: its data, the line of every value, and what was wrong with it.

    `elsewhere` holds the path of another file for each name at the top whose value was written there, and `replaced` the
    file's own values of those names; it has none of a name that the file itself does not know.
    """

    path: str
    data: Any
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def texts(self) -> list[tuple[Location, str]]:
        """Every text in the data, with the way to it."""
        return [(place, value) for place, value in walk(self.data) if isinstance(value, str)]

    def place_of(self, location: Location) -> tuple[str, int]:
        """Return the file and line of a value; for a value that is absent, those of the nearest value around it."""
        path = self.elsewhere.get(str(location[0]), self.path) if location else self.path
        return path, line_of(self.lines, location)


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

    @cached_property
    def texts(self) -> list[tuple[Location, str]]:
        """Every text in the header, with the way to it."""
        return [(place, value) for place, value in walk(self.header) if isinstance(value, str)]

    def line_of(self, location: Location) -> int:
        """Return the line of a header value; for an absent one, the line of the nearest value around it."""
        return line_of(self.lines, location)

    def place_of(self, location: Location) -> tuple[str, int]:
        """Return the file and line of a header value; for an absent one, those of the nearest value around it."""
        return self.path, line_of(self.lines, location)


def walk(value: Any, place: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Yield every value in nested lists and dicts that holds no others, with the way to it."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from walk(item, (*place, str(key)))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from walk(item, (*place, number))
    else:
        yield place, value


def line_of(lines: Lines, location: Location) -> int:
    """Return the line of a value, or of the nearest value around it; 1 when nothing is known."""
    for length in range(len(location), -1, -1):
        if location[:length] in lines:
            return lines[location[:length]]
    return 1


def relative_path(path: Path, root: Path) -> str:
    """Return a path as problems show it: relative to the project's folder, with forward slashes."""
    return path.resolve().relative_to(root.resolve()).as_posix()


def read_text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """Read a file's text. `shown` is the path that problems name."""
    return decode(path.read_bytes(), shown)


def decode(data: bytes, shown: str) -> tuple[str, list[Problem]]:
    """Return the text of a file. `shown` is the path that problems name.

    The mark that some editors put before UTF-8 text is ignored. A file in another encoding gives a problem, and its
    text as far as it can be guessed, so that what other files say about it is not held against them.
    """
    try:
        return with_plain_ends(data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = with_plain_ends(data.decode("utf-16" if is_utf16 else "cp1252", errors="replace"))
        line = 1 if is_utf16 else text.count("\n", 0, error.start) + 1
        word = "" if is_utf16 else words_around(text, error.start)
        what = f"The file is not saved as UTF-8 text{word}. Save it again with the encoding UTF-8."
        return text, [Problem(shown, line, what, "encoding")]


def with_plain_ends(text: str) -> str:
    """Return a text in which every line ends with one character, `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def words_around(text: str, place: int) -> str:
    """Return ` (see "word")` for the word at a place of a text; nothing where it cannot be shown."""
    found = next((match[0] for match in re.finditer(r"\S+", text) if match.start() <= place < match.end()), "")
    return f' (see "{found[:30]}")' if found.isprintable() and found else ""


def read_yaml(path: Path, root: Path) -> Document:
    """Read a YAML file. `root` is the project's folder."""
    shown = relative_path(path, root)
    text, problems = read_text(path, shown)
    return Document(shown, None, {}, problems) if problems else Document(shown, *parse_yaml(text, shown, 0))


def read_markdown(path: Path, root: Path) -> Source:
    """Read a Markdown file with a YAML header between two lines of `---`. `root` is the project's folder."""
    shown = relative_path(path, root)
    text, problems = read_text(path, shown)
    return Source(shown, {}, {}, "", 1, problems) if problems else parse_markdown(text, shown)


FIELD = re.compile(r"\s*[\w-]+:(\s|$)|\s+\S|\s*#|\s*-\s|\s*$")
"""A row that may stand in a header: a field, a row that goes on with one, a comment, an item, an empty row."""


def parse_markdown(text: str, shown: str) -> Source:
    """Split the text of a Markdown file into header and body. `shown` is the path that problems name."""
    rows = text.split("\n")
    closing = next((i for i, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), None)
    if rows[0].rstrip() != "---" or closing is None:
        return without_header(rows, shown)
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


def without_header(rows: list[str], shown: str) -> Source:
    """Return the source of a file whose header does not begin or end as it should, and say which of the two."""
    first = next((number for number, row in enumerate(rows) if row.strip()), 0)
    begin = rows[first].strip()
    closing = next((number for number, row in enumerate(rows[first + 1 :], first + 1) if row.rstrip() == "---"), None)
    ending = (
        closing
        if closing is not None
        else next(
            (number for number, row in enumerate(rows[first + 1 :], first + 1) if not FIELD.match(row)), len(rows)
        )
    )
    line = first + 1
    if begin == "---" and closing is not None:
        message = "The file must begin with this `---`. Take out what stands above it or in front of it."
    elif begin == "---":
        line = ending + 1
        message = "The header has no end. Put a line of three hyphens, `---`, between its last field and this line."
    elif closing is not None and not FIELD.match(rows[first]):
        message = f'The first line is "{begin[:40]}". It must be three hyphens: `---`.'
    elif closing is not None:
        message = f'The file must begin with a line of three hyphens, `---`. Put it above "{begin[:40]}".'
    else:
        ending = -1
        message = "The header is missing. Begin the file with a line `---`, then the fields, then a line `---`."
    body = ending + (closing is not None or ending < 0)
    return Source(shown, {}, {}, "\n".join(rows[body:]), body + 1, [Problem(shown, line, message, "header")])


def parse_yaml(text: str, shown: str, offset: int) -> tuple[Any, Lines, list[Problem]]:
    """Parse YAML text into data, lines and problems. `offset` is the number of lines above the text in its file."""
    text = text.translate(OTHER_ENDS)
    if refused := refused_yaml(text):
        return None, {}, [Problem(shown, refused[0] + offset, refused[1], "yaml")]
    lines: Lines = {}
    problems: list[Problem] = []
    loader = yaml.CSafeLoader(text.encode("utf-8", "replace").decode())
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}, []
        note_lines(node, (), lines, offset, recorder(problems, shown, offset))
        data = build_data(node, loader)
    except (yaml.YAMLError, ValueError) as error:
        return None, {}, [Problem(shown, *explain_yaml(error, text, offset), "yaml")]
    except (RecursionError, TypeError, AttributeError, LookupError, OverflowError):
        message = (
            "This file holds a value or a mark of YAML that is not known here. Write plain words, lists and dates."
        )
        return None, {}, [Problem(shown, offset + 1, message, "yaml")]
    finally:
        loader.dispose()
    return data, lines, problems


OTHER_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""Signs that end a line for YAML, and for no editor."""

MOST_VALUES = 200_000
"""The most values of a file that repeats parts of itself; the longest file of this project has some thousands."""

DASHES = re.compile(rf"^[ \t]*(?:[-?] +){{{DEEPEST}}}", re.MULTILINE)
"""Items within items on one row."""


def refused_yaml(text: str) -> tuple[int, str] | None:
    """Return the line of what the reader must not be given, and what to do; in time linear in the text. None for nearly all."""
    if row := DASHES.search(text):
        return text.count("\n", 0, row.start()) + 1, "Too many lists stand inside one another. Take some apart."
    if line := too_deep(text):
        return line, TOO_DEEP
    return refused_alias(text) if re.search(r"(?<!\S)[&]\w", text) and re.search(r"\*\w", text) else None


def refused_alias(text: str) -> tuple[int, str] | None:
    """Return the line of a mark of YAML (`*name`) that repeats a part of the text within itself, or too much of it.

    Whoever reads the data sees each repetition in full, so a few lines could grow without end.
    """
    sizes: dict[str, int] = {}  # of the parts that have a name, once they are closed
    open_parts: list[tuple[str | None, int]] = []  # their names, and how many values stood before them
    values = 0
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            if isinstance(event, yaml.AliasEvent):
                values += sizes.get(event.anchor or "", 0)
                if values > MOST_VALUES or any(name == event.anchor for name, _ in open_parts):
                    line = event.start_mark.line if event.start_mark else 0
                    return line + 1, f'"*{event.anchor}" repeats too much of the file. Write it out.'
            elif isinstance(event, yaml.CollectionStartEvent):
                open_parts.append((event.anchor, values))
            elif isinstance(event, yaml.CollectionEndEvent):
                name, before = open_parts.pop()
                if name:
                    sizes[name] = values - before
            elif isinstance(event, yaml.ScalarEvent):
                values += 1
    except yaml.YAMLError:
        return None  # the reader tells why
    return None


def build_data(node: yaml.Node, loader: yaml.CSafeLoader) -> Any:
    """Return the data of a YAML node.

    Texts, lists and plain mappings, which is nearly everything, are built here: PyYAML takes twice as long. It builds the
    rest: numbers, dates, and mappings that take in others.
    """
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == f"{TAG}str" else loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode) and node.tag == f"{TAG}seq":
        return [build_data(item, loader) for item in node.value]
    is_plain = node.tag == f"{TAG}map" and all(
        isinstance(key, yaml.ScalarNode) and key.tag != f"{TAG}merge" for key, _ in node.value
    )
    if is_plain:
        return {build_data(key, loader): build_data(value, loader) for key, value in node.value}
    return loader.construct_object(node, deep=True)


def recorder(problems: list[Problem], shown: str, offset: int) -> Callable[[str, int], None]:
    """Return a function that records what YAML itself would ignore."""

    def record(message: str, line: int) -> None:
        problems.append(Problem(shown, line + offset, message, "yaml"))

    return record


ODD_NUMBER = re.compile(r"[-+\w]*\w{19}|.*[:]|[-+]?\.(?:inf|nan)|.*e[-+]?\d{3}", re.IGNORECASE)
"""A number that YAML reads and nobody means: one of 19 digits or more, `12:30`, `.inf`."""


def odd_value(node: yaml.ScalarNode) -> str:
    """Return what is wrong with a date or number as it is written; nothing for any other value."""
    if node.tag == f"{TAG}timestamp" and len(node.value) > len("2026-11-21"):
        return f'"{node.value[:40]}" is a day with a time. Write the day alone, such as 2026-11-21.'
    if node.tag in (f"{TAG}int", f"{TAG}float") and ODD_NUMBER.match(node.value):
        return f'"{node.value[:40]}" would be read as a number. Write digits only, or put it in quotation marks.'
    return ""


CURLY = ("\u201c", "\u201d", "\u201e", "\u2018", "\u2019", "\u00ab")
"""Quotation marks that word processors write, and that mean nothing to YAML."""


def note_lines(node: yaml.Node, place: Location, lines: Lines, offset: int, report: Callable[[str, int], None]) -> None:
    """Note the line of a YAML node and of all below it. A key's line is the line of its name."""
    lines.setdefault(place, node.start_mark.line + 1 + offset)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        repeated: yaml.Node | None = None
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else str(key.start_mark.line)
            repeated = key if name in seen and repeated is None else repeated
            seen.add(name)
            lines[(*place, name)] = key.start_mark.line + 1 + offset
            note_lines(value, (*place, name), lines, offset, report)
        if repeated is not None:
            hint = " If a new entry begins here, put `- ` in front of its first field." if place else ""
            report(f'The field "{repeated.value}" appears twice. Keep one of them.{hint}', repeated.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            note_lines(value, (*place, position), lines, offset, report)
    elif isinstance(node, yaml.ScalarNode) and (message := odd_value(node)):
        node.tag = f"{TAG}str"
        report(message, node.start_mark.line + 1)
    elif isinstance(node, yaml.ScalarNode) and not node.style and node.value.startswith(CURLY):
        report(
            f'"{node.value[:40]}" begins with a curly quotation mark. Write straight ones: ".', node.start_mark.line + 1
        )
