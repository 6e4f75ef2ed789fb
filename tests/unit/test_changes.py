"""What changed for readers: read from its file, put by days with safety first, each with an anchor that stays."""

from datetime import date
from pathlib import Path

from alsguide.changes.model import Change, by_day, parse_changes
from alsguide.core.sources import read_yaml
from alsguide.organisation import Organisation

TEXT = """\
- date: 2026-11-29
  what: "A page for {{carers}} is new."
  seen_on: [pages/about.md]
- date: 2026-11-21
  what: "The site is new on this day."
  seen_on: [pages/about.md]
- date: 2026-11-29
  what: "The plan stops at a fever now."
  seen_on: [pages/plan.md]
  safety: true
"""


def read(text: str, folder: Path) -> tuple[list[Change], list[str]]:
    """Return the changes of a text and the problems in it."""
    path = folder / "changes.yaml"
    path.write_text(text, "utf-8")
    changes, problems = parse_changes(read_yaml(path, folder), Organisation())
    return changes, [f"{problem.line}: {problem.message}" for problem in problems]


def test_changes_stand_by_days_with_those_for_safety_first(tmp_path: Path) -> None:
    changes, problems = read(TEXT, tmp_path)
    assert problems == []
    shown = [(day, [(one.safety, one.what) for one in found]) for day, found in by_day(changes)]
    assert shown == [
        (
            date(2026, 11, 29),
            [(True, "The plan stops at a fever now."), (False, "A page for caregivers is new.")],
        ),
        (date(2026, 11, 21), [(False, "The site is new on this day.")]),
    ]


def test_the_anchor_of_a_change_stays_when_another_is_added(tmp_path: Path) -> None:
    ids = [change.id for change in read(TEXT, tmp_path)[0]]
    newer = '- date: 2026-11-29\n  what: "A newer change."\n  seen_on: [pages/about.md]\n'
    assert [change.id for change in read(newer + TEXT, tmp_path)[0]][1:] == ids
    assert len(set(ids)) == 3


def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path) -> None:
    _, problems = read(
        TEXT.replace("  safety: true", "  safty: true").replace("seen_on: [pages/plan.md]", "seen_on: []"), tmp_path
    )
    assert [problem.split(":")[0] for problem in problems] == ["9", "10"]
    assert 'Did you mean "safety"?' in problems[1]
