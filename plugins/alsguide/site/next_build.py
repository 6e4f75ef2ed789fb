"""The next build: the state of a build after a change, for which only what the change touches is made again."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from alsguide.overrides.merge import Project
from alsguide.site.assets import load_assets
from alsguide.site.build_state import BuildState, Taken, filled_assets, load_build, plan_words
from alsguide.site.project_data import with_texts

TEXTS = ("content/articles/", "content/pages/")
"""The folders whose files change nothing but pages."""

EXERCISES = "content/exercises/"
"""The folder of files that change pages, the library and the plan, but no other data."""

NO_EXERCISE = ("content/data/references.json", "content/data/glossary.yaml")
"""Data that is often changed, and that no exercise and no plan is made of."""


def next_build(last: BuildState, project: Project, changed: Collection[str]) -> BuildState:
    """Return the state of a build of a project, of whose sources some have changed since the last build.

    When no source changed, it was the theme or the settings. What is made for this alone is kept with the project.
    """
    if not changed:
        return with_theme(last, project)
    guide = with_texts(last.guide, project)
    if is_text_only(changed):
        return replace(last, project=project, guide=guide)
    if all(path.startswith((*TEXTS, EXERCISES)) for path in changed):
        project.kept["data"] = guide, []
    return load_build(project, last.is_published, 1, date.today(), taken(last, project, changed))


def is_text_only(changed: Collection[str]) -> bool:
    """Return whether nothing but articles and pages changed."""
    return all(path.startswith(TEXTS) for path in changed)


def with_theme(last: BuildState, project: Project) -> BuildState:
    """Return the state of a build of a project in which nothing but the theme has changed."""
    guide, theme = with_texts(last.guide, project), load_assets(project.files)
    words = plan_words(guide, theme)
    assets, logo = filled_assets(theme, guide, last.exercises, last.plan, words)
    return replace(last, project=project, guide=guide, later_words=words, theme=theme, assets=assets, logo=logo)


def taken(last: BuildState, project: Project, changed: Collection[str]) -> Taken:
    """Return what the build of a changed project takes from the last one."""
    theme = last.theme if project.files.code == last.project.files.code else None
    touching = [path for path in changed if not path.startswith(TEXTS) and path not in NO_EXERCISE]
    if not all(path.startswith(EXERCISES) for path in touching):
        return Taken(theme=theme)
    views = {name: one for name, one in last.exercises.by_id.items() if f"{EXERCISES}{name}.md" not in touching}
    return Taken(views, None if touching else last.plan, theme)
