"""The organisation that publishes the site: everything a host sets, read from `organisation.toml`."""

from alsguide.organisation.load import load_organisation, parse_organisation
from alsguide.organisation.model import (
    Address,
    Colors,
    Contact,
    Disclosure,
    Emergency,
    Helpline,
    Logo,
    Organisation,
    Publishing,
    Reviewer,
    Security,
    Words,
)

__all__ = [
    "Address",
    "Colors",
    "Contact",
    "Disclosure",
    "Emergency",
    "Helpline",
    "Logo",
    "Organisation",
    "Publishing",
    "Reviewer",
    "Security",
    "Words",
    "load_organisation",
    "parse_organisation",
]
