"""Parts: each text alone, and the data alone, so that what was found in a part is kept until something that it reads changes.

A check that is declared `per_text` is run on parts only. A part holds its own text and all data, and no other text: so what
such a check finds depends on nothing that is not in the part's key.
"""

from collections.abc import Iterable, Sequence
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


def run_on_parts(site: Site, checks: Sequence[Check]) -> dict[str, Findings]:
    """Return what checks find in each part of a site that is looked at: in each text, by its path, and in the data, by ""."""
    texts = [text for text in site.texts if site.alone is None or text.path in site.alone]
    parts: list[Text | None] = [*texts, *([None] if site.with_data else [])]
    has_grade = any(check.group == "words" and not check.blocks_build for check in checks)

    def find(some: Sequence[Text | None]) -> list[Findings]:
        return [find_in(site.data_alone if part is None else site.text_alone(part), checks, has_grade) for part in some]

    shared = shared_key(site.data_alone, " ".join(check.name for check in checks))
    whole = f"{shared} {sorted(site.alone or ())}"
    keys = [whole if part is None else text_key(shared, part, site.sources[part.path]) for part in parts]
    names = [part.path if part else "" for part in parts]
    if site.kept is not None:
        new = {key: part for key, part in zip(keys, parts, strict=True) if key not in site.kept}
        site.kept.update(zip(new, find(list(new.values())), strict=True))
        return dict(zip(names, map(site.kept.__getitem__, keys), strict=True))
    file = site.cache / ("checks.json" if has_grade else "essential.json") if site.cache else None
    return dict(zip(names, cached_map(file, Findings, parts, keys, find, site.processes), strict=True))


def find_in(part: Site, checks: Sequence[Check], has_grade: bool) -> Findings:
    """Return what checks find in one part."""
    problems = [problem for check in checks for problem in check.run(part)]
    if not part.texts:
        return Findings(problems, None, has_grade, None)
    text = part.texts[0]
    return Findings(problems, middle_grade(text) if has_grade else None, has_grade, read_places(text))


def grades_of(parts: Iterable[Findings]) -> tuple[float, ...] | None:
    """Return the reading grades that were found; None where they were not looked at."""
    parts = list(parts)
    return tuple(part.grade for part in parts if part.grade is not None) if any(p.has_grade for p in parts) else None


def shared_key(data: Site, names: str) -> str:
    """Return the key of all that the parts of a site share: the checks, the day, the settings, and the data."""
    lists = repr((str(data.today), str(data.clock), sorted(data.files), data.problems, data.organisation))
    return key_of(names, lists, *(word for source in sorted(data.sources.items()) for word in source))


def text_key(shared: str, text: Text, written: str) -> str:
    """Return the key of a text. A host's settings may change its header, body and links, so these count as they are."""
    header = repr((text.source.header, sorted(text.absent)))
    return key_of(shared, text.path, written, header, text.source.body)
