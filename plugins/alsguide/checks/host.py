"""Checks of what the publisher tells machines and researchers."""

from collections.abc import Iterator
from datetime import timedelta

from alsguide.checks.model import Site
from alsguide.checks.registry import check
from alsguide.checks.review import line_of_toml
from alsguide.core.files import ORGANISATION
from alsguide.core.problems import Problem
from alsguide.organisation.load import line_in_toml

SOON = timedelta(days=30)
LONGEST = timedelta(days=366)
"""How long a contact may hold: RFC 9116, section 2.5.5, recommends less than a year."""


@check("data")
def security_contact(site: Site) -> Iterator[Problem]:
    """The contact for security has a day until which it holds, at most a year ahead.

    Bad: `contact = "mailto:security@example.org"` without a day
    Good: `contact = "mailto:security@example.org"` and `expires = 2027-10-01`
    """
    security = site.organisation.security
    if not security.contact and not security.expires:
        return
    message = ""
    if not security.contact:
        message = 'There is a day in "expires" and no "contact". Give both, or neither.'
    elif not security.expires:
        message = 'The contact for security has no day until which it holds. Add "expires", at most a year ahead.'
    elif security.expires - site.today > LONGEST:
        message = f'"expires" is {security.expires}, more than a year ahead. Set a day within a year.'
    if message:
        yield Problem(
            "organisation.toml", line_of_toml(site, "security", "expires" if security.expires else "contact"), message
        )


@check("data", is_notice=True)
def security_contact_ends(site: Site) -> Iterator[Problem]:
    """The contact for security holds for more than a month; after its day it is left out. This is a notice, no mistake.

    Bad: `expires = 2026-01-01` on a later day
    Good: `expires = 2027-10-01`
    """
    ends = site.organisation.security.expires
    if ends and ends - site.today < SOON:
        said = "is left out" if ends < site.today else "is left out after that day"
        message = f"The contact for security holds until {ends}, and {said}. See that it is right, and set a day within a year."
        yield Problem("organisation.toml", line_of_toml(site, "security", "expires"), message)


@check("data", blocks_build=True, needs=("interface",))
def content_language(site: Site) -> Iterator[Problem]:
    """The language that pages name is the one in which they are written: screen readers and translators go by it.

    Bad: `language = "de"`, and pages in English
    Good: `language = "en-GB"`
    """
    written = site.documents["interface"].data.get("content_language")
    if written != site.organisation.language.split("-")[0]:
        message = (
            f'The language is "{site.organisation.language}", but content/data/interface.yaml says that the pages are written '
            f'in "{written}". Set that language; or, when everything is translated, change content_language in '
            "overrides/content/data/interface.yaml."
        )
        yield Problem(ORGANISATION, line_in_toml(site.sources.get(ORGANISATION, ""), ("language",)), message)
