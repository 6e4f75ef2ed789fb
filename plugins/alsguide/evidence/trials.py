"""Trials for professionals: population, dose, measures and figures of each trial, from `content/data/trials.yaml`."""

from collections.abc import Callable, Collection
from typing import Annotated, Any

from pydantic import Field

from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.schema import Record, validate
from alsguide.core.sources import Document

CHECK = "trial"
Text = Annotated[str, Field(min_length=1)]


class TrialDetails(Record):
    """What professionals ask of one trial. `kept_up` says who finished, and how much they did."""

    population: Text
    dose: Text
    compared: Text
    measures: Annotated[tuple[Text, ...], Field(min_length=1)]
    figures: Text
    kept_up: Text


def parse_trials(
    document: Document, keys: Collection[str], fill: Callable[[Any], Any] = lambda data: data
) -> tuple[dict[str, TrialDetails], list[Problem]]:
    """Return the details of all trials of a file that was read, by key.

    `keys` are those of the trials of the evidence page: each has its details here, and there are no others.
    """
    written = document.data if isinstance(document.data, dict) else {}
    details: dict[str, TrialDetails] = {}
    problems = list(document.problems)
    for key, data in fill(written).items():
        found, errors = validate(TrialDetails, data, document.place_of, CHECK, (str(key),))
        problems += errors
        if found is not None:
            details[str(key)] = found
        if key not in keys:
            message = (
                f'"{key}" is no trial of studies.yaml.{did_you_mean(str(key), keys)} Correct the key, or take it out.'
            )
            problems.append(Problem(*document.place_of((str(key),)), message, CHECK))
    for key in sorted(set(keys) - set(written)):
        message = f'The trial "{key}" has no entry. Add its population, dose, measures and figures.'
        problems.append(Problem(document.path, 1, message, CHECK))
    return details, sorted(set(problems))
