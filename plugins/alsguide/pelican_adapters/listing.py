"""Listing: the folder in which Pelican looks for what there is. It reads none of the Markdown there: see `reader`."""

import hashlib
from pathlib import Path

from alsguide.core.files import CONTENT
from alsguide.core.writing import link_file, remove_folder
from alsguide.overrides.merge import Project


def content_folder(project: Project, output: Path) -> Path:
    """Return the folder of a project's content, for a build into `output`.

    Where a host adds, replaces or leaves out files, it is one below `.cache/` with a link to each file that counts,
    one for each output, so that two builds do not meet.
    """
    if not project.written and not project.absent:
        return project.root / CONTENT
    folder = project.root / ".cache" / "merged" / hashlib.sha256(bytes(output)).hexdigest()[:8] / CONTENT
    remove_folder(folder)
    for name in (*project.markdown, *(path for path in project.paths if path.startswith(f"{CONTENT}/images/"))):
        link_file(folder.parent / name, project.root / project.source_path(name))
    return folder
