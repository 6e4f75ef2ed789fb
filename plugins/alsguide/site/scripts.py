"""Scripts: what each provides and what it needs, and the order that follows from it.

A script provides one part of the namespace, `alsguide.planText = (function () {...})();`, and takes what it needs from others
by one statement at its top, `const { planFacts, planRules: rules } = alsguide;`.
"""

import re
from collections.abc import Iterable, Mapping

PROVIDED = re.compile(r"^alsguide\.(\w+) = ", re.MULTILINE)
"""The part of the namespace that a script provides."""
NEEDED = re.compile(r"^  const \{([^}]*)\} = alsguide;$", re.MULTILINE)
"""The statement that takes parts from the namespace, each perhaps under another name: `planRules: rules`."""


def needs_of(script: str) -> list[str]:
    """Return the parts of the namespace that a script needs, sorted."""
    parts = (part for names in NEEDED.findall(script) for part in names.split(","))
    return sorted(part.split(":")[0].strip() for part in parts if part.strip())


def in_order(scripts: Mapping[str, str], before: Iterable[str] = ()) -> list[str]:
    """Return the names of scripts, each after those that it needs, else as they are given.

    `scripts` are texts by name, `before` those of the scripts that a page has loaded by then. ValueError when none of
    them provides what one needs, or when some need each other.
    """
    provider = {part: name for name, text in scripts.items() for part in PROVIDED.findall(text)}
    there = {part for text in before for part in PROVIDED.findall(text)}
    needs = {name: [part for part in needs_of(text) if part not in there] for name, text in scripts.items()}
    if absent := {part: name for name, parts in needs.items() for part in parts if part not in provider}:
        raise ValueError(f"No script of the bundle provides what others need: {absent}")
    left, order = list(scripts), list[str]()
    while left:
        ready = (name for name in left if not {provider[part] for part in needs[name]} & set(left))
        if (name := next(ready, None)) is None:
            raise ValueError(f"These scripts need each other: {', '.join(left)}")
        order.append(name)
        left.remove(name)
    return order
