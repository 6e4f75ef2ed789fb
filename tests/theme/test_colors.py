"""The palette: at least 7:1 for text and 4.5:1 for controls, in every mode, and no color outside of it."""

import re
from pathlib import Path

import pytest

from tests.theme.colors import MODES, contrast, rules, tokens, value_of

PAGES = ("page", "surface", "calm", "warm", "urgent-page", "emergency-page")
"""Backgrounds that any text may stand on."""

TEXTS = ("text", "text-soft", "link", "accent-text")
"""Colors of text that may stand on any of them."""

TEXT_PAIRS = [
    *((text, page) for text in TEXTS for page in PAGES),
    ("on-action", "action"),
    ("on-emergency", "emergency-bar"),
    ("on-foot", "foot"),
    ("on-focus", "focus"),
]
"""Text and background, as they meet."""

CONTROLS = ("action", "accent", "edge", "picture-ink", "picture-arrow", "urgent", "emergency")
CONTROL_PAIRS = [(control, page) for control in CONTROLS for page in ("page", "surface", "calm")]
CONTROL_PAIRS += [("accent", "warm"), ("urgent", "urgent-page"), ("emergency", "emergency-page")]
"""Edges, marks and controls, and what they stand on."""

DECORATION = {"line"}
"""Lines that say nothing: what they part is also parted by space."""

BACKGROUNDS = {*PAGES, "action", "emergency-bar", "foot", "focus"}
FOREGROUNDS = {*TEXTS, "on-action", "on-emergency", "on-foot", "on-focus"}


@pytest.fixture(scope="module")
def css(root: Path) -> Path:
    """The folder of the style sheets."""
    return root / "theme" / "static" / "css"


@pytest.mark.parametrize("mode", MODES)
def test_all_text_stands_out_from_its_background(css: Path, mode: str) -> None:
    """When it fails: make the first color darker (in the dark: lighter) until the ratio is 7."""
    found = tokens(css / "tokens.css", mode)
    weak = {
        f"{text} on {page}": round(ratio, 2)
        for text, page in TEXT_PAIRS
        if (ratio := contrast(found[f"--color-{text}"], found[f"--color-{page}"])) < 7
    }
    assert len(TEXT_PAIRS) == 28
    assert weak == {}


@pytest.mark.parametrize("mode", MODES)
def test_all_controls_stand_out_from_their_background(css: Path, mode: str) -> None:
    """When it fails: as above, until the ratio is 4.5."""
    found = tokens(css / "tokens.css", mode)
    weak = {
        f"{control} on {page}": round(ratio, 2)
        for control, page in CONTROL_PAIRS
        if (ratio := contrast(found[f"--color-{control}"], found[f"--color-{page}"])) < 4.5
    }
    assert len(CONTROL_PAIRS) == 24
    assert weak == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_focus_ring_shows_on_every_background(css: Path, mode: str) -> None:
    """The ring has two colors, so that one of them stands out wherever it is."""
    found = tokens(css / "tokens.css", mode)
    ring = (found["--color-focus"], found["--color-on-focus"])
    best = {
        page: max(contrast(color, found[f"--color-{page}"]) for color in ring) for page in (*PAGES, "action", "foot")
    }
    assert {page: round(ratio, 2) for page, ratio in best.items() if ratio < 4.5} == {}


def test_every_color_in_use_is_one_that_is_tested(css: Path) -> None:
    """When it fails: a style sheet uses a new color; add it to the lists above, or use one that is there."""
    used: dict[str, set[str]] = {"color": set(), "background": set()}
    for path in sorted(css.glob("*.css")):
        for _, _, declaration in rules(path.read_text(encoding="utf-8")):
            kind = declaration.name.removesuffix("-color") if declaration.name != "color" else "color"
            if kind in used:
                used[kind] |= set(re.findall(r"--color-([\w-]+)", value_of(declaration)))
    assert used["color"] - FOREGROUNDS == set()
    assert used["background"] - BACKGROUNDS == set()
    assert len(used["color"]) >= 6
    assert len(used["background"]) >= 8


def test_colors_are_written_in_the_palette_alone(css: Path) -> None:
    """When it fails: put the color into tokens.css and use its name, so that dark, print and brands can change it."""
    # The pictures have a palette of their own; the plan's paper is black on white, also in the carer's copy.
    apart = {"tokens.css", "pictograms.css", "plan-paper.css"}
    found = [
        f"{path.name}: {selector} {declaration.name}: {value_of(declaration)}"
        for path in sorted(css.glob("*.css"))
        if path.name not in apart
        for media, selector, declaration in rules(path.read_text(encoding="utf-8"))
        if media != "print" and re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", value_of(declaration), re.IGNORECASE)
    ]
    assert found == []


def test_every_name_in_use_is_defined(css: Path) -> None:
    """When it fails: a custom property is misspelled; a browser would drop the declaration without a word."""
    sheets = {path.name: path.read_text(encoding="utf-8") for path in sorted(css.glob("*.css"))}
    defined = {d.name for text in sheets.values() for _, _, d in rules(text) if d.name.startswith("--")}
    missing = [
        f"{name}: var({variable})"
        for name, text in sheets.items()
        for variable, rest in re.findall(r"var\(\s*(--[\w-]+)\s*([,)])", text)
        if rest == ")" and variable not in defined
    ]
    assert len(defined) >= 40
    assert missing == []


def test_styles_know_no_left_and_right(css: Path) -> None:
    """Right-to-left sites mirror by themselves when only logical properties are used."""
    sides = re.compile(
        r"^(left|right|top|bottom|(margin|padding|border)-(left|right)\b.*|(text-align|float|clear):(left|right))$"
    )
    found = [
        f"{path.name}: {selector} {declaration.name}"
        for path in sorted(css.glob("*.css"))
        for _, selector, declaration in rules(path.read_text(encoding="utf-8"))
        if sides.match(declaration.name) or sides.match(f"{declaration.name}:{value_of(declaration)}")
    ]
    assert found == []


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1
