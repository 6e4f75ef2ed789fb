"""What papers ask for when a reader takes something over: the values that they share, and what reads a plan."""

import json
from collections.abc import Mapping
from typing import Any

from alsguide.organisation.placeholders import fill
from alsguide.papers.load import PAGE
from alsguide.papers.model import Paper
from alsguide.plan.reader import reader_data
from alsguide.site.project_data import ProjectData

WORDS = "take_"
"""How the keys of the words begin that the script shows."""


def take_over_script(guide: ProjectData, block: Mapping[str, Any]) -> bytes:
    """Return the line that starts the script with its data; `block` is what `page_data` gave."""
    data = {
        "words": {key.removeprefix(WORDS): text for key, text in guide.ui.items() if key.startswith(WORDS)},
        "values": {name: value.model_dump(exclude={"id"}) for name, value in guide.shared_values.items()},
        "papers": [
            {"id": paper.id, "title": title_of(paper, guide), "fields": fields_of(paper)}
            for paper in guide.papers.values()
        ],
        "plan": reader_data(block),
    }
    return f"\nalsguide.takeOver.start({json.dumps(data, separators=(',', ':'))});".encode()


def title_of(paper: Paper, guide: ProjectData) -> str:
    """Return the title of a paper's page."""
    header = guide.project.markdown[f"content/{PAGE.format(paper.id)}"].header
    return fill(str(header.get("title", paper.id)), guide.organisation)


def fields_of(paper: Paper) -> list[dict[str, Any]]:
    """Return the fields of a paper that take something over: each with its name on the page."""
    return [
        {"name": name, "label": field.label, "takes": field.takes, "hasChoices": bool(field.choices)}
        for name, field in paper.taking_fields.items()
    ]
