"""What the style sheets change in dark and in forced colors: paint and nothing else.

tests/support/axe.py rests on it: in these modes axe runs only the rules that judge paint.
"""

from pathlib import Path
from typing import Any

import pytest
import tinycss2

from alsguide.organisation.tokens import read_tokens
from tests.theme.colors import sheets

PAINT = (
    "--color-",
    "--pic-",
    "background",
    "border",
    "box-shadow",
    "color",
    "fill",
    "forced-color-adjust",
    "outline",
    "stroke",
)
"""How the names of properties that paint begin."""


def declarations(rules: list[Any], mode: str = "") -> list[tuple[str, str]]:
    """Return the mode (dark, forced colors or none) and the name of every declaration, however deep it stands."""
    found = []
    for rule in rules:
        if rule.type == "declaration":
            found.append((mode, rule.name))
        if rule.type == "at-rule":
            words = tinycss2.serialize(rule.prelude).strip()
            is_mode = "prefers-color-scheme" in words or "forced-colors" in words
            found += declarations(inner(rule), words if is_mode else mode)
        if rule.type == "qualified-rule":
            found += declarations(inner(rule), mode)
    return found


def inner(rule: Any) -> list[Any]:
    """Return what stands inside a rule's braces."""
    parts: list[Any] = tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True, skip_whitespace=True)
    return parts


def not_paint(css: str) -> list[tuple[str, str]]:
    """Return each declaration that a mode of colors changes and that is not paint."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return [(mode, name) for mode, name in declarations(rules) if mode and not name.startswith(PAINT)]


def test_dark_and_forced_colors_change_paint_alone(root: Path) -> None:
    """When it fails: another rule of axe may see the difference; run all rules in that mode, or change paint alone."""
    text = "\n".join([read_tokens(root).style_sheet(), *sheets(root).values()])
    assert text.count("forced-colors: active") >= 3
    assert not_paint(text) == []


@pytest.mark.parametrize("mode", ["prefers-color-scheme: dark", "forced-colors: active"])
def test_what_is_not_paint_is_seen(mode: str) -> None:
    css = "@layer a { .b { color: red; @media (%s) { color: blue; display: none } } @media (%s) { p { order: 2 } } }"
    assert [name for _, name in not_paint(css % (mode, mode))] == ["display", "order"]
    assert not_paint("p { display: none }") == []
