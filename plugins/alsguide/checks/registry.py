"""The list of checks: each a function from the site's sources to findings, whose docstring is the rule.

A check's docstring says the rule in its first paragraph and then shows it broken and kept:

    Bad: `one example that breaks the rule`
    Good: `the same, fixed`
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from alsguide.checks.model import Site
from alsguide.core.problems import Problem

Group = Literal["trust", "words", "structure", "data"]
GROUPS: tuple[Group, ...] = get_args(Group)


class Finding(NamedTuple):
    """What a check finds: the file, the line, and what is wrong and how to fix it."""

    path: str
    line: int
    message: str


Rule = Callable[[Site], Iterable[Finding]]


@dataclass(frozen=True)
class Check:
    """A registered check.

    `blocks_build`: the site would be broken or untrue at once, so the build stops and no silence is allowed.
    `is_notice`: reported as information only; it does not affect the exit status.
    `needs`: the data files that it looks things up in. While one of them cannot be read, only that is reported.
    """

    name: str
    group: Group
    rule: str
    bad: str
    good: str
    find: Rule
    blocks_build: bool = False
    is_notice: bool = False
    needs: tuple[str, ...] = ()

    def run(self, site: Site) -> Iterator[Problem]:
        """Yield the check's findings as problems that carry its name."""
        if not site.unread.isdisjoint(self.needs):
            return
        for finding in self.find(site):
            yield Problem(finding.path, finding.line, finding.message, self.name)


CHECKS: dict[str, Check] = {}
"""Every check by its name."""

DOCSTRING = re.compile(r"(?P<rule>.+?)\n\s*\nBad: (?P<bad>.+?)\nGood: (?P<good>.+)", re.DOTALL)
"""The parts of a check's docstring."""


def check(
    group: Group, *, blocks_build: bool = False, is_notice: bool = False, needs: tuple[str, ...] = ()
) -> Callable[[Rule], Rule]:
    """Register a function as a check. Its name, with hyphens, is the check's name. For use as a decorator."""

    def register(function: Rule) -> Rule:
        name = function.__name__.replace("_", "-")
        parts = DOCSTRING.fullmatch(inspect.getdoc(function) or "")
        if parts is None:
            raise TypeError(f'The docstring of the check "{name}" must give the rule, then "Bad: " and "Good: ".')
        if name in CHECKS:
            raise TypeError(f'Two checks have the name "{name}".')
        rule, bad, good = (" ".join(parts[part].split()) for part in ("rule", "bad", "good"))
        CHECKS[name] = Check(name, group, rule, bad, good, function, blocks_build, is_notice, needs)
        return function

    return register


REPORTED_ELSEWHERE = ("yaml", "encoding", "header")
"""Checks that report what they find themselves."""


def forward_problems(problems: Iterable[Problem]) -> Iterator[Finding]:
    """Yield problems that a model found as findings of the check that asked it."""
    for problem in problems:
        if problem.check not in REPORTED_ELSEWHERE:
            yield Finding(problem.path, problem.line, problem.message)
