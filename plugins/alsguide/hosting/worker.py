"""The worker: the script that keeps the whole site in a reader's browser for times without a network.

`worker.js` beside this module is its text. Pages are taken from the network first; a page that comes from the store says
so, and says more the older it is. Nothing is kept that is neither a known file nor a page with this site's policy, so that
what a network puts in the place of an answer is not. A host that turns keeping off publishes `no_worker.js` instead, under
the same address, which removes what was kept.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from alsguide.hosting.policy import ASSET_FOLDER, DEFAULT, FORM, content_policy

HERE = Path(__file__).parent
KEPT = (".html", ".css", ".js", ".json", ".svg", ".png", ".webmanifest", ".webp", ".jpg")
"""The endings of files that are kept."""

NOT_KEPT = ("sw.js", "preview.png")


OLD, OUTDATED = 90, 365
"""The days from which on a kept page warns that it is old, and asks to go online first."""

Notices = Sequence[tuple[int, str]]
"""What a kept page says from an age in days on, as HTML with the slot `{date}`; the youngest age, 0, comes first."""


def notices(words: Mapping[str, str], signs: Sequence[tuple[str, str]]) -> Notices:
    """Return what kept pages say at each age, in the theme's words. `signs`: what to do, and the names of the signs for it."""
    shown = "".join(f"<p><strong>{escape(what)}:</strong> {escape(names)}.</p>" for what, names in signs)
    outdated = f'<p role="status"><strong>{escape(words["kept_notice_outdated"])}</strong></p>{shown}'
    return [
        (0, f'<p class="c-offline-notice" role="status">{escape(words["kept_notice"])}</p>'),
        (OLD, f'<p class="c-offline-notice" role="status">{escape(words["kept_notice_old"])}</p>'),
        (OUTDATED, f'<div class="c-offline-notice l-flow">{outdated}</div>'),
    ]


def worker_file(folder: Path, said: Notices, language: str) -> str:
    """Return the worker of a built site, whose kept pages say what `notices` gave."""
    files = kept_files(folder)
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    text = (HERE / "worker.js").read_text("utf-8")
    policies = [content_policy(kind, in_meta=True) for kind in (DEFAULT, FORM)]
    values = {"FILES": files, "VERSION": version, "POLICIES": policies, "NOTICES": said, "LANGUAGE": language}
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
