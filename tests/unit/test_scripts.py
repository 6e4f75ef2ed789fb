"""The theme's scripts, and the tools that check them."""

import json
from pathlib import Path


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
