"""Packing: packed copies beside the files, the list of checksums, and the ZIP. The same files give the same bytes."""

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import brotli

from alsguide.core.writing import write_file

PACKED = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".webmanifest", ".json")
"""The endings of files that become smaller by packing."""

PRECOMPRESSED = (".gz", ".br")
"""The endings of packed copies. They are left out of the ZIP, and so of the list of checksums."""

SMALLEST = 512
"""Files below this many bytes fit into one network packet either way."""

SUMS = "SHA256SUMS"
QUALITY = 11
"""How hard Brotli tries, 11 at most: a site is packed once and read often."""

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the ZIP: the earliest that the format knows, so that no clock shows."""


def published_files(folder: Path) -> list[Path]:
    """Return all files of a folder, in the order of their addresses."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def pack_files(folder: Path) -> int:
    """Write a `.gz` and a `.br` beside every file that becomes smaller by it; gives how many files got one."""
    count = 0
    for path in published_files(folder):
        data = path.read_bytes()
        if path.suffix not in PACKED or len(data) < SMALLEST:
            continue
        packed = {".gz": gzip.compress(data, 9, mtime=0), ".br": brotli.compress(data, quality=QUALITY)}
        for ending, content in packed.items():
            if len(content) < len(data):
                write_file(path.with_name(path.name + ending), content)
                count += 1
    return count


def write_checksums(folder: Path) -> None:
    """Write `SHA256SUMS` into a folder, for `sha256sum --check`."""
    rows = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in published_files(folder)
        if path.name != SUMS and path.suffix not in PRECOMPRESSED
    ]
    write_file(folder / SUMS, "".join(rows))


def write_zip(folder: Path, target: Path, name: str) -> None:
    """Write a ZIP of a folder's files, which unpack into a folder called `name`; packed copies are left out."""
    files = [path for path in published_files(folder) if path.suffix not in PRECOMPRESSED]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    write_file(target, packed.getvalue())
