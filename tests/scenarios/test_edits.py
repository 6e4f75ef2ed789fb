"""Edits of a running preview: whatever was saved, in whatever order, the output then equals a fresh build byte for byte.

`make test ARGS=--edits=50` runs fifty sequences of edits.
"""

import gc
import multiprocessing
import random
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from alsguide.devserver.builder import Builder, EarlyPages, Outcome, receive, start_builder
from alsguide.site.build_state import BuildState
from tests.support.brands import SMALL, Brand, copy_built
from tests.support.sites import run_build

ARTICLE = "content/articles/start/can-i-exercise.md"
PAGE = "start/can-i-exercise.html"
PATIENCE_SECONDS = 120
LENGTH = 4
"""How many edits a sequence has."""

Edit = Callable[[Path, random.Random], None]


def replace_in(pattern: str, new: str, *files: str) -> Edit:
    """Return an edit that replaces the first place of a pattern in one of the files: `#` by a number, `%` by one below 1,000."""

    def edit(project: Path, chance: random.Random) -> None:
        absent = tomllib.loads((project / "organisation.toml").read_text("utf-8"))["leave_out"]
        paths = sorted(path for file in files for path in project.glob(file))
        paths = [path for path in paths if path.relative_to(project).as_posix().removeprefix("content/") not in absent]
        paths = [path for path in paths if re.search(pattern, path.read_text("utf-8"), re.MULTILINE)]
        for path in chance.sample(paths, min(1, len(paths))):  # a file that was broken may hold no place any more
            words = new.replace("#", str(chance.randrange(10**5, 10**6))).replace("%", str(chance.randrange(100, 1000)))
            path.write_text(re.sub(pattern, words, path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")

    return edit


def add_page(project: Path, chance: random.Random) -> None:
    """Add a page or an article that no other leads to."""
    folder, place = chance.choice([("pages", ""), ("articles/start", "order: 900\ndate: 2026-11-21\n")])
    dates = "last_reviewed: 2026-11-21\nnext_review: 2027-11-21"
    text = (
        f'---\ntitle: "Lonely"\nsummary: "A page that no other page leads to."\n{place}{dates}\n---\n\nHello there.\n'
    )
    (project / f"content/{folder}/lonely-{chance.choice('abc')}.md").write_text(text, "utf-8")


def rename_page(project: Path, chance: random.Random) -> None:
    """Rename such a page, where there is one."""
    for path in sorted(project.glob("content/**/lonely-*.md"))[:1]:
        path.rename(path.with_name(f"lonely-{chance.choice('xyz')}.md"))


def delete_page(project: Path, chance: random.Random) -> None:
    """Delete such a page, where there is one."""
    for path in sorted(project.glob("content/**/lonely-*.md"))[:1]:
        path.unlink()


def break_file(project: Path, chance: random.Random) -> None:
    """Cut off a file that is needed; `mend` puts it back."""
    path = project / chance.choice([ARTICLE, "content/data/glossary.yaml", "theme/templates/article.html"])
    kept = project / "kept"
    if not kept.exists():
        shutil.copytree(project / "content", kept / "content")
        shutil.copytree(project / "theme", kept / "theme")
    path.write_bytes(path.read_bytes()[:100] + b"{{")


def mend(project: Path) -> None:
    """Put back what was broken, with all that was there when it broke."""
    for name in ("content", "theme"):
        if (project / "kept" / name).exists():
            shutil.rmtree(project / name)
            (project / "kept" / name).rename(project / name)
    shutil.rmtree(project / "kept", ignore_errors=True)


EDITS: dict[str, Edit] = {
    "body": replace_in(r"^(You|Ask|Stop|Move) ", r"\1 # ", "content/articles/*/*.md"),
    "title": replace_in(r'^title: "', 'title: "No. # ', "content/articles/*/*.md"),
    "order": replace_in(r"^order: \d+$", "order: %", "content/articles/*/*.md"),
    "exercise": replace_in(r'^purpose: "', 'purpose: "No. # ', "content/exercises/*.md"),
    "pose": replace_in(r"^(    head: )\d+$", r"\g<1>77", "content/exercises/*.md"),
    "glossary": replace_in(r'^(  meaning: ")(\w)', r"\1No. # \2", "content/data/glossary.yaml"),
    "reference": replace_in(r'"title": "', '"title": "No. # ', "content/data/references.json"),
    "words": replace_in(r"^home: (\w)", r"home: No. # \1", "content/data/interface.yaml"),
    "organization": replace_in(r'^name = "', 'name = "No. # ', "organisation.toml"),
    "template": replace_in(r"</body>", "<!-- # --></body>", "theme/templates/base.html"),
    "style": replace_in(r"\n}", "\n  order: #;\n}", "theme/components/*/style.css"),
    "add": add_page,
    "rename": rename_page,
    "delete": delete_page,
    "break": break_file,
}


@pytest.fixture(scope="module")
def project(brands: Callable[[str], Brand], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project as it was built: edits meet on its few pages."""
    return copy_built(brands(SMALL), tmp_path_factory.mktemp("edits"))


@pytest.fixture(scope="module")
def link(project: Path) -> Iterator[Connection]:
    """A builder of it that has built once."""
    connection = start_builder(project, project / "output")
    assert outcome_of(connection).problems == []
    yield connection
    connection.send(None)
    while receive(connection) is not None:
        pass


def outcome_of(link: Connection) -> Outcome:
    """Return the outcome of a save that is told now."""
    link.send({PAGE})
    while link.poll(PATIENCE_SECONDS):
        found = link.recv()
        if isinstance(found, Outcome):
            return found
    raise AssertionError("The builder says nothing.")


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_as_fresh(project: Path, tmp_path: Path) -> None:
    """Check that the output equals what a build makes that keeps nothing."""
    shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
    shutil.copytree(project, tmp_path / "fresh", ignore=shutil.ignore_patterns("output*", ".cache", "kept"))
    run = run_build(tmp_path / "fresh", tmp_path / "fresh" / "output")
    assert run.status == 0, run.printed
    made, fresh = files_of(project / "output"), files_of(tmp_path / "fresh" / "output")
    assert {name for name in made.keys() | fresh.keys() if made.get(name) != fresh.get(name)} == set()


def test_the_output_equals_a_fresh_build_after_any_edits(
    project: Path, link: Connection, tmp_path: Path, edits_seed: int
) -> None:
    """An edit that makes a problem keeps the last good output, and is put right before the two are compared."""
    chance, done = random.Random(edits_seed), []
    for _ in range(LENGTH):
        done.append(chance.choice(sorted(EDITS)))
        EDITS[done[-1]](project, chance)
        if chance.random() < 0.5:
            outcome_of(link)
    outcome = outcome_of(link)
    if "break" in done:
        assert outcome.problems != []
        mend(project)
        outcome = outcome_of(link)
    assert outcome == Outcome(said=outcome.said), done
    assert_as_fresh(project, tmp_path)


def test_a_page_that_is_looked_at_comes_before_the_whole_site_as_it_will_be(project: Path, link: Connection) -> None:
    """Every kind of change shows there first, but one that adds a file or a problem."""
    for name, pattern, new, address in [
        (ARTICLE, "The full list is in", "Early. The full list is in", PAGE),
        ("content/exercises/seated-march.md", 'purpose: "', 'purpose: "Early. ', "exercises/seated-march.html"),
        ("content/data/references.json", '"title": "', '"title": "Early ', "studies-advice.html"),
        ("content/data/glossary.yaml", '  meaning: "', '  meaning: "Early. ', "glossary.html"),
        ("content/data/interface.yaml", "\nhome: ", "\nhome: Early ", PAGE),
        ("theme/templates/base.html", "</body>", "<!-- early --></body>", PAGE),
        ("theme/components/footer/style.css", "\n}", "\n  order: 7;\n}", PAGE),
    ]:
        path = project / name
        path.write_text(path.read_text("utf-8").replace(pattern, new, 1), "utf-8")
        before = (project / "output" / address).read_bytes()
        link.send({address})
        early = link.recv()
        assert isinstance(early, EarlyPages), (name, early)
        assert early.files[address] != before
        assert link.recv().problems == []
        assert {file: (project / "output" / file).read_bytes() for file in early.files} == early.files, name


def in_copy(work: Callable[[Builder], object], project: Path) -> Any:
    """Return what some work with a builder gives, done in a copy of this process: builds use what a whole process shares."""
    here, there = multiprocessing.Pipe()

    def run() -> None:
        told, builders_end = multiprocessing.Pipe()
        there.send(work(Builder(builders_end, project, project / "output")))
        told.close()

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    there.close()
    found = here.recv()
    process.join()
    return found


def build(builder: Builder) -> None:
    """Build once in this process."""
    builder.project = builder.read()
    outcome = builder.build(lambda _: None)
    assert outcome.problems == []
    builder.finish(outcome)


@dataclass(frozen=True)
class Builds:
    """What three builds of one builder leave: templates by their names, and how many builds are held in memory."""

    read_before: list[str]
    read_by_a_save: list[str]
    compiled: int
    compiled_again: list[str]
    held: int


def builds_held() -> list[BuildState]:
    """Return the builds that are held in the memory of this process."""
    gc.unfreeze()
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, BuildState)]


def build_thrice(builder: Builder) -> Builds:
    """Build three times, with a save after the first two."""
    others = builds_held()  # of other tests, in the process that was copied
    build(builder)
    read_before, compiled = templates_read(builder), dict(builder.compiled.kept)
    read_by_a_save = templates_read_by_a_save(builder)
    build(builder)
    templates_read_by_a_save(builder)
    again = [key for key, kept in builder.compiled.kept.items() if kept[1] is not compiled.get(key, kept)[1]]
    build(builder)
    return Builds(read_before, read_by_a_save, len(compiled), again, len(builds_held()) - len(others))


def templates_read(builder: Builder) -> list[str]:
    """Return the templates that were read since the last build began."""
    assert builder.last
    return sorted(name for _, name in builder.last.env.cache)


def templates_read_by_a_save(builder: Builder) -> list[str]:
    """Return the templates that have been read once every page was made as after a save."""
    assert builder.last
    assert builder.project
    builder.last.early_files(builder.project, builder.last.files)
    return templates_read(builder)


@pytest.fixture(scope="module")
def builds(project: Path) -> Builds:
    """What three builds leave."""
    found: Builds = in_copy(build_thrice, project)
    return found


def test_what_a_first_save_needs_is_made_before_it(builds: Builds) -> None:
    assert len(builds.read_before) > 20
    assert builds.read_by_a_save == builds.read_before, "a template was read for the first time after a save"


def test_a_template_that_stays_is_compiled_once(builds: Builds) -> None:
    """Every build has new environments, and the first save after it must not pay for them."""
    assert builds.compiled > 20
    assert builds.compiled_again == []


def test_no_build_is_held_but_the_last(builds: Builds) -> None:
    """A preview runs for days."""
    assert builds.held == 1


def shown_in(output: Path) -> bytes:
    """Return the page as it is now; nothing at the moment in which a fresh folder takes the place of another."""
    try:
        return (output / PAGE).read_bytes()
    except FileNotFoundError:
        return b""


def test_the_last_of_many_quick_saves_is_built(project: Path, link: Connection, tmp_path: Path) -> None:
    path = project / ARTICLE
    text = path.read_text("utf-8")
    for number in range(5):
        path.write_text(text.replace("The full list is in", f"Save {number}. The full list is in", 1), "utf-8")
        link.send({PAGE})
    while b"Save 4." not in shown_in(project / "output"):
        assert link.poll(PATIENCE_SECONDS)
        link.recv()
    assert_as_fresh(project, tmp_path)


def test_a_problem_is_never_shown_early(project: Path, link: Connection) -> None:
    path = project / ARTICLE
    text = path.read_text("utf-8")
    for words, check in [("[@nobody1900]", "unknown-reference"), ('Stop.\n{: onclick="open()"}', "made-html")]:
        path.write_text(f"{text}\nSo it is. {words}\n", "utf-8")
        link.send({PAGE})
        assert link.recv() == EarlyPages({})
        assert [problem.check for problem in link.recv().problems] == [check]
    path.write_text(text, "utf-8")
    assert outcome_of(link).problems == []
