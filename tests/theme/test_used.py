"""What the theme brings along is used: its words, and the classes of its style sheets."""

import re
from pathlib import Path

from alsguide.core.sources import read_yaml
from tests.theme.colors import sheets

BEGINNINGS = (
    "asks_",
    "box_",
    "carers_",
    "certainty_",
    "direction_",
    "door_",
    "dose_",
    "exercise_count_",
    "file_",
    "filter_",
    "find_",
    "kind_",
    "notice_",
    "outcome_",
    "position_",
    "question_basis_",
    "stage_",
    "study_",
    "take_",
    "tested_",
    "trial_",
    "who_",
)
"""How the names of words begin that the program puts together, such as `kind_` and the kind of an exercise."""


def texts(root: Path, *folders: str) -> str:
    """Return all that could use a word or a class."""
    files = [path for folder in folders for path in sorted((root / folder).rglob("*"))]
    return "\n".join(
        path.read_text("utf-8") for path in files if path.suffix in (".html", ".js", ".md", ".py", ".yaml")
    )


def test_every_word_of_the_theme_is_used(root: Path) -> None:
    """When it fails: delete the word, or name its beginning above when the program puts its name together."""
    words = read_yaml(root / "content/data/interface.yaml", root).data
    used = set(re.findall(r"\w+", texts(root, "theme", "plugins")))
    assert len(words) > 200
    assert [name for name in words if name not in used and not name.startswith(BEGINNINGS)] == []


def test_every_class_of_the_style_sheets_is_used(root: Path) -> None:
    """A class with a variable end, such as that of a kind of box, is used when its beginning is."""
    styles = "\n".join(sheets(root).values())
    classes = set(re.findall(r"\.((?:[clu]|is)-[\w-]+)", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)))
    used = set(re.findall(r"(?<![\w-])(?:[clu]|is)-[\w-]+", texts(root, "theme", "plugins", "content")))
    ends = tuple(name for name in used if name.endswith(("-", "__")))
    assert len(classes) > 100
    assert sorted(name for name in classes - used if not name.startswith(ends)) == []
