"""Silences: a check switched off for one line, with a written reason.

In Markdown `<!-- check: off NAME: reason -->` on the line above; in YAML and TOML, headers of Markdown files too,
`# check: off NAME: reason`. JSON holds no comments, so nothing in it can be silenced.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alsguide.checks.model import Site
from alsguide.checks.registry import CHECKS, check
from alsguide.core.problems import Problem, did_you_mean

MARK = re.compile(r"^\s*(?:<!--|#)\s*check:\s*off\b\s*(?P<name>[\w-]*)\s*:?\s*(?P<reason>.*?)\s*(?:-->)?\s*$")
"""A silence on a line of its own: `check: off`, the check's name, a colon, the reason."""

SHORTEST_REASON = 10
"""A reason has at least so many characters."""

CHECK_NAME = "silence"


@dataclass(frozen=True)
class Suppression:
    """One silence: where it stands, what it switches off, and why."""

    path: str
    line: int
    name: str
    reason: str

    def covers(self, problem: Problem) -> bool:
        """Return whether it silences a problem: one of its check on the line below."""
        return (problem.path, problem.line, problem.check) == (self.path, self.line + 1, self.name)


def find_suppressions(site: Site) -> Iterator[Suppression]:
    """Yield every silence of the site."""
    for path, text in site.sources.items():
        if "check:" not in text or path.endswith(".json"):
            continue
        for number, row in enumerate(text.split("\n"), 1):
            match = MARK.match(row)
            if match:
                yield Suppression(path, number, match["name"], match["reason"])


def apply_suppressions(site: Site, problems: Iterable[Problem], run: Iterable[str]) -> list[Problem]:
    """Leave out silenced problems, and report silences that are not in order. `run` names the checks that were run."""
    silences = list(find_suppressions(site))
    valid = [silence for silence in silences if error(silence) is None]
    kept, used = [], set()
    for problem in problems:
        covering = [silence for silence in valid if silence.covers(problem)]
        used.update(covering)
        if not covering:
            kept.append(problem)
    run = set(run)
    for silence in silences:
        message = error(silence)
        if message is None and silence not in used and silence.name in run:
            message = f'This silence of "{silence.name}" silences nothing on the line below it. Take it out.'
        if message:
            kept.append(Problem(silence.path, silence.line, message, CHECK_NAME))
    return kept


def error(silence: Suppression) -> str | None:
    """Return what is wrong with a silence; None when it is in order."""
    if silence.name not in CHECKS:
        return f'There is no check "{silence.name}".{did_you_mean(silence.name, CHECKS)} Correct the name.'
    if CHECKS[silence.name].blocks_build or silence.name == CHECK_NAME:
        return f'The check "{silence.name}" cannot be silenced, because the site would be broken. Fix what it found.'
    if len(silence.reason) < SHORTEST_REASON:
        return f'Say why "{silence.name}" is silenced here, in a few words behind a colon.'
    return None


@check("structure")
def silence(site: Site) -> Iterator[Problem]:
    """A silence names a check that may be silenced, gives a reason, and silences something on the line below it.

    Bad: `<!-- check: off long-sentence -->`
    Good: `<!-- check: off long-sentence: this is a quotation from a law -->`
    """
    yield from ()  # apply_silences reports them, because only then it is known what each one silences
