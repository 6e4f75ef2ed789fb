"""What was found online, kept in `content/data/checked.json`. Read by builds, so this module knows no network."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alsguide.core.writing import write_file

LOG_FILE = "content/data/checked.json"


@dataclass
class VerificationLog:
    """What is known from earlier runs: `references` by key and `links` by address, each with `on` and `found`."""

    references: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: dict[str, dict[str, Any]] = field(default_factory=dict)


def load_verification_log(path: Path) -> VerificationLog:
    """Read the results of earlier runs. A file that is not there gives none; a broken one raises ValueError."""
    return parse_verification_log(path.read_text("utf-8")) if path.is_file() else VerificationLog()


def parse_verification_log(text: str) -> VerificationLog:
    """Return the results of earlier runs from the text of their file; raises ValueError where it is broken."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("too many brackets stand inside one another") from None
    if not isinstance(data, dict) or not all(isinstance(data.get(name), dict) for name in ("references", "links")):
        raise ValueError("it has another form than this program writes")
    return VerificationLog(data["references"], data["links"])


def save_verification_log(path: Path, checked: VerificationLog) -> None:
    """Write the results; the old file stays whole until the new one is."""
    data = {"references": dict(sorted(checked.references.items())), "links": dict(sorted(checked.links.items()))}
    write_file(path, json.dumps(data, indent=2, ensure_ascii=False) + "\n")
