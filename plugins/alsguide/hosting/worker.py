"""The worker: the script that keeps the whole site in a reader's browser for times without a network.

`worker.js` beside this module is its text. Pages are taken from the network first; a page that comes from the store says
so. A host that turns keeping off publishes `no_worker.js` instead, under the same address, which removes what was kept.
"""

import hashlib
import html
import json
from pathlib import Path

from alsguide.hosting.policy import ASSET_FOLDER

HERE = Path(__file__).parent
KEPT = (".html", ".css", ".js", ".json", ".svg", ".png", ".webmanifest", ".webp", ".jpg")
"""The endings of files that are kept."""

NOT_KEPT = ("sw.js", "preview.png")


def worker_file(folder: Path, notice: str, language: str) -> str:
    """Return the worker of a built site.

    `notice` is what a page from the store says, with the slot `{date}`.
    """
    files = kept_files(folder)
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    text = (HERE / "worker.js").read_text("utf-8")
    values = {"FILES": files, "VERSION": version, "NOTICE": html.escape(notice), "LANGUAGE": language}
    for name, value in values.items():
        text = text.replace(f'"{{{{{name}}}}}"', json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return text


def kept_files(folder: Path) -> dict[str, str]:
    """Return the address of each file that is kept, and a mark of its content."""
    files = {}
    for path in sorted(folder.rglob("*")):
        address = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix in KEPT and address not in NOT_KEPT:
            mark = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            files[f"{address}?v={mark}" if address.startswith(ASSET_FOLDER) else address] = mark
    return files


def no_worker_file() -> str:
    """Return the worker that removes an earlier one and all that it kept."""
    return (HERE / "no_worker.js").read_text("utf-8")
