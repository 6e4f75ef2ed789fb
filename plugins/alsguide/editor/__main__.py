"""`make editor`: put the optional browser editor into `dist/editor/`. Exit status: 0 done, 1 not possible, 2 it is off."""

import argparse
import subprocess
import sys
from pathlib import Path

from alsguide.core import command
from alsguide.core.problems import format_report
from alsguide.core.writing import fresh_folder, only_program, write_file
from alsguide.editor.config import editor_config
from alsguide.editor.folder import PACKAGE, VERSION, files_of
from alsguide.organisation.placeholders import fill_all
from alsguide.overrides.merge import open_project


def fetch_package(folder: Path) -> bytes:
    """Return the package's archive, fetched with npm unless it is in the folder already."""
    file = folder / f"{PACKAGE.strip('@').replace('/', '-')}-{VERSION}.tgz"
    if not file.exists():
        with fresh_folder(folder) as fresh:
            fetch = ["npm", "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", str(fresh)]
            subprocess.run(fetch, check=True, stdout=subprocess.DEVNULL)
    return file.read_bytes()


def main(arguments: list[str] | None = None) -> int:
    """Make the folder from the command line."""
    parser = argparse.ArgumentParser(prog="python -m alsguide.editor", description="Make the browser editor's folder.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    root = parser.parse_args(arguments).root.resolve()
    project = open_project(root)
    document = project.document("categories")
    if problems := project.report(document.problems):
        print(format_report(problems))
        return 1
    try:
        config = editor_config(project.organisation, fill_all(document.data, project.organisation))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        files = files_of(config, fetch_package(root / ".cache" / "editor"))
    except (OSError, subprocess.CalledProcessError):
        print(f"The package {PACKAGE} could not be fetched. Install npm, go online, and try again.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    folder = root / "dist" / "editor"
    with only_program(folder.parent, "make editor"), fresh_folder(folder) as fresh:
        for name, data in files.items():
            write_file(fresh / name, data)
    print(f"The editor is in {folder.relative_to(root)}/. Put that folder on a web address of its own.")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main))
