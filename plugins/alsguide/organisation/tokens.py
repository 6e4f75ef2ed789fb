"""Tokens: the theme's colors, fonts, sizes and widths, read from `theme/tokens.yaml`, and the style sheet made from them.

A *scheme* is "light" or "dark". A *token* is a color of the theme by its purpose, `--color-link` without the mark before
it. A *role* is a color that an organisation sets (a field of `Palette`); it stands for one or more tokens.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alsguide.core.sources import parse_yaml

FILE = "tokens.yaml"

QUERY = re.compile(r"\(--(from|below)-(\w+)\)")
"""A named width in a media query, such as `(--from-medium)`."""


@dataclass(frozen=True)
class Tokens:
    """The theme's tokens; the fields are those of `theme/tokens.yaml`, which explains them."""

    palette: Mapping[str, str]
    colors: Mapping[str, Mapping[str, str]]
    pairs: tuple[tuple[str, str, float], ...]
    roles: Mapping[str, Mapping[str, Any]]
    quiet: Mapping[str, list[str]]
    values: Mapping[str, str | Mapping[str, str]]
    breakpoints: Mapping[str, str]

    def in_scheme(self, scheme: str) -> dict[str, str]:
        """Return the color of each token in a scheme, as `#` and six digits."""
        return {name: self.color_of(name, scheme) for name in self.colors}

    def color_of(self, name: str, scheme: str) -> str:
        """Return a color of the palette, or of a token in a scheme, as `#` and six digits."""
        value = self.palette.get(name) or self.colors[name].get(scheme) or self.colors[name]["light"]
        if not value.startswith("#"):
            return self.color_of(value, scheme)
        digits = value.removeprefix("#")
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))

    def same_as(self, name: str) -> str:
        """Return the token that a token is made of, so that the style sheet names the other alone; else an empty text."""
        value = self.colors[name]["light"]
        return value if value in self.colors else ""

    def named(self, value: str) -> str:
        """Return a value as the style sheet writes it: the custom property where it names another color."""
        if value in self.palette:
            return f"var(--{value})"
        return f"var(--color-{value})" if value in self.colors else value

    def style_sheet(self) -> str:
        """Return the style sheet that sets every token as a custom property."""
        plain = {name: {"screen": value} if isinstance(value, str) else value for name, value in self.values.items()}

        def properties(kind: str, scheme: str) -> Iterator[str]:
            if scheme == "light":
                yield from (f"--{name}: {color};" for name, color in self.palette.items())
            for name, color in self.colors.items():
                if scheme in color:
                    yield f"--color-{name}: {self.named(color[scheme])};"
            yield from (f"--{name}: {value[kind]};" for name, value in plain.items() if kind in value)

        light = "\n".join(["color-scheme: light dark;", *properties("screen", "light")])
        dark = "\n".join(properties("", "dark"))
        paper = "\n".join(["color-scheme: light;", *properties("print", "print")])
        rtl = "\n".join(properties("rtl", ""))
        return (
            f':root {{\n{light}\n}}\n[dir="rtl"] {{ {rtl} }}\n'
            f"@media (prefers-color-scheme: dark) {{ :root {{\n{dark}\n}} }}\n@media print {{ :root {{\n{paper}\n}} }}\n"
        )

    def with_widths(self, css: str) -> str:
        """Return a style sheet with the named widths of its media queries as numbers.

        What is below a width ends a hundredth before it, so that both never match; old browsers know no `width < 40em`.
        """

        def number(match: re.Match[str]) -> str:
            width = self.breakpoints[match[2]]
            return f"(min-width: {width})" if match[1] == "from" else f"(max-width: {float(width[:-2]) - 0.01:g}em)"

        return QUERY.sub(number, css)


def read_tokens(root: Path) -> Tokens:
    """Return the tokens of a project: a host's own `overrides/theme/tokens.yaml`, else those of the theme."""
    own = root / "overrides" / "theme" / FILE
    path = own if own.is_file() else root / "theme" / FILE
    parsed, _, problems = parse_yaml(
        path.read_text("utf-8"), f"theme/{FILE}", 0
    )  # not by `root`: `theme` may be a link
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    data = dict(parsed)
    pairs = tuple(
        (front, behind, float(use["contrast"]))
        for use in data.pop("uses")
        for front in use["front"]
        for behind in use["behind"]
    )
    return Tokens(pairs=pairs, **data)
