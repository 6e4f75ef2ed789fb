"""Publish: check everything, build for publishing, and add what a published site has besides its pages.

`make publish` refuses on any problem; what day it is, is none. It leaves the site in `output/`, and in `dist/` a ZIP of it,
and the policy in the form of each web server. Exit status: 0 published, 1 problems, 2 misuse. The clock is read only for what is
overdue or has ended: pages say so to their readers, and a contact for security that has ended is left out.
"""

import argparse
import gc
import logging
import re
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from alsguide.changes.model import PAGE, Change, newest_first, parse_changes
from alsguide.checks import all_problems, notices
from alsguide.checks.load import make_site
from alsguide.checks.model import Site
from alsguide.checks.signs import signs_of
from alsguide.core import command
from alsguide.core.writing import copy_folder, fresh_folder, only_program, write_file
from alsguide.hosting import compression, discovery_files, pictures, sbom, servers, worker
from alsguide.hosting.page_metadata import PageFacts, base_path
from alsguide.hosting.policy import ASSET_FOLDER, FORM, WORKER_FILE, HeaderSet, content_policy, make_header_sets
from alsguide.organisation import Organisation
from alsguide.organisation.colors import brand
from alsguide.organisation.load import chosen_colors
from alsguide.organisation.placeholders import fill, fill_all
from alsguide.organisation.tokens import read_tokens
from alsguide.overrides.merge import Project, open_project
from alsguide.whole_build import BuildFailed, build

RELATIVE = re.compile(r'((?:href|src|srcset|data-worker)=")(?!(?:[a-z][a-z0-9+.-]*:|/|#))([^"]*)')
"""An attribute that holds an address seen from the page's own folder."""


def publish(root: Path, output: Path, dist: Path, today: date) -> int:
    """Publish the project in `root` into `output` and `dist`, and give the number of pages. Raises `BuildFailed`."""
    project = open_project(root)
    site = make_site(project, today, cache=root / ".cache")
    problems = project.report(all_problems(site))
    if problems:
        raise BuildFailed(problems)

    with fresh_folder(dist) as beside:
        copy_folder(dist, beside)

        def finish(folder: Path) -> None:
            publication = Publication(site, project, folder)
            publication.write()
            publication.write_beside(beside)

        return build(project, output, "publishconf.py", finish, base_path(site.organisation.address.url), today)


class Publication:
    """The files of one published site; `folder` holds the built pages."""

    def __init__(self, site: Site, project: Project, folder: Path) -> None:
        self.organisation: Organisation = site.organisation
        self.today, self.signs = site.today, signs_of(site)
        self.project, self.folder = project, folder
        self.ui: dict[str, str] = fill_all(project.document("interface").data, self.organisation)
        self.pages = page_facts(site, folder)
        self.url = self.organisation.address.url
        self.base = base_path(self.url)

    def write(self) -> None:
        """Write everything; what describes other files comes after them."""
        self.write_pictures()
        self.write_texts()
        self.root_not_found()
        self.write_worker()
        self.write_policy()
        compression.write_checksums(self.folder)
        compression.pack_files(self.folder)

    def write_beside(self, dist: Path) -> None:
        """Write what lies beside the site: the policy for web servers that are set up elsewhere, the list of parts, the ZIP."""
        header_sets = self.header_sets()
        self.put("hosting/nginx.conf", servers.nginx_file(header_sets, self.base), dist)
        self.put("hosting/Caddyfile", servers.caddy_file(header_sets, self.base), dist)
        self.put("hosting/headers.json", servers.json_file(header_sets, self.base), dist)
        if (lock := self.project.root / "requirements.txt").is_file():
            self.put("sbom.cdx.json", sbom.sbom_file(lock.read_text("utf-8")), dist)
        name = re.sub(r"[^a-z0-9]+", "-", self.organisation.site_name.lower()).strip("-") or "site"
        compression.write_zip(self.folder, dist / f"{name}.zip", name)
        compression.write_checksums(dist)

    def put(self, address: str, content: str | bytes, folder: Path | None = None) -> None:
        """Write one file below a folder, the published one unless another is named."""
        write_file((folder or self.folder) / address, content)

    def colors(self) -> dict[str, str]:
        """Return the site's colors in light by their purpose."""
        tokens = read_tokens(self.project.root)
        changed, _ = brand(chosen_colors(self.organisation), tokens)
        return {**tokens.in_scheme("light"), **changed["light"]}

    def write_pictures(self) -> None:
        """Write the icons, the picture of link previews and the manifest."""
        logo, colors = self.organisation.logo, self.colors()
        mark = (self.folder / ASSET_FOLDER / "images" / "mark.svg").read_bytes()
        icon, light = ([self.project.files.read_bytes(name)] if name else [] for name in (logo.icon, logo.light))
        large = [picture for picture in light if not pictures.is_png(picture)]
        for address, data in pictures.icon_files(pictures.chosen(icon + large, mark)).items():
            self.put(address, data)
        picture = pictures.draw(pictures.chosen(icon + light, mark), 140)
        is_rtl = self.organisation.direction == "rtl"
        line = self.organisation.name if self.organisation.name != self.organisation.site_name else ""
        self.put(pictures.PREVIEW, pictures.preview_file(self.organisation.site_name, line, colors, picture, is_rtl))
        home = next(page for page in self.pages if page.address == "index.html")
        icons = {address: size for address, size in pictures.ICON_SIZES.items() if "apple" not in address}
        manifest = discovery_files.manifest_file(
            self.organisation, (colors["action"], colors["page"]), icons, home.summary
        )
        self.put("site.webmanifest", manifest)

    def write_texts(self) -> None:
        """Write the sitemap, robots, feeds and security.txt; those that need the site's address only where it is known."""
        self.put("robots.txt", discovery_files.robots_file(self.url))
        if self.url:
            self.put("sitemap.xml", discovery_files.sitemap_file(self.pages, self.url))
            feeds = {"new": discovery_files.new_articles, "changed": discovery_files.changed_articles}
            for name, choose in feeds.items():
                self.write_feed(name, choose(self.pages))
            if changes := self.changes():
                self.write_feed("readers", changes)
        if text := discovery_files.security_file(self.organisation, self.today):
            self.put(".well-known/security.txt", text)

    def write_feed(self, name: str, entries: Sequence[PageFacts]) -> None:
        """Write a feed, whose title is among the theme's words."""
        title, address = f"{self.organisation.site_name}: {self.ui[f'feed_{name}']}", f"feeds/{name}.xml"
        self.put(address, discovery_files.feed_file(entries, self.organisation, title, address))

    def changes(self) -> list[PageFacts]:
        """Return what changed for readers as entries of a feed; none where the host leaves its page out."""
        page = next((page for page in self.pages if page.address == f"{Path(PAGE).stem}.html"), None)
        changes = parse_changes(self.project.document("changes"), self.organisation)[0] if page else []
        return [
            PageFacts(f"{page.address}#{one.id}", self.change_title(one), one.what, one.date, one.date)
            for one in newest_first(changes)[: discovery_files.FEED_LENGTH]
            if page
        ]

    def change_title(self, change: Change) -> str:
        """Return the first sentence of a change, which says where it is for safety."""
        sentence = change.what.partition(". ")[0].rstrip(".")
        return f"{self.ui['change_safety']} {sentence}" if change.safety else sentence

    def root_not_found(self) -> None:
        """Make the links of the 404 page begin at the top of the host, so that it works at any depth."""
        if self.url:
            html = (self.folder / discovery_files.NOT_FOUND).read_text("utf-8")
            self.put(discovery_files.NOT_FOUND, RELATIVE.sub(rf"\g<1>{self.base}\g<2>", html))

    def write_worker(self) -> None:
        """Write the worker that keeps the site, or the one that takes an earlier one away."""
        if not self.organisation.publishing.offline:
            self.put(WORKER_FILE, worker.no_worker_file())
            return
        said = worker.notices(self.ui, [(group.level.title, group.names) for group in self.signs.shown_on("stop-card")])
        self.put(WORKER_FILE, worker.worker_file(self.folder, said, self.organisation.language))

    def write_policy(self) -> None:
        """Write the policy in the forms that web hosts look for in the site's own folder."""
        header_sets = self.header_sets()
        self.put("_headers", servers.headers_file(header_sets, self.addresses(), self.base))
        self.put(".htaccess", servers.apache_file(header_sets, self.base))
        self.put(".nojekyll", "")

    def header_sets(self) -> list[HeaderSet]:
        """Return the policy's sets of headers for this site."""
        form_pages = tuple(page for page in self.addresses() if self.is_form(page))
        return make_header_sets(self.organisation.publishing, form_pages)

    def addresses(self) -> list[str]:
        """Return the addresses of all pages."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def is_form(self, address: str) -> bool:
        """Return whether readers fill in a page: its own `<meta>` element carries the policy of such pages."""
        return f'content="{content_policy(FORM, in_meta=True)}"' in (self.folder / address).read_text("utf-8")


def page_facts(site: Site, folder: Path) -> list[PageFacts]:
    """Return the facts about every built page, by address; pages without a source take the day of the last change of all."""
    facts: dict[str, PageFacts] = {}
    for text in site.texts:
        header = text.source.header
        changed = [day for name in ("date", "last_reviewed") if isinstance(day := header.get(name), date)]
        title, summary = header.get("title") or header.get("name"), header.get("summary") or header.get("purpose")
        facts[text.address] = PageFacts(
            text.address,
            fill(str(title), site.organisation),
            fill(str(summary), site.organisation),
            header.get("date") if text.kind == "article" and header.get("status", "published") == "published" else None,
            max(changed, default=None),
        )
    last = max((fact.changed for fact in facts.values() if fact.changed), default=None)
    built = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return [facts.get(address, PageFacts(address, "", "", None, last)) for address in built]


def main(arguments: list[str] | None = None) -> int:
    """Publish from the command line."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.publish", description="Publish the website.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--output", type=Path, default=None, help="the folder to publish into (output)")
    parser.add_argument("--dist", type=Path, default=None, help="the folder for the ZIP and the servers' files (dist)")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="the day to check for (today)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    output, dist = (options.output or root / "output").resolve(), (options.dist or root / "dist").resolve()
    logging.captureWarnings(True)
    begin = time.perf_counter()
    try:
        with only_program(output, "make publish"), only_program(dist, "make publish"):
            pages = publish(root, output, dist, options.today or date.today())
    except (BuildFailed, ChildProcessError) as failure:
        print(failure)
        print("Nothing was published. Fix what is named above, then publish again.", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in compression.published_files(output) if path.suffix not in (".gz", ".br"))
    print(f"Published {pages} pages ({size / 1e6:.1f} MB) into {output} in {time.perf_counter() - begin:.1f} s")
    print(f"The ZIP and the files for web servers are in {dist}")
    for note in [*notes(output), *notes_on_time(make_site(open_project(root), options.today or date.today()))]:
        print(f"Note: {note}")
    return 0


def notes_on_time(site: Site) -> list[str]:
    """Return what a day that came has changed, or a clock that is wrong."""
    found = notices(site)
    late = sum(notice.check == "review-overdue" for notice in found)
    pages = "1 page tells its readers that it was" if late == 1 else f"{late} pages tell their readers that they were"
    overdue = [f"{pages} to be checked before today. `make report` lists them."] if late else []
    return overdue + [notice.message for notice in found if notice.check in ("wrong-clock", "security-contact-ends")]


def notes(output: Path) -> list[str]:
    """Return what was left out because the host has not given it, so that nothing is missing unawares."""
    wanted = {
        "sitemap.xml": "There is no sitemap, no feed and no canonical link: organisation.toml has no address.url.",
        ".well-known/security.txt": "There is no security.txt: organisation.toml has no security.contact that still holds.",
    }
    return [text for file, text in wanted.items() if not (output / file).is_file()]


if __name__ == "__main__":
    gc.disable()  # as for `make html`, see `alsguide.build`
    sys.exit(command.run(main))
