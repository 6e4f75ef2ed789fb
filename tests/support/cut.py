"""Cut: end a program, or fill its disk, at one of the steps in which it changes what is on the disk."""

import errno
import multiprocessing
import os
import resource
import runpy
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

How = Literal["count", "kill", "full", "read-only", "small"]
"""What happens: nothing; the process ends as by `kill -9`; no more can be added; nothing can be changed; files end early."""

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate"}
ADDS = {"open", "os.mkdir"}
STEPS_SAID = "\n\x00steps: "


class Cut:
    """Hears every step of this process that changes something below a folder, and acts at the one of a number."""

    def __init__(self, folder: Path, how: How, number: int) -> None:
        self.folder, self.how, self.number, self.steps = str(folder), how, number, 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Hear one event of the interpreter."""
        if event not in STEPS or not self.is_ours(str(arguments[0])):
            return
        if event == "open" and not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR):
            return
        self.steps += 1
        if self.steps < self.number:
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


def cut_off(work: Callable[[], Any], folder: Path, how: How, number: int = 1) -> tuple[int, int, str]:
    """Do some work in a process of its own; give its status, the steps that it came to, and what it printed."""
    reading, writing = os.pipe()
    process = multiprocessing.get_context("fork").Process(target=in_child, args=(work, folder, how, number, writing))
    process.start()
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        printed = told.read()
    process.join()
    assert process.exitcode is not None
    before, _, steps = printed.partition(STEPS_SAID)
    return process.exitcode, int(steps or 0), before


def in_child(work: Callable[[], Any], folder: Path, how: How, number: int, writing: int) -> None:
    """Do the work, and end."""
    os.dup2(writing, 1)
    os.dup2(writing, 2)
    os.close(writing)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    os.chdir(folder)
    cut = Cut(folder, how, number)
    if how == "small":
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
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(1, f"{STEPS_SAID}{cut.steps}".encode())
    os._exit(status)


def command(module: str, *options: str) -> Callable[[], None]:
    """Return the work of one of our commands, as `python -m` does it."""

    def work() -> None:
        sys.argv = [module, *options]
        sys.modules.pop(module, None)  # other tests may have imported it; `python -m` begins without
        runpy.run_module(module, run_name="__main__", alter_sys=True)

    return work
