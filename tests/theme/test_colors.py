"""The palette: at least 7:1 for text and 4.5:1 for controls, in every mode, and no color outside of it."""

import re
from pathlib import Path

import pytest

from alsguide.organisation.tokens import Tokens, read_tokens
from tests.theme.colors import MODES, contrast, rules, sheets, tokens, value_of

DECORATION = {"line"}
"""Lines that say nothing: what they part is also parted by space."""


@pytest.fixture(scope="module")
def theme(root: Path) -> Tokens:
    """The tokens as the program reads them."""
    return read_tokens(root)


@pytest.fixture(scope="module")
def css(root: Path, theme: Tokens) -> dict[str, str]:
    """The text of every style sheet by its path, that of the tokens too."""
    return {"tokens.css": theme.style_sheet(), **sheets(root)}


def weak(theme: Tokens, mode: str, least: float) -> tuple[int, dict[str, float]]:
    """Return the number of pairs that need a contrast, and those that have less, as a browser reads the style sheet."""
    found = tokens(theme.style_sheet(), mode)
    pairs = [(front, behind) for front, behind, needed in theme.pairs if needed == least]
    ratios = {(a, b): contrast(found[f"--color-{a}"], found[f"--color-{b}"]) for a, b in pairs}
    return len(pairs), {f"{a} on {b}": round(ratio, 2) for (a, b), ratio in ratios.items() if ratio < least}


@pytest.mark.parametrize("mode", MODES)
def test_all_text_stands_out_from_its_background(theme: Tokens, mode: str) -> None:
    """When it fails: make the first color darker (in the dark: lighter) until the ratio is 7."""
    assert weak(theme, mode, 7) == (30, {})


@pytest.mark.parametrize("mode", MODES)
def test_all_controls_stand_out_from_their_background(theme: Tokens, mode: str) -> None:
    """When it fails: as above, until the ratio is 4.5."""
    assert weak(theme, mode, 4.5) == (24, {})


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_focus_ring_shows_on_every_background(theme: Tokens, mode: str) -> None:
    """The ring has two colors, so that one of them stands out wherever it is."""
    found = tokens(theme.style_sheet(), mode)
    ring = (found["--color-focus"], found["--color-on-focus"])
    pages = {behind for front, behind, _ in theme.pairs if front == "text"} | {"action", "foot"}
    best = {page: max(contrast(color, found[f"--color-{page}"]) for color in ring) for page in pages}
    assert len(best) == 8
    assert {page: round(ratio, 2) for page, ratio in best.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_program_reads_the_colors_as_a_browser_does(theme: Tokens, scheme: str) -> None:
    shown = tokens(theme.style_sheet(), scheme)
    own = theme.in_scheme(scheme)
    assert len(own) >= 25
    assert {name: contrast(color, shown[f"--color-{name}"]) for name, color in own.items()} == dict.fromkeys(own, 1)


def test_every_color_in_use_is_one_that_is_tested(theme: Tokens, css: dict[str, str]) -> None:
    """When it fails: a style sheet uses a color in a new way; add the pair to `uses` in theme/tokens.yaml."""
    used: dict[str, set[str]] = {"color": set(), "background": set()}
    for text in css.values():
        for _, _, declaration in rules(text):
            kind = declaration.name.removesuffix("-color") if declaration.name != "color" else "color"
            if kind in used:
                used[kind] |= set(re.findall(r"--color-([\w-]+)", value_of(declaration)))
    texts = [pair for pair in theme.pairs if pair[2] == 7]
    assert used["color"] - {front for front, _, _ in texts} == set()
    assert used["background"] - {behind for _, behind, _ in texts} == set()
    assert len(used["color"]) >= 6
    assert len(used["background"]) >= 8


def test_every_color_is_tested_or_says_nothing(theme: Tokens) -> None:
    tested = {token for front, behind, _ in theme.pairs for token in (front, behind)} | {"picture-paper"}
    assert set(theme.colors) - tested == DECORATION
    assert {token for role in theme.roles.values() for token in role["sets"]} <= tested
    assert theme.same_as("picture-ink") == "text"
    assert theme.same_as("text") == ""


def test_widths_have_names_and_what_is_below_ends_before_what_is_from(theme: Tokens, css: dict[str, str]) -> None:
    """When it fails: write a width of theme/tokens.yaml, such as `(--from-medium)`, instead of a number."""
    assert theme.with_widths("@media screen and (--below-medium){} @media (--from-medium), print{}") == (
        "@media screen and (max-width: 39.99em){} @media (min-width: 40em), print{}"
    )
    queries = [query for text in css.values() for query in re.findall(r"@media ([^{]+)", text)]
    assert sum("--" in query for query in queries) >= 10
    assert [query for query in queries if "width" in query] == []


def test_colors_are_written_in_the_palette_alone(css: dict[str, str]) -> None:
    """When it fails: put the color into theme/tokens.yaml and use its name, so that dark, print and brands can change it."""
    # The pictures have a palette of their own; the plan's paper is black on white, also in the carer's copy.
    apart = {"tokens.css", *(f"{name}/style.css" for name in ("pictogram", "plan-paper", "plan-diary", "plan-blocks"))}
    found = [
        f"{name}: {selector} {declaration.name}: {value_of(declaration)}"
        for name, text in css.items()
        if name.removeprefix("components/") not in apart
        for media, selector, declaration in rules(text)
        if media != "print" and re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", value_of(declaration), re.IGNORECASE)
    ]
    assert found == []


def test_every_name_in_use_is_defined(css: dict[str, str]) -> None:
    """When it fails: a custom property is misspelled; a browser would drop the declaration without a word."""
    defined = {d.name for text in css.values() for _, _, d in rules(text) if d.name.startswith("--")}
    missing = [
        f"{name}: var({variable})"
        for name, text in css.items()
        for variable, rest in re.findall(r"var\(\s*(--[\w-]+)\s*([,)])", text)
        if rest == ")" and variable not in defined
    ]
    assert len(defined) >= 40
    assert missing == []


def test_styles_know_no_left_and_right(css: dict[str, str]) -> None:
    """Right-to-left sites mirror by themselves when only logical properties are used."""
    sides = re.compile(
        r"^(left|right|top|bottom|(margin|padding|border)-(left|right)\b.*|(text-align|float|clear):(left|right))$"
    )
    found = [
        f"{name}: {selector} {declaration.name}"
        for name, text in css.items()
        for _, selector, declaration in rules(text)
        if sides.match(declaration.name) or sides.match(f"{declaration.name}:{value_of(declaration)}")
    ]
    assert found == []


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1
