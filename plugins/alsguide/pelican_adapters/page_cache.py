"""Rendered articles: when the page of an article may be kept from an earlier build.

An article's page shows its own file and, of everything else, whatever a template likes, so its key holds all the bytes that a
build reads: the whole project but the bodies of the other articles. Of these the theme shows nothing on an article's page. A
host's own templates may show anything, so with them no page is kept.
"""

from collections.abc import Mapping
from pathlib import Path

from alsguide.core.cache import key_of
from alsguide.overrides.merge import files_in
from alsguide.site.project_data import ProjectData


def project_key(guide: ProjectData, root: Path, is_published: bool, addresses: Mapping[str, str]) -> str | None:
    """Return the key of all that the page of any article may show; None where no page may be kept.

    `root` is the folder of the settings and the theme, `addresses` holds the address of every page by its source file.
    """
    if any(path.suffix == ".html" for path in files_in(root / "overrides" / "theme")):
        return None
    articles = files_in(guide.content / "articles")
    files = [*sorted(root.glob("*.py")), *files_in(root / "theme"), *files_in(root / "overrides")]
    files += [guide.root / "organisation.toml", *sorted(set(files_in(guide.content)) - set(articles))]
    parts: list[str | bytes] = [str(is_published), repr(sorted(addresses.items()))]
    for path in files:
        parts += [str(path), path.read_bytes()]
    for path in articles:
        parts += [str(path), repr(guide.store.get(path).header)]
    return key_of(*parts)


def article_key(project: str, guide: ProjectData, source_file: str, address: str) -> str:
    """Return the key of an article's page at an address."""
    return key_of(project, guide.store.key(guide.root / source_file), source_file, address)
