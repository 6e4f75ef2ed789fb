"""Parts: each text alone, and the data alone, so that what was found in a part is kept until something that it reads changes.

A check that is declared `per_text` is run on parts only. A part holds its own text and all data, and no other text: so what
such a check finds depends on nothing that is not in the part's key.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from alsguide.checks.language import middle_grade
from alsguide.checks.model import Site, Text
from alsguide.checks.places import Places, read_places
from alsguide.checks.registry import Check
from alsguide.core.cache import cached_map
from alsguide.core.keys import key_of
from alsguide.core.problems import Problem


@dataclass(frozen=True)
class Findings:
    """What some checks find in one part, the reading grade of its text, where it was looked at and counts, and its places."""

    problems: list[Problem]
    grade: float | None
    has_grade: bool
    places: Places | None


def run_on_parts(site: Site, checks: Sequence[Check]) -> list[Findings]:
    """Return what checks find in each part of a site: in each text, and in the data where they are looked at."""
    parts: list[Text | None] = [*site.texts, *([None] if site.with_data else [])]
    has_grade = any(check.group == "words" and not check.blocks_build for check in checks)

    def find(some: Sequence[Text | None]) -> list[Findings]:
        return [find_in(site.data_alone if part is None else site.text_alone(part), checks, has_grade) for part in some]

    if site.cache is None:
        return cached_map(None, Findings, parts, list(map(str, range(len(parts)))), find, site.processes)
    shared = shared_key(site.data_alone, " ".join(check.name for check in checks))
    keys = [shared if part is None else text_key(shared, part, site.sources[part.path]) for part in parts]
    file = site.cache / ("checks.json" if has_grade else "essential.json")
    return cached_map(file, Findings, parts, keys, find, site.processes)


def find_in(part: Site, checks: Sequence[Check], has_grade: bool) -> Findings:
    """Return what checks find in one part."""
    problems = [problem for check in checks for problem in check.run(part)]
    if not part.texts:
        return Findings(problems, None, has_grade, None)
    text = part.texts[0]
    return Findings(problems, middle_grade(text) if has_grade else None, has_grade, read_places(text))


def grades_of(parts: Sequence[Findings]) -> tuple[float, ...] | None:
    """Return the reading grades that were found; None where they were not looked at."""
    return tuple(part.grade for part in parts if part.grade is not None) if any(p.has_grade for p in parts) else None


def places_by_path(site: Site, parts: Sequence[Findings]) -> dict[str, Places]:
    """Return the places of each text of a site, from what was found in its parts."""
    return {text.path: part.places for text, part in zip(site.texts, parts, strict=False) if part.places}


def shared_key(data: Site, names: str) -> str:
    """Return the key of all that the parts of a site share: the checks, the day, the settings, and the data."""
    lists = repr((str(data.today), str(data.clock), sorted(data.files), data.problems, data.organisation))
    return key_of(names, lists, *(word for source in sorted(data.sources.items()) for word in source))


def text_key(shared: str, text: Text, written: str) -> str:
    """Return the key of a text. A host's settings may change its header, body and links, so these count as they are."""
    header = repr((text.source.header, sorted(text.absent)))
    return key_of(shared, text.path, written, header, text.source.body)
