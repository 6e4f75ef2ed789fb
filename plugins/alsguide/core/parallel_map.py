"""Processes: work shared between processes, where there is enough of it and the system can fork."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.util import Finalize
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_PROCESSES = 8
"""More processes gain little, because the rest of a build is done in one."""

WORTH_FORKING = 24
"""Minimum number of items for which a second process is worth its start-up: about the cost of converting ten articles."""

BEFORE_QUEUES = 100
"""When a pool ends in a process that ends and was itself started by another: there `multiprocessing` shuts the queues of a
pool (at 10) before it waits for its processes, which then never hear that they may end."""

Task = tuple[Callable[[Sequence[Any]], list[Any]], list[Sequence[Any]]]
inherited: list[Task] = []
"""In a process of the pool: the work and its parts. They come by the fork, so that they need not be picklable."""


def parallel_map(
    items: Sequence[Item], work: Callable[[Sequence[Item]], list[Result]], processes: int = MOST_PROCESSES
) -> list[Result]:
    """Return `work(items)`, done in as many processes as there are processors, at most `processes`, if there are enough items.

    `work` takes a part of the items and gives one result for each; the results must be picklable. When another process
    fails, its part is done again in this one, so that the error is raised here, where its traceback is whole.
    """
    count = min(processes, processors(), len(items) * 2 // WORTH_FORKING)
    if count < 2 or not can_fork():
        return work(items)
    parts = [items[start::count] for start in range(count)]  # not piece by piece, because long files stand together
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count - 1, fork, inherited.append, ((work, parts),)) as pool:
        others = [pool.submit(do_part, number) for number in range(1, count)]
        done = [work(parts[0])]
        with plain_end():
            done += [other.result() or work(part) for part, other in zip(parts[1:], others, strict=True)]
    return [done[place % count][place // count] for place in range(len(items))]


def beside(work: Callable[[], Result], processes: int = MOST_PROCESSES) -> Callable[[], Result]:
    """Begin work in another process, while this one goes on. Return the function that waits for it and gives its result.

    Where there is one processor alone, or no fork, the work is done when its result is asked for.
    """
    if min(processes, processors()) < 2 or not can_fork():
        return work

    def works(_: Sequence[None]) -> list[Result]:
        return [work()]

    task: Task = works, [[None]]
    pool = ProcessPoolExecutor(1, multiprocessing.get_context("fork"), inherited.append, (task,))
    other = pool.submit(do_part, 0)
    end = Finalize(None, pool.shutdown, exitpriority=BEFORE_QUEUES)  # at the latest with this process

    def result() -> Result:
        try:
            with plain_end():
                found: Result = (other.result() or [work()])[0]
                return found
        finally:
            end()

    return result


@contextmanager
def plain_end() -> Iterator[None]:
    """Say in plain words that the system has ended a process."""
    try:
        yield
    except BrokenProcessPool as error:
        message = "The system ended a process of this build, perhaps for want of memory. Build again."
        raise ChildProcessError(message) from error


def can_fork() -> bool:
    """Return whether a process can be copied here."""
    return "fork" in multiprocessing.get_all_start_methods()


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def do_part(number: int) -> list[Any] | None:
    """In a process of the pool: return the results of a part of the work; None when it fails."""
    work, parts = inherited[-1]
    try:
        return work(parts[number])
    except Exception:  # the parent does the part again, and meets the same error
        return None
