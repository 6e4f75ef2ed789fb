"""Writing: everything that this program puts on a disk. A file, or a whole folder, is there as it was before or as it is new.

A program may be ended at any moment, and a disk may be full at any moment: so a file is written beside its place under a
hidden name, and then put in its place in one step. A folder is made as `NAME.new` and changes places with the old one; where
that was cut in two, the next run puts the old one back.
"""

import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl

READABLE = 0o022
"""The umask of folders that are made for web servers: everybody may read them, whatever the umask of who publishes."""


def write_file(path: Path, content: str | bytes) -> None:
    """Write one file, whole or not at all, in a folder that is made when there is none. Raises OSError."""
    write_files({path: content})


def write_files(contents: Mapping[Path, str | bytes]) -> None:
    """Write files that belong together: each is whole beside its place before the first is put in place. Raises OSError."""
    ready: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            target = path.resolve() if path.is_symlink() else path
            ready[target] = target.with_name(f".{target.name}.{os.getpid()}.new")
            write_beside(target, ready[target], content.encode() if isinstance(content, str) else content)
        for target, fresh in ready.items():
            fresh.replace(target)
    except OSError:
        for fresh in ready.values():
            fresh.unlink(missing_ok=True)
        raise


def write_beside(target: Path, fresh: Path, data: bytes) -> None:
    """Write what will take the place of a file; where that is there already, on the disk for good, and for the same people."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with fresh.open("wb") as file:
        file.write(data)
        if target.exists():
            file.flush()
            os.fsync(file.fileno())
            fresh.chmod(target.stat().st_mode & 0o777)


@dataclass(frozen=True)
class Filling:
    """A fresh folder that is being filled, and the `earlier` one whose place it will take, if any."""

    folder: Path
    earlier: Path | None = None

    def write(self, name: str, content: str | bytes) -> None:
        """Write the file with a name below the folder. Where the earlier folder holds the same, that file is put there, too.

        That takes a tenth of the time. No file is ever written in its place, so neither folder can change the other's.
        """
        path, data = self.folder / name, content.encode() if isinstance(content, str) else content
        if not (self.earlier and put_again(path, data, self.earlier / name)):
            write_file(path, data)

    def has_earlier(self, name: str, mark: str) -> bool:
        """Return whether there is an earlier file with a name that everybody may read, and whose bytes have a mark."""
        earlier = self.earlier and self.earlier / name
        return earlier is not None and is_shared(earlier) and mark_of(earlier.read_bytes()) == mark

    def put_earlier(self, name: str) -> None:
        """Put the earlier file with a name there, too."""
        assert self.earlier
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(self.earlier / name, path)
        except OSError:  # the system has no such links
            shutil.copyfile(self.earlier / name, path)


def mark_of(data: bytes) -> str:
    """Return the mark of some bytes."""
    return hashlib.sha256(data).hexdigest()


def is_shared(path: Path) -> bool:
    """Return whether a path is a file that everybody may read, as each file of an output is."""
    try:
        return path.lstat().st_mode == stat.S_IFREG | (0o666 & ~READABLE)
    except OSError:
        return False


def put_again(path: Path, data: bytes, earlier: Path) -> bool:
    """Put an `earlier` file at a path, too, where it holds some data and everybody may read it. Return whether that was done."""
    try:
        if not is_shared(earlier) or earlier.read_bytes() != data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(earlier, path)
    except OSError:  # there is none, or the system has no such links
        return False
    return True


@contextmanager
def fresh_folder(target: Path) -> Iterator[Path]:
    """Give the path of a folder to fill, and put it in the place of `target` when the block ends without an error."""
    heal(target)
    fresh = target.with_name(f"{target.name}.new")
    umask = os.umask(READABLE)
    try:
        fresh.mkdir(parents=True)
        yield fresh
        swap(fresh, target)
    finally:
        os.umask(umask)
        remove_folder(fresh)


def swap(fresh: Path, target: Path) -> None:
    """Put a fresh folder in the place of another; the time without it is two renames long."""
    old = target.with_name(f"{target.name}.old")
    try:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        heal(target)


def heal(target: Path) -> None:
    """Put back a folder whose swap was cut in two, and remove what was left over."""
    fresh, old = (target.with_name(f"{target.name}.{ending}") for ending in ("new", "old"))
    if old.exists() and not target.exists():
        old.rename(target)
    for folder in (fresh, old):
        remove_folder(folder)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done."""
    shutil.rmtree(folder, ignore_errors=True)


def link_file(link: Path, target: Path) -> None:
    """Put a link to a file in a folder, which is made; or a copy, on a system that allows no links."""
    link.parent.mkdir(parents=True, exist_ok=True)
    try:
        link.symlink_to(target)
    except OSError:
        shutil.copy(target, link)


def copy_folder(source: Path, target: Path) -> None:
    """Copy what is in a folder, where there is one, into another that is there."""
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)


def say_in_terminal(text: str) -> None:
    """Say something that is no result."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def only_program(folder: Path, name: str, say: Callable[[str], None] = say_in_terminal) -> Iterator[None]:
    """Be the only program that writes a folder while the block runs; say who does it now, and wait.

    The lock lies beside the folder and tells who holds it. It belongs to this process alone, not to those that it forks, and
    the system takes it away when this process ends, in whatever way. It may not be taken twice in one process.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f".{folder.name}.lock").open("a+") as lock:
        if sys.platform != "win32":
            try:
                fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.seek(0)
                say(f"{lock.read() or 'Another program'} writes {folder.name}/ now. This waits until that is done.")
                fcntl.lockf(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        lock.write(f"{name} (process {os.getpid()})")
        lock.flush()
        yield
