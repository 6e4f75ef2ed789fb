"""Checks of trust in the publisher: dates, reviews, names, money, seals."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date

from alsguide.checks.model import Site, Text
from alsguide.checks.phrases import find_any, has_any
from alsguide.checks.registry import check
from alsguide.core.problems import Problem, did_you_mean
from alsguide.organisation.load import line_in_toml

REVIEWED_FILE = "content/data/reviewed.yaml"
SOON_DAYS = 60
"""A review is due soon when it is due within so many days."""


def review_date(text: Text, name: str) -> date | None:
    """Return a date of a text's header, where there is one."""
    value = text.source.header.get(name)
    return value if isinstance(value, date) else None


@check("trust", is_notice=True)
def wrong_clock(site: Site) -> Iterator[Problem]:
    """The clock of the computer is not before most of the reviews, or decades after the last. This is a notice, no mistake.

    Bad: `the year 1999, or 2100`
    Good: `today`
    """
    if site.clock == site.today:
        return
    newest = next(text for text in site.texts if review_date(text, "last_reviewed") == site.today)
    message = (
        f"The clock of this computer says {site.clock}, and the newest review is of {site.today}. The clock looks wrong. "
        "Set it, then run the command again."
    )
    yield Problem(newest.path, newest.field_line("last_reviewed"), message)


@check("trust", is_notice=True)
def review_overdue(site: Site) -> Iterator[Problem]:
    """A page that is past the day on which it must be compared with its sources again is named, and tells its readers.

    It is published all the same: no day may come on which nothing can be corrected. This is a notice, no mistake.

    Bad: `next_review: 2026-01-31` on a later day
    Good: `last_reviewed: 2026-11-21` and `next_review: 2027-11-21`, after a new look at every source
    """
    for text in site.texts:
        due = review_date(text, "next_review")
        if due is not None and due < site.today:
            message = (
                f"The review was due on {due}, and the page says so. Compare every statement with its sources, then run "
                f"`make reviewed FILE={text.path}`."
            )
            yield Problem(text.path, text.field_line("next_review"), message)


@check("trust", is_notice=True)
def review_due_soon(site: Site) -> Iterator[Problem]:
    """A page whose review is due within 60 days is named in good time. This is a notice, no mistake.

    Bad: `next_review` in three weeks
    Good: `next_review` in eleven months
    """
    for text in site.texts:
        due = review_date(text, "next_review")
        if due is not None and 0 <= (due - site.today).days <= SOON_DAYS:
            yield Problem(text.path, text.field_line("next_review"), f"The review is due on {due}. Plan it.")


@check("trust")
def review_in_the_future(site: Site) -> Iterator[Problem]:
    """Dates of things that happened are not in the future.

    Bad: `last_reviewed: 2036-11-21`
    Good: `last_reviewed: 2026-11-21`
    """
    for text in site.texts:
        for name in ("date", "last_reviewed"):
            day = review_date(text, name)
            if day is not None and day > site.today:
                yield Problem(
                    text.path, text.field_line(name), f'"{name}" is {day}, which has not come yet. Correct it.'
                )


def fingerprint(text: Text) -> str:
    """Return a short mark of what a text says: its words and the keys it cites, without links, spaces and row breaks."""
    parts = [part for block in text.prose for part in (block.text, *block.keys)]
    return hashlib.sha256(" ".join(" ".join(parts).split()).encode()).hexdigest()[:16]


def recorded(site: Site) -> Mapping[str, Mapping[str, object]]:
    """Return what `make reviewed` recorded: by path, the day of the review and the mark of the text."""
    document = site.documents.get("reviewed")
    data = document.data if document is not None and isinstance(document.data, dict) else {}
    return {path: entry for path, entry in data.items() if isinstance(entry, Mapping)}


def renamed_files(site: Site) -> dict[str, str]:
    """Return the new path of each file that was renamed since its review: another says the same word for word."""
    known = recorded(site)
    gone = {entry.get("text"): path for path, entry in known.items() if path not in site.by_path}
    fresh = {fingerprint(text): text.path for text in site.texts if text.path not in known} if gone else {}
    return {path: fresh[str(mark)] for mark, path in gone.items() if mark in fresh}


@check("trust")
def changed_since_review(site: Site) -> Iterator[Problem]:
    """The text is the one that was compared with its sources on the day in `last_reviewed`; `make reviewed` records it.

    Bad: `a sentence changed, and nothing else`
    Good: `the sentence changed and compared with its source, then make reviewed FILE=content/articles/safety/falls.md`
    """
    for path, entry in recorded(site).items():
        text = site.by_path.get(path)
        if text is None:
            continue
        command = f"`make reviewed FILE={path}`"
        if entry.get("text") != fingerprint(text):
            message = (
                f"The text changed after its review of {entry.get('day')}. Compare the change with its sources, then run "
                f"{command}; add TYPO=yes when only spelling changed."
            )
            yield Problem(path, text.field_line("last_reviewed"), message)
        elif entry.get("day") != review_date(text, "last_reviewed"):
            message = (
                f'"last_reviewed" was changed by hand; the recorded review is of {entry.get("day")}. Run {command} after '
                "a review."
            )
            yield Problem(path, text.field_line("last_reviewed"), message)


@check("trust", is_notice=True)
def review_not_recorded(site: Site) -> Iterator[Problem]:
    """The review that `last_reviewed` names is recorded, so that a later change is seen. This is a notice, no mistake.

    Bad: `a new page, finished and linked, that nobody has recorded`
    Good: `the same page after make reviewed FILE=content/pages/sleep.md`
    """
    known = recorded(site)
    missing = [text for text in site.texts if text.path not in known]
    if missing and len(missing) == len(site.texts):
        message = (
            "No review is recorded yet. When all texts are compared with their sources, run `make reviewed FILE=all`."
        )
        yield Problem(REVIEWED_FILE, 1, message)
        return
    for text in missing:
        message = f"The review of this file is not recorded. Run `make reviewed FILE={text.path}` after it."
        yield Problem(text.path, text.field_line("last_reviewed"), message)


@check("trust")
def disclosure(site: Site) -> Iterator[Problem]:
    """The organization says who pays for the site and what interests there are.

    Bad: `funding = ""`
    Good: `funding = "No funding has been received for this site."`
    """
    if site.found_while_reading("organisation"):
        return
    for name in ("funding", "conflicts"):
        if not getattr(site.organisation.disclosure, name):
            message = f'The "{name}" of the disclosure is empty. Say it plainly, also when there is none.'
            yield Problem("organisation.toml", line_of_toml(site, "disclosure", name), message)


def line_of_toml(site: Site, table: str, name: str) -> int:
    """Return the line of a field in `organisation.toml`, or of its table when the field is not there."""
    return line_in_toml(site.sources.get("organisation.toml", ""), (table, name))


@check("trust", needs=("wording",))
def missing_statement(site: Site) -> Iterator[Problem]:
    """The site says what readers must know about it: not medical advice, who pays, interests, reviews, emergencies, privacy.

    Bad: `an "About" page without the words "not medical advice"`
    Good: `"It is not medical advice, and it does not know you."`
    """
    for statement in site.wording.statements:
        texts = [text for text in site.texts if text.path in statement.files]
        missing = [path for path in statement.files if path not in site.by_path]
        if not any(has_any(text.body, statement.phrases) for text in texts) and (texts or missing):
            path = texts[0].path if texts else missing[0]
            line = texts[0].title_line if texts else 1
            wanted = '", "'.join(statement.phrases[:3])
            yield Problem(
                path, line, f'The site does not say {statement.what}. Say it here, for example with "{wanted}".'
            )


@check("trust")
def unknown_reviewer(site: Site) -> Iterator[Problem]:
    """Each name in `reviewed_by` is a real clinician with role and registration in `organisation.toml`.

    Bad: `reviewed_by: ["Dr. Example"]` without such a reviewer
    Good: `reviewed_by: []`, which the page shows as "not yet reviewed by a clinician"
    """
    known = [reviewer.name for reviewer in site.organisation.reviewers]
    for text in site.texts:
        names = text.source.header.get("reviewed_by")
        for number, name in enumerate(names if isinstance(names, list) else ()):
            if name not in known:
                message = (
                    f'No reviewer "{name}" stands in organisation.toml.{did_you_mean(str(name), known)} Add the person '
                    "with role and registration there, or take the name out."
                )
                yield Problem(text.path, text.source.line_of(("reviewed_by", number)), message)


@check("trust", per_text=True)
def claimed_review(site: Site) -> Iterator[Problem]:
    """The text claims no clinician's review that the header does not name.

    Bad: `This page was medically reviewed.` with `reviewed_by: []`
    Good: `No clinician has reviewed this page yet.`
    """
    known = {reviewer.name for reviewer in site.organisation.reviewers}
    for passage in site.passages_with(site.wording.review_claims):
        if passage.text is None or known.intersection(passage.text.source.header.get("reviewed_by") or ()):
            continue
        for sentence in passage.block.sentences:
            found = find_any(site.wording.review_claims).search(sentence.text)
            if found and not has_any(sentence.text, site.wording.denials) and not sentence.text.endswith("?"):
                message = f'"{found[0]}" claims a review, but no reviewer is named in the header. Take it out.'
                yield Problem(passage.path, sentence.line, message)


@check("trust", per_text=True)
def trust_seal(site: Site) -> Iterator[Problem]:
    """The site shows no seal of a trust scheme that it does not hold.

    Bad: `This site is HONcode certified.`
    Good: `How we write and check is described here.`
    """
    seals = find_any(site.wording.badges)
    for passage in site.passages_with(site.wording.badges):
        for match in seals.finditer(passage.block.raw):
            message = f'"{match[0]}" is a seal that this site does not hold. Take it out.'
            yield Problem(passage.path, passage.block.line_at(match.start()), message)
    for text in site.texts:
        for mark in text.images:
            if seals.search(f"{mark.words} {mark.target}"):
                yield Problem(
                    text.path,
                    mark.line,
                    f'The image "{mark.target}" is a seal that this site does not hold. Take it out.',
                )
