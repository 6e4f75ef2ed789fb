"""The list of parts (SBOM): every library that a published site was made with, as CycloneDX JSON.

It is made from the lock, `requirements.txt`, and names nothing else: no clock, no random number and no address of an index, so
that the same lock gives the same bytes. A license is what the library says of itself.
"""

import json
import re
from importlib import metadata
from typing import Any

FORMAT = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
MADE_WITH_THEM = {"type": "application", "name": "moving-with-als"}

PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?P<hashes>.*(?:\n[ \t]+--hash=.*)*)", re.MULTILINE)
"""A library of the lock: its name, its version, and the sums of its files."""

SUM = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def sbom_file(lock: str) -> str:
    """Return the list of parts of a lock as `pip` reads it."""
    parts = [
        component(found["name"], found["version"], SUM.findall(found["hashes"])) for found in PINNED.finditer(lock)
    ]
    content = {**FORMAT, "metadata": {"component": MADE_WITH_THEM}, "components": parts}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def component(name: str, version: str, sums: list[str]) -> dict[str, Any]:
    """Return one library, with the SHA-256 of each file that it is handed out in."""
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "hashes": [{"alg": "SHA-256", "content": one} for one in sums],
        **licenses(name),
        "purl": purl,
    }


def licenses(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the license that an installed library names: an SPDX expression, or its own words; nothing where it is silent."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return {}
    if expressions := said.get_all("License-Expression", []):
        return {"licenses": [{"expression": expressions[0]}]}
    kinds = [kind for kind in said.get_all("Classifier", []) if kind.startswith("License :: ")]
    words = [kind.rsplit(" :: ", 1)[1] for kind in kinds] or [
        one.splitlines()[0] for one in said.get_all("License", []) if one
    ]
    return {"licenses": [{"license": {"name": word}} for word in words]} if words else {}
