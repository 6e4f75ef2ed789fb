"""Files: what a build writes besides pages, for browsers and for others to reuse."""

from html import escape

from alsguide.citations.export import FILES
from alsguide.core.writing import Filling
from alsguide.cue_cards.board import BOARD_FILE, PACKAGE_FILE, BoardWords, board_file, package_file
from alsguide.cue_cards.model import PAGE
from alsguide.exercises.export import LICENSE, as_json, library_data, picture_addresses, schema
from alsguide.organisation.placeholders import fill
from alsguide.site.build_state import BuildState


def write_files(build: BuildState, output: Filling) -> None:
    """Write the shared files, the references for reference managers, pictures of exercises, `exercises.json`, and boards."""
    guide, views, organisation = build.guide, build.exercises.views, build.guide.organisation
    build.assets.write(output)
    for name, make in FILES.items():
        output.write(name, make(guide.library))
    for view in views:
        for address, picture in zip(picture_addresses(view.exercise.id), view.files, strict=True):
            output.write(address, picture)
    data = library_data(views, organisation.name, organisation.language, guide.ui["not_medical_advice"])
    output.write("exercises.json", as_json(data))
    output.write("exercises.schema.json", as_json(schema()))
    write_boards(build, output)


def write_boards(build: BuildState, output: Filling) -> None:
    """Write the cue cards for communication programs, where a site has their page."""
    guide = build.guide
    source = guide.project.markdown.get(f"content/{PAGE}")
    if source is None:
        return
    title, summary = (fill(str(source.header.get(name, "")), guide.organisation) for name in ("title", "summary"))
    words = BoardWords(title, escape(summary), guide.organisation.name, guide.organisation.language, LICENSE)
    output.write(BOARD_FILE, board_file(build.cue_cards, words))
    output.write(PACKAGE_FILE, package_file(build.cue_cards, words))
