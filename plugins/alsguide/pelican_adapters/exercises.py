"""Adapter: gives Pelican's pages the exercises that they show, and writes the library for others to reuse."""

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator

from alsguide.core.problems import format_report
from alsguide.core.urls import prefix_of
from alsguide.exercises.export import as_json, library_data, picture_addresses, schema
from alsguide.exercises.library import Library, load_library
from alsguide.exercises.pages import View, link_to, neighbours, related
from alsguide.exercises.structured import exercise_data
from alsguide.pelican_adapters.contents import each_content, is_article

PAGES = {"library_url": "pages/exercises.md", "print_url": "pages/exercises-print.md", "plan_url": "pages/plan.md"}
"""The pages to which an exercise leads, by the name of the address; a host may have left one out."""


def begin(generator: Generator) -> None:
    """Load the library again for this build. Receivers of one signal run in any order; the guide came by an earlier one."""
    guide = generator.settings["GUIDE"]
    library, problems = load_library(guide.root, guide.organisation, guide.signs, guide.ui)
    if problems:
        raise SystemExit(format_report(problems))
    generator.settings["EXERCISES"] = generator.context["EXERCISES"] = library


def connect(generators: list[Generator]) -> None:
    """Tell exercises' pages what they show, articles their exercises, and the lists all exercises."""
    context = generators[0].context
    library: Library = context["EXERCISES"]
    contents = list(each_content(generators))
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
            connect_exercise(content, view, context)
            context["EXERCISE_PAGES"][view.exercise.id] = content


def connect_exercise(content: Content, view: View, context: dict[str, Any]) -> None:
    """Tell the page of one exercise what it shows."""
    organisation = context["GUIDE"].organisation
    prefix, made = prefix_of(content.url), context["generated_content"]
    for name, target in PAGES.items():
        setattr(content, name, prefix + made[target].url if target in made else "")
    pictures = [prefix + address for address in picture_addresses(view.exercise.id)]
    content.view = view
    content.previous_exercise, content.next_exercise = neighbours(context["EXERCISES"].views, view.exercise.id)
    content.structured = exercise_data(view, organisation.name, organisation.language, pictures)


def finish(pelican: Pelican) -> None:
    """Write the pictures as files of their own, `exercises.json` and its schema."""
    guide, library = pelican.settings["GUIDE"], pelican.settings["EXERCISES"]
    output, organisation = Path(pelican.output_path), guide.organisation
    (output / "exercises" / "pictures").mkdir(parents=True, exist_ok=True)
    for view in library.views:
        for address, picture in zip(picture_addresses(view.exercise.id), view.files, strict=True):
            (output / address).write_text(picture, "utf-8")
    data = library_data(library.views, organisation.name, organisation.language, guide.ui["not_medical_advice"])
    (output / "exercises.json").write_text(as_json(data), "utf-8")
    (output / "exercises.schema.json").write_text(as_json(schema()), "utf-8")


def register() -> None:
    """Connect to Pelican's signals."""
    signals.article_generator_init.connect(begin)
    signals.all_generators_finalized.connect(connect)
    signals.finalized.connect(finish)
