"""Colors of an organisation: every use tested, the nearest color that passes, and what is worked out from them.

A *scheme* is "light" or "dark". A *token* is a color of the theme by its purpose, `--color-link` without the mark before
it. A *role* is a color that an organisation sets (a field of `Palette`); it stands for one or more tokens.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from alsguide.organisation.oklab import at_lightness, by_distance, contrast, in_hue_of

TEXT_RATIO, CONTROL_RATIO = 7.0, 4.5
"""The least contrast of text (WCAG 2.2, criterion 1.4.6) and of controls and marks (DESIGN: 4.5, above criterion 1.4.11)."""

PAGES = ("page", "surface", "calm", "warm", "urgent-page", "emergency-page")
"""Backgrounds that any text may stand on."""

TEXTS = ("text", "text-soft", "link", "accent-text")
CONTROLS = ("action", "accent", "edge", "picture-ink", "picture-arrow", "urgent", "emergency")

USES: tuple[tuple[str, str, float], ...] = (
    *((text, page, TEXT_RATIO) for text in TEXTS for page in PAGES),
    ("on-action", "action", TEXT_RATIO),
    ("on-foot", "foot", TEXT_RATIO),
    *((control, page, CONTROL_RATIO) for control in CONTROLS for page in ("page", "surface", "calm")),
    ("accent", "warm", CONTROL_RATIO),
)
"""Each use of a color: the token in front, the token behind, and the least contrast between them."""

TOKENS: dict[str, tuple[str, ...]] = {
    "text": ("text", "picture-ink"),
    "action": ("link", "action"),
    "accent": ("accent", "picture-arrow"),
    "page": ("page",),
    "soft": ("calm",),
    "warm": ("warm",),
    "footer": ("foot",),
}
"""The tokens that each role stands for."""

IN_WORDS: dict[str, str] = {
    "text": "text",
    "text-soft": "quiet text",
    "link": "the text of links",
    "accent-text": "text in the accent",
    "on-action": "the words on a button",
    "on-foot": "light text",
    "action": "buttons",
    "accent": "marks in the accent",
    "edge": "the edges of fields",
    "picture-ink": "the lines of pictures",
    "picture-arrow": "the arrows of pictures",
    "urgent": "marks of what is urgent",
    "emergency": "marks of an emergency",
    "page": "the page",
    "surface": "cards",
    "calm": "quiet boxes",
    "warm": "the box “In brief”",
    "urgent-page": "boxes for what is urgent",
    "emergency-page": "boxes for an emergency",
    "foot": "the foot of the page",
}
"""Each token of `USES` in words for a host."""

FOLLOWING = {**TOKENS, "accent": (*TOKENS["accent"], "accent-text")}
"""The tokens that each role stands for, and those that are worked out from it."""

BEHIND = ("page", "soft", "warm", "footer")
"""The roles that text stands on. They are tested first, with the theme's own texts."""

QUIET: dict[str, tuple[str, ...]] = {
    "light": ("calm", "foot", "text", "picture-ink", "text-soft", "edge"),
    "dark": ("page", "surface", "calm", "foot", "on-action", "line", "text-soft", "edge"),
}
"""The tokens of the theme's quiet blue-green, by scheme. They take the hue of an organisation's `action`."""

MOVING_LIGHTNESS = {"light": (0.70, 0.86), "dark": (0.64, 0.46)}
"""How light the moving limb and its far side are drawn, whatever the accent's own lightness: apart from the dark body."""

PROPERTY = re.compile(r"--(?:color-)?([\w-]+):\s*([^;]+);")
"""A custom property of the theme: its name, without `color-`, and its value."""

VARIABLE = re.compile(r"var\(--(?:color-)?([\w-]+)\)")
"""A value that is another custom property."""


@dataclass(frozen=True)
class Weak:
    """A color that fails: its scheme and role, the color, where it fails, the contrast there, and the nearest that passes."""

    scheme: str
    role: str
    color: str
    use: str
    ratio: float
    least: float
    nearest: str | None

    def __str__(self) -> str:
        where = "" if self.scheme == "light" else " (dark)"
        shown_ratio = floor(self.ratio * 10) / 10  # 4.48 must not read as the 4.5 that is needed
        mend = f'The nearest color that passes is "{self.nearest}".' if self.nearest else "Choose another color."
        return (
            f'The color "{self.role}"{where} is "{self.color}". For {self.use} the contrast is {shown_ratio:.1f} to 1, '
            f"and {self.least:g} to 1 is needed. {mend}"
        )


def read_tokens(css: str) -> dict[str, dict[str, str]]:
    """Give the colors of the theme's `tokens.css` by scheme and token, as `#` and six digits."""
    light_part, dark_part = css.split("@media print")[0].split("@media (prefers-color-scheme: dark)")
    light, dark = dict(PROPERTY.findall(light_part)), dict(PROPERTY.findall(dark_part))
    return {"light": resolved(light), "dark": resolved({**light, **dark})}


def resolved(values: Mapping[str, str]) -> dict[str, str]:
    """Give those values that are colors, with names of other values replaced by what they stand for."""
    found = {}
    for name, value in values.items():
        while match := VARIABLE.fullmatch(value.strip()):
            value = values[match[1]]
        if re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", value.strip()):
            digits = value.strip()[1:].lower()
            found[name] = "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    return found


def brand(
    chosen: Mapping[str, Mapping[str, str]], theme: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, dict[str, str]], list[Weak]]:
    """Give the tokens that an organisation's colors change, by scheme, and every color that fails.

    `chosen` holds roles by scheme (empty text: not chosen), `theme` the theme's tokens by scheme.
    """
    changed: dict[str, dict[str, str]] = {}
    weak: list[Weak] = []
    for scheme in ("light", "dark"):
        roles = {role: color.lower() for role, color in chosen[scheme].items() if color}
        tokens = dict(theme[scheme])
        fixed = in_hue(chosen["light"].get("action") or "", tokens, scheme)
        tokens |= fixed
        if scheme == "light" and "text" in roles and "footer" not in roles:
            roles["footer"] = nearest_passing("footer", roles["text"], tokens, {}) or tokens["foot"]
        if scheme == "dark":
            for role in ("action", "accent"):
                if chosen["light"].get(role) and role not in roles:
                    roles[role] = nearest_passing(role, chosen["light"][role].lower(), tokens, {}) or ""
            roles = {role: color for role, color in roles.items() if color}
        for role in sorted(roles, key=lambda role: role not in BEHIND):
            others = set() if role not in BEHIND else {t for r in roles if r not in BEHIND for t in FOLLOWING[r]}
            if found := weakest(role, roles[role], tokens, others):
                use, ratio, least = found
                passing = nearest_passing(role, roles[role], tokens, others)
                weak.append(Weak(scheme, role, roles[role], use, ratio, least, passing))
                roles[role] = passing or roles[role]
            fixed |= dict.fromkeys(TOKENS[role], roles[role])
            tokens |= fixed
        if "accent" in roles:
            fixed |= worked_out(roles["accent"], tokens, scheme)
        changed[scheme] = fixed
    return changed, weak


def in_hue(action: str, tokens: Mapping[str, str], scheme: str) -> dict[str, str]:
    """Give the theme's quiet colors in the hue of an organisation's action color; those that would fail stay."""
    found: dict[str, str] = {}
    for token in QUIET[scheme] if action else ():
        color = in_hue_of(tokens[token], action.lower())
        if passes(token, color, {**tokens, **found}):
            found[token] = color
    return found


def worked_out(accent: str, tokens: Mapping[str, str], scheme: str) -> dict[str, str]:
    """Give the tokens that follow from the accent: its form for text, and the moving limbs of the pictures."""
    text = next((color for color in by_distance(accent) if passes("accent-text", color, tokens)), tokens["text"])
    limb, far_side = MOVING_LIGHTNESS[scheme]
    return {
        "accent-text": text,
        "picture-accent": at_lightness(accent, limb),
        "picture-accent-soft": at_lightness(accent, far_side, 0.6),
    }


def passes(token: str, color: str, tokens: Mapping[str, str]) -> bool:
    """Say whether a color passes in every use of one token."""
    tried = {**tokens, token: color}
    return all(contrast(tried[a], tried[b]) >= least for a, b, least in USES if token in (a, b))


def weakest(role: str, color: str, tokens: Mapping[str, str], without: set[str]) -> tuple[str, float, float] | None:
    """Give the use of a role in which a color falls shortest: in words, its contrast, and what is needed; None if it passes.

    Uses with a token of `without` are passed over: those tokens are tested themselves.
    """
    tried = {**tokens, **dict.fromkeys(TOKENS[role], color)}
    found = [
        (contrast(tried[front], tried[behind]) / least, front, behind, least)
        for front, behind, least in USES
        if (front in TOKENS[role] or behind in TOKENS[role]) and not without & {front, behind}
    ]
    share, front, behind, least = min(found)
    if share >= 1:
        return None
    return f"{IN_WORDS[front]} on {IN_WORDS[behind]} ({tried[front]} on {tried[behind]})", share * least, least


def nearest_passing(role: str, color: str, tokens: Mapping[str, str], without: set[str] | dict[str, str]) -> str | None:
    """Give the color of the same hue, and the nearest lightness, that passes in every use of a role."""
    return next((found for found in by_distance(color) if weakest(role, found, tokens, set(without)) is None), None)


def style_sheet(changed: Mapping[str, Mapping[str, str]]) -> str:
    """Give the style sheet that puts an organisation's colors in place of the theme's, on screens only."""
    rules = []
    for scheme in ("light", "dark"):
        if changed[scheme]:
            values = "".join(f"--color-{token}:{color};" for token, color in sorted(changed[scheme].items()))
            rules.append(f"@media screen and (prefers-color-scheme: {scheme}){{:root{{{values}}}}}")
    return f"@layer tokens{{{''.join(rules)}}}\n" if rules else ""
