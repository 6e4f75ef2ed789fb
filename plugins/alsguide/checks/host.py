"""Checks of what the publisher tells machines and researchers."""

from collections.abc import Iterator
from datetime import timedelta

from alsguide.checks.model import Site
from alsguide.checks.registry import check
from alsguide.checks.review import line_of_toml
from alsguide.core.problems import Problem

SOON = timedelta(days=30)
LONGEST = timedelta(days=366)
"""How long a contact may hold: RFC 9116, section 2.5.5, recommends less than a year."""


@check("data")
def security_contact(site: Site) -> Iterator[Problem]:
    """The contact for security has a day until which it holds: not past, more than a month ahead, at most a year.

    Bad: `expires = 2026-01-01` on a later day, or a contact without a day
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
    elif security.expires - site.today < SOON:
        message = f"The contact for security holds until {security.expires}. See that it is right, and set a day within a year."
    elif security.expires - site.today > LONGEST:
        message = f'"expires" is {security.expires}, more than a year ahead. Set a day within a year.'
    if message:
        yield Problem(
            "organisation.toml", line_of_toml(site, "security", "expires" if security.expires else "contact"), message
        )
