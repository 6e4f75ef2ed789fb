"""Reading `organisation.toml`: the file checked against the model, the pictures it names, and its colors."""

import re
import tomllib
from io import BytesIO
from pathlib import Path, PurePosixPath

from alsguide.core.file_names import leads_out
from alsguide.core.files import ORGANISATION, Files
from alsguide.core.pictures import picture_faults
from alsguide.core.problems import Problem
from alsguide.core.schema import validate
from alsguide.core.sources import Location, walk
from alsguide.organisation.colors import brand
from alsguide.organisation.model import Organisation
from alsguide.organisation.placeholders import PLACEHOLDER
from alsguide.organisation.tokens import read_tokens

CHECK = "organisation"
MANY_DIGITS = re.compile(r"\d{400}")
IN_TOML = (
    'Write it in square brackets, such as ["a", "b"].',
    "Begin each item with a line [[{place}]].",
    "Begin it with a line [{place}], or [[{place}]] for one of several.",
)
"""How a list, a list of tables and a table are written in TOML; `{place}` names it."""

RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi")
"""Languages that are written from right to left in their usual script."""

RTL_SCRIPTS = {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}
"""Scripts that are written from right to left, as language tags name them (ISO 15924)."""


VIEW_BOX = re.compile(rb"""viewBox=["']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']""")
"""The `viewBox` of an SVG; its third and fourth number are the width and height."""

TEXT = b"<text"
"""What an SVG holds whose look depends on the fonts of the machine that draws it."""

ICON_PIXELS = 512
"""The least width and height of a host's own icon: the largest size in which it is published."""
OTHER_ERROR = "this line cannot be read. Check its quotation marks and brackets, and those above."
TOML_ERRORS = {
    "Invalid statement": 'this line is no field. Write name = "value", or # in front of a comment.',
    "Invalid value": 'the value needs straight quotation marks: name = "value".',
    "Expected '='": 'between a name and its value stands =, as in name = "value".',
    "Unclosed array": "a square bracket is not closed, or a comma is missing between two values.",
    "Unterminated string": "a quotation mark is missing at the end of the value.",
    "Illegal character": "a quotation mark is missing at the end of the value, or a hidden character stands here.",
    "Cannot declare": "this heading in square brackets appears twice. Put its fields together under one.",
    "Cannot overwrite": "this name is given twice. Keep one of them.",
    "Expected newline": "something stands behind the value. Put the whole value in quotation marks, or take the rest out.",
}
"""How each error of TOML is told, by how Python's words for it begin."""


def load_organisation(files: Files) -> tuple[Organisation, list[Problem]]:
    """Return what `organisation.toml` says. With problems in its form, the organisation holds the defaults."""
    if ORGANISATION not in files.sources:
        message = "This file is missing, and every site needs it. Bring it back from the last version."
        return Organisation(), [Problem(ORGANISATION, 1, message, CHECK)]
    text = files.sources[ORGANISATION]
    found, problems = parse_organisation(text, ORGANISATION)
    errors = [*logo_errors(found, files), *color_errors(found, files.root)]
    problems += [Problem(ORGANISATION, line_in_toml(text, place), message, CHECK) for place, message in errors]
    return found, problems


def parse_organisation(text: str, shown: str) -> tuple[Organisation, list[Problem]]:
    """Read the text of `organisation.toml`, without a look at other files. `shown` is the path that problems name."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        advice = next((words for start, words in TOML_ERRORS.items() if str(error).startswith(start)), OTHER_ERROR)
        return Organisation(), [Problem(shown, toml_error_line(error), f"This is not valid TOML: {advice}", CHECK)]
    except (ValueError, RecursionError):
        line = next((number for number, row in enumerate(text.split("\n"), 1) if MANY_DIGITS.search(row)), 1)
        return Organisation(), [Problem(shown, line, "This is not valid TOML: a number has too many digits.", CHECK)]
    found, problems = validate(Organisation, data, lambda place: (shown, line_in_toml(text, place)), CHECK, (), IN_TOML)
    if found is None:
        return Organisation(), problems
    errors = [*language_errors(found), *address_errors(found), *emergency_errors(found), *placeholder_errors(found)]
    return found, [Problem(shown, line_in_toml(text, place), message, CHECK) for place, message in errors]


def language_errors(organisation: Organisation) -> list[tuple[Location, str]]:
    """Return what is wrong with the country, and with the direction of the language."""
    errors: list[tuple[Location, str]] = []
    if organisation.country == "UK":
        errors.append((("country",), '"UK" is not the code of a country. The United Kingdom is "GB".'))
    first, *others = organisation.language.split("-")
    is_rtl = first in RIGHT_TO_LEFT or bool(RTL_SCRIPTS & set(others))
    if is_rtl and organisation.direction == "ltr":
        message = f'The language "{organisation.language}" is written from right to left. Set direction = "rtl".'
        errors.append((("direction",), message))
    if organisation.direction == "rtl" and not is_rtl:
        message = f'The language "{organisation.language}" is written from left to right. Set direction = "ltr".'
        errors.append((("direction",), message))
    return errors


def address_errors(organisation: Organisation) -> list[tuple[Location, str]]:
    """Return what is wrong with the address of the site: it names a folder, and other addresses are made from it."""
    url = organisation.address.url
    if re.search(r"[?#]|\.html?$", url):
        return [(("address", "url"), f'"url" is "{url}". Give the address of the folder, without a page, "?" or "#".')]
    if url and not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/[\w.~-]+)*/?", url):
        advice = "Name the site and its folder with letters, digits, points, hyphens and / only."
        return [(("address", "url"), f'"url" is "{url}". {advice}')]
    return []


def logo_errors(organisation: Organisation, files: Files) -> list[tuple[Location, str]]:
    """Return the pictures that are not there or cannot be used."""
    logo = organisation.logo
    errors: list[tuple[Location, str]] = []
    for name, file in (("light", logo.light), ("dark", logo.dark), ("icon", logo.icon)):
        if file and (message := picture_error(file, files, is_icon=name == "icon")):
            errors.append((("logo", name), message))
    if logo.dark and not logo.light:
        errors.append((("logo", "dark"), "There is a dark logo and no light one. Give both, or the light one alone."))
    return errors


def emergency_errors(organisation: Organisation) -> list[tuple[Location, str]]:
    """Return an error where the default number, that of the United States, would stand on the pages of another country."""
    if organisation.country == "US" or "number" in organisation.emergency.model_fields_set:
        return []
    message = (
        f'The country is "{organisation.country}", and no emergency number is given. Add "number" below [emergency].'
    )
    return [(("emergency",) if organisation.emergency.model_fields_set else ("country",), message)]


def placeholder_errors(organisation: Organisation) -> list[tuple[Location, str]]:
    """Return the texts that hold a placeholder: they are what placeholders are filled with, so it would stay as it is."""
    texts = ((place, value) for place, value in walk(organisation.model_dump(mode="json")) if isinstance(value, str))
    found = [(place, PLACEHOLDER.search(text)) for place, text in texts]
    advice = "Placeholders are for content only. Write the words themselves."
    return [(place, f'"{place[-1]}" holds "{mark[0]}". {advice}') for place, mark in found if mark]


def picture_error(file: str, files: Files, is_icon: bool) -> str:
    """Return what is wrong with a picture, a path from the project's folder; empty when it can be used."""
    path = files.root / file
    if file.startswith("/") or ".." in PurePosixPath(file).parts:  # not resolved: `overrides` may be a link
        return f'"{file}" lies outside of the project\'s folder. Copy it into overrides/.'
    if leads_out(path, files.root):
        return f'"{file}" is a link out of the project\'s folder. Put a copy of the file itself there.'
    if not path.is_file():
        return f'There is no file "{file}". Correct the path, seen from the project\'s folder.'
    data = files.read_bytes(file)
    if fault := next((fault for fault in picture_faults(data, file) if not fault.is_note), None):
        return f'"{file}", line {fault.line}: {fault.message}' if fault.line > 1 else f'"{file}": {fault.message}'
    if path.suffix == ".svg":
        return drawing_error(data, file, is_icon)
    from PIL import Image  # here, because most sites have no such picture, and this is slow to load

    with Image.open(BytesIO(data)) as picture:
        width, height = picture.size
    if is_icon and (width != height or width < ICON_PIXELS):
        return f'"{file}" has {width} by {height} pixels. An icon must be square, with {ICON_PIXELS} or more each way.'
    return ""


def drawing_error(data: bytes, file: str, is_icon: bool) -> str:
    """Return what is wrong with an SVG; empty when it can be used."""
    from resvg_py import svg_to_bytes  # here, because most sites have no such picture

    box = VIEW_BOX.search(data)
    if not box:
        return f'"{file}" has no viewBox, so it cannot be made small. Save it with one, or give a PNG.'
    if is_icon and box[1] != box[2]:
        return f'"{file}" is {box[1].decode()} wide and {box[2].decode()} high. An icon must be square.'
    if is_icon and TEXT in data:
        return f'"{file}" holds text, which looks different on every machine. Save its text as paths.'
    try:
        svg_to_bytes(svg_string=data.decode(), height=ICON_PIXELS, skip_system_fonts=True)
    except ValueError:
        return f'"{file}" cannot be read as an SVG. Save it again.'
    return ""


def color_errors(organisation: Organisation, root: Path) -> list[tuple[Location, str]]:
    """Return the colors that fail, each with the nearest that passes."""
    chosen = chosen_colors(organisation)
    if not any(color for roles in chosen.values() for color in roles.values()):
        return []
    _, weak = brand(chosen, read_tokens(root))
    places = {"light": ("colors",), "dark": ("colors", "dark")}
    return [((*places[error.scheme], error.role), str(error)) for error in weak]


def chosen_colors(organisation: Organisation) -> dict[str, dict[str, str]]:
    """Return an organisation's colors by scheme and role."""
    light = organisation.colors.model_dump(exclude={"dark"})
    return {"light": light, "dark": organisation.colors.dark.model_dump()}


def toml_error_line(error: tomllib.TOMLDecodeError) -> int:
    """Return the line named in a TOML error; 1 when it names none."""
    words = str(error).replace(",", " ").replace(")", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else 1


def line_in_toml(text: str, place: Location) -> int:
    """Return the line of a field in TOML text: its name in its table, else the table's header, else 1.

    A number in `place` is the position of a table among those of one name, such as `[[helplines]]`.
    """
    names = [part for part in place if isinstance(part, str)]
    position = next((part for part in place if isinstance(part, int)), 0)
    wanted, table, seen, found = ".".join(names[:-1]), "", -1, 0
    for number, row in enumerate(text.splitlines(), 1):
        row = row.strip()
        if row.startswith("["):
            table = row.lstrip("[").split("]")[0].strip()
            seen = seen + 1 if row.startswith("[[") and table in (wanted, ".".join(names)) else seen
            here = not row.startswith("[[") or seen == position
            if table in (wanted, ".".join(names)) and table and here:
                found = number
        elif names and table == wanted and row.split("=")[0].strip() == names[-1] and seen in (-1, position):
            return number
    return found or 1
