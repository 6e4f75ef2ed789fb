"""The development server on a copy of the project, in a process of its own."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class Output:
    """What a process prints, read all the time, because a process that nobody reads stops when the pipe is full."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.reader = threading.Thread(target=self.read, args=(process,), daemon=True)
        self.reader.start()

    def read(self, process: "subprocess.Popen[str]") -> None:
        """Keep every line until the process ends."""
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                self.lines.put(line)
        self.lines.put("")

    def rest(self) -> str:
        """Return all that was printed and not yet taken, to the end."""
        return "".join(iter(self.lines.get, ""))


@dataclass
class Session:
    """A running development server: the project that it shows, its address, its process, and what that prints."""

    project: Path
    address: str
    process: "subprocess.Popen[str]"
    output: Output

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C, and give the exit status and what was still printed."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=60)
        return status, self.output.rest()


def start(project: Path, port: int = 0) -> "subprocess.Popen[str]":
    """Start the development server; port 0 takes a free one.

    It hears Ctrl-C as in a terminal, also when the tests run in the background and were started to ignore it.
    """
    command = [sys.executable, "-m", "alsguide.devserver", "--root", str(project), "--port", str(port)]
    variables = {**os.environ, "PYTHONPATH": str(project / "plugins")}
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            command, cwd=project, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def preview(project: Path) -> Iterator[Session]:
    """Serve a project until the block ends. The server answers when the block begins; its first build may still run."""
    process = start(project)
    output = Output(process)
    try:
        said = output.lines.get(timeout=120)
        address = re.search(r"http://localhost:\d+/", said)
        assert address is not None, said + output.rest()
        yield Session(project, address[0], process, output)
    finally:
        process.kill()
        process.wait()
        output.reader.join()
