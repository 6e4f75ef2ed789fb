"""Parts: each text alone, and data and code alone, so that what was found in a part is kept until what it reads changes.

A check that is declared `per_text` is run on parts only. A part holds its own text and all data, and no other text: so what
such a check finds depends on nothing that is not in the part's key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alsguide.checks.citing import keys_in
from alsguide.checks.findability import terms_in
from alsguide.checks.gathered import Gathered, Places
from alsguide.checks.language import middle_grade
from alsguide.checks.model import Site, Text
from alsguide.checks.places import read_places
from alsguide.checks.registry import Check
from alsguide.checks.spelling import unknown_words
from alsguide.core.cache import cached_map
from alsguide.core.keys import key_of
from alsguide.core.problems import Problem


@dataclass(frozen=True)
class Part:
    """What some checks find in one part, the places of its text, and what is gathered for others, where these want it."""

    problems: list[Problem]
    places: Places | None
    gathered: Gathered | None


def run_on_parts(site: Site, checks: Sequence[Check]) -> dict[str, Part]:
    """Return what is found in each part of a site that is looked at: in each text, by its path, and in the rest, by "".

    Those of the checks that are declared `per_text` are run, and what others want to know of the parts is gathered.
    """
    texts = [text for text in site.texts if site.alone is None or text.path in site.alone]
    parts: list[Text | None] = [*texts, *([None] if site.with_data else [])]
    is_gathered, asked = any(check.gathers for check in checks), [check for check in checks if check.per_text]

    def find(some: Sequence[Text | None]) -> list[Part]:
        return [
            find_in(site.data_alone if part is None else site.text_alone(part), asked, is_gathered) for part in some
        ]

    shared = shared_key(site.data_alone, " ".join(check.name for check in checks if check.per_text or check.gathers))
    whole = key_of(shared, *sorted(site.alone or ()), *(word for file in sorted(site.code.items()) for word in file))
    keys = [whole if part is None else text_key(shared, part, site.sources[part.path]) for part in parts]
    names = [part.path if part else "" for part in parts]
    if site.kept is not None:
        new = {key: part for key, part in zip(keys, parts, strict=True) if key not in site.kept}
        site.kept.update(zip(new, find(list(new.values())), strict=True))
        return dict(zip(names, map(site.kept.__getitem__, keys), strict=True))
    file = site.cache / ("checks.json" if is_gathered else "essential.json") if site.cache else None
    return dict(zip(names, cached_map(file, Part, parts, keys, find, site.processes), strict=True))


def find_in(part: Site, checks: Sequence[Check], is_gathered: bool) -> Part:
    """Return what checks find in one part."""
    problems = [problem for check in checks for problem in check.run(part)]
    places = read_places(part.texts[0]) if part.texts else None
    return Part(problems, places, gather(part) if is_gathered else None)


def gather(part: Site) -> Gathered:
    """Return what a part of a site holds."""
    grade = middle_grade(part.texts[0]) if part.texts else None
    return Gathered(grade, list(unknown_words(part)), sorted(terms_in(part)), sorted(keys_in(part)))


def with_found(site: Site, parts: Mapping[str, Part]) -> Site:
    """Return a site that knows what was found in its parts, by their paths, beside problems."""
    places = {path: part.places for path, part in parts.items() if part.places}
    gathered = [part.gathered for part in parts.values() if part.gathered]
    return replace(site, places=places, of_parts=gathered if len(gathered) == len(parts) else None)


def shared_key(data: Site, names: str) -> str:
    """Return the key of all that the parts of a site share: the checks, the day, the settings, and the data."""
    lists = repr((str(data.today), str(data.clock), sorted(data.files), data.problems, data.organisation))
    return key_of(names, lists, *(word for source in sorted(data.sources.items()) for word in source))


def text_key(shared: str, text: Text, written: str) -> str:
    """Return the key of a text. A host's settings may change its header, body and links, so these count as they are."""
    header = repr((text.source.header, sorted(text.absent)))
    return key_of(shared, text.path, written, header, text.source.body)
