"""Style sheets for old browsers: what they do not know is written so that they know it too.

The oldest are Safari and iPadOS 12.2, Chrome 70 and Firefox 68 (`browserslist` in package.json). They drop a whole rule for a
selector, and a declaration for a value, that they do not know. It works on a style sheet without comments and spaces.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
"""A rule without rules in it: its selectors or the name of an at-rule, and its declarations."""

BOTH_ENDS = re.compile(r"(margin|padding)-(block|inline)")
"""The name of a property that sets both ends."""

SIDES = (
    ("inset-block-start", "top"),
    ("inset-block-end", "bottom"),
    ("block-start", "top"),
    ("block-end", "bottom"),
    ("block-size", "height"),
    ("inline-size", "width"),
)
"""What parts of names of properties mean to all browsers where lines go from top to bottom, as they do in all languages here."""

AT_END = {"inset-inline-end": "right"}
"""What stands at the end of a line is at the right in old browsers, whatever the direction."""

ONE_OF = re.compile(r":(?:is|where)\(([^()]*)\)")
"""A choice of selectors within a selector."""

NONE_OF = re.compile(r":not\(([^()]*)\)")
"""A choice of selectors that must not fit."""

NEW = re.compile(r":has\(")
"""What only newer browsers know: such a selector must not take others with it."""

COLUMN = re.compile(r"\bmin\(100%,(\d+)rem\)")
"""The least width of a column that is never wider than what it stands in."""

WIDEST = 16
"""The width of a column in rem that the narrowest phones still show whole."""

LAST = re.compile(r"\b(?:min|max)\((?:[^(),]|\([^()]*\))*,((?:[^(),]|\([^()]*\))+)\)")
"""The smaller or larger of two values; the second is a fixed one."""

FIRST = re.compile(r"\bclamp\(([^,()]+),(?:[^()]|\([^()]*\))+\)")
"""A value between two others; the first is the smallest."""

KNOWN = "@supports (inset:0) and (width:min(1px,2px))"
"""Keeps what cannot be said twice in one rule from browsers that do not know it."""


NO_ROWS = "@supports not (inset:0)"
"""Is true in browsers that know no space in rows: these came to know both at about the same time."""


def for_old_browsers(css: str) -> str:
    """Return a style sheet that old browsers can follow, and that means the same to new ones."""
    return space_in_rows(css) + RULE.sub(lambda found: rewritten(found[1], found[2]), css)


@lru_cache(maxsize=4096)
def rewritten(selectors: str, body: str) -> str:
    """Return what is written instead of a rule, worked out once: most rules stand in the style sheet of every page."""
    return "".join(rules(selectors, body))


def space_in_rows(css: str) -> str:
    """Return a rule that keeps the parts of all rows from each other where `gap` does not; it comes first, so that others win."""
    rows = [found[1] for found in RULE.finditer(css) if {"gap", "flex"} <= {*re.split("[:;]|inline-", found[2])}]
    parts = [f"{one}>*" for row in rows for group in selector_groups(row) for one in split(group, ",")]
    return f"{NO_ROWS}{{{','.join(parts)}{{margin:4px}}}}" if parts else ""


def rules(selectors: str, body: str) -> Iterator[str]:
    """Yield what is written instead of a rule."""
    if selectors.startswith("@"):
        yield f"{selectors}{{{body}}}"
        return
    plain, late = list[str](), list[str]()
    for declaration in split(body, ";"):
        name, _, value = declaration.partition(":")
        if (older := without_functions(value)) != value or name in AT_END:
            plain.extend(written(AT_END.get(name, name), older))
        if name in AT_END:
            late += [f"{AT_END[name]}:auto", declaration]
        elif older != value and name.startswith("--"):
            late.append(declaration)
        else:
            plain.extend(written(name, value))
    for group in selector_groups(selectors):
        yield f"{group}{{{';'.join(plain)}}}"
        if late:
            yield f"{KNOWN}{{{group}{{{';'.join(late)}}}}}"


def without_functions(value: str) -> str:
    """Return a value in which one of the values that a function chooses from stands for it."""
    value = COLUMN.sub(lambda found: f"{found[1]}rem" if int(found[1]) <= WIDEST else "100%", value)
    return LAST.sub(r"\1", FIRST.sub(r"\1", value))


def written(name: str, value: str) -> Iterator[str]:
    """Yield what is written instead of a declaration."""
    if BOTH_ENDS.fullmatch(name):
        marked, important, _ = value.partition("!")
        ends = split(marked, " ")
        for end, one in (("start", ends[0]), ("end", ends[-1])):
            yield f"{physical(f'{name}-{end}')}:{one}{important and '!important'}"
        return
    if value == "anywhere":
        yield f"{name}:break-word"
    if "dvh" in value:
        yield f"{name}:{value.replace('dvh', 'vh')}"
    yield f"{physical(name)}:{value}"


def physical(name: str) -> str:
    """Return the name of a property by the sides of the page, where these are the same in all directions of writing."""
    for logical, side in SIDES:
        name = name if name.startswith("--") else name.replace(logical, side)
    return name


def selector_groups(selectors: str) -> list[str]:
    """Return the selectors of a rule without choices within them, those that old browsers do not know by themselves."""
    whole = [one for selector in split(selectors, ",") for one in without_choices(selector)]
    known = ",".join(one for one in whole if not NEW.search(one))
    return [*([known] if known else []), *(one for one in whole if NEW.search(one))]


def without_choices(selector: str) -> list[str]:
    """Return what a selector stands for, each choice within it written out."""
    parts = ONE_OF.split(NONE_OF.sub(lambda found: "".join(f":not({one})" for one in split(found[1], ",")), selector))
    choices = [split(part, ",") if place % 2 else [part] for place, part in enumerate(parts)]
    return ["".join(chosen) for chosen in product(*choices)]


def split(text: str, sign: str) -> list[str]:
    """Return the parts of a text between signs that stand in no brackets and no quotes."""
    parts, depth, quote = [""], 0, ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        else:
            depth += (letter in "([") - (letter in ")]")
        if letter == sign and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if part]
