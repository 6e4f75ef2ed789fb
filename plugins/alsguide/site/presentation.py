"""Presentation: what a page is told about itself and its neighbours. Plain values in and out, no Pelican."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alsguide.markup.convert import Heading


@dataclass(frozen=True)
class Link:
    """A link: its words, its address, and whether it leads to the page that shows it."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Review:
    """When a page was checked and is due again, as dates and as words, and which clinicians reviewed it."""

    last_reviewed: date
    next_review: date
    last_reviewed_text: str
    next_review_text: str
    reviewed_by: tuple[str, ...]


def prefix_of(address: str) -> str:
    """Give the way from a page up to the site's top folder: `../` for each folder it lies in."""
    return "../" * address.count("/")


def date_text(day: date, months: Sequence[str], form: str) -> str:
    """Give a date in words, such as "November 21, 2026".

    `months` are the twelve names; `form` holds the slots `{day}`, `{month}` and `{year}`.
    """
    return form.format(day=day.day, month=months[day.month - 1], year=day.year)


def review_of(header: Mapping[str, object], months: Sequence[str], form: str) -> Review | None:
    """Give the review facts of a header; None when it has none."""
    last, due = header.get("last_reviewed"), header.get("next_review")
    if not isinstance(last, date) or not isinstance(due, date):
        return None
    names = header.get("reviewed_by") or ()
    assert isinstance(names, Sequence)
    shown = date_text(last, months, form), date_text(due, months, form)
    return Review(last, due, *shown, tuple(map(str, names)))


def contents_list(headings: Sequence[Heading], shortest: int = 3) -> list[Heading]:
    """Give the headings for "On this page": those of the second level; none when there are fewer than `shortest`."""
    found = [heading for heading in headings if heading.level == 2 and heading.id not in ("in-brief", "key-points")]
    return found if len(found) >= shortest else []


def edit_address(repository: str, source_file: str) -> str:
    """Give the address at which a source file can be edited, for the usual code hosts; empty without a repository."""
    if not repository:
        return ""
    middle = "/-/edit/main/" if "gitlab" in repository else "/edit/main/"
    return repository.rstrip("/") + middle + source_file
