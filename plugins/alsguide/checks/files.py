"""Checks of what a file is: can it be read, is its header right. Their findings come from reading the files."""

from collections.abc import Iterator

from alsguide.checks.model import Site
from alsguide.checks.registry import Finding, check


def found_while_reading(site: Site, name: str) -> Iterator[Finding]:
    """Give what was found under a name while the files were read."""
    for problem in site.problems:
        if problem.check == name:
            yield Finding(problem.path, problem.line, problem.message)


@check("structure", blocks_build=True)
def encoding(site: Site) -> Iterator[Finding]:
    """Every file is saved as UTF-8 text.

    Bad: `a file saved as Windows-1252`
    Good: `the same file saved as UTF-8`
    """
    yield from found_while_reading(site, "encoding")


@check("structure", blocks_build=True)
def yaml(site: Site) -> Iterator[Finding]:
    """Headers and data files are valid YAML, and no field stands twice.

    Bad: `title: "Falls`
    Good: `title: "Falls"`
    """
    yield from found_while_reading(site, "yaml")


@check("structure", blocks_build=True)
def header(site: Site) -> Iterator[Finding]:
    """Each article and page begins with a header that has every field it needs, in the right form, and no unknown one.

    Bad: `sumary: "How to fall less."`
    Good: `summary: "How to fall less."`
    """
    yield from found_while_reading(site, "header")


@check("data", blocks_build=True)
def organisation(site: Site) -> Iterator[Finding]:
    """The file `organisation.toml` is valid and holds only fields that are known.

    Bad: `nmae = "Moving with ALS"`
    Good: `name = "Moving with ALS"`
    """
    yield from found_while_reading(site, "organisation")


@check("data", blocks_build=True)
def reading_data(site: Site) -> Iterator[Finding]:
    """The limits and exempt terms in `content/data/reading.yaml` have the right form.

    Bad: `grade: six`
    Good: `grade: 6.0`
    """
    yield from found_while_reading(site, "reading-data")


@check("data", blocks_build=True)
def wording_data(site: Site) -> Iterator[Finding]:
    """The phrases in `content/data/wording.yaml` have the right form, and their brackets match.

    Bad: `- phrases: ["no pain(,? no gain"]`
    Good: `- phrases: ["no pain,? no gain"]`
    """
    yield from found_while_reading(site, "wording-data")
