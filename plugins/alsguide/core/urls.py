"""URLs: addresses as pages name them, relative to the page, so that a site works under any path and from disk."""

import re
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import quote

HAS_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
"""An address that leads out of the site: with a scheme (`https:`) or a host (`//`)."""


@dataclass(frozen=True)
class Link:
    """A link: its words, its address, and whether it leads to the page that shows it."""

    title: str
    url: str
    current: bool = False


def below_content(file: str, address: str) -> str:
    """Return the path below `content/` of the file that a relative address means in a file such as `content/pages/home.md`."""
    return normpath(f"{file.partition('/')[2].rpartition('/')[0] or '.'}/{address.partition('#')[0]}")


def prefix_of(address: str) -> str:
    """Return the way from a page up to the site's top folder: `../` for each folder it lies in."""
    return "../" * address.count("/")


def edit_address(repository: str, branch: str, source_file: str) -> str:
    """Return the address at which a source file can be edited, for the usual code hosts; empty without a repository."""
    if not repository:
        return ""
    edit = {"gitlab": "-/edit", "codeberg": "_edit", "forgejo": "_edit", "gitea": "_edit"}
    middle = next((way for host, way in edit.items() if host in repository), "edit")
    return f"{repository.rstrip('/')}/{middle}/{branch}/{source_file}"


def report_address(report: str, words: str, page: str) -> str:
    """Return the address for reports on a page: a web address as it is, a mail address with a subject that names the page."""
    if "@" not in report or report.startswith(("https://", "http://")):
        return report
    mail = report if report.startswith("mailto:") else f"mailto:{report}"
    return mail if "?" in mail else f"{mail}?subject={quote(f'{words}: {page}')}"
