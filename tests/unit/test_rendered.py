"""The keys of kept pages: they change with all that an article's page may show, and with nothing else."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from alsguide.core.sources import read_markdown
from alsguide.markup.convert import Converted
from alsguide.markup.store import Store
from alsguide.pelican_adapters.page_cache import article_key, project_key

FILES = {
    "pelicanconf.py": "A = 1",
    "organisation.toml": 'name = "A"',
    "theme/templates/article.html": "<h1>",
    "overrides/content/data/interface.yaml": "a: b",
    "content/data/interface.yaml": "a: b",
    "content/exercises/one.md": "---\nname: One\n---\n",
    "content/articles/a/one.md": "---\ntitle: One\n---\nBody",
    "content/articles/a/two.md": "---\ntitle: Two\n---\nBody",
}


def key(root: Path, addresses: dict[str, str], is_published: bool = False) -> str | None:
    """Return the key of the page of `content/articles/a/one.md`."""

    def read(path: Path) -> tuple[str, dict[str, Any]]:
        source = read_markdown(path, root)
        return source.path, source.header

    def convert(path: Path) -> Converted:
        return Converted(read_markdown(path, root).body, (), ())

    guide: Any = SimpleNamespace(root=root, content=root / "content", store=Store(read, convert, "", None))
    project = project_key(guide, root, is_published, addresses)
    return project and article_key(project, guide, "content/articles/a/one.md", "a/one.html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith("two.md")])
def test_a_change_of_any_file_that_a_page_may_show_changes_its_key(root: Path, name: str) -> None:
    before = key(root, {})
    (root / name).write_text(FILES[name] + "\n ")
    assert key(root, {}) != before


def test_of_another_article_the_header_counts_and_the_body_does_not(root: Path) -> None:
    before, other = key(root, {}), root / "content/articles/a/two.md"
    other.write_text("---\ntitle: Two\n---\nAnother body")
    assert key(root, {}) == before
    other.write_text("---\ntitle: Three\n---\nBody")
    assert key(root, {}) != before


def test_addresses_and_publishing_count(root: Path) -> None:
    assert len({key(root, {}), key(root, {"a": "a.html"}), key(root, {}, is_published=True)}) == 3


def test_with_a_hosts_own_templates_no_page_is_kept(root: Path) -> None:
    own = root / "overrides/theme/templates/article.html"
    own.parent.mkdir(parents=True)
    own.write_text("<h1>")
    assert key(root, {}) is None
