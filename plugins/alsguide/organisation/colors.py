"""Colors of an organisation: every use tested, the nearest color that passes, and what is worked out from them.

What a scheme, a token and a role are: see `organisation.tokens`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from alsguide.organisation.oklab import at_lightness, by_distance, contrast, in_hue_of
from alsguide.organisation.tokens import Tokens

MOVING_LIGHTNESS = {"light": (0.70, 0.86), "dark": (0.64, 0.46)}
"""How light the moving limb and its far side are drawn, whatever the accent's own lightness: apart from the dark body."""


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
        fix = f'The nearest color that passes is "{self.nearest}".' if self.nearest else "Choose another color."
        return (
            f'The color "{self.role}"{where} is "{self.color}". For {self.use} the contrast is {shown_ratio:.1f} to 1, '
            f"and {self.least:g} to 1 is needed. {fix}"
        )


def brand(chosen: Mapping[str, Mapping[str, str]], theme: Tokens) -> tuple[dict[str, dict[str, str]], list[Weak]]:
    """Return the tokens that an organisation's colors change, by scheme, and every color that fails.

    `chosen` holds roles by scheme (empty text: not chosen).
    """
    changed: dict[str, dict[str, str]] = {}
    weak: list[Weak] = []
    behind = {role for role, facts in theme.roles.items() if facts.get("is_background")}
    for scheme in ("light", "dark"):
        roles = {role: color.lower() for role, color in chosen[scheme].items() if color}
        tokens = theme.in_scheme(scheme)
        fixed = in_hue(chosen["light"].get("action") or "", theme, scheme)
        tokens |= fixed
        if scheme == "light" and "text" in roles and "footer" not in roles:
            roles["footer"] = nearest_passing("footer", roles["text"], tokens, theme, set()) or tokens["foot"]
        if scheme == "dark":
            for role in ("action", "accent"):
                if chosen["light"].get(role) and role not in roles:
                    roles[role] = nearest_passing(role, chosen["light"][role].lower(), tokens, theme, set()) or ""
            roles = {role: color for role, color in roles.items() if color}
        for role in sorted(roles, key=lambda role: role not in behind):
            others = (
                {token for r in roles if r not in behind for token in changed_by(r, theme)} if role in behind else set()
            )
            if found := weakest(role, roles[role], tokens, theme, others):
                use, ratio, least = found
                passing = nearest_passing(role, roles[role], tokens, theme, others)
                weak.append(Weak(scheme, role, roles[role], use, ratio, least, passing))
                roles[role] = passing or roles[role]
            fixed |= dict.fromkeys(theme.roles[role]["sets"], roles[role])
            tokens |= fixed
        if "accent" in roles:
            fixed |= worked_out(roles["accent"], tokens, theme, scheme)
        changed[scheme] = fixed
    return changed, weak


def changed_by(role: str, theme: Tokens) -> list[str]:
    """Return the tokens that a role sets, and those that are worked out from it."""
    facts = theme.roles[role]
    return [*facts["sets"], *facts.get("makes", [])]


def in_hue(action: str, theme: Tokens, scheme: str) -> dict[str, str]:
    """Return the theme's quiet colors in the hue of an organisation's action color; those that would fail stay."""
    found: dict[str, str] = {}
    tokens = theme.in_scheme(scheme)
    for token in theme.quiet[scheme] if action else ():
        color = in_hue_of(tokens[token], action.lower())
        if passes(token, color, {**tokens, **found}, theme):
            found[token] = color
    return found


def worked_out(accent: str, tokens: Mapping[str, str], theme: Tokens, scheme: str) -> dict[str, str]:
    """Return the tokens that follow from the accent: its form for text, and the moving limbs of the pictures."""
    text = next((color for color in by_distance(accent) if passes("accent-text", color, tokens, theme)), tokens["text"])
    limb, far_side = MOVING_LIGHTNESS[scheme]
    return {
        "accent-text": text,
        "picture-accent": at_lightness(accent, limb),
        "picture-accent-soft": at_lightness(accent, far_side, 0.6),
    }


def passes(token: str, color: str, tokens: Mapping[str, str], theme: Tokens) -> bool:
    """Return whether a color passes in every use of one token."""
    tried = {**tokens, token: color}
    return all(contrast(tried[a], tried[b]) >= least for a, b, least in theme.pairs if token in (a, b))


def weakest(
    role: str, color: str, tokens: Mapping[str, str], theme: Tokens, without: set[str]
) -> tuple[str, float, float] | None:
    """Return the use of a role in which a color falls shortest: in words, its contrast, and what is needed; None if it passes.

    Uses with a token of `without` are ignored: those tokens are tested themselves.
    """
    own = theme.roles[role]["sets"]
    tried = {**tokens, **dict.fromkeys(own, color)}
    found = [
        (contrast(tried[front], tried[behind]) / least, front, behind, least)
        for front, behind, least in theme.pairs
        if (front in own or behind in own) and not without & {front, behind}
    ]
    share, front, behind, least = min(found)
    if share >= 1:
        return None
    words = [theme.colors[token]["words"] for token in (front, behind)]
    return f"{words[0]} on {words[1]} ({tried[front]} on {tried[behind]})", share * least, least


def nearest_passing(role: str, color: str, tokens: Mapping[str, str], theme: Tokens, without: set[str]) -> str | None:
    """Return the color of the same hue, and the nearest lightness, that passes in every use of a role."""
    return next((found for found in by_distance(color) if weakest(role, found, tokens, theme, without) is None), None)


def style_sheet(changed: Mapping[str, Mapping[str, str]], theme: Tokens) -> str:
    """Return the style sheet that puts an organisation's colors in place of the theme's, on screens only.

    Where a token and the one that it is made of are the same, the other is named alone: bytes count.
    """
    rules = []
    for scheme in ("light", "dark"):
        own = changed[scheme]
        named = {
            token: color
            for token, color in own.items()
            if own.get(theme.same_as(token) if token in theme.colors else "") != color
        }
        if named:
            values = "".join(f"--color-{token}:{color};" for token, color in sorted(named.items()))
            rules.append(f"@media screen and (prefers-color-scheme: {scheme}){{:root{{{values}}}}}")
    return "".join(rules)
