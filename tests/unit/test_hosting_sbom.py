"""The list of parts: what is locked stands in it, as its format asks, and nothing that a clock or a computer adds."""

import json
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from alsguide.hosting.sbom import licenses, sbom_file

SUM = "0" * 64
LOCK = f"""An-Unknown.Library==1.2 ; python_full_version < '3.15' \\
    --hash=sha256:{SUM} \\
    --hash=sha256:{SUM.replace("0", "1")}
pydantic==2.0 \\
    --hash=sha256:{SUM}
"""


def parts_of(lock: str) -> list[dict[str, Any]]:
    """Return the libraries that are listed."""
    found: list[dict[str, Any]] = json.loads(sbom_file(lock))["components"]
    return found


def problems_of(text: str) -> object:
    """Return what the schema of the format says against a text."""
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)


def test_it_holds_every_library_of_the_lock_and_keeps_to_the_schema(root: Path) -> None:
    lock = (root / "requirements.txt").read_text("utf-8")
    text = sbom_file(lock)
    assert problems_of(text) is None
    assert problems_of(text.replace('"SHA-256"', '"SHA-2"')) is not None
    parts = parts_of(lock)
    pinned = [row.split(" ")[0] for row in lock.splitlines() if "==" in row and not row.startswith(" ")]
    assert [f"{part['name']}=={part['version']}" for part in parts] == pinned
    assert sum(len(part["hashes"]) for part in parts) == lock.count("--hash=sha256:")
    assert len([part for part in parts if "licenses" in part]) >= len(parts) - 2


def test_a_library_has_its_name_version_sums_and_address_in_the_scheme_of_packages() -> None:
    first, second = parts_of(LOCK)
    assert first == {
        "type": "library",
        "bom-ref": "pkg:pypi/an-unknown-library@1.2",
        "name": "An-Unknown.Library",
        "version": "1.2",
        "hashes": [{"alg": "SHA-256", "content": SUM}, {"alg": "SHA-256", "content": "1" * 64}],
        "purl": "pkg:pypi/an-unknown-library@1.2",
    }
    assert second["licenses"] == [{"expression": "MIT"}]


@pytest.mark.parametrize(
    ("name", "license"),
    [("pydantic", {"expression": "MIT"}), ("rich", {"license": {"name": "MIT License"}})],
)
def test_a_license_is_what_the_library_says(name: str, license: dict[str, Any]) -> None:
    assert licenses(name) == {"licenses": [license]}


def test_nothing_of_the_moment_stands_in_it(root: Path) -> None:
    text = sbom_file((root / "requirements.txt").read_text("utf-8"))
    for word in ("serialNumber", "timestamp", "://"):
        assert word not in text
