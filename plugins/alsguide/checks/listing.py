"""The list of all checks as editors read it: in the terminal (`make check LIST=yes`) and in docs/checks.md."""

from collections.abc import Iterator

from alsguide.checks.registry import CHECKS, GROUPS, Check

TITLES = {"trust": "Trust", "words": "Words", "structure": "Structure", "data": "Data"}


def in_groups() -> Iterator[tuple[str, list[Check]]]:
    """Yield the title of each group with its checks, by name."""
    for group in GROUPS:
        members = (check for check in CHECKS.values() if check.group == group)
        yield TITLES[group], sorted(members, key=lambda check: check.name)


def mark_of(check: Check) -> str:
    """Return what is special about a check; empty for most."""
    return "stops the build" if check.blocks_build else "notice" if check.is_notice else ""


def as_text() -> str:
    """Return every check with what must hold, a bad and a good example, for the terminal."""
    rows = []
    for title, checks in in_groups():
        rows.append(f"{title}\n")
        for check in checks:
            mark = f" ({mark_of(check)})" if mark_of(check) else ""
            rows.append(
                f"  {check.name}{mark}\n    {check.requirement}\n    Bad:  {check.bad}\n    Good: {check.good}\n"
            )
    return "\n".join([*rows, f"{len(CHECKS)} checks"])


def as_markdown() -> str:
    """Return the same for docs/checks.md."""
    rows = []
    for title, checks in in_groups():
        rows.append(f"## {title}\n")
        for check in checks:
            mark = f" ({mark_of(check)})" if mark_of(check) else ""
            rows.append(f"### {check.name}{mark}\n\n{check.requirement}\n\n- Bad: {check.bad}\n- Good: {check.good}\n")
    return "\n".join(rows)
