"""The table of boxes: all that any part knows about each. A new box needs a row here, a title and a style.

Its title is `box_NAME` in `content/data/interface.yaml`, its style `.c-box--NAME` in `theme/components/box/`.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from alsguide.core.schema import one_of


@dataclass(frozen=True)
class Box:
    """One kind of box.

    `form`: a `section` of the article has a heading, with the box's name as its id; a `card` stands inside a section; a
    `made` one is filled from the safety signs, so that nothing stands in it (see `alsguide.safety_signs.markdown`).
    `is_required`: every article has it once, in the table's order. `opens`: it stands at the head of a page.
    `is_urgent`: it tells readers to call for help. `holds_signs`: a level of the safety signs may have it.
    `folds`: what stands in it shows when its heading is chosen, and on paper.
    `claims_nothing`: what stands in it is asked; `advises_nothing`: what stands in it is asked, or not known.
    """

    name: str
    form: Literal["section", "card", "made"] = "card"
    is_required: bool = False
    opens: bool = False
    is_urgent: bool = False
    holds_signs: bool = False
    folds: bool = False
    claims_nothing: bool = False
    advises_nothing: bool = False

    @property
    def words_key(self) -> str:
        """The key of its usual title among the theme's words."""
        return f"box_{self.name.replace('-', '_')}"


BOXES = (
    Box("in-brief", "section", is_required=True, opens=True),
    Box("unknowns", "section", is_required=True, advises_nothing=True),
    Box("questions", "section", is_required=True, folds=True, claims_nothing=True, advises_nothing=True),
    Box("do"),
    Box("dont"),
    Box("note", holds_signs=True),
    Box("warning", holds_signs=True),
    Box("care-routine", holds_signs=True),
    Box("care-urgent", is_urgent=True, holds_signs=True),
    Box("care-emergency", opens=True, is_urgent=True, holds_signs=True),
    Box("signs", "made"),
    Box("actions", "made"),
)

NAMES = tuple(box.name for box in BOXES)
SECTIONS = tuple(box.name for box in BOXES if box.form == "section")
CARDS = tuple(box.name for box in BOXES if box.form == "card")
MADE = tuple(box.name for box in BOXES if box.form == "made")
REQUIRED = tuple(box.name for box in BOXES if box.is_required)
OPENING = tuple(box.name for box in BOXES if box.opens)
OPENING_SECTIONS = tuple(name for name in OPENING if name in SECTIONS)
FOLDING = tuple(box.name for box in BOXES if box.folds)
URGENT = tuple(box.name for box in BOXES if box.is_urgent)
FOR_SIGNS = tuple(box.name for box in BOXES if box.holds_signs)
CLAIMING_NOTHING = tuple(box.name for box in BOXES if box.claims_nothing)
ADVISING_NOTHING = tuple(box.name for box in BOXES if box.advises_nothing)
TITLES = {box.name: box.words_key for box in BOXES if box.form != "made"}

MARK = re.compile(r"^::: *(?:([A-Za-z][\w-]*) *(.*?))? *$")
"""The row that opens a box, with its name and maybe a title, or that closes one, without."""

CardForSigns = Annotated[str, one_of(*FOR_SIGNS)]
"""The box of a level of the safety signs."""
