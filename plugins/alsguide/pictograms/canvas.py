"""The canvas: shapes in the order in which they are painted, written as the elements of an SVG.

Every element has a class, so that `theme/components/pictogram/style.css` can color it for light, dark, forced colors and
print, and attributes that give the same picture where no style sheet is at hand.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from alsguide.pictograms.figure import Outline, dress
from alsguide.pictograms.geometry import AS_IT_IS, HEIGHT, WIDTH, Path, Placing, tenths
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import Body

INK = "#12343c"
PAPER = "#fff"

STYLES = {
    "pic-body": f'fill="{INK}" stroke="{PAPER}" stroke-width="16"',
    "pic-join": f'fill="{INK}"',
    "pic-far": f'fill="#93abb1" stroke="{PAPER}" stroke-width="16"',
    "pic-move": f'fill="#e8762c" stroke="{INK}" stroke-width="20"',
    "pic-move-far": f'fill="#f6c49c" stroke="{INK}" stroke-width="14"',
    "pic-halo": f'fill="{PAPER}" stroke="{PAPER}" stroke-width="44"',
    "pic-carer": 'fill="#d6e8e6" stroke="#2f6a72" stroke-width="18"',
    "pic-prop": 'fill="none" stroke="#868c8c" stroke-width="30"',
    "pic-line": 'fill="none" stroke="#868c8c" stroke-width="14"',
    "pic-soft": 'fill="#e2e0da" stroke="#868c8c" stroke-width="20"',
    "pic-arrow": 'fill="none" stroke="#b4410e" stroke-width="22"',
    "pic-floor": 'fill="none" stroke="#c3c6c4" stroke-width="16"',
    "pic-water": 'fill="none" stroke="#3a7ca0" stroke-width="18"',
    "pic-pool": 'fill="#3a7ca0" fill-opacity=".18"',
    "pic-band": 'fill="none" stroke="#2f6a72" stroke-width="20"',
    "pic-lens": f'fill="{PAPER}" stroke="#868c8c" stroke-width="14"',
}
"""Fallback attributes of each class. Outlines are painted first, so that joined shapes have one outline."""

NAMED = re.compile(r' aria-labelledby="[^"]*"|<title .*?</title>')
"""What names a picture: the attribute, and the element that it leads to."""

FILE_ONLY = re.compile(r' (?:xmlns|paint-order)="[^"]*"')
"""An attribute that only a picture in a file of its own needs: HTML has no use for the one, the style sheet gives the other."""


class Canvas:
    """Collects shapes from back to front. `pose` is that of the person who exercises, `figure` their joints."""

    def __init__(self, pose: Pose | None = None, figure: Body | None = None) -> None:
        self.pose = pose
        self.figure = dict(figure or {})
        self.shapes: list[tuple[str, Path]] = []

    def layer(self, name: str, placing: Placing = AS_IT_IS) -> Path:
        """Begin a new shape of a class on top of what is there, and give its path."""
        path = Path(placing)
        self.shapes.append((name, path))
        return path

    def dress(self, name: str, outlines: Sequence[Outline]) -> None:
        """Begin a new shape of a class, of parts of the person who exercises."""
        dress(self.layer(name), self.figure, outlines, tuple(self.figure))

    def painted(self) -> list[tuple[str, list[Path]]]:
        """Return the class and the paths of each element, back to front. Neighbours of one class without a fill share one."""
        found: list[tuple[str, list[Path]]] = []
        for name, path in self.shapes:
            if not path.parts:
                continue
            if found and found[-1][0] == name and 'fill="none"' in STYLES[name]:
                found[-1][1].append(path)
            else:
                found.append((name, [path]))
        return found

    def elements(self) -> str:
        """Return the SVG elements, back to front."""
        return "".join(
            f'<path class="{name}" {STYLES[name]} d="{"".join(map(str, paths))}"/>' for name, paths in self.painted()
        )


def svg(canvas: Canvas, title: str, prefix: str) -> str:
    """Return the whole picture. `title` is its text alternative, `prefix` makes its ids unique in a page."""
    label = escape(f"{prefix}-title", quote=True)
    named = f'<title id="{label}">{escape(title, quote=False)}</title>'
    return whole(canvas, f'role="img" aria-labelledby="{label}"', named)


def svg_beside_words(canvas: Canvas) -> str:
    """Return the whole picture where words beside it say the same, so that nobody hears them twice."""
    return whole(canvas, 'aria-hidden="true"', "")


def beside_words(picture: str) -> str:
    """Return a picture that has a name as it stands beside words: without the name, so that ids stay single."""
    return NAMED.sub("", picture).replace('role="img"', 'aria-hidden="true"', 1)


def drawn_once(pictures: Iterable[str]) -> list[str]:
    """Return the pictures of one page, each drawn where it stands first; where it stands again, it points to there."""
    places: dict[str, str] = {}
    found = []
    for picture in pictures:
        opening, _, shapes = picture.removesuffix("</svg>").partition(">")
        if picture not in places:
            places[picture] = f"picture-{len(places) + 1}"
            found.append(f'{opening}><g id="{places[picture]}">{shapes}</g></svg>')
        else:
            found.append(f'{opening}><use href="#{places[picture]}"/></svg>')
    return found


def whole(canvas: Canvas, attributes: str, named: str) -> str:
    """Return the whole picture with the attributes and the element that name it, or hide it."""
    return (
        f'<svg class="c-pictogram" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {tenths(WIDTH)} {tenths(HEIGHT)}" '
        f'{attributes} stroke-linecap="round" stroke-linejoin="round" paint-order="stroke">'
        f"{named}{canvas.elements()}</svg>"
    )


def in_page(picture: str) -> str:
    """Return a picture as it stands in a page: valid HTML, without what only a file of its own needs.

    It has a size of its own, for browsers that take no style sheet: without one it fills the page.
    """
    return FILE_ONLY.sub("", picture).replace("<svg ", f'<svg width="{WIDTH * 2:g}" height="{HEIGHT * 2:g}" ', 1)
