"""Page cache: when a page may be kept from an earlier build.

A template can show its page, what every page knows, and what the functions of `TemplateGlobals` give, so a page's key holds
these, with the templates themselves. The shared files that it names are known once it is written, and kept with it.
"""

import pickle
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pydantic import BaseModel

from alsguide.core.files import THEMES
from alsguide.core.keys import key_of
from alsguide.site.build_state import BuildState
from alsguide.site.pages import AnyPage


def shared_key(build: BuildState, pages: Mapping[str, AnyPage]) -> str:
    """Return the key of all that pages share. `pages` holds all pages by name.

    Every page may name any other's address, and the footer the titles of the pages that a host added.
    """
    guide, added = build.guide, {name.removeprefix("content/") for name in build.project.added}
    named = sorted((name, page.address, page.title if name in added else "") for name, page in pages.items())
    parts: list[str | bytes] = [
        repr((guide.organisation, guide.ui, build.logo, build.is_published, sorted(build.project.added))),
        repr(named),
    ]
    for path, text in sorted(build.project.files.code.items()):
        if path.startswith(THEMES) and path.endswith(".html"):
            parts += [path, text]
    return key_of(*parts)


def page_key(shared: str, page: AnyPage) -> str:
    """Return the key of one page."""
    return key_of(shared, bytes_of(page))


class Spelling(pickle.Pickler):
    """Spells out a value in bytes: all that it holds, in its order. Nothing is ever made of them again."""

    def reducer_override(self, value: Any) -> Any:
        """Return how a model is spelled: by its fields. Which of them were given is a set, and comes in any order."""
        return (type(value), (), vars(value)) if isinstance(value, BaseModel) else NotImplemented


def bytes_of(value: object) -> bytes:
    """Return a value as bytes, the same for equal values: none refers to an earlier one. It takes a third of `repr`'s time."""
    file = BytesIO()
    spelling = Spelling(file, pickle.HIGHEST_PROTOCOL)
    spelling.fast = True
    spelling.dump(value)
    return file.getvalue()
