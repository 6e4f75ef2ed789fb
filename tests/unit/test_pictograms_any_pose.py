"""Pictures: whatever an editor writes, a pose is either refused with words or drawn as whole, valid SVG."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from random import Random
from typing import Any, get_args

from alsguide.pictograms.draw import draw_pair
from alsguide.pictograms.movement_code import movement_code
from alsguide.pictograms.movement_errors import movement_errors
from alsguide.pictograms.pose import ArrowAt, HandPoint, Mark, Pose, Posture, Prop, View
from alsguide.pictograms.pose_errors import DRAWN, GRIPS, HOLDS, NEEDED, POINTS, SHOWN, pose_errors

PAIRS = 1200
MOVED = 24
"""Of so many pairs, the movement of one is written, too."""
WILD = 0.04
"""How often a field is anything at all instead of something that fits the view."""
USUAL: dict[str, list[Any]] = {
    "arm": [[270, 275, 275], [275, 340, 0], [28, 32, 32], [0, 0, 0], [300, 350, 0], [[300, 0.3], [200, 0.2], 0]],
    "forearm": [0],
    "palm": [0, 330],
    "fingers": [[0, 0], [280, 200]],
    "thumb": [45],
    "shin": [0],
    "foot": [50, 95],
}
BENT, STRAIGHT, LEVEL = [0, 270, 0], [270, 270, 0], [0, 0, 90]
UPRIGHT = {"trunk": [90, 85], "head": [90, 80], "leg": [STRAIGHT, [270, 265, 0]]}
BY_POSTURE: dict[str, dict[str, list[Any]]] = {
    "seated": {"trunk": [90, 75], "head": [90, 80], "leg": [BENT, BENT, [25, 270, 0]]},
    "lying": {"trunk": [180], "head": [180, 175], "leg": [LEVEL, [50, 310, 0], [80, 0, 80]]},
    "reclined": {"trunk": [140], "head": [130, 140], "leg": [LEVEL, [25, 335, 80]]},
    "standing": UPRIGHT,
    "in-water": UPRIGHT,
}
"""Angles that fit together, so that many poses can be drawn."""


def wild_angle(random: Random) -> Any:
    """Return any angle that the schema allows."""
    angle = random.randrange(361)
    return random.choice([angle, [angle, random.choice([0.1, 0.35, 0.6, 1])]])


def any_angles(random: Random, view: str, posture: str) -> dict[str, Any]:
    """Return angles for a view, mostly usual ones."""
    angles: dict[str, Any] = {}
    for name in NEEDED[view]:
        kind = name.split("_")[0]
        angles[name] = random.choice((USUAL | BY_POSTURE[posture])[kind])
        if random.random() < WILD:
            size = {"arm": 3, "leg": 3, "fingers": 2}.get(kind)
            angles[name] = [wild_angle(random) for _ in range(size)] if size else wild_angle(random)
    return angles


def any_pose(random: Random, view: str, posture: str) -> Pose:
    """Return a pose that the schema allows: mostly one that makes sense, sometimes not."""

    def pick(fitting: Any, everything: Any, chance: float) -> list[str]:
        known = sorted(fitting)
        if random.random() < WILD:
            known = sorted(get_args(everything))
        return random.sample(known, 1) if known and random.random() < chance else []

    held = sorted(set(HOLDS[posture]) & DRAWN[view])
    fields: dict[str, Any] = {
        "view": view,
        "posture": posture,
        "text": "A person does something that can be seen.",
        "angles": any_angles(random, view, posture),
        "props": list(dict.fromkeys(held[:1] + pick(DRAWN[view], Prop, 0.6))),
        "marks": pick(SHOWN.get(view, ()), Mark, 0.4),
    }
    for arrow in pick(POINTS.get(view, ()), ArrowAt, 0.3):
        fields["arrow"] = arrow
    if view == "side" and random.random() < 0.2:
        fields["detail"] = random.choice(["foot", "face"])
    if random.random() < 0.4:
        fields["hip_x"] = random.randrange(30, 90)
    sides = {"side": ("_near", "bag", "console", "back"), "front": ("_l",), "top": ("_l",)}
    grips = GRIPS.get(view) or [name for name in get_args(HandPoint) if name.endswith(sides[view])]
    stands = ["hands only"] if view in GRIPS else ["behind", "left", "right"]
    for grip in pick(grips, HandPoint, 0.2):
        fields["carer"] = {"stands": random.choice(stands), "x": random.randrange(121), "hands_at": [grip]}
    return Pose.model_validate(fields)


def test_any_pair_of_poses_is_refused_or_drawn() -> None:
    """When it fails by an error, refuse that pose in `checks`; when too few are drawn, the random poses grew too wild."""
    drawn: Counter[str] = Counter()
    refused = moved = 0
    for seed in range(PAIRS):
        random = Random(seed)
        view, posture = random.choice(get_args(View)), random.choice(get_args(Posture))
        start, end = (any_pose(random, view, posture) for _ in range(2))
        errors = pose_errors(start, end)
        if errors:
            refused += 1
            assert all(message[-1] in ".?)" and len(message) > 20 for _, message in errors), seed
            continue
        drawn[view] += 1
        for picture in draw_pair(start, end):
            assert len(ElementTree.fromstring(picture)) > 2, seed
            assert "nan" not in picture, seed
        if seed % MOVED == 0 and not movement_errors(start, end):
            moved += 1
            assert "nan" not in movement_code(start, end), seed
    assert refused > PAIRS / 10
    assert moved >= 3
    assert min(drawn[view] for view in get_args(View)) >= 20, drawn
