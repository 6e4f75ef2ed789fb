"""Every reader, and what it is fed: soups of the marks of its form, marks many times over, and real files with such put in.

A reader may say that a text is wrong. It may not crash, take long, or name a line that is not there.
"""

import json
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from hypothesis import strategies as st

from alsguide.citations.csl_validation import record_errors
from alsguide.citations.imported import UnreadableError, read_references
from alsguide.citations.library import format_library, parse_library
from alsguide.citations.markdown import CitationExtension
from alsguide.core.limits import limit_problems
from alsguide.core.pictures import picture_faults
from alsguide.core.problems import Problem
from alsguide.core.sources import parse_markdown, parse_yaml
from alsguide.hosting.ways_out import ways_out
from alsguide.markup.box_table import TITLES
from alsguide.markup.convert import make_converter
from alsguide.markup.front_matter import read_article_header, read_page_header
from alsguide.organisation.load import parse_organisation
from tests.markdown.test_hostile import harm
from tests.support.shipped import shipped_files

SLOW = 5.0
"""The most seconds of the processor for one text of a few thousand marks; most take some thousandths."""

YAML_MARKS = (
    "a:", " ", "  ", "\n", "\n  ", "- ", "? ", ": ", "[", "]", "{", "}", ",", '"', "'", "|", ">", "&a ", "*a",
    "<<: *a", "!!bool ",
    "!!timestamp ", "!!map ", "!!binary ", "!x ", "%YAML 1.1\n", "---\n", "...\n", "#", " #", "\t", "\\",
    "2026-11-21", "T10:00:00Z",
    "2026-02-30", "0x", "9" * 30, "1e999", ".inf", ".nan", "12:30", "yes", "null", "~", "\u2028", "\x85", "\ufeff",
    "\x00", "\u201c",
)  # fmt: skip
TOML_MARKS = (
    "name", " = ", "\n", "[", "]", "[[", "]]", "{", "}", ",", ".", '"', "'", '"""', "'''", "\\", "\\u0041",
    "\\ud800", "#", "[logo]\n",
    "[[helplines]]\n", "light = ", "overrides/a.svg", "language", "2026-11-21", "T10:00:00", "1e999", "nan", "inf",
    "9" * 5000, "0x" + "f" * 600,
    "true", "\x00", "\ufeff", "colors.text = '#fff'\n",
)  # fmt: skip
JSON_MARKS = (
    "[", "]", "{", "}", ",", ":", '"', '"id"', '"a2020"', '"title"', '"author"', '"issued"', '"date-parts"',
    '"custom"', '"not_seen"',
    '{"verified": true}', "[[2020]]", "[[1e999]]", "NaN", "-Infinity", "9" * 5000, "1e999", "null", "true",
    "\\ud800", "\\", "\n", " ", "\ufeff",
    '"\\ud800"', '"&lt;script>"', '"DOI"', '"URL"', '"javascript:x"',
)  # fmt: skip
BIBTEX_MARKS = (
    "@article{", "@string{", "@comment{", "@preamble{", "a2020", ",", "=", "{", "}", '"', "#", "\n", "title",
    "author", " and ", "year",
    "{\\'e}", "\\", "$", "%", "doi", "pages", "1--9", "2020", "9" * 5000, "\\LaTeX", "~", "others",
)  # fmt: skip
RIS_MARKS = (
    "TY  - JOUR\n", "ER  - \n", "TI  - A\n", "AU  - B, C\n", "PY  - 2020\n", "PY  - x\n", "DA  - 2020/01/02/\n",
    "SP  - 1\n", "EP  - 9\n",
    "UR  - javascript:x\n", "AN  - 123456\n", "ZZ  - 1\n", "TY  - ", "  - ", "\n", "\ufeff", "N1  - PMID: 1\n", "x",
)  # fmt: skip
MARKDOWN_MARKS = (
    "# a\n", "## a {#b}\n", "- ", "  - ", "    ", "1. ", "> ", "\n", "\n\n", "*", "**", "_", "`", "```\n",
    "~~~ {.a}\n", "[", "](", ")", "![", "[@a]",
    "[a](b.md)", "<", ">", "</", "<script>", "<!--", "-->", "<a ", "&", "&lt;", "{: onclick=a}", "{{", "}}",
    "{{ALS}}", "::: note\n", ":::\n", "::: x\n",
    "|", "-|-\n", "a|b\n", ": a\n", "*[a]: b\n", "[a]: javascript:b\n", "\\", "---\n", "===\n", "<http://a>",
    "<a@b.c>", "\t", "\x02", "\x03", "\u2028",
    "[//]: # (a)\n", "wzxhzdk:0", '"', "'", "...", "--",
)  # fmt: skip
PICTURE_MARKS = (
    "<svg xmlns='http://www.w3.org/2000/svg'>", "</svg>", "<g>", "</g>", "<script>", "<!--", "-->",
    "<!DOCTYPE svg [", "<!ENTITY a 'b'>", "]>", "&a;",
    "<?x?>", "<style>", "url(", ")", "\\75", "href='#a'", "\x89PNG\r\n\x1a\n", "RIFFxxxxWEBP", "GIF89a", "IHDR",
    "\xff\xd8\xff", "\x00", " ",
)  # fmt: skip
CODE_MARKS = (
    "{{", "}}", "{%", "%}", "{#", "#}", "<a ", "<p", ">", "</", '"', "'", "`", "${", "/", "//", "/*", "*/", "\\",
    "\\u0066", "\\75 ", "(", ")", "[", "]",
    "=", "\n", "new ", "createElement(", "setAttribute(", "url(", "@import", "document", ".x", "href=", "src=",
    "{% raw %}", "a ? b : c", "/[/*]/",
)  # fmt: skip


def soup(marks: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return texts made of some marks, of any signs between them, and of marks many times over."""
    words = st.sampled_from(marks) | st.text(max_size=6)
    many = st.builds(lambda mark, count: mark[:60] * count, st.sampled_from(marks), st.integers(2, 3000))
    stairs = st.builds(
        lambda mark, count: "".join(" " * number + mark + "\n" for number in range(count)),
        st.sampled_from(marks),
        st.integers(2, 120),
    )
    return st.lists(words | words | words | many | stairs, max_size=30).map("".join)


def put_into(texts: tuple[str, ...], marks: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return real texts with a soup in some place of each."""
    return st.builds(
        lambda text, part, place: text[: int(len(text) * place)] + part + text[int(len(text) * place) :],
        st.sampled_from(texts),
        soup(marks),
        st.floats(0, 1),
    )


def nested(dump: Callable[[Any], str]) -> st.SearchStrategy[str]:
    """Return data of any shape, as it is written."""
    plain = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=9)
        | st.dates()
        | st.sampled_from(("id", "a"))
    )
    names = st.sampled_from(
        ("id", "title", "author", "issued", "date-parts", "custom", "not_seen", "type", "order", "family")
    )
    shapes = st.recursive(
        plain, lambda one: st.lists(one, max_size=4) | st.dictionaries(names, one, max_size=5), max_leaves=25
    )
    return shapes.map(dump)


def as_records(data: Any) -> str:
    """Return a list of references that holds some data, and a record of it."""
    return json.dumps([data, {"id": "a", **(data if isinstance(data, dict) else {})}], default=str)


def text_of(path: str) -> str:
    """Return a real text."""
    return shipped_files().sources[path]


FALLS, HOME, LIMITS = "content/articles/safety/falls.md", "content/pages/about.md", "content/data/plan/limits.yaml"
CONVERT = make_converter(TITLES, [CitationExtension({})])


def judge(problems: list[Problem], text: str) -> None:
    """Fail where a problem names a line that is not there, or says nothing."""
    rows = len(text.split("\n")) + 1
    for problem in problems:
        assert 1 <= problem.line <= rows, problem
        assert problem.message.strip().endswith((".", ")", '"', "`", "?")), problem
        str(problem).encode()


QUIET = ("href=http://", "href=tel:", "href=sms:", "span aria-hidden", "u-hidden")
"""What a citation is made of, and links that a reader may follow."""


CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that lxml, which judges here, does not take. The check of odd characters reports them."""


def harm_of(html: str) -> list[str]:
    """Return what in some HTML acts or leads away."""
    return [found for found in harm(CONTROL.sub("", html)) if not found.startswith(QUIET)]


def read_yaml_text(text: str) -> None:
    data, lines, problems = parse_yaml(text, "a.yaml", 0)
    judge(problems, text)
    repr(data).encode("utf-8")
    assert all(isinstance(line, int) for line in lines.values())


def read_front_matter(text: str) -> None:
    whole = text if text.startswith("---") else f"---\n{text}\n---\nA body.\n"
    for read in (read_article_header, read_page_header):
        header, problems = read(parse_markdown(whole, "content/articles/safety/a.md"))
        assert (header is None) == bool(problems)
        judge(problems, whole)


def read_toml_text(text: str) -> None:
    if not limit_problems(text, "organisation.toml"):
        judge(parse_organisation(text, "organisation.toml")[1], text)


def read_library(text: str) -> None:
    library, problems = parse_library(text, "references.json")
    judge(problems, text)
    for reference in library.values():
        assert not harm_of(reference.html)
        f"{reference.title}{reference.year}{reference.doi_url}{reference.pubmed_url}".encode()


def read_import(name: str) -> Callable[[str], None]:
    def read(text: str) -> None:
        try:
            found = read_references(text, name)
        except UnreadableError:
            return
        for one in found:
            assert all(isinstance(field, str) for field in one.dropped)
            errors = list(record_errors({"id": "a2020", **one.csl, "custom": {"verified": False}}))
            if not errors:
                format_library([one.csl]).encode()

    return read


def convert_markdown(text: str) -> None:
    if not limit_problems(text, "a.md"):
        converted = CONVERT(text, "articles/safety/a.md")
        assert converted.refused or not harm_of(converted.html)


def look_at_picture(text: str) -> None:
    data = text.encode("latin-1", "replace")
    for name in ("a.svg", "a.png", "a.webp", "a.jpg"):
        picture_faults(data, name)


def scan_code(text: str) -> None:
    rows = text.count("\n") + 1
    for path in ("overrides/theme/a.js", "overrides/theme/templates/a.html", "overrides/theme/a.css"):
        assert all(1 <= line <= rows + 1 for line, _ in ways_out(path, text))


READERS: Mapping[str, tuple[Callable[[], st.SearchStrategy[str]], Callable[[str], None]]] = {
    "YAML": (lambda: soup(YAML_MARKS) | put_into((text_of(LIMITS),), YAML_MARKS) | nested(yaml.safe_dump), read_yaml_text),
    "headers": (lambda: soup(YAML_MARKS) | put_into((text_of(FALLS), text_of(HOME)), YAML_MARKS), read_front_matter),
    "TOML": (lambda: soup(TOML_MARKS) | put_into((text_of("organisation.toml"),), TOML_MARKS), read_toml_text),
    "references": (lambda: soup(JSON_MARKS) | nested(lambda data: json.dumps([data, {"id": "a",
    **(data if isinstance(data, dict) else {})}], default=str)), read_library),
    "CSL": (lambda: soup(JSON_MARKS) | nested(lambda data: json.dumps([data], default=str)), read_import("a.json")),
    "BibTeX": (lambda: soup(BIBTEX_MARKS), read_import("a.bib")),
    "RIS": (lambda: soup(RIS_MARKS), read_import("a.ris")),
    "Markdown": (lambda: soup(MARKDOWN_MARKS) | put_into((text_of(FALLS),), MARKDOWN_MARKS), convert_markdown),
    "pictures": (lambda: soup(PICTURE_MARKS), look_at_picture),
    "code": (lambda: soup(CODE_MARKS), scan_code),
}  # fmt: skip
"""Each reader: the texts that it is fed, and what reads them and fails where it may not."""


def read_in_time(name: str, text: str) -> None:
    """Have a reader read a text, and fail where it takes long."""
    begin = time.process_time()
    READERS[name][1](text)
    assert time.process_time() - begin < SLOW, f"{name}: {len(text)} signs took {time.process_time() - begin:.1f} s"
