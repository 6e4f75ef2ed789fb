"""A build opens each source, and each part of a style sheet or script, once, whether its caches are cold or warm."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.support.brands import FOLDER, copy_brand
from tests.support.sites import leave_out_most

PROGRAM = """
import json, os, sys
from collections import Counter
from pathlib import Path

root = os.path.realpath(sys.argv[1])
opened, called = Counter(), Counter()

def note(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        path = os.path.realpath(arguments[0])
        if path.startswith(root):
            opened[os.path.relpath(path, root)] += 1

def counted(module, name):
    inner = getattr(module, name)
    def call(*arguments, **named):
        called[name] += 1
        return inner(*arguments, **named)
    setattr(module, name, call)

sys.addaudithook(note)
from alsguide.whole_build import build
from alsguide.citations import library
from alsguide.core import keys
from alsguide.organisation import load
from alsguide.overrides import merge

counted(load, "parse_organisation")
counted(library, "parse_library")
counted(merge, "parse_yaml")
counted(merge, "parse_markdown")
counted(keys, "fingerprint")
build(merge.open_project(Path(root)), Path(sys.argv[2]), PROCESSES=1)
json.dump({"opened": opened, "called": called}, sys.stdout)
"""

LOGOS = {"overrides/logo-light.svg", "overrides/logo-dark.svg"}
BUNDLED = ("theme/styles/", "theme/scripts/", "theme/components/")
"""Where the parts of style sheets and scripts lie: many sheets hold the same part."""
SOURCES = ("content/", "overrides/content/", "overrides/logo", "overrides/icon")


def counts(project: Path, output: Path) -> tuple[Counter[str], Counter[str]]:
    """Build a project, and return how often each of its files was opened, and some functions were called."""
    command = [sys.executable, "-c", PROGRAM, str(project), str(output)]
    variables = {**os.environ, "PYTHONPATH": str(project / "plugins")}
    done = subprocess.run(command, env=variables, cwd=project, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    return Counter(found["opened"]), Counter(found["called"])


def test_each_source_is_opened_and_parsed_once_a_build(tmp_path: Path) -> None:
    """Also the data, logos and words of a host, beside its pages and templates, and what it leaves out: most of all texts."""
    project = copy_brand("uk-charity", tmp_path / "project")
    shutil.copytree(FOLDER / "us-group" / "overrides", project / "overrides", dirs_exist_ok=True)
    leave_out_most(project)
    settings = project / "organisation.toml"
    logos = 'light = "overrides/logo-light.svg"\ndark = "overrides/logo-dark.svg"'
    text = settings.read_text("utf-8")
    assert 'light = "overrides/logo.png"' in text
    settings.write_text(text.replace('light = "overrides/logo.png"', logos), "utf-8")
    folders = (project / "content", project / "overrides" / "content")
    files = {path.relative_to(project).as_posix() for folder in folders for path in folder.rglob("*.*")}
    for state in ("cold", "warm"):
        opened, called = counts(project, tmp_path / "output")
        sources = {path: count for path, count in opened.items() if path.startswith(SOURCES)}
        assert {path: count for path, count in sources.items() if count > 1} == {}, state
        assert files | LOGOS <= set(sources), (state, "the hook sees every source")
        parts = {path: n for path, n in opened.items() if path.startswith(BUNDLED) and path.endswith((".css", ".js"))}
        assert set(parts.values()) == {1}, (state, parts)
        assert {"theme/styles/base.css", "theme/components/button/style.css", "theme/scripts/movement.js"} <= set(parts)
        assert opened["organisation.toml"] == 1, state
        endings = Counter(Path(name).suffix for name in files)
        assert called["parse_yaml"] == endings[".yaml"], state
        assert called["parse_markdown"] == endings[".md"], state
        assert (called["parse_organisation"], called["parse_library"], called["fingerprint"]) == (1, 1, 1), state
