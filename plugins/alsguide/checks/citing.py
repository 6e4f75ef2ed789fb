"""Checks of references and citations: each claim can be followed to a source that exists and still holds."""

import json
import re
from collections.abc import Iterable, Iterator

from alsguide.checks.model import Site
from alsguide.checks.registry import check
from alsguide.citations.library import Reference, reason
from alsguide.citations.marks import citation_problems
from alsguide.core.problems import Problem, did_you_mean
from alsguide.hosting.statements import RESULTS_FILE, read_results
from alsguide.overrides.merge import REFERENCES

CHECKED_FILE = "content/data/checked.json"
"""Where `make check-online` keeps what it found."""

RETRACTED = re.compile(r"retract|withdrawn|removal", re.IGNORECASE)
"""Words of a notice that takes a paper back."""

ROUND_MARK = re.compile(r"\(@[A-Za-z][\w-]*\)")
"""A citation in round brackets."""

BARE_KEY = re.compile(r"(?<!\])\[([a-z][\w-]*)\](?![(\[])")
"""A word in square brackets that is no link."""

TYPED_CITATION = re.compile(
    r"(?:et\s+al\.?|and\s+others|and\s+colleagues),?\s*\(?(?:19|20)\d\d[a-z]?\)?"
    r"|\((?:see |cf\. |e\.g\.,? )?(?!(?:Since|In|By|From|Until|Spring|Summer|Autumn|Fall|Winter|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
    r"[A-Z][\w'’-]*[a-z](?:(?:,| and| &|, and|, &) [A-Z][\w'’-]*[a-z])*,? (?:19|20)\d\d[a-z]?(?=[;,)])[^()]*\)"
)
"""A citation typed by hand: the `et al. 2011` of `Pinto et al. 2011`, or `(Pinto and Lee, 2011)`."""

TYPED_NUMBER = re.compile(
    r"(?:(?<=[\w.])\s?|^)\[\d+(?:[,;–-]\s?\d+)*\](?![(:])|(?:(?<=[a-z]{3})|(?<=[.,;)])|^)[¹²³⁰⁴-⁹]+", re.MULTILINE
)
"""A source number typed by hand: `[12]`, or a small raised one behind a word."""

NUMBER_SIGN = re.compile(r"\[\d|[¹²³⁰⁴-⁹]")
"""What stands in each of these: a text without any needs no closer look, which saves most of the time."""

SOURCE_HEADING = re.compile(
    r"^(references?|sources?|bibliography|citations?|literature|further reading)\b[^?]*$", re.IGNORECASE
)
"""A heading over a list of sources written by hand."""


@check("trust", blocks_build=True, per_text=True)
def unknown_reference(site: Site) -> Iterator[Problem]:
    """Every key that is cited stands in `content/data/references.json`.

    Bad: `People kept up for six months. [@clawson2081]`
    Good: `People kept up for six months. [@clawson2018]`
    """
    known = site.library.references
    if not known and (site.library.problems or REFERENCES not in site.sources):
        return  # other checks say that the file cannot be read
    for key, path, line in site.citations:
        if key not in known:
            guess = did_you_mean(key, known)
            message = (
                f'There is no reference "{key}" in {site.library.path}.{guess} Correct the key or add the reference.'
            )
            yield Problem(path, line, message)


@check("trust", blocks_build=True, per_text=True)
def unverified_reference(site: Site) -> Iterator[Problem]:
    """A reference that is cited has been looked up: its `custom.verified` is true.

    Bad: `[@ajot2019]` while the reference says `"verified": false`
    Good: `[@ho2011]`, whose reference says `"verified": true`
    """
    for key, path, line in site.citations:
        if key in site.library.references and site.library.custom(key).get("verified") is not True:
            message = f'The reference "{key}" has not been verified. Look it up and note where, or cite another one.'
            yield Problem(path, line, message)


@check("trust", blocks_build=True, per_text=True)
def retracted_reference(site: Site) -> Iterator[Problem]:
    """A reference that was retracted is not cited. `make check-online` learns of it, or `custom` says `"retracted": true`.

    Bad: `[@smith2015]` while `content/data/checked.json` holds a notice of retraction for it
    Good: `[@jones2018]`, which still stands
    """
    retracted = site.look_up("retracted", lambda: retracted_of(site))
    for key, path, line in site.citations:
        if key in retracted:
            yield Problem(
                path, line, f'The paper "{key}" was retracted. Take out what rests on it, or cite another source.'
            )


def retracted_of(site: Site) -> set[str]:
    """Return the keys of all references that were retracted."""
    said = {key for key in site.library.references if site.library.custom(key).get("retracted")}
    return said | {key for key, notices in noticed(site).items() if RETRACTED.search(" ".join(notices))}


def noticed(site: Site) -> dict[str, list[str]]:
    """Return what `make check-online` found for each reference; nothing where `kept_record` finds a mistake."""
    try:
        return read_notices(site.sources.get(CHECKED_FILE, ""))
    except ValueError:
        return {}


def read_notices(text: str) -> dict[str, list[str]]:
    """Return the notices for each reference. `text` is that of `CHECKED_FILE`. Raises ValueError where it is no such record."""
    try:
        found = json.loads(text or "{}").get("references", {})
        return {key: [str(one) for one in entry.get("found") or ()] for key, entry in found.items()}
    except (AttributeError, TypeError, RecursionError) as error:
        raise ValueError("it has another form") from error


@check("trust", blocks_build=True)
def kept_record(site: Site) -> Iterator[Problem]:
    """What `make check-online` and a test run have kept in `content/data` can be read: pages and checks rest on it.

    Bad: `{"on": "yesterday"}` in content/data/tested.json
    Good: `the file as the command has written it`
    """
    writers = (CHECKED_FILE, read_notices, "make check-online"), (RESULTS_FILE, read_results, "make test ARGS=--record")
    for path, read, command in writers:
        try:
            read(site.sources.get(path, ""))
        except ValueError as error:
            line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
            why = reason(error) if isinstance(error, json.JSONDecodeError) else str(error)
            message = f"This record cannot be read: {why}. Bring the last version back, or run `{command}` again."
            yield Problem(path, line, message)


@check("trust", per_text=True)
def superseded_reference(site: Site) -> Iterator[Problem]:
    """A reference that a newer version replaces is not cited; the newer one is.

    Bad: `[@dalbellohaas2008]`, whose reference says `"superseded_by": "dalbellohaas2013"`
    Good: `[@dalbellohaas2013]`
    """
    for key, path, line in site.citations:
        newer = site.library.custom(key).get("superseded_by")
        if newer:
            message = (
                f'"{key}" was replaced by "{newer}". Read the newer one, check the sentence against it, and cite that.'
            )
            yield Problem(path, line, message)


@check("trust", gathers=True)
def unused_reference(site: Site) -> Iterator[Problem]:
    """Every reference is cited somewhere; one that is kept on purpose says why in `custom.kept_because`.

    Bad: `a reference that no page, exercise or rule cites`
    Good: `the same reference, cited or taken out`
    """
    used = {key for part in site.gathered for key in part.cited}
    for key, reference in site.library.references.items():
        if key not in used and not site.library.custom(key).get("kept_because"):
            message = (
                f'The reference "{key}" is cited nowhere. Cite it, take it out, or give "kept_because" in its "custom".'
            )
            yield Problem(reference.path, reference.line, message)


def keys_in(site: Site) -> set[str]:
    """Return the keys of the references that a site, or a part of it, cites."""
    return {key for key, path, _ in site.citations if not path.endswith("studies.yaml")}


@check("trust", blocks_build=True, per_text=True)
def citation_form(site: Site) -> Iterator[Problem]:
    """A citation is written `[@key]`, `[@key1; @key2]` or `[@key, p. 3]`, and stands in no heading and no table head.

    Bad: `Small trials. [@nice2016, @lunetta2016]`
    Good: `Small trials. [@nice2016; @lunetta2016]`
    """
    known = site.look_up("citable", lambda: citable(site.library.references))
    if unknown := {key for key, _, _ in site.citations} - known.keys():
        known = {**known, **citable(unknown)}  # unknown_reference reports keys
    for text in site.texts:
        yield from citation_problems(text.source, known)
        for name in ("title", "summary", "index_terms"):
            if "[@" in str(text.source.header.get(name)):
                yield Problem(
                    text.path,
                    text.field_line(name),
                    f'A citation in "{name}" is shown as it is typed. Cite in the text.',
                )
        for match in BARE_KEY.finditer(text.body):
            if match[1] in site.library.references:
                line = text.source.body_line + text.body.count("\n", 0, match.start())
                yield Problem(text.path, line, f'The key in "{match[0]}" has no @ in front. Write [@{match[1]}].')
        for match in ROUND_MARK.finditer(text.body):
            line = text.source.body_line + text.body.count("\n", 0, match.start())
            yield Problem(text.path, line, f'The citation "{match[0]}" is not understood. Write it in square brackets.')


def citable(keys: Iterable[str]) -> dict[str, Reference]:
    """Return references with some keys, each of which may be cited."""
    return {key: Reference(key, {"custom": {"verified": True}}) for key in keys}


@check("trust", per_text=True)
def typed_citation(site: Site) -> Iterator[Problem]:
    """Citations are made with `[@key]`, never typed by hand, so that each has an entry in the list of sources.

    Bad: `Exercise prolonged survival (Pinto et al 2011).`
    Good: `Survival was not measured. [@pinto1999]`
    """
    for text in site.texts:
        for pattern in (TYPED_CITATION, TYPED_NUMBER) if NUMBER_SIGN.search(text.body) else (TYPED_CITATION,):
            for match in pattern.finditer(text.body):
                message = f'"{match[0].strip()}" is a citation typed by hand. Add the reference and cite it as [@key].'
                yield Problem(text.path, text.source.body_line + text.body.count("\n", 0, match.start()), message)


@check("trust", per_text=True)
def typed_sources(site: Site) -> Iterator[Problem]:
    """No list of sources is written by hand: it would be tied to no sentence. The list is made from the citations.

    Bad: `## References`
    Good: `the citation [@key] behind each sentence`
    """
    for text in site.articles + site.exercises:
        for heading in text.headings:
            words = heading.text.strip()
            if SOURCE_HEADING.match(words):
                message = f'"{words}" looks like a list of sources written by hand. Cite each one behind its sentence instead.'
                yield Problem(text.path, heading.line, message)


@check("trust", per_text=True)
def article_without_sources(site: Site) -> Iterator[Problem]:
    """An article cites at least one reference.

    Bad: `an article about falls without any [@key]`
    Good: `an article about falls with [@schell2019] behind a sentence`
    """
    for text in site.articles:
        if not text.citations:
            line = text.blocks[0].line if text.blocks else text.title_line
            yield Problem(text.path, line, "This article cites no source. Cite one behind each claim: [@key].")
