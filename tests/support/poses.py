"""A pose to begin with, as data, for tests that change it."""

from typing import Any

SEATED: dict[str, Any] = {
    "view": "side",
    "posture": "seated",
    "text": "A person sits upright on a chair.",
    "angles": {
        "trunk": 90,
        "head": 90,
        "arm_near": [275, 340, 0],
        "arm_far": [275, 340, 0],
        "leg_near": [0, 270, 0],
        "leg_far": [0, 270, 0],
    },
    "hip_x": 50,
    "props": ["chair"],
}
