"""The list of checks: each a function from the site's sources to problems, whose docstring says what must hold.

The first paragraph of the docstring is the requirement; examples that break and meet it follow:

    Bad: `one example that breaks it`
    Good: `the same, fixed`
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from alsguide.checks.model import Site
from alsguide.core.problems import Problem

Group = Literal["trust", "words", "structure", "data"]
GROUPS: tuple[Group, ...] = get_args(Group)


CheckFunction = Callable[[Site], Iterable[Problem]]


@dataclass(frozen=True)
class Check:
    """A registered check.

    `blocks_build`: the site would be broken or untrue at once, so the build stops and no silence is allowed.
    `is_notice`: reported as information only; it does not affect the exit status.
    `is_last`: it needs a site that can be built, so it runs where no other check stops the build.
    `per_text`: it looks at each text, data file or script for itself, so it is run on parts (see `alsguide.checks.parts`).
    `gathers`: it looks at what every part holds (`Site.gathered`).
    `needs`: the data files that it looks things up in. While one of them cannot be read, only that is reported.
    """

    name: str
    group: Group
    requirement: str
    bad: str
    good: str
    find: CheckFunction
    blocks_build: bool = False
    is_notice: bool = False
    is_last: bool = False
    per_text: bool = False
    gathers: bool = False
    needs: tuple[str, ...] = ()

    def run(self, site: Site) -> Iterator[Problem]:
        """Yield the problems that the check finds, with its name."""
        if not site.unread.isdisjoint(self.needs) or (self.group == "data" and not site.with_data):
            return
        for problem in self.find(site):
            yield replace(problem, check=self.name)


CHECKS: dict[str, Check] = {}
"""Every check by its name."""

DOCSTRING = re.compile(r"(?P<requirement>.+?)\n\s*\nBad: (?P<bad>.+?)\nGood: (?P<good>.+)", re.DOTALL)
"""The parts of a check's docstring."""


def check(
    group: Group,
    *,
    blocks_build: bool = False,
    is_notice: bool = False,
    is_last: bool = False,
    per_text: bool = False,
    gathers: bool = False,
    needs: tuple[str, ...] = (),
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a function as a check. Its name, with hyphens, is the check's name. For use as a decorator."""

    def register(function: CheckFunction) -> CheckFunction:
        name = function.__name__.replace("_", "-")
        parts = DOCSTRING.fullmatch(inspect.getdoc(function) or "")
        if parts is None:
            raise TypeError(f'The docstring of the check "{name}" must say what must hold, then "Bad: " and "Good: ".')
        if name in CHECKS:
            raise TypeError(f'Two checks have the name "{name}".')
        requirement, bad, good = (" ".join(parts[part].split()) for part in ("requirement", "bad", "good"))
        settings = (blocks_build, is_notice, is_last, per_text, gathers, needs)
        CHECKS[name] = Check(name, group, requirement, bad, good, function, *settings)
        return function

    return register


REPORTED_ELSEWHERE = ("yaml", "encoding", "header")
"""Checks that report what they find themselves."""


def forward_problems(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that a model found, but for those that another check reports."""
    return (problem for problem in problems if problem.check not in REPORTED_ELSEWHERE)
