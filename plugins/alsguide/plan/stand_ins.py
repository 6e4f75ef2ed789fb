"""What stands in for an exercise that is left out: the lists of `steps_down`, followed to the right."""

import itertools
from collections.abc import Iterator, Sequence

Lists = Sequence[Sequence[str]]


def stand_ins(lists: Lists) -> dict[str, list[str]]:
    """Return, for every exercise that has any, what may stand in for it, nearest first. The lists must have no circle."""
    found = {name: list(dict.fromkeys(to_the_right(name, lists))) for one in lists for name in one}
    return {name: others for name, others in found.items() if others}


def to_the_right(name: str, lists: Lists) -> Iterator[str]:
    """Yield what stands to the right of an exercise in each list, then what stands to the right of that."""
    tails = [one[one.index(name) + 1 :] for one in lists if name in one]
    for tail in tails:
        yield from tail
    for tail in tails:
        if tail:
            yield from to_the_right(tail[-1], lists)


def circle_in(lists: Lists) -> list[str] | None:
    """Return the exercises of a way that leads back to where it began, if there is one."""
    after: dict[str, list[str]] = {}
    for one in lists:
        for left, right in itertools.pairwise(one):
            after.setdefault(left, []).append(right)
    done: set[str] = set()

    def follow(name: str, way: list[str]) -> list[str] | None:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return None
        found = next((circle for other in after.get(name, ()) if (circle := follow(other, [*way, name]))), None)
        done.add(name)
        return found

    return next((circle for name in after if (circle := follow(name, []))), None)
