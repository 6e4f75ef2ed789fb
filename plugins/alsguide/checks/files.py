"""Checks of what a file is: can it be read, is its header right. What they report was found while the files were read."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from alsguide.checks.documents import NEEDED_DOCUMENTS
from alsguide.checks.model import Site
from alsguide.checks.registry import check
from alsguide.core.file_names import name_error
from alsguide.core.problems import Problem, did_you_mean
from alsguide.overrides.exclusions import NEEDED as NEEDED_PAGES
from alsguide.overrides.merge import REFERENCES


@check("structure", blocks_build=True)
def encoding(site: Site) -> Iterator[Problem]:
    """Every file is saved as UTF-8 text.

    Bad: `a file saved as Windows-1252`
    Good: `the same file saved as UTF-8`
    """
    yield from site.found_while_reading("encoding")


@check("structure", blocks_build=True)
def empty_file(site: Site) -> Iterator[Problem]:
    """Every file has something in it.

    Bad: `an article that was emptied by mistake`
    Good: `the article with its text, or no file`
    """
    above_limit = {problem.path for problem in site.found_while_reading("limit")}
    for path, text in site.sources.items():
        if not text.strip() and path not in above_limit:
            yield Problem(path, 1, "This file is empty. Bring back its text, or delete the file.")


@check("structure", blocks_build=True)
def limit(site: Site) -> Iterator[Problem]:
    """No text is so long, or has marks so deep inside one another, that no program can read it in time.

    Bad: `a list within lists, thirteen deep`
    Good: `three levels at most`
    """
    yield from site.found_while_reading("limit")


@check("structure", blocks_build=True)
def missing_file(site: Site) -> Iterator[Problem]:
    """The data files and pages that every site needs are there.

    Bad: `content/data/glossary.yml`
    Good: `content/data/glossary.yaml`
    """
    needed = (*(f"content/data/{name}.yaml" for name in NEEDED_DOCUMENTS), REFERENCES)
    for path in (*needed, *(f"content/{page}" for page in NEEDED_PAGES)):
        if path not in site.sources:
            yield Problem(
                path, 1, "This file is missing, and every site needs it. Bring it back from the last version."
            )


@check("structure", blocks_build=True)
def file_name(site: Site) -> Iterator[Problem]:
    """A file's name is in lower case, with hyphens and the right ending, and the file lies in a folder of `content/`.

    Bad: `content/articles/safety/My falls page.markdown`
    Good: `content/articles/safety/falls.md`
    """
    yield from site.found_while_reading("file-name")
    for path in sorted(site.files):
        if error := name_error(path):
            yield Problem(path, 1, error)


@check("structure", blocks_build=True)
def unknown_template(site: Site) -> Iterator[Problem]:
    """The template that a page names is there.

    Bad: `template: abuot`
    Good: `template: about`
    """
    known = sorted({PurePosixPath(path).stem for path in site.files if path.endswith(".html")})
    for text in site.pages:
        name = text.source.header.get("template")
        if isinstance(name, str) and name not in known:
            message = (
                f'There is no template "{name}".{did_you_mean(name, known)} Correct the name, or take the line out.'
            )
            yield Problem(text.path, text.field_line("template"), message)


@check("structure", blocks_build=True)
def yaml(site: Site) -> Iterator[Problem]:
    """Headers and data files are valid YAML, and no field appears twice.

    Bad: `title: "Falls`
    Good: `title: "Falls"`
    """
    yield from site.found_while_reading("yaml")


@check("structure", blocks_build=True)
def header(site: Site) -> Iterator[Problem]:
    """Each article and page begins with a header that has every field it needs, in the right form, and no unknown one.

    Bad: `sumary: "How to fall less."`
    Good: `summary: "How to fall less."`
    """
    yield from site.found_while_reading("header")


@check("structure", per_text=True)
def cut_text(site: Site) -> Iterator[Problem]:
    """No `#` cuts the end off a text of a header or data file: YAML takes it for the beginning of a comment.

    Bad: `summary: Ask for help #1 on your list`
    Good: `summary: "Ask for help #1 on your list"`
    """
    rows = {path: source.split("\n") for path, source in site.scanned_sources.items() if " #" in source}
    for passage in site.passages:
        block, written = passage.block, rows.get(passage.path)
        row = written[block.line - 1] if written and block.line <= len(written) else ""
        _, value, rest = row.partition(block.raw[-30:]) if " #" in row else ("", "", "")
        if value and rest.lstrip().startswith("#") and rest[:1].isspace() and (block.section or passage.text is None):
            message = 'The # cuts this text off: what stands behind it is not read. Put the whole text in quotation marks: "...".'
            yield Problem(passage.path, block.line, message)


@check("data", blocks_build=True)
def organisation(site: Site) -> Iterator[Problem]:
    """The file `organisation.toml` is valid and holds only fields that are known.

    Bad: `nmae = "Moving with ALS"`
    Good: `name = "Moving with ALS"`
    """
    yield from site.found_while_reading("organisation")


@check("data", blocks_build=True)
def reading_data(site: Site) -> Iterator[Problem]:
    """The limits and exempt terms in `content/data/reading.yaml` have the right form.

    Bad: `grade: six`
    Good: `grade: 6.0`
    """
    yield from site.found_while_reading("reading-data")


@check("data", blocks_build=True)
def wording_data(site: Site) -> Iterator[Problem]:
    """The phrases in `content/data/wording.yaml` have the right form, and their brackets match.

    Bad: `- phrases: ["no pain(,? no gain"]`
    Good: `- phrases: ["no pain,? no gain"]`
    """
    yield from site.found_while_reading("wording-data")
