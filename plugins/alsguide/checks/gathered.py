"""What is known of each part of a site, a text alone or the data alone, for checks that look at the whole: it is kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gathered:
    """What a part of a site holds.

    `grade` is the reading grade of its text, where it counts; `unknown_words` those that stand in no dictionary, each with path
    and line; `terms` those of the glossary that it uses, and `cited` the keys of the references that it cites.
    """

    grade: float | None
    unknown_words: list[tuple[str, int, str]]
    terms: list[str]
    cited: list[str]


@dataclass(frozen=True)
class Places:
    """The links of a text within the site, each an address with its line, and the ids of its headings and boxes."""

    links: list[tuple[str, int]]
    ids: list[str]
