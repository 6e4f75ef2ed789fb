"""The commands `make check-online` and `make cite`.

The services' addresses can be set by `CROSSREF_URL` and `PUBMED_URL`, the contact by `CONTACT_EMAIL`; otherwise the contact
is that of `organisation.toml`. Exit status: 0 nothing found, 1 problems, 2 misuse.
"""

import argparse
import os
import re
import sys
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from alsguide.citations.library import library_of
from alsguide.core import command
from alsguide.core.files import read_files
from alsguide.core.problems import format_report
from alsguide.online.check import run
from alsguide.online.cite import CiteError, add, add_file, fetch
from alsguide.online.client import Client
from alsguide.online.services import CROSSREF, PUBMED, Services
from alsguide.organisation import load_organisation
from alsguide.overrides.merge import open_project

LINK = re.compile(r"\]\((https?://[^\s)]+)\)|<(https?://[^\s>]+)>|\b(?:web|url): *\"?(https?://[^\s\"]+)")
"""An external address: of a Markdown link, between angle brackets, or in a data field `web` or `url`."""

LIBRARY = "content/data/references.json"


def external_links(root: Path) -> dict[str, tuple[str, int]]:
    """Return every external address of the content with the file and line where it first stands."""
    found: dict[str, tuple[str, int]] = {}
    for shown, text in sorted(read_files(root).sources.items()):
        if shown.endswith(".json") or not shown.startswith("content/"):
            continue
        for line, row in enumerate(text.splitlines(), 1):
            for match in LINK.finditer(row):
                address = next(part for part in match.groups() if part)
                found.setdefault(address, (shown, line))
    return found


def make_services(root: Path) -> Services:
    """Return the services with the settings of the environment and of `organisation.toml`."""
    organisation, _ = load_organisation(read_files(root))
    contact = os.environ.get("CONTACT_EMAIL") or organisation.contact.email
    pause = float(os.environ.get("ONLINE_PAUSE_SECONDS", "0.5"))
    timeout = float(os.environ.get("ONLINE_TIMEOUT_SECONDS", "20"))
    client = Client(contact, pause, timeout, kept=root / ".cache" / "online" / date.today().isoformat())
    bases = os.environ.get("CROSSREF_URL", CROSSREF), os.environ.get("PUBMED_URL", PUBMED)
    return Services(client, *(base.rstrip("/") for base in bases))


def check_online(root: Path, again: bool) -> int:
    """Check everything, with a progress bar in the terminal."""
    library, problems = library_of(open_project(root))
    if problems:
        print(format_report(problems))
        return 1
    links = external_links(root)
    services = make_services(root)
    columns = TextColumn("{task.description:<40.40}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Asking", total=len(library) + len(links))

        def step(name: str) -> None:
            progress.update(task, advance=1, description=name)

        try:
            problems = run(library, links, services, root / "content/data/checked.json", date.today(), step, again)
        except ValueError as error:
            print(f"content/data/checked.json:1: This file cannot be read: {error}. Delete it and run again. (online)")
            return 1
        finally:
            services.client.close()
    print(format_report(problems))
    return 1 if problems else 0


COMPARE = "Now compare it with the paper, set custom.verified to true, and describe it in content/data/studies.yaml."


def cite_file(root: Path, file: str) -> int:
    """Add the references of a file to the library."""
    path = Path(file)
    if not path.is_file():
        print(f'There is no file "{file}". Give the path of a .bib, .ris or .json file.', file=sys.stderr)
        return 2
    said, problems = add_file(root / LIBRARY, LIBRARY, path)
    print("\n".join([*said, *([COMPARE] if said else [])]))
    if problems:
        print(format_report(problems), file=sys.stderr)
    return 1 if problems else 0


def cite(root: Path, doi: str, pmid: str) -> int:
    """Fetch a record and add it to the library."""
    if bool(doi) == bool(pmid):
        ways = "make cite DOI=10.1000/abc, make cite PMID=12345678, or make cite FILE=my-references.bib"
        print(f"Give one of the three: {ways}", file=sys.stderr)
        return 2
    services = make_services(root)
    try:
        key, printed = add(root / LIBRARY, LIBRARY, fetch(services, doi, pmid))
    except CiteError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        services.client.close()
    print(f"Added {printed}\nCite it as [@{key}].")
    print(COMPARE)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.online", description="Check and cite over the network.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check references and external links")
    checking.add_argument("--again", action="store_true", help="check also what was checked today")
    citing = commands.add_parser("cite", help="add a reference")
    citing.add_argument("--doi", default="")
    citing.add_argument("--pmid", default="")
    citing.add_argument("--file", default="", help="a .bib, .ris or .json file of another program")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.command == "check":
        return check_online(root, options.again)
    return cite_file(root, options.file) if options.file else cite(root, options.doi, options.pmid)


if __name__ == "__main__":
    sys.exit(command.run(main))
