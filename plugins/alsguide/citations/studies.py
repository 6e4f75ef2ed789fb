"""Studies: what each reference is, how it was found out, in whom, and with what result.

`content/data/studies.yaml` has one entry for each key of the library; `content/data/evidence_kinds.yaml` names the *kinds*
of evidence, whose labels stand beside every source. A kind is never better than the work itself: a review that only tells
a story is an opinion, and a review of studies without trials is not a review of trials.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import Field

from alsguide.core.problems import Problem, did_you_mean, nearest
from alsguide.core.schema import Record, Whole, validate
from alsguide.core.sources import Document

CHECK = "study"

Entry = TypeVar("Entry", bound=Record)

Kind = Literal[
    "guideline",
    "review-of-trials",
    "randomized-trial",
    "other-human-study",
    "laboratory-or-animal",
    "expert-opinion",
]
"""How something was found out."""

MainOutcome = Literal["function", "survival", "strength", "fatigue", "breathing", "quality-of-life", "harm"]
"""The outcomes that the chart of the reviews shows, in its order."""

OutcomeName = Literal[
    MainOutcome,
    "mood",
    "pain",
    "stiffness",
    "fitness",
    "walking",
    "cough",
    "swallowing",
    "cramps",
    "joint-movement",
]
"""What was measured. `function` is how well daily tasks go, such as the ALSFRS-R; `fitness` the use of oxygen."""

Direction = Literal["better", "mixed", "no-difference", "worse", "uncertain", "none-seen", "not-reported"]
"""How those who exercised did, against the others or against before, in the order in which charts show it.

`mixed`: better on one measure, at one time, or in one analysis, and not on another. `none-seen` is for harm alone: nobody
put a harm down to the exercise, but no comparison is given. So is `uncertain`: the authors call the safety uncertain.
"""

Certainty = Literal[
    "very-low", "very-low-to-low", "low", "low-to-moderate", "moderate", "high", "indirect", "not-judged"
]
"""How sure the result is. `indirect`: found in people with another condition."""


class EvidenceKind(Record):
    """One kind of evidence: its label, what it means in one plain sentence, and its place, the firmest first."""

    label: str = Field(min_length=1)
    meaning: str = Field(min_length=1)
    order: Whole


class Outcome(Record):
    """One outcome of a study, and its direction."""

    outcome: OutcomeName
    direction: Direction


class Study(Record):
    """What one reference is.

    `people` is the number of people in the study, or in all studies of a review; `studies` the number of these. `who` says
    who they were. `program` is the exercise and its dose. `results_seen` is false where the results could not be read, and
    `is_plan` true for protocols and registrations, which have none. `related` are the keys of works that belong with it.
    `short_title` names a work in a chart whose authors nobody has seen.
    """

    kind: Kind
    topic: Literal["exercise", "breathing-training", "risk", "other"] = "other"
    species: Literal["people", "animals"] = "people"
    condition: Literal["als", "mixed", "other"] = "als"
    people: Whole | None = Field(default=None, ge=1)
    studies: Whole | None = Field(default=None, ge=1)
    who: str = ""
    design: str = ""
    program: str = ""
    compared_with: str = ""
    result: str = ""
    harms: str = ""
    limits: str = ""
    certainty: Certainty = "not-judged"
    results_seen: bool = True
    is_plan: bool = False
    outcomes: tuple[Outcome, ...] = ()
    related: tuple[str, ...] = ()
    short_title: Annotated[str, Field(max_length=18)] = ""

    @property
    def directions(self) -> dict[str, Direction]:
        """The direction of each outcome that the study reports."""
        return {item.outcome: item.direction for item in self.outcomes}


Studies = Mapping[str, Study]
"""The studies by the keys of their references."""


def parse_kinds(
    document: Document, fill: Callable[[Any], Any] = lambda data: data
) -> tuple[dict[str, EvidenceKind], list[Problem]]:
    """Return the kinds of evidence of a file that was read, in order."""
    kinds, problems = read_entries(EvidenceKind, document, fill)
    expected = get_args(Kind)
    for name in kinds.keys() - set(expected):
        advice = f"{did_you_mean(name, expected)} Known: {', '.join(expected)}."
        problems.append(Problem(*document.place_of((name,)), f'The kind "{name}" is not known.{advice}', CHECK))
    if not problems:
        for name in sorted(set(expected) - kinds.keys()):
            problems.append(Problem(document.path, 1, f'The kind "{name}" is missing. Add it.', CHECK))
    return dict(sorted(kinds.items(), key=lambda item: item[1].order)), sorted(problems)


def parse_studies(
    document: Document, keys: Collection[str], fill: Callable[[Any], Any] = lambda data: data
) -> tuple[dict[str, Study], list[Problem]]:
    """Return the studies of a file that was read.

    `keys` are those of the library: each has one study, and each study is of one of them. `fill` puts the organization's
    words in, such as `lambda data: fill_all(data, organisation)`. Gives the studies by key, and every problem.
    """
    studies, problems = read_entries(Study, document, fill)

    def report(place: tuple[str, ...], message: str) -> None:
        problems.append(Problem(*document.place_of(place), message, CHECK))

    for key, study in studies.items():
        for place, message in study_errors(key, study):
            report((key, *place), message)
        for other in study.related:
            if keys and other not in keys:
                report((key, "related"), f'No reference has the key "{other}".{did_you_mean(other, keys)} Correct it.')
    written = document.data if isinstance(document.data, dict) else {}
    missing = dict.fromkeys(key for key in keys if key not in written) if written else {}
    for key in written if keys else ():
        if key not in keys:
            report((key,), f'No reference has the key "{key}".{did_you_mean(str(key), keys)} Correct it.')
            missing.pop(nearest(str(key), keys) or "", None)
    message = (
        'The reference "{0}" has no entry. Add it below this line: `{0}:`, and below that, with two spaces, its `kind`.'
    )
    problems += [Problem(document.path, last_line(document), message.format(key), CHECK) for key in missing]
    return studies, sorted(set(problems))


def last_line(document: Document) -> int:
    """Return the line of a file's last value: behind it a new entry goes."""
    own = (line for place, line in document.lines.items() if not place or place[0] not in document.elsewhere)
    return max(own, default=1)


def read_entries(
    model: type[Entry], document: Document, fill: Callable[[Any], Any]
) -> tuple[dict[str, Entry], list[Problem]]:
    """Check each entry of a file that maps names to records."""
    problems = list(document.problems)
    if not isinstance(document.data, dict):
        if not problems:
            problems.append(
                Problem(document.path, 1, "The file has no entries. Write them as `name:` with fields below.", CHECK)
            )
        return {}, problems
    entries: dict[str, Entry] = {}
    for name, data in fill(document.data).items():
        entry, found = validate(model, data, document.place_of, CHECK, (str(name),))
        problems += found
        if entry is not None:
            entries[str(name)] = entry
    return entries, problems


def study_errors(key: str, study: Study) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what does not go together in one study: the place of each error in the entry, and the message."""
    is_animal = study.species == "animals"
    if is_animal != (study.kind == "laboratory-or-animal"):
        yield (
            ("species",),
            f'"{key}" is a study of {study.species}, but its kind is "{study.kind}". Correct one of the two.',
        )
    names = [item.outcome for item in study.outcomes]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield (
            ("outcomes",),
            f'The outcome "{name}" of "{key}" appears twice. Keep one; use "mixed" where results differ.',
        )
    for item in study.outcomes:
        if item.direction in ("none-seen", "uncertain") and item.outcome != "harm":
            said = f'"{item.direction}" is for harm only, but stands at "{item.outcome}".'
            yield ("outcomes",), f'{said} Write "no-difference" or "mixed".'
    if study.kind in ("randomized-trial", "review-of-trials") and study.results_seen and not study.is_plan:
        for field in ("design", "result", "limits", "outcomes"):
            if not getattr(study, field):
                yield (
                    (),
                    f'"{key}" has no "{field}". Trials and reviews of trials need it; or set results_seen to false.',
                )
    if (study.is_plan or not study.results_seen) and study.outcomes:
        yield ("outcomes",), f'"{key}" has outcomes, but its results were not seen. Take the outcomes out.'
    if study.kind == "randomized-trial" and study.people is None and study.results_seen and not study.is_plan:
        yield (), f'"{key}" does not say how many people took part. Add "people".'
