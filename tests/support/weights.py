"""What a page may weigh with all that it loads, packed as it goes over the network, and how many files it may ask for."""

import gzip
from pathlib import Path

PAGE = 14_600
"""Bytes of a page: what the first answers of a server bring at once."""

LIBRARY = 40_000
"""Bytes of the library of exercises, which has forty pictures."""

REQUESTS = 3
"""Files that a page asks for, itself and its icon counted."""


def packed(path: Path) -> int:
    """Return how many bytes of a file go over the network."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))
