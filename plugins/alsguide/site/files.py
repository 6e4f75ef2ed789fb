"""Files: what a build writes besides pages, for browsers and for others to reuse."""

from pathlib import Path

from alsguide.citations.export import FILES
from alsguide.exercises.export import as_json, library_data, picture_addresses, schema
from alsguide.site.build_state import BuildState


def write_files(build: BuildState, output: Path) -> None:
    """Write the shared files, the references for reference managers, the pictures of exercises, and `exercises.json`."""
    guide, views, organisation = build.guide, build.exercises.views, build.guide.organisation
    build.assets.write(output)
    for name, make in FILES.items():
        (output / name).write_text(make(guide.library), "utf-8")
    (output / "exercises" / "pictures").mkdir(parents=True, exist_ok=True)
    for view in views:
        for address, picture in zip(picture_addresses(view.exercise.id), view.files, strict=True):
            (output / address).write_text(picture, "utf-8")
    data = library_data(views, organisation.name, organisation.language, guide.ui["not_medical_advice"])
    (output / "exercises.json").write_text(as_json(data), "utf-8")
    (output / "exercises.schema.json").write_text(as_json(schema()), "utf-8")
