"""Files: what a build writes besides pages, for browsers and for others to reuse."""

from pathlib import Path

from alsguide.citations.export import FILES
from alsguide.core.writing import write_file
from alsguide.exercises.export import as_json, library_data, picture_addresses, schema
from alsguide.site.build_state import BuildState


def write_files(build: BuildState, output: Path) -> None:
    """Write the shared files, the references for reference managers, the pictures of exercises, and `exercises.json`."""
    guide, views, organisation = build.guide, build.exercises.views, build.guide.organisation
    build.assets.write(output)
    for name, make in FILES.items():
        write_file(output / name, make(guide.library))
    for view in views:
        for address, picture in zip(picture_addresses(view.exercise.id), view.files, strict=True):
            write_file(output / address, picture)
    data = library_data(views, organisation.name, organisation.language, guide.ui["not_medical_advice"])
    write_file(output / "exercises.json", as_json(data))
    write_file(output / "exercises.schema.json", as_json(schema()))
