"""Checks of the words of links: read alone they say where a link leads, and none on a page say the same of two places."""

import re
from collections.abc import Iterator

from alsguide.checks.links import resolve
from alsguide.checks.model import Site, Text
from alsguide.checks.phrases import find_any
from alsguide.checks.registry import check
from alsguide.core.markdown_syntax import HEADING_ID
from alsguide.core.problems import Problem
from alsguide.core.urls import HAS_SCHEME
from alsguide.organisation.placeholders import fill
from alsguide.site.navigation import FOOTER, MENU, SEARCH


def plain_words(words: str) -> str:
    """Return the words of a link without marks of emphasis, and the marks of a sentence around them."""
    return re.sub(r"[*_`]", "", words).strip(" .,:;!?")


@check("structure", per_text=True, needs=("wording",))
def link_text(site: Site) -> Iterator[Problem]:
    """The words of a link say where it leads, also when they are read alone.

    Bad: `[Click here](falls.md) to read about falls.`
    Good: `Read [how to fall less](falls.md).`
    """
    empty = find_any(site.wording.empty_links)
    for text in site.texts:
        for mark in text.links:
            words = plain_words(mark.words)
            if not mark.target:
                yield Problem(text.path, mark.line, f'The link "{words}" has no address. Write it between ( and ).')
            elif not words:
                yield Problem(text.path, mark.line, "This link has no words. Say where it leads.")
            elif empty.fullmatch(words) or HAS_SCHEME.match(words):
                message = f'The link text "{words}" does not say where it leads. Name the page or its topic.'
                yield Problem(text.path, mark.line, message)


@check("structure", per_text=True, needs=("interface",))
def same_link_words(site: Site) -> Iterator[Problem]:
    """On one page, links of the same words lead to the same place: also those of the menu, the foot and "On this page".

    Who hears or sees links one by one cannot tell two apart that say the same.

    Bad: `[When to stop](../safety/when-to-stop.md#call-now), which the menu names so but without the part behind #`
    Good: `[When to call at once](../safety/when-to-stop.md#call-now)`
    """
    for text in site.texts:
        known = {**frame_goals(site, text), **heading_goals(text)}
        for mark in text.links:
            words, goal = plain_words(mark.words), goal_of(text, mark.target)
            other = known.setdefault(same(words, text), goal) if words and goal else goal
            if other != goal:
                message = (
                    f'On this page "{words}" leads to "{shown(other)}", too. Give this link other words: name the part.'
                )
                yield Problem(text.path, mark.line, message)


def same(words: str, text: Text) -> str:
    """Return what is equal of words that readers take for the same."""
    return " ".join(fill(words, text.scale.organisation).casefold().split())


def goal_of(text: Text, target: str) -> str:
    """Return the place that a link leads to: the path of a file with the id on its page, or an address; empty for none."""
    if HAS_SCHEME.match(target):
        return target
    address, _, anchor = target.partition("#")
    path = resolve(text, address) if address else text.path
    return f"{path}#{anchor}" if path else ""


def shown(goal: str) -> str:
    """Return a place as an editor knows it."""
    return goal.removeprefix("content/").removesuffix("#")


def frame_goals(site: Site, text: Text) -> dict[str, str]:
    """Return where the links lead that stand around every page, by their words."""
    words = site.documents["interface"].data
    links = ((key, target) for key, target in (*MENU, *SEARCH, *FOOTER) if target not in text.absent)
    return {same(plain_words(str(words[key])), text): f"content/{target}#" for key, target in links if key in words}


def heading_goals(text: Text) -> dict[str, str]:
    """Return where the links of "On this page" lead, by their words."""
    parts = ((one.text, HEADING_ID.search(one.raw)) for one in text.headings if one.level == 2)
    return {same(plain_words(words), text): f"{text.path}#{found[1]}" for words, found in parts if found}
