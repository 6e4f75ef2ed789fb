"""Brand: the organisation's colors and pictures, put among the assets that pages share."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from alsguide.core.files import Files
from alsguide.organisation import Organisation
from alsguide.organisation.colors import brand, style_sheet
from alsguide.organisation.load import VIEW_BOX, chosen_colors
from alsguide.organisation.oklab import at_lightness
from alsguide.organisation.tokens import read_tokens
from alsguide.site.assets import Assets

TOKENS = b"--color-page:"
"""What a style sheet holds that sets the theme's colors."""

OWN_STYLES = "css/own.css"
"""A host's own style sheet in `overrides/theme/static/`; it is added to the end of every bundle."""

MARK = "images/mark.svg"
HEIGHT = 40
"""The height of the logo at the head of a page, in CSS pixels."""

SMALL = 600
"""The most bytes of a drawing that may stand in a page itself."""


@dataclass(frozen=True)
class LogoFile:
    """The pictures at the head of every page and its icon: names of assets, and the size in CSS pixels.

    `dark` is empty when one picture serves light and dark pages. `inline` is the whole picture as an address, where it is one
    small drawing.
    """

    light: str
    dark: str
    width: int
    height: int = HEIGHT
    inline: str = ""

    @property
    def kind(self) -> str:
        """Return the media type of the light picture."""
        return "image/svg+xml" if self.light.endswith(".svg") else "image/png"


def add_brand(assets: Assets, organisation: Organisation, files: Files) -> LogoFile:
    """Put the organisation's colors and logo among the assets, and give its emblem."""
    tokens = read_tokens(files.root)
    changed, _ = brand(chosen_colors(organisation), tokens)
    own = style_sheet(changed, tokens).encode() + assets.files.pop(OWN_STYLES, b"")
    for name, data in assets.files.items():
        if name.endswith(".css") and TOKENS in data:
            assets.files[name] = data + own
    assets.files[MARK] = colored_mark(assets.files[MARK], changed["light"])
    logo = organisation.logo
    if not logo.light:
        return LogoFile(MARK, "", HEIGHT, inline=inline_address(assets.files[MARK]))
    names = {}
    for scheme, file in (("light", logo.light), ("dark", logo.dark)):
        if file:
            names[scheme] = f"images/logo-{scheme}{Path(file).suffix}"
            assets.files[names[scheme]] = files.read_bytes(file)
    width = round(HEIGHT * proportion(assets.files[names["light"]], logo.light))
    is_small = len(names) == 1 and names["light"].endswith(".svg") and len(assets.files[names["light"]]) <= SMALL
    inline = inline_address(assets.files[names["light"]]) if is_small else ""
    return LogoFile(names["light"], names.get("dark", ""), width, inline=inline)


def inline_address(drawing: bytes) -> str:
    """Return an address that holds a whole drawing."""
    return "data:image/svg+xml," + quote(drawing, safe="=:/")


def colored_mark(mark: bytes, colors: dict[str, str]) -> bytes:
    """Return the site's mark in the organisation's colors; as it is where none are set."""
    action, accent = colors.get("action"), colors.get("accent")
    if action:
        mark = mark.replace(b"#0b4f5c", action.encode())
    if accent:
        mark = mark.replace(b"#f7b58c", at_lightness(accent, 0.82).encode())
    return mark


def proportion(picture: bytes, name: str) -> float:
    """Return a picture's width divided by its height, between a quarter and six; 1 for an SVG that does not say."""
    if name.endswith(".svg"):
        found = VIEW_BOX.search(picture)
        width, height = (float(found[1]), float(found[2])) if found else (1.0, 1.0)
    else:
        from PIL import Image  # here, because most sites have no such logo, and this is slow to load

        width, height = Image.open(BytesIO(picture)).size
    return min(max(width / height, 0.25), 6.0)
