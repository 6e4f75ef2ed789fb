"""Adapter: gives Pelican's pages the exercises that they show, and writes the library for others to reuse."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican.contents import Content

from alsguide.core.urls import prefix_of
from alsguide.exercises.export import as_json, library_data, picture_addresses, schema
from alsguide.exercises.pages import View, link_to, neighbours, related
from alsguide.exercises.structured import exercise_data
from alsguide.pelican_adapters.contents import is_article
from alsguide.site.build_state import BuildState

PAGES = {"library_url": "pages/exercises.md", "print_url": "pages/exercises-print.md", "plan_url": "pages/plan.md"}
"""The pages to which an exercise leads, by the name of the address; a host may have left one out."""


def fill(build: BuildState, contents: Sequence[Content], context: dict[str, Any]) -> None:
    """Give exercises' pages what they show, articles their exercises, and the lists all exercises."""
    library = build.exercises
    articles = {c.source_file: c for c in contents if is_article(c) and c.status == "published"}
    naming = related({name: article.metadata.get("exercises", ()) for name, article in articles.items()})
    context["EXERCISE_PAGES"] = {}
    for content in contents:
        if is_article(content):
            names = content.metadata.get("exercises", ())
            prefix = prefix_of(content.url)
            content.related_exercises = [link_to(library.by_id[n], prefix) for n in names if n in library.by_id]
        elif view := library.by_id.get(getattr(content, "exercise_id", "")):
            content.related_articles = [articles[name] for name in naming.get(view.exercise.id, ())]
            fill_exercise(build, content, view, context)
            context["EXERCISE_PAGES"][view.exercise.id] = content


def fill_exercise(build: BuildState, content: Content, view: View, context: dict[str, Any]) -> None:
    """Give the page of one exercise what it shows."""
    organisation = build.guide.organisation
    prefix, made = prefix_of(content.url), context["generated_content"]
    for name, target in PAGES.items():
        setattr(content, name, prefix + made[target].url if target in made else "")
    pictures = [prefix + address for address in picture_addresses(view.exercise.id)]
    content.view = view
    content.previous_exercise, content.next_exercise = neighbours(build.exercises.views, view.exercise.id)
    content.structured = exercise_data(view, organisation.name, organisation.language, pictures)


def write_files(build: BuildState, output: Path) -> None:
    """Write the pictures as files of their own, `exercises.json` and its schema."""
    guide, library, organisation = build.guide, build.exercises, build.guide.organisation
    (output / "exercises" / "pictures").mkdir(parents=True, exist_ok=True)
    for view in library.views:
        for address, picture in zip(picture_addresses(view.exercise.id), view.files, strict=True):
            (output / address).write_text(picture, "utf-8")
    data = library_data(library.views, organisation.name, organisation.language, guide.ui["not_medical_advice"])
    (output / "exercises.json").write_text(as_json(data), "utf-8")
    (output / "exercises.schema.json").write_text(as_json(schema()), "utf-8")
