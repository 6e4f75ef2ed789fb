"""Sums of colors: contrast (WCAG 2.2), and OKLab, in which equal steps look equal (CSS Color 4, section 9.2)."""

from functools import cache
from math import cbrt, hypot


@cache
def by_distance(color: str) -> tuple[str, ...]:
    """Return colors of the same hue and chroma in all lightnesses, those nearest in lightness first."""
    lightness, _, _ = to_oklab(color)
    steps = sorted((step / 400 for step in range(401)), key=lambda step: abs(step - lightness))
    return (color, *(at_lightness(color, step) for step in steps))


def at_lightness(color: str, lightness: float, chroma: float = 1.0) -> str:
    """Return a color's hue at another lightness (0 to 1, OKLCH), with as much of its chroma as a screen can show."""
    _, a, b = to_oklab(color)
    share = chroma
    while share > 0.01 and not is_shown(lightness, a * share, b * share):
        share -= 0.02
    return from_oklab(lightness, a * share, b * share) if share > 0.01 else from_oklab(lightness, 0, 0)


def linear(color: str) -> tuple[float, float, float]:
    """Return the red, green and blue of a color as amounts of light, 0 to 1."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (high + 0.05) / (low + 0.05)


def to_oklab(color: str) -> tuple[float, float, float]:
    """Return a color in OKLab: lightness 0 to 1, green to red, blue to yellow (CSS Color 4, section 9.2)."""
    r, g, b = linear(color)
    long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def light_of(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """Return an OKLab color as amounts of red, green and blue light; outside 0 to 1 where a screen cannot show it."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def is_shown(lightness: float, a: float, b: float) -> bool:
    """Return whether a screen can show an OKLab color."""
    return all(-0.0005 <= part <= 1.0005 for part in light_of(lightness, a, b))


def from_oklab(lightness: float, a: float, b: float) -> str:
    """Return an OKLab color as `#` and six digits."""
    parts = (min(max(part, 0.0), 1.0) for part in light_of(lightness, a, b))
    coded = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts)
    return "#" + "".join(f"{round(part * 255):02x}" for part in coded)


def distance(one: str, other: str) -> float:
    """Return how far apart two colors look (OKLab)."""
    return hypot(*(x - y for x, y in zip(to_oklab(one), to_oklab(other), strict=True)))


def in_hue_of(color: str, other: str) -> str:
    """Return a color in the hue of another: as light as it was, and no more vivid than either."""
    lightness, a, b = to_oklab(color)
    vivid, other_vivid = hypot(a, b), hypot(*to_oklab(other)[1:])
    return (
        at_lightness(other, lightness, min(vivid / other_vivid, 1.0))
        if other_vivid > 0.001
        else from_oklab(lightness, 0, 0)
    )
