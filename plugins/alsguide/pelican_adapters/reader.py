"""Reader: how a Markdown file with YAML front matter becomes a content of Pelican."""

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader
from pelican.utils import get_date

from alsguide.exercises.pages import citations_of
from alsguide.pelican_adapters.contents import build_of


class MarkdownReader(BaseReader):
    """Read a Markdown file with a YAML header.

    Problems of the header are reported before Pelican starts (see `alsguide.whole_build`), so nothing is raised here: Pelican
    would drop the whole file.
    """

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML of the body, and the metadata."""
        build = build_of(self.settings)
        guide = build.guide
        path = Path(source_path)
        found = guide.store.get("content/" + path.relative_to(self.settings["PATH"]).as_posix())
        converted = found.converted
        metadata = {**found.header, "headings": converted.headings, "citations": converted.citations}
        metadata["source_file"] = found.shown
        if path.parent.name == "exercises":
            metadata = exercise_metadata(metadata, path.stem)
            if view := build.exercises.by_id.get(path.stem):
                metadata["citations"] = citations_of(view, converted.citations)
        if "save_as" not in metadata and metadata.get("status") != "draft":
            kind = "ARTICLE" if path.parent.parent.name in self.settings["ARTICLE_PATHS"] else "PAGE"
            metadata["save_as"] = self.settings[f"{kind}_SAVE_AS"].format(category=path.parent.name, slug=path.stem)
        if "save_as" in metadata:
            metadata["url"] = metadata["save_as"]
        for name in ("date", "modified"):
            if name in metadata:
                metadata[name] = get_date(str(metadata[name]))
        return converted.html, metadata


def exercise_metadata(header: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what Pelican is told of an exercise; the exercise itself is loaded by `alsguide.exercises`."""
    kept = ("last_reviewed", "next_review", "reviewed_by", "headings", "citations", "source_file", "index_terms")
    return {
        **{key: header[key] for key in kept if key in header},
        "title": header["name"],
        "summary": header["purpose"],
        "template": "exercise",
        "save_as": f"exercises/{name}.html",
        "exercise_id": name,
    }
