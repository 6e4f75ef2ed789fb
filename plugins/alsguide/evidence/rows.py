"""Rows: every reference with what is told of it, in groups, the pages of these, and the studies by what they measured."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from alsguide.citations.bibliography import ReferenceEntry
from alsguide.citations.library import Library
from alsguide.citations.studies import Studies, Study
from alsguide.core.letters import by_letter
from alsguide.evidence.names import short_name, title_of
from alsguide.evidence.results import DIRECTIONS, is_trial

FACTS = ("who", "design", "program", "compared_with", "result", "harms", "limits")
"""What is told of a study, in order: fields of `Study`, whose words stand in the interface as `study_<field>`."""

GROUPS: tuple[tuple[str, Callable[[Study], bool]], ...] = (
    ("plans", lambda study: study.is_plan or not study.results_seen),
    ("randomized", lambda study: study.kind == "randomized-trial" and study.topic == "exercise"),
    ("devices", lambda study: study.kind == "randomized-trial" and study.topic == "other"),
    ("tested", lambda study: study.topic == "exercise" and is_trial(study)),
    ("reviews", lambda study: study.kind == "review-of-trials" and study.topic != "breathing-training"),
    ("breathing", lambda study: study.topic == "breathing-training" and study.species == "people"),
    ("guidelines", lambda study: study.kind == "guideline"),
    ("risk", lambda study: study.topic == "risk" and study.species == "people"),
    ("animals", lambda study: study.species == "animals"),
    ("opinion", lambda study: study.kind == "expert-opinion"),
    ("others", lambda study: True),
)
"""The groups, each with what belongs to it; a study belongs to the first that takes it."""

APART = "animals"
"""The group that stands apart from people, folded."""

CUTS = {"others": "l", "opinion": "nmd"}
"""The groups that are too much for one page, each with the letters that begin its later parts, the last first."""

PAGES: Mapping[str, tuple[str, ...]] = {
    "pages/studies-trials.md": ("randomized",),
    "pages/studies-tests.md": ("tested",),
    "pages/studies-breathing.md": ("breathing", "devices"),
    "pages/studies-reviews.md": ("reviews",),
    "pages/studies-guidelines.md": ("guidelines",),
    "pages/studies-risk.md": ("risk", "animals"),
    "pages/studies-others.md": ("others",),
    "pages/studies-others-l-to-z.md": ("others_from_l",),
    "pages/studies-planned.md": ("plans",),
    "pages/studies-advice.md": ("opinion",),
    "pages/studies-advice-d-to-l.md": ("opinion_from_d",),
    "pages/studies-advice-m.md": ("opinion_from_m",),
    "pages/studies-advice-n-to-z.md": ("opinion_from_n",),
}
"""The pages that tell of the studies, each with its groups in order; animals stand apart, at the end of theirs."""

GOES_ON = {
    "pages/studies-trials.md": "pages/studies-tests.md",
    "pages/studies-reviews.md": "pages/studies-guidelines.md",
    "pages/studies-others.md": "pages/studies-others-l-to-z.md",
    "pages/studies-advice.md": "pages/studies-advice-d-to-l.md",
    "pages/studies-advice-d-to-l.md": "pages/studies-advice-m.md",
    "pages/studies-advice-m.md": "pages/studies-advice-n-to-z.md",
}
"""Pages that once held what now stands on another: a saved address of a study leads on to there."""


@dataclass(frozen=True)
class Row:
    """One reference, and what is told of it.

    `facts` are pairs of a heading and a text; `outcomes` pairs of an outcome's and a direction's words; `certainty` says
    how sure the result is (empty: not judged).
    """

    reference: ReferenceEntry
    facts: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    certainty: str


@dataclass(frozen=True)
class RowLetter:
    """The rows of a group under one letter."""

    id: str
    letter: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Group:
    """The rows of one group, in the order of their names."""

    name: str
    title: str
    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """Return the id of its heading."""
        return f"kind-{self.name}"

    @property
    def stands_apart(self) -> bool:
        """Return whether it is no part of what a page is about, but stands at its end."""
        return self.name == APART

    @property
    def letters(self) -> list[RowLetter]:
        """Return its rows by first letter where most have nothing but their reference; else none."""
        if 2 * sum(bool(row.facts) for row in self.rows) > len(self.rows):
            return []
        return [RowLetter(*letter) for letter in by_letter(self.rows, lambda row: in_order(row.reference.name))]


@dataclass(frozen=True)
class Measured:
    """One outcome: for each direction, in order, its words and the keys and names of the studies that found it."""

    id: str
    title: str
    directions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def names_of(library: Library, ui: Mapping[str, str]) -> dict[str, str]:
    """Return the short name of every reference that was checked; one that several have is followed by the title."""
    names = {
        key: short_name(reference.csl, ui["study_others"], ui["study_both"])
        for key, reference in library.items()
        if reference.is_verified
    }
    times = Counter(names.values())
    return {
        key: name if times[name] == 1 else ui["study_titled"].format(name=name, title=title_of(library[key].csl))
        for key, name in names.items()
    }


def group_of(study: Study, name: str) -> str:
    """Return the group that a study of this name belongs to, or the part of it."""
    group = next(name for name, takes in GROUPS if takes(study))
    cut = next((letter for letter in CUTS.get(group, "") if in_order(name) >= letter), "")
    return f"{group}_from_{cut}" if cut else group


def in_order(name: str) -> str:
    """Return what a name is sorted by."""
    return name.lstrip("“").casefold()


def study_pages(studies: Studies, names: Mapping[str, str]) -> dict[str, str]:
    """Return the page that tells of each study, by key; `names` are the short names of those that have one."""
    page_of = {group: page for page, groups in PAGES.items() for group in groups}
    return {key: page_of[group_of(studies[key], name)] for key, name in names.items() if key in studies}


def groups_of(
    studies: Studies,
    references: Mapping[str, ReferenceEntry],
    ui: Mapping[str, str],
) -> list[Group]:
    """Return all studies in their groups, in the order of the pages; empty groups are left out."""
    found: dict[str, list[Row]] = {}
    for one in sorted(references.values(), key=lambda one: in_order(one.name)):
        if one.key in studies:
            found.setdefault(group_of(studies[one.key], one.name), []).append(row_of(one, studies[one.key], ui))
    shown = [name for groups in PAGES.values() for name in groups if name in found]
    return [Group(name, ui[f"study_group_{name}"], tuple(found[name])) for name in shown]


def row_of(reference: ReferenceEntry, study: Study, ui: Mapping[str, str]) -> Row:
    """Return the row of one study."""
    return Row(
        reference,
        tuple((ui[f"study_{field}"], getattr(study, field)) for field in FACTS if getattr(study, field)),
        tuple((outcome_word(one.outcome, ui), direction_word(one.direction, ui)) for one in study.outcomes),
        ui[f"certainty_{study.certainty.replace('-', '_')}"] if study.certainty != "not-judged" else "",
    )


def measured(studies: Studies, names: Mapping[str, str], ui: Mapping[str, str]) -> list[Measured]:
    """Return every outcome that studies in people report, with these studies by direction; the most reported first."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for key in sorted(names, key=lambda key: names[key].casefold()):
        study = studies.get(key)
        if study is not None and study.species == "people":
            for outcome, direction in study.directions.items():
                found.setdefault(outcome, {}).setdefault(direction, []).append((key, names[key]))
    ordered = sorted(found.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0]))
    return [
        Measured(
            f"outcome-{outcome}",
            outcome_word(outcome, ui),
            tuple((direction_word(one, ui), tuple(there[one])) for one in DIRECTIONS if one in there),
        )
        for outcome, there in ordered
    ]


def outcome_word(outcome: str, ui: Mapping[str, str]) -> str:
    """Return the word for an outcome."""
    return ui[f"outcome_{outcome.replace('-', '_')}"]


def direction_word(direction: str, ui: Mapping[str, str]) -> str:
    """Return the words for a direction."""
    return ui[f"direction_{direction.replace('-', '_')}"]


def words_of(prefix: str, ids: Sequence[str], ui: Mapping[str, str]) -> dict[str, str]:
    """Return the interface's words for some ids, such as `direction_no_difference` for `no-difference`."""
    return {one: ui[f"{prefix}_{one.replace('-', '_')}"] for one in ids}
