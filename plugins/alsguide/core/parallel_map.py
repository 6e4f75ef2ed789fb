"""Processes: work shared between two processes, where there is enough of it and the system can fork."""

import multiprocessing
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_FORKING = 24
"""Minimum number of items for which a second process is worth its start-up: about the cost of converting ten articles."""


def parallel_map(
    items: Sequence[Item], work: Callable[[Sequence[Item]], list[Result]], processes: int = 2
) -> list[Result]:
    """Return `work(items)`, done in two processes when `processes` is 2 and there are enough items.

    `work` takes a part of the items and gives one result for each; the results must be picklable. When the second process
    fails, its part is done again in this one, so that an error is raised here.
    """
    if processes < 2 or len(items) < WORTH_FORKING or "fork" not in multiprocessing.get_all_start_methods():
        return work(items)
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    mine, other = items[::2], items[1::2]  # every second item, because long files often stand together

    def send_other() -> None:
        with suppress(Exception):  # the parent sees that nothing came, and meets the same error where it can be told
            sender.send(work(other))

    child = fork.Process(target=send_other)
    child.start()
    sender.close()
    done = work(mine)
    try:
        done_by_child: list[Result] = receiver.recv()
    except EOFError:
        done_by_child = work(other)
    child.join()
    results: list[Result] = []
    for position in range(len(items)):
        results.append((done_by_child if position % 2 else done)[position // 2])
    return results
