"""Cut: end a program, or fill its disk, at one of the steps in which it changes what is on the disk."""

import errno
import json
import multiprocessing
import os
import resource
import runpy
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

How = Literal["whole", "kill", "full", "read-only", "small"]
"""What happens: nothing; the process ends as by `kill -9`; no more can be added; nothing can be changed; files end early."""

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate"}
ADDS = {"open", "os.mkdir"}
SEEN_SAID = "\n\x00seen: "

Look = Callable[[], Any]
"""Looks at the disk; what it gives can be written as JSON."""


@dataclass(frozen=True)
class Cutting:
    """How work ended: its exit status, what it printed, and what was seen before each step that it came to."""

    status: int
    printed: str
    seen: list[Any]

    @property
    def steps(self) -> int:
        """How many steps there were; none are known of a process that was killed."""
        return len(self.seen)


class Cut:
    """Hears every step of this process that changes something below a folder, looks, and acts from the one of a number on.

    What is seen before a step is what the disk holds when the process is killed there.
    """

    def __init__(self, folder: Path, how: How, number: int, look: Look) -> None:
        self.folder, self.how, self.number, self.look = str(folder), how, number, look
        self.seen: list[Any] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Hear one event of the interpreter."""
        if event not in STEPS or not self.is_ours(str(arguments[0])):
            return
        if event == "open" and not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR):
            return
        self.seen.append(self.look())
        if len(self.seen) < self.number:
            return
        if self.how == "kill":
            os._exit(137)
        if self.how == "read-only":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), arguments[0])
        if self.how == "full" and event in ADDS:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), arguments[0])

    def is_ours(self, path: str) -> bool:
        """Whether a path lies below the folder; one that is relative was made from a folder that does."""
        return (path.startswith(self.folder) or not path.startswith("/")) and "__pycache__" not in path


def cut_off(work: Callable[[], Any], folder: Path, how: How, number: int = 1, look: Look = lambda: None) -> Cutting:
    """Do some work in a process of its own; `look` is called before each of its steps."""
    reading, writing = os.pipe()
    cut = Cut(folder, how, number, look)
    process = multiprocessing.get_context("fork").Process(target=in_child, args=(work, cut, writing))
    process.start()
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        said = told.read()
    process.join()
    assert process.exitcode is not None
    printed, _, seen = said.partition(SEEN_SAID)
    return Cutting(process.exitcode, printed, json.loads(seen or "[]"))


def in_child(work: Callable[[], Any], cut: Cut, writing: int) -> None:
    """Do the work, and end."""
    os.dup2(writing, 1)
    os.dup2(writing, 2)
    os.close(writing)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    os.chdir(cut.folder)
    if cut.how == "small":
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
    sys.addaudithook(cut)
    status = 0
    try:
        work()
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        status = 99
    sys.stderr.flush()
    print(SEEN_SAID + json.dumps(cut.seen), flush=True)
    os._exit(status)


def command(module: str, *options: str) -> Callable[[], None]:
    """Return the work of one of our commands, as `python -m` does it."""

    def work() -> None:
        sys.argv = [module, *options]
        sys.modules.pop(module, None)  # other tests may have imported it; `python -m` begins without
        runpy.run_module(module, run_name="__main__", alter_sys=True)

    return work
