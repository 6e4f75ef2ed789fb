"""The check: every reference and every external link, one after another; the result is kept as it goes.

`content/data/checked.json` holds, for each reference and link, the day on which it was last checked and what was found.
Readers see that day on the page of all sources. A run that breaks off goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from alsguide.citations.library import Library, Reference
from alsguide.citations.verification_log import VerificationLog, load_verification_log, save_verification_log
from alsguide.core.problems import Problem
from alsguide.online.compare import differences
from alsguide.online.services import Services

CHECK = "online"


def reference_findings(reference: Reference, services: Services) -> Iterator[str]:
    """Yield what is wrong with one reference, by each service that knows it and by its web page."""
    csl = reference.csl
    for name, number, ask in (
        ("Crossref", csl.get("DOI"), services.work),
        ("PubMed", csl.get("PMID"), services.summary),
    ):
        if number:
            record, error = ask(str(number))
            if record is None:
                yield f"{name} cannot confirm it: {error}. Try again later, or correct the number {number}."
            else:
                yield from differences(csl, record, name)
    if reference.url and not csl.get("DOI"):
        error = services.page_error(reference.url)
        if error:
            yield f"the page {reference.url} does not answer: {error}. Look for its new address."


def run(
    library: Library,
    links: Mapping[str, tuple[str, int]],
    services: Services,
    path: Path,
    today: date,
    step: Callable[[str], None] = lambda name: None,
    again: bool = False,
) -> list[Problem]:
    """Check all references and links that were not checked today, keep the results, and give every problem.

    `links` maps each external address of the content to the file and line where it first stands, `path` is
    `content/data/checked.json`, `step` is told each name before its turn, and `again` checks also what was checked today.
    """
    checked = load_verification_log(path)
    day = today.isoformat()
    checked.references = {key: found for key, found in checked.references.items() if key in library}
    checked.links = {address: found for address, found in checked.links.items() if address in links}
    try:
        for key, reference in library.items():
            step(key)
            if again or checked.references.get(key, {}).get("on") != day:
                checked.references[key] = {"on": day, "found": list(reference_findings(reference, services))}
                save_verification_log(path, checked)
        for address in links:
            step(address)
            if again or checked.links.get(address, {}).get("on") != day:
                error = services.page_error(address)
                checked.links[address] = {"on": day, "found": [error] if error else []}
                save_verification_log(path, checked)
    finally:
        save_verification_log(path, checked)
    return [*reference_problems(library, checked), *link_problems(links, checked)]


def reference_problems(library: Library, checked: VerificationLog) -> Iterable[Problem]:
    """Yield a problem for each difference that was found in a reference."""
    for key, result in checked.references.items():
        for difference in result["found"]:
            message = f'The reference "{key}": {difference}'
            yield Problem("content/data/references.json", library[key].line, message, CHECK)


def link_problems(links: Mapping[str, tuple[str, int]], checked: VerificationLog) -> Iterable[Problem]:
    """Yield a problem for each link that does not answer."""
    for address, result in checked.links.items():
        for reason in result["found"]:
            path, line = links[address]
            message = f"The page {address} does not answer: {reason}. Correct the link, or take it out."
            yield Problem(path, line, message, CHECK)
