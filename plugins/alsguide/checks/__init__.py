"""Checks: what must hold of the content, each a pure function from the site's sources to problems.

`all_problems` runs every check, `essential` those without which the site would be broken; the build runs the latter.
"""

import pkgutil
from collections.abc import Iterable, Sequence
from importlib import import_module

from alsguide.checks.model import Site
from alsguide.checks.parts import run_on_parts, with_found
from alsguide.checks.registry import CHECKS, Check
from alsguide.checks.suppressions import apply_suppressions
from alsguide.core.problems import Problem

__all__ = ["all_problems", "essential", "notices", "run_checks"]

for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    if module != "__main__":
        import_module(f"{__name__}.{module}")  # importing a module registers its checks

UNREADABLE = ("encoding", "empty-file", "limit", "missing-file")
"""Checks whose problems are about a file as a whole."""

ALONE = ("unfinished", "cut-text")
"""Checks that say why a line is not what it should be: no other need blame it."""


EXPLAINED = {"heading-id": "markdown-mark"}
"""Checks that say nothing of a line of which another one says how its mark is to be written, with all that belongs to it."""


def run_checks(site: Site, checks: list[Check]) -> list[Problem]:
    """Return what some checks find, without what is silenced, sorted.

    A line that is marked to be written, or that is cut off, is named for that alone: it is not blamed for what is missing.
    """
    found = drop_unreadable(run_in_order(site, checks))
    explained = {(problem.path, problem.line) for problem in found if problem.check in ALONE}
    found = [p for p in found if p.check in ALONE or (p.path, p.line) not in explained]
    places = {(problem.check, problem.path, problem.line) for problem in found}
    found = [p for p in found if (EXPLAINED.get(p.check), p.path, p.line) not in places]
    return sorted(set(apply_suppressions(site, found, [check.name for check in checks])))


def all_problems(site: Site) -> list[Problem]:
    """Return every problem of the site."""
    return run_checks(site, [check for check in CHECKS.values() if not check.is_notice])


def essential(site: Site) -> list[Problem]:
    """Return the problems that must stop a build."""
    return sorted(set(drop_unreadable(run_in_order(site, [check for check in CHECKS.values() if check.blocks_build]))))


def run_in_order(site: Site, checks: Sequence[Check]) -> list[Problem]:
    """Return what some checks find. Those that come last need a site in which nothing else stops a build."""
    parts = run_on_parts(site, checks)
    site = with_found(site, parts)
    found = [problem for part in parts.values() for problem in part.problems]
    found += [problem for check in checks if not (check.per_text or check.is_last) for problem in check.run(site)]
    if not any(CHECKS[problem.check].blocks_build for problem in found):
        found += [problem for check in checks if check.is_last for problem in check.run(site)]
    return found


def drop_unreadable(problems: Iterable[Problem]) -> list[Problem]:
    """Drop all other problems of files that could not be read."""
    found = list(problems)
    unread = {problem.path for problem in found if problem.check in UNREADABLE}
    return [problem for problem in found if problem.path not in unread or problem.check in UNREADABLE]


def notices(site: Site) -> list[Problem]:
    """Return what an editor should know, though it is no mistake."""
    return sorted(problem for check in CHECKS.values() if check.is_notice for problem in check.run(site))
