"""Data files: those that a site needs, and the text in them that readers see."""

from collections.abc import Iterator

from alsguide.checks.prose import Block
from alsguide.core.sources import Document

NEEDED_DOCUMENTS = (
    "carer_handling",
    "categories",
    "evidence_kinds",
    "exercise_groups",
    "glossary",
    "interface",
    "emergency_numbers",
    "questions",
    "reading",
    "safety_signs",
    "shared_values",
    "studies",
    "support",
    "synonyms",
    "trials",
    "wording",
)
"""The data files that no site can do without, by their names in `content/data`."""

READ_DOCUMENTS: dict[str, tuple[str, ...]] = {
    "carer_handling": ("text",),
    "categories": ("title", "description"),
    "changes": ("what",),
    "cue_cards": ("title", "words", "say"),
    "easy_read": ("text",),
    "gaps": ("what", "not_read"),
    "glossary": ("meaning",),
    "interface": (),
    "plan/fields": (),
    "plan/paper": (),
    "plan/rules": (),
    "plan/starter-plans": (),
    "plan/words": (),
    "questions": ("question", "answer"),
    "session": (),
    "safety_signs": ("title", "words", "short", "line", "helper", "without_voice", "actions", "closing"),
    "shared_values": ("label",),
    "studies": ("who", "design", "program", "compared_with", "result", "harms", "limits"),
    "support": ("note", "caution"),
}
"""The data files whose texts readers see, with the fields that hold them; no fields: every text of several words."""

SEVERAL_WORDS = 4


def document_blocks(document: Document, fields: tuple[str, ...]) -> Iterator[tuple[str, Block]]:
    """Yield the running text of a data file as blocks, each with the path of its file."""
    for place, value in document.texts:
        if not value:
            continue
        names = [part for part in place if isinstance(part, str)]
        if names and names[-1] in fields if fields else value.count(" ") + 1 >= SEVERAL_WORDS:
            path, line = document.place_of(place)
            yield path, Block("item", value, line, section="/".join(map(str, place[:-1])))
