"""Headers: the fields at the top of articles and pages, each with what it is for and an example.

The descriptions and examples are used as they stand in docs/editing.md and in the browser editor's forms.
"""

from datetime import date as Day
from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationInfo, field_validator

from alsguide.core.problems import Problem
from alsguide.core.schema import Id, Record, Whole, validate
from alsguide.core.sources import Source

ADDRESS_IN_CONTENT = r"^(articles/[a-z0-9-]+/[a-z0-9-]+\.md|(pages|exercises)/[a-z0-9-]+\.md|(plan|exercises)\.html)$"
"""A Markdown file under `content/`, or one of the two pages that are made from data: `plan.html`, `exercises.html`."""

"""Lower-case letters and digits, joined by hyphens."""

Text = Annotated[str, Field(min_length=1)]
"""Text that is not empty."""


class CommonHeader(Record):
    """Fields that articles and pages share."""

    title: Annotated[
        str,
        Field(
            min_length=1,
            max_length=80,
            description="The heading of the page and its name in lists. Say what the reader will learn.",
            examples=["Can I exercise with {{ALS}}?"],
        ),
    ]
    summary: Annotated[
        str,
        Field(
            min_length=20,
            max_length=160,
            description="One sentence for cards and search results, at most 160 characters.",
            examples=["Gentle exercise is often possible. What it can do, what it cannot, and how to begin."],
        ),
    ]
    last_reviewed: Annotated[
        Day,
        Field(
            description="The day on which someone last compared every statement with its sources.",
            examples=["2026-11-21"],
        ),
    ]
    next_review: Annotated[
        Day,
        Field(
            description="The day by which that must be done again, at most two years later.",
            examples=["2027-11-21"],
        ),
    ]
    index_terms: Annotated[
        tuple[Text, ...],
        Field(
            description="Words under which a reader may look for the page in the A-Z.",
            examples=[["Exercise, is it safe", "Short answer"]],
        ),
    ] = ()
    status: Annotated[
        Literal["published", "hidden", "draft"],
        Field(
            description="`draft` keeps the page out of the published site; `hidden` publishes it outside all lists.",
            examples=["published"],
        ),
    ] = "published"

    @field_validator("next_review")
    @classmethod
    def is_within_two_years(cls, value: Day, info: ValidationInfo) -> Day:
        """Refuse a next review before the last one, or more than two years after it."""
        last = info.data.get("last_reviewed")
        if last is not None and not 0 < (value - last).days <= 731:
            raise ValueError(
                f'"next_review" is "{value}". It must lie after "last_reviewed" ({last}), by two years at most.'
            )
        return value


class ArticleHeader(CommonHeader):
    """The header of an article, `content/articles/<category>/<slug>.md`."""

    order: Annotated[
        Whole,
        Field(ge=1, le=999, description="The place within the category: 10, 20, 30.", examples=[10]),
    ]
    date: Annotated[
        Day,
        Field(description="The day on which the article was first published.", examples=["2026-11-21"]),
    ]
    reviewed_by: Annotated[
        tuple[Text, ...],
        Field(
            description="Names of clinicians who reviewed the article, as in organisation.toml. "
            "An empty list means, and the page says: not yet reviewed by a clinician.",
            examples=[[]],
        ),
    ]
    next_step: Annotated[
        str,
        Field(
            pattern=ADDRESS_IN_CONTENT,
            description="The one obvious next page: its path under `content/`, or `plan.html` or `exercises.html`.",
            examples=["articles/safety/before-you-start.md"],
        ),
    ]
    exercises: Annotated[
        tuple[Id, ...],
        Field(description="Ids of exercises that belong here.", examples=[["sit-to-stand"]]),
    ] = ()


class PageHeader(CommonHeader):
    """The header of a page, `content/pages/<slug>.md`."""

    template: Annotated[
        Id | None,
        Field(description="The template, when it is not the usual one for pages.", examples=["home"]),
    ] = None
    save_as: Annotated[
        str | None,
        Field(
            pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.html$",
            description="The page's address, when it is not `<file name>.html`.",
            examples=["index.html"],
        ),
    ] = None
    next_step: Annotated[
        str | None,
        Field(
            pattern=ADDRESS_IN_CONTENT,
            description="The one obvious next page: its path under `content/`.",
            examples=["articles/start/can-i-exercise.md"],
        ),
    ] = None


Header = ArticleHeader | PageHeader
Kind = TypeVar("Kind", bound=CommonHeader)


def read_article_header(source: Source) -> tuple[ArticleHeader | None, list[Problem]]:
    """Check an article's header. Gives the header and no problem, or None and every problem."""
    return read_header(source, ArticleHeader)


def read_page_header(source: Source) -> tuple[PageHeader | None, list[Problem]]:
    """Check a page's header. Gives the header and no problem, or None and every problem."""
    return read_header(source, PageHeader)


def read_header(source: Source, model: type[Kind]) -> tuple[Kind | None, list[Problem]]:
    """Check a source's header against a model. A source that could not be read keeps its own problems."""
    if source.problems:
        return None, source.problems
    return validate(model, source.header, source.place_of, "header")
