"""The theme's scripts, and the tools that check them."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from alsguide.site.assets import before
from alsguide.site.scripts import in_order, needs_of


def test_the_lock_of_the_tools_names_no_host_and_holds_a_checksum_of_each(root: Path) -> None:
    """When it fails: `npm install --package-lock-only`, with the settings of `.npmrc`."""
    packages = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"]
    tools = {name: entry for name, entry in packages.items() if name}
    assert len(tools) > 100
    assert [name for name, entry in tools.items() if "resolved" in entry] == []
    assert [name for name, entry in tools.items() if not entry["integrity"].startswith("sha512-")] == []


def test_the_tools_are_pinned_and_bring_nothing_that_runs_while_they_are_installed(root: Path) -> None:
    wanted = json.loads((root / "package.json").read_text("utf-8"))
    assert "dependencies" not in wanted, "no page needs a package"
    assert [name for name, version in wanted["devDependencies"].items() if not version[0].isdigit()] == []
    assert "ignore-scripts=true" in (root / ".npmrc").read_text("utf-8").splitlines()


NAMES = re.compile(r"(?<![\w\"])alsguide\b(?!-)[^\n]*")


def test_a_script_names_the_namespace_where_it_provides_and_where_it_needs_only(root: Path) -> None:
    """So what it declares is what it uses: ESLint finds a name that is not declared, or declared and not used."""
    paths = [path for path in (root / "theme").rglob("*.js") if "alsguide = " in path.read_text("utf-8")]
    assert len(paths) >= 20
    allowed = re.compile(r"alsguide = alsguide \|\| \{\};|alsguide\.\w+ = \(function \(\) \{|alsguide;")
    for path in paths:
        code = re.sub(r"/\*.*?\*/|^//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        others = [text for text in NAMES.findall(code) if not allowed.fullmatch(text)]
        # The index of the search comes in a file of its own, and what a later part of the plan's page makes is asked for by name.
        assert others in ([], ["alsguide));"], ["alsguide[MADE[name]]);"]), path.name


def test_each_script_of_a_bundle_comes_after_those_that_it_needs(root: Path) -> None:
    bundles = tomllib.loads((root / "theme" / "bundles.toml").read_text("utf-8"))
    texts = {path.stem: path.read_text("utf-8") for path in (root / "theme").rglob("*.js")}
    scripts = bundles["scripts"]
    bundled = {name: {part: texts[part] for part in parts} for name, parts in scripts.items()}
    for name, parts in scripts.items():
        ordered = in_order(bundled[name], before(bundles, bundled, name))
        assert ordered == parts, "bundles.toml: list them in this order"


def script(name: str, *needs: str) -> str:
    needed = f"  const {{ {', '.join(needs)} }} = alsguide;\n" if needs else ""
    return f'var alsguide = alsguide || {{}};\nalsguide.{name} = (function () {{\n  "use strict";\n{needed}}})();\n'


def test_scripts_are_put_in_the_order_of_their_needs_and_else_stay() -> None:
    scripts = {"page": script("page", "text: words", "dom"), "dom": script("dom"), "text": script("text", "dom")}
    assert needs_of(scripts["page"]) == ["dom", "text"]
    assert in_order(scripts) == ["dom", "text", "page"]
    assert in_order({"b": script("b"), "a": script("a")}) == ["b", "a"]
    assert in_order({"page": scripts["page"]}, [scripts["dom"], scripts["text"]]) == ["page"], "they are there by then"


def test_scripts_that_need_each_other_or_what_nobody_provides_stop_the_build() -> None:
    with pytest.raises(ValueError, match=r"need each other: one, two$"):
        in_order({"one": script("one", "two"), "two": script("two", "one")})
    with pytest.raises(ValueError, match=r"what others need: \{'gone': 'one'\}"):
        in_order({"one": script("one", "gone")})
