"""The figure: joints dressed with rounded limbs, a trunk, a head, hands and feet.

A part of the figure is a few outlines around *spots*: discs that are known by the joints between which they lie. The same
spots fit every pose, so a script that knows them draws the figure in any pose, as Python does.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from alsguide.pictograms.geometry import FINE, Disc, Path, Point, between, hull, short
from alsguide.pictograms.pose import Pose
from alsguide.pictograms.skeleton import HEAD_RADIUS, LEG, SOLE, Body, limb

ARM_RADII = (3.7, 3.0, 2.1)
"""Half the thickness at shoulder, elbow and wrist."""
LEG_RADII = (5.9, 4.1, 2.7)
"""Half the thickness at hip, knee and ankle."""
SHORT = 0.4
"""A forearm of which less is seen points at us: the fist hides it."""
FRONT_LEG_RADII = (5.0, 4.0, 2.7)
SMALL_HAND = 3.0
"""A hand of which less is seen (units) has no fingers."""
TURNED = 0.3
"""How much of the width of the shoulders is not seen of a person whose head has turned to the side."""
FRONT = -1j
"""The front of a part of the body in side view lies to the right of its direction: the person faces right."""


class Spot(NamedTuple):
    """A disc of the figure.

    It lies at a joint, or at a `part` of the way `to` another one, and from there by an `offset` (units), which is given
    in the direction from one joint to another, `along`: its real part runs along it, its imaginary part to its left.
    """

    radius: float
    at: str
    to: str = ""
    part: float = 0
    along: tuple[str, str] = ("hip", "neck")
    offset: Point = 0

    def disc(self, body: Body) -> Disc:
        """Return the disc in a pose, given by its joints."""
        centre = between(body[self.at], body[self.to or self.at], self.part)
        if self.offset:
            step = body[self.along[1]] - body[self.along[0]]
            centre += self.offset * (step / abs(step))
        return centre, self.radius

    @lru_cache(maxsize=2000)  # noqa: B019  # a spot is a value, and the same ones are drawn in every pose
    def code(self, joints: tuple[str, ...]) -> str:
        """Return the numbers from which a script makes the disc, in tenths of a unit; a joint is its place in `joints`."""
        numbers = [self.radius * FINE, joints.index(self.at)]
        if self.offset:
            offset = self.offset * FINE
            numbers += [*map(joints.index, self.along), offset.real, offset.imag]
        elif self.to:
            numbers += [joints.index(self.at), joints.index(self.at), 0, 0]
        if self.to:
            numbers += [joints.index(self.to), self.part]
        return " ".join(map(short, numbers))


Outline = tuple[Spot, ...]
"""The spots around which a shape of the figure goes."""


def dress(path: Path, body: Body, outlines: Sequence[Outline], joints: tuple[str, ...] = ()) -> None:
    """Draw outlines around the joints of a body. With the order of its `joints`, a script can draw them in another pose."""
    for spots in outlines:
        code = ",".join(spot.code(joints) for spot in spots) if joints else ""
        hull(path, [spot.disc(body) for spot in spots], code)


def arm(pose: Pose, side: str, first: int, last: int = 2) -> list[Outline]:
    """Return the parts `first` to `last` of an arm (0 upper arm, 1 forearm, 2 hand)."""
    names = [f"{name}_{side}" for name in ("shoulder", "elbow", "wrist", "finger")]
    _, fore, palm = limb(pose.angles, f"arm_{side}")
    radii = (*ARM_RADII[:2], ARM_RADII[1] if fore[1] < SHORT else ARM_RADII[2])
    spots = [Spot(radius, name) for radius, name in zip(radii, names, strict=False)]
    found: list[Outline] = [(spots[part], spots[part + 1]) for part in range(first, min(last + 1, 2))]
    if last == 2 and fore[1] < SHORT:
        found.append((Spot(3.3, names[2], along=(names[2], names[3]), offset=1),))
    elif last == 2:
        found += hand(names[2], (names[2], names[3]), 6 * palm[1], {"far": 0, "r": -1}.get(side, 1))
    return found


def shoulder(pose: Pose, side: str) -> list[Outline]:
    """Return what joins a still arm to the trunk, so that the line around the arm begins at the armpit."""
    radii = (4.8, 3.4) if pose.view == "side" else (3.7, 3)
    return [(Spot(radii[0], f"shoulder_{side}"), Spot(radii[1], "hip", "neck", 0.97))]


def hand(wrist: str, along: tuple[str, str], length: float, thumb: int = 1) -> list[Outline]:
    """Return a mitten hand, so long as it is seen (units), that points from one joint `along` to another.

    `thumb` is 1 for a thumb on the left of that direction, -1 for one on the right, 0 for none.
    """

    def spot(radius: float, offset: Point) -> Spot:
        return Spot(radius, wrist, along=along, offset=offset)

    if length < SMALL_HAND:
        return [(spot(2.7, length / 2),)]
    palm = (Spot(1.9, wrist), spot(2.4, 2.4), spot(1.5, length - 1.2))
    return [palm, (spot(1.3, 1.2), spot(0.9, 3.8 + 2.9j * thumb))] if thumb and length > 4.5 else [palm]


def leg(pose: Pose, side: str, first: int, last: int = 2) -> list[Outline]:
    """Return the parts `first` to `last` of a leg (0 thigh, 1 shin, 2 foot)."""
    hip, knee, ankle, toe = (f"{name}_{side}" for name in ("hip", "knee", "ankle", "toe"))
    radii = LEG_RADII if pose.view == "side" else FRONT_LEG_RADII
    found: list[Outline] = []
    if first == 0:
        found.append((Spot(radii[0], hip), Spot(5.2 if is_towards_us(pose, side) else radii[1], knee)))
    if first <= 1 <= last:
        found += shin(knee, ankle, radii[1:], 0.7 if pose.view == "side" else 0)
    if last == 2 and pose.view == "side":
        found += side_foot(ankle, toe)
    elif last == 2:
        seen = limb(pose.angles, f"leg_{side}")[2][1]
        found.append((Spot(2.7, ankle), Spot(2.5 if seen > 0.4 else 2.9, toe)))
    return found


def is_towards_us(pose: Pose, side: str) -> bool:
    """Return whether a thigh points at the viewer, as that of a person who sits and faces us."""
    return pose.view == "front" and limb(pose.angles, f"leg_{side}")[0][1] < 0.6


def side_foot(ankle: str, toe: str, fine: bool = False) -> list[Outline]:
    """Return a foot seen from its side, with heel, ball and toes on one sole.

    `fine` adds the instep, which is seen only when the foot is drawn large.
    """

    def spot(radius: float, along: float, down: float) -> Spot:
        return Spot(radius, ankle, along=(ankle, toe), offset=along + FRONT * down)

    heel, toes = spot(2.2, -1.6, SOLE - 2.2), spot(1.5, LEG[2] - 1.4, SOLE - 1.5)
    if not fine:
        return [(Spot(2.7, ankle), heel, toes)]
    instep = spot(2.2, 4.2, SOLE - 2.2)
    return [(Spot(2.7, ankle), heel, instep), (instep, toes)]


def shin(knee: str, ankle: str, radii: tuple[float, float], bulge: float = 0) -> list[Outline]:
    """Return a lower leg with its calf; `bulge` moves the calf backwards (units, side view)."""
    calf = Spot(radii[0] - 0.2, knee, ankle, 0.3, (ankle, knee), -FRONT * bulge)
    return [(Spot(radii[0], knee), calf, Spot(radii[1], ankle))]


def spine(radius: float, part: float, front: float = 0) -> Spot:
    """Return a spot at a part of the way from hip to neck; `front` is how far it lies before it (units).

    In front view that is how far it lies to the person's left.
    """
    return Spot(radius, "hip", "neck", part, ("hip", "neck"), FRONT * front)


def trunk(pose: Pose) -> list[Outline]:
    """Return trunk and neck."""
    if pose.view == "side":
        row = [spine(6.1, 0, -0.3), spine(5.5, 0.4, 0.2), spine(6.3, 0.74, 0.3), spine(4.2, 0.93)]
        return [*pairwise(row), (spine(3.2, 0.93), Spot(2.8, "neck", "head", 0.75))]
    left, right = spine(3.7, 0.4, 4.8), spine(3.7, 0.4, -4.8)
    chest = [Spot(3.6, "shoulder_l", "shoulder_r", part) for part in (0.06, 0.94)]
    hips = (
        Spot(4.9, f"hip_{side}", along=("hip_r", "hip_l"), offset=offset)
        for side, offset in (("l", 0.6 + 1j), ("r", 1j - 0.6))
    )
    return [
        (chest[0], left, right, chest[1]),
        (left, *hips, right),
        (spine(5, 0.94), Spot(2.9, "neck", "head", 0.7)),
    ]


def front_part(part: str, bulge: float) -> list[Outline]:
    """Return the front of the belly or the chest, which moves with the breath (side view)."""
    low, high = (0.18, 0.56) if part == "belly" else (0.52, 0.84)
    return [
        (
            spine(3.4, low, 2 + bulge * 0.5),
            spine(4.4, (low + high) / 2, 1.6 + bulge),
            spine(3.4, high, 2 + bulge * 0.5),
        )
    ]


def head(pose: Pose) -> list[Outline]:
    """Return the head: in side view with jaw and nose, seen from the front round; turned, with a nose at the side."""

    def spot(radius: float, up: float, front: float = 0) -> Spot:
        return Spot(radius, "head", along=("neck", "crown"), offset=up + FRONT * front)

    if pose.view == "side":
        return [
            (spot(HEAD_RADIUS - 0.5, 0.6, -0.4), spot(3.1, -2.6, 2.1)),
            (spot(1.7, -0.6, 4), spot(0.8, -1.4, 5.9)),
        ]
    face: list[Outline] = [(spot(HEAD_RADIUS - 0.6, 0.5), spot(4.7, -1.8))]
    away = min((1 - pose.angles.shoulder_width) / TURNED, 1)
    nose: list[Outline] = [(spot(1.7, -0.8, 4.2 * away), spot(0.9, -1.6, 6.2 * away))]
    return face + nose if away else face
