"""Listing: the folder in which Pelican looks for what there is. It reads none of the Markdown there: see `reader`."""

import shutil
from pathlib import Path

from alsguide.core.files import CONTENT
from alsguide.overrides.merge import Project


def content_folder(project: Project) -> Path:
    """Return the folder of a project's content.

    Where a host adds, replaces or leaves out files, it is one below `.cache/` with a link to each file that counts.
    """
    if not project.written and not project.absent:
        return project.root / CONTENT
    folder = project.root / ".cache" / "merged" / CONTENT
    shutil.rmtree(folder, ignore_errors=True)
    for name in (*project.markdown, *(path for path in project.paths if path.startswith(f"{CONTENT}/images/"))):
        link, target = folder.parent / name, project.root / project.source_path(name)
        link.parent.mkdir(parents=True, exist_ok=True)
        try:
            link.symlink_to(target)
        except OSError:  # a system that allows no links
            shutil.copy(target, link)
    return folder
