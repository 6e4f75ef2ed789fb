"""Colors of a style sheet: its custom properties by mode, and the contrast between two of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Declaration, QualifiedRule

MODES = {"light": "", "dark": "(prefers-color-scheme: dark)", "print": "print"}
"""Each mode's media query; the properties outside of any query hold in all modes."""

VARIABLE = re.compile(r"^var\(\s*(--[\w-]+)\s*\)$")
"""A value that is another custom property and nothing else."""

HEX = re.compile(r"^#([0-9a-f]{3}|[0-9a-f]{6})$", re.IGNORECASE)
"""A color as three or six hexadecimal digits."""


def sheets(root: Path) -> dict[str, str]:
    """Return the text of every style sheet of the theme by its path below `theme/`."""
    theme = root / "theme"
    paths = sorted([*theme.glob("styles/*.css"), *theme.glob("components/*/*.css")])
    assert len(paths) >= 40
    return {path.relative_to(theme).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def rules(css: str) -> Iterator[tuple[str, str, Declaration]]:
    """Yield every declaration of a style sheet with its media query (empty outside of any) and its selector."""
    yield from walk(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), "")


def walk(nodes: list[object], media: str) -> Iterator[tuple[str, str, Declaration]]:
    """Yield the declarations of parsed rules, into layers and media queries."""
    for node in nodes:
        if isinstance(node, AtRule) and node.content is not None and node.lower_at_keyword in ("layer", "media"):
            query = tinycss2.serialize(node.prelude).strip() if node.lower_at_keyword == "media" else media
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from walk(inner, query)
        elif isinstance(node, QualifiedRule):
            selector = tinycss2.serialize(node.prelude).strip()
            for found in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
                assert isinstance(found, Declaration), (selector, found)
                yield media, selector, found


def value_of(declaration: Declaration) -> str:
    """Return a declaration's value as text."""
    return tinycss2.serialize(declaration.value).strip()


def tokens(css: str, mode: str) -> dict[str, str]:
    """Return the colors of the root's custom properties in one mode, as hexadecimal digits behind `#`."""
    raw: dict[str, str] = {}
    for media, selector, declaration in rules(css):
        if selector == ":root" and declaration.name.startswith("--") and media in ("", MODES[mode]):
            raw[declaration.name] = value_of(declaration)
    return {name: color for name in raw if HEX.match(color := resolve(name, raw))}


def resolve(name: str, raw: dict[str, str]) -> str:
    """Follow a custom property through others to its value."""
    value = raw[name]
    found = VARIABLE.match(value)
    return resolve(found[1], raw) if found else value


def luminance(color: str) -> float:
    """Return the relative luminance of a color, 0 to 1 (WCAG 2.2)."""
    digits = color.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
