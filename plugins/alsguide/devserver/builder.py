"""The builder: a process that keeps what the last good build knows, and tells what a save changes as soon as it knows it.

On a save it first makes the pages that are looked at and those of the changed files, and sends them. Then it builds the whole
site in a copy of itself, which a fork gives within milliseconds and which so begins with all that is read, parsed and
imported. When that build is good, the copy takes the builder's place; otherwise the builder stays as it is. A save in the
meantime ends the copy, because what it builds is old. Where the system cannot fork, the builder builds the whole site itself.
"""

import gc
import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from alsguide.core.command import disk_error
from alsguide.core.files import read_files
from alsguide.core.parallel_map import can_fork
from alsguide.core.problems import Problem
from alsguide.core.writing import fresh_folder, only_program
from alsguide.overrides.merge import Project, make_project
from alsguide.pelican_adapters.compiled import CompiledTemplates
from alsguide.pelican_adapters.early_pages import LastBuild
from alsguide.whole_build import BuildFailed, fill_folder

ENDED = "The system ended the build, perhaps for want of memory. Save the file again."


PAUSE_SECONDS = 0.2
"""How long the build of the whole site leaves the processors to the browser, which shows an early page in that time."""


@dataclass(frozen=True)
class EarlyPages:
    """Files of the output as a save makes them, by their addresses, before the whole site is built; none where it has to be."""

    files: dict[str, bytes]


@dataclass(frozen=True)
class Outcome:
    """How the build of the whole site ended: its problems, and what the terminal says of it."""

    problems: list[Problem] = field(default_factory=list)
    said: str = ""


def start_builder(root: Path, output: Path) -> Connection:
    """Start a builder of the project in `root`, and give the connection to it.

    It takes the addresses that are looked at, after each save, and gives early pages and outcomes. It ends when it gets None, or
    when the connection is closed. It must be started before this process has threads.
    """
    here, there = multiprocessing.Pipe()
    if can_fork():
        multiprocessing.get_context("fork").Process(target=run_builder, args=(there, here, root, output)).start()
    else:
        multiprocessing.get_context("spawn").Process(target=run_builder, args=(there, None, root, output)).start()
    there.close()
    return here


def run_builder(link: Connection, other_end: Connection | None, root: Path, output: Path) -> None:
    """Build after each request that comes over a connection. `other_end` is its other end, where this process has it too."""
    if other_end is not None:
        other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the end of the connection tells it to end
    Builder(link, root, output).run()


class Builder:
    """What one builder knows: the project as it was last read, and the last good build."""

    def __init__(self, link: Connection, root: Path, output: Path) -> None:
        self.link = link
        self.output = output
        self.compiled = CompiledTemplates()
        self.generators: list[Any] = []
        self.project: Project | None = None
        self.root = root
        self.last: LastBuild | None = None
        self.is_copy = False

    def run(self) -> None:
        """Answer requests until the connection is closed."""
        try:
            while True:
                addresses = self.link.recv()
                while self.link.poll():
                    addresses = self.link.recv()
                if addresses is None:
                    break
                self.answer(addresses)
        except (EOFError, OSError):
            pass
        os._exit(0)  # a copy ends at once, with nothing to tidy up

    def answer(self, addresses: Collection[str]) -> None:
        """Send the early pages of a save, and build the whole site."""
        try:
            self.project = self.read()
        except FileNotFoundError:
            return  # a file was taken away while it was read, which is told next
        except (Exception, SystemExit) as error:
            self.link.send(outcome_of(error))
            return
        if self.last:
            files = early_files(self.last, self.project, addresses)
            self.link.send(EarlyPages(files))
            if self.link.poll(PAUSE_SECONDS if files else 0):
                return
        if can_fork():
            self.build_in_copy()
        else:
            self.finish(self.build(lambda _: None))

    def read(self) -> Project:
        """Return the project as it is now; what did not change is not parsed again."""
        kept = self.project.files.kept if self.project else {}
        return make_project(read_files(self.root, {key: one for key, one in kept.items() if not is_of_disk(key)}))

    def build_in_copy(self) -> None:
        """Build the whole site in a copy of this process, which takes the place of this one when the build is good."""
        here, there = multiprocessing.Pipe()
        copy = os.fork()
        if copy == 0:
            os.setpgid(0, 0)
            here.close()
            self.be_copy(there)
            return
        there.close()
        try:
            if here not in wait([self.link, here]):
                return
            outcome = receive(here)
            if not isinstance(outcome, Outcome):
                outcome = Outcome([Problem("(program)", 1, ENDED, "program")], f"\n{ENDED}")
            if not outcome.problems:
                here.send(True)
                os._exit(0)
            self.link.send(outcome)
        finally:
            end(copy)
            here.close()

    def be_copy(self, there: Connection) -> None:
        """In the copy: build, tell the process that made it, and take its place when that agrees."""
        self.is_copy = True

        def ask(outcome: Outcome) -> None:
            there.send(outcome)
            if receive(there) is not True:
                os._exit(0)
            self.is_copy = False

        outcome = self.build(ask)
        if self.is_copy:
            there.send(outcome)
            os._exit(0)
        there.close()
        self.finish(outcome)

    def build(self, ask: Callable[[Outcome], None]) -> Outcome:
        """Build the whole site as it was read for this save, and keep the generators of Pelican."""
        assert self.project is not None
        if self.last:
            gc.unfreeze()
            gc.collect()  # what only the build before the last held; no save waits here, because it ends a copy
        self.generators = []
        used = {"USED_GENERATORS": self.generators, "COMPILED": self.compiled}
        return try_build(self.project, self.output, ask, **used)

    def finish(self, outcome: Outcome) -> None:
        """Remember a good build, and tell how it ended; after the first, make what the first save would wait for."""
        is_first = self.last is None and not outcome.problems
        if not outcome.problems:
            self.last = LastBuild(self.generators)
        self.link.send(outcome)
        if is_first and self.last and self.project and not self.link.poll():
            self.last.prepare(self.project)
        gc.freeze()  # what is old now is not looked at again before the next build, so that copies share it


def try_build(
    project: Project, output: Path, ask: Callable[[Outcome], None] = lambda _: None, **overrides: Any
) -> Outcome:
    """Build a project once, and give how that ended. `ask` may stop it when the build is good, before it is put in place."""
    begin = time.perf_counter()
    try:
        with only_program(output, "make devserver"), fresh_folder(output) as fresh:
            fill_folder(project, fresh, output, "pelicanconf.py", None, "/", {"TODAY": date.today(), **overrides})
            pages = sum(1 for _ in fresh.rglob("*.html"))
            outcome = Outcome(said=f"Built {pages} pages in {time.perf_counter() - begin:.2f} s")
            ask(outcome)
    except (Exception, SystemExit) as error:
        return outcome_of(error)
    return outcome


def outcome_of(error: BaseException) -> Outcome:
    """Return what to tell of a build that an error ended; no error may end the editor's session."""
    if isinstance(error, BuildFailed):
        said = f"\n{error}\nThe last good pages are still shown. They change when this is fixed."
        return Outcome(error.problems, said)
    if isinstance(error, SystemExit):  # a file that was changed between the checks and the build
        reason = str(error).partition("\n")[0]
        return Outcome([Problem("(content)", 1, f"{reason} Save the file again.", "build")], f"\n{error}")
    if isinstance(error, OSError):
        return Outcome([Problem("(disk)", 1, disk_error(error), "disk")], f"\n{disk_error(error)}")
    message = f"The program failed: {error}. The terminal says where. Undo the last change, or report this."
    said = "".join(traceback.format_exception(error))
    return Outcome([Problem("(program)", 1, message, "program")], said)


def early_files(last: LastBuild, project: Project, addresses: Collection[str]) -> dict[str, bytes]:
    """Return the early pages of a save; none where they cannot be made: the build of the whole site then says why."""
    try:
        return last.early_files(project, addresses)
    except (Exception, SystemExit):
        return {}


def is_of_disk(key: object) -> bool:
    """Return whether something is kept by its path alone, and not by what the file says."""
    return isinstance(key, tuple) and key[:1] == ("bytes",)


def receive(link: Connection) -> object:
    """Return what comes over a connection; None when its other end is closed."""
    try:
        return link.recv()
    except (EOFError, OSError):
        return None


def end(process: int) -> None:
    """End a copy of this process and what it has started, and forget it."""
    for kill in (os.killpg, os.kill):  # a copy that was made just now has no group yet
        try:
            kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue
    os.waitpid(process, 0)
