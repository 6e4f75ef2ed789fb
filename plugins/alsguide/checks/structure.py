"""Checks of structure: the parts of an article, headings, boxes, addresses."""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from itertools import zip_longest

from alsguide.checks.marks import rows_of
from alsguide.checks.model import Site, Text
from alsguide.checks.readability import WORD
from alsguide.checks.registry import check
from alsguide.core.files import ORGANISATION
from alsguide.core.markdown_syntax import CODE_SPAN, HEADING_ID, TAG
from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import Document, Source
from alsguide.markup.box_marks import box_problems
from alsguide.markup.box_table import REQUIRED, SECTIONS
from alsguide.organisation.placeholders import fill

EXERCISE_NAMES = {"title": "name", "summary": "purpose"}
"""What the title and the summary of an exercise are called in its header."""

IN_BRIEF_WORDS = 60
RAW_HTML = re.compile(r"</?(?!https?:|mailto:)[a-zA-Z][\w:-]*(?=[\s/>])[^<>]*>?")
"""A tag of HTML."""


@check("structure", per_text=True)
def missing_part(site: Site) -> Iterator[Problem]:
    """Every article has the boxes In brief, What we do not know, and Questions, once each, in this order.

    Bad: `an article without ::: unknowns`
    Good: `::: in-brief, the text, ::: unknowns, ::: questions`
    """
    for text in site.articles:
        first = {name: min((b.line for b in text.blocks if b.box == name), default=0) for name in REQUIRED}
        for name in REQUIRED:
            if not first[name]:
                message = f'The box "{name}" is missing or empty. Add it between `::: {name}` and `:::`.'
                yield Problem(text.path, text.title_line, message)
        lines = [line for line in first.values() if line]
        if lines != sorted(lines):
            order = ", ".join(REQUIRED)
            yield Problem(text.path, min(lines), f"The boxes stand in the wrong order. Put them in this one: {order}.")


@check("structure", per_text=True)
def in_brief_length(site: Site) -> Iterator[Problem]:
    """In brief has 60 words at most, and no heading.

    Bad: `an In brief of 90 words`
    Good: `an In brief of 50 words`
    """
    for text in site.articles:
        blocks = [block for block in text.blocks if block.box == "in-brief"]
        if not blocks:
            continue
        count = sum(len(WORD.findall(fill(block.text, text.scale.organisation).replace("}", ""))) for block in blocks)
        if count > IN_BRIEF_WORDS:
            yield Problem(
                text.path, blocks[0].line, f"In brief has {count} words. Shorten it to {IN_BRIEF_WORDS} at most."
            )
        for block in blocks:
            if block.kind == "heading":
                yield Problem(text.path, block.line, "In brief holds a heading. Take it out.")


@check("structure", blocks_build=True, per_text=True)
def heading_level(site: Site) -> Iterator[Problem]:
    """Headings begin at `##` (the title is the only `#`), and go down one level at a time.

    Bad: `## Falls` and then `#### At night`
    Good: `## Falls` and then `### At night`
    """
    for text in site.texts:
        before = 1
        for heading in text.headings:
            if heading.level == 1:
                message = "A line with one # is the page's title, which stands in the header. Write ## for a heading."
                yield Problem(text.path, heading.line, message)
            elif heading.level > before + 1:
                message = (
                    f"This heading has {heading.level} #, but the one above it {before}. Write {'#' * (before + 1)}."
                )
                yield Problem(text.path, heading.line, message)
            before = max(heading.level, 2)


@check("structure", blocks_build=True, per_text=True)
def heading_id(site: Site) -> Iterator[Problem]:
    """Every `##` heading of an article or page has an id of its own, in lower case with hyphens.

    Bad: `## Can I fall?`
    Good: `## Can I fall? {#falling}`
    """
    for text in site.texts:
        seen: dict[str, int] = dict.fromkeys(SECTIONS, 0) if text.kind == "article" else {}
        for heading in text.headings:
            found = HEADING_ID.search(heading.raw)
            if found is None:
                if heading.level == 2 and text.kind != "exercise":
                    yield Problem(
                        text.path, heading.line, "This heading has no id. Add one at its end, such as {#falling}."
                    )
                continue
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found[1]):
                message = f'The id "{found[1]}" must be in lower case, with hyphens: such as "at-night".'
                yield Problem(text.path, heading.line, message)
            if found[1] in seen:
                where = f"on line {seen[found[1]]}" if seen[found[1]] else "as a part of every article"
                yield Problem(text.path, heading.line, f'The id "{found[1]}" is in use {where}. Choose another.')
            seen.setdefault(found[1], heading.line)


@check("structure", per_text=True)
def empty_section(site: Site) -> Iterator[Problem]:
    """A heading has text below it.

    Bad: `## At night {#night}` with nothing below
    Good: `## At night {#night}` and a paragraph
    """
    for text in site.texts:
        if text.source.header.get("template"):
            continue  # the template may put something there
        for block, below in zip_longest(text.blocks, text.blocks[1:]):
            if block.kind != "heading" or not block.level:
                continue
            if below is None or (below.kind == "heading" and below.level and below.level <= block.level):
                yield Problem(text.path, block.line, "This heading has no text below it. Write some, or take it out.")


@check("structure", blocks_build=True, per_text=True)
def box(site: Site) -> Iterator[Problem]:
    """A box opens with `::: name` and closes with `:::`; names are known, and boxes do not nest.

    Bad: `::: warnign`
    Good: `::: warning`
    """
    for text in site.texts:
        yield from box_problems(text.source.body, text.source.body_line, text.path)


@check("structure", blocks_build=True, needs=("categories",))
def unknown_category(site: Site) -> Iterator[Problem]:
    """The folder of an article is a category of `content/data/categories.yaml`.

    Bad: `content/articles/saftey/falls.md`
    Good: `content/articles/safety/falls.md`
    """
    document = site.documents.get("categories")
    data = document.data if document is not None and isinstance(document.data, list) else []
    known = [str(entry.get("id")) for entry in data if isinstance(entry, dict)]
    for text in site.articles:
        depth = text.path.count("/")
        if depth != 3:
            yield Problem(text.path, 1, "An article lies in a folder of content/articles. Move it into one.")
        elif text.category not in known:
            guess = did_you_mean(text.category, known)
            message = (
                f'There is no category "{text.category}".{guess} Move the file, or add the category to categories.yaml.'
            )
            yield Problem(text.path, 1, message)


@check("structure", blocks_build=True)
def duplicate_address(site: Site) -> Iterator[Problem]:
    """No two files become the same page.

    Bad: `two pages with save_as: help.html`
    Good: `save_as: help.html` and `save_as: helpers.html`
    """
    by_address: dict[str, list[Text]] = defaultdict(list)
    for text in site.texts:
        by_address[text.address].append(text)
    for address, texts in by_address.items():
        for text in texts[1:]:
            line = text.field_line("save_as") if "save_as" in text.source.header else 1
            yield Problem(
                text.path, line, f'The address "{address}" belongs to {texts[0].path} already. Choose another.'
            )


@check("structure")
def duplicate_title(site: Site) -> Iterator[Problem]:
    """No two pages have the same title, and no two the same summary.

    Bad: `title: "Falls"` in two files
    Good: `title: "Falls at home"` and `title: "What to do after a fall"`
    """
    for name in ("title", "summary"):
        seen: dict[str, Text] = {}
        for text in site.texts:
            field = EXERCISE_NAMES[name] if text.kind == "exercise" else name
            value = text.source.header.get(field)
            key = value.strip().lower() if isinstance(value, str) else ""
            if key and key in seen:
                message = f'The {field} "{value}" is that of {seen[key].path} too. Make it different.'
                yield Problem(text.path, text.field_line(field), message)
            seen.setdefault(key, text)


@check("structure")
def same_order(site: Site) -> Iterator[Problem]:
    """No two articles of a category have the same place in it.

    Bad: `order: 20` in two articles of one folder
    Good: `order: 20` and `order: 30`
    """
    seen: dict[tuple[str, int], Text] = {}
    for text in site.articles:
        order = text.source.header.get("order")
        if not isinstance(order, int):
            continue
        if (text.category, order) in seen:
            message = f"The place {order} is that of {seen[text.category, order].path} already. Choose another number."
            yield Problem(text.path, text.field_line("order"), message)
        seen.setdefault((text.category, order), text)


@check("structure", blocks_build=True, per_text=True)
def forbidden_html(site: Site) -> Iterator[Problem]:
    """Texts, data and settings hold no HTML: pasted from elsewhere, it brings looks, scripts and mistakes along.

    A title, a summary and a word of the interface would show its tags as they are typed.

    Bad: `<p style="color: red">Stop.</p>`
    Good: `::: warning` around the text
    """
    for text in site.texts:
        yield from html_of_body(text)
    for place, value in typed_values(site):
        for number, row in enumerate(value.split("\n")):
            if found := RAW_HTML.search(row):
                yield html_problem((place[0], place[1] + number), found[0])


def html_of_body(text: Text) -> Iterator[Problem]:
    """Yield the HTML of a body; of rows that belong together, the first."""
    is_named = False
    for number, row in rows_of(text):
        found = RAW_HTML.search(CODE_SPAN.sub("", row)) if "<" in row else None
        if found and not is_named and not HIDING.search(row):
            yield html_problem((text.path, number), found[0])
        is_named = bool(row.strip()) and (is_named or bool(found))


IN_MARKDOWN = {
    **dict.fromkeys(("b", "strong"), "Write **bold** words"),
    **dict.fromkeys(("i", "em"), "Write *words in italics*"),
    **dict.fromkeys(
        ("sup", "sub"), 'Write the sign on the line, or in words, such as "square feet"; cite a source as [@key]'
    ),
    **dict.fromkeys(("ul", "ol", "li"), 'Begin each item of a list with "- "'),
    **dict.fromkeys(
        ("table", "tr", "td", "th", "thead", "tbody"), "Write a table: `| Aid | It helps |`, then `|---|---|`"
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "Write a heading: `## At night {#at-night}`"),
    "br": "Begin a new paragraph, or end the line with two spaces",
    "hr": "Take it out, or begin a part with a heading",
    "a": "Write a link: [words](address)",
    "img": "Write an image: ![what it shows](../../images/name.png)",
}
"""What to write for elements of HTML that are often pasted."""


def html_problem(place: tuple[str, int], piece: str) -> Problem:
    """Return the problem of a piece of HTML at a file and line."""
    name = re.sub(r"\W.*", "", piece.lstrip("</"), flags=re.DOTALL).lower()
    advice = IN_MARKDOWN.get(name, "Write Markdown, or paste without format")
    return Problem(*place, f'"{piece[:40]}" is HTML, which is not allowed. {advice}.')


def typed_values(site: Site) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield each value that is typed outside of a body, with its file and line: of headers, data, references and settings.

    A reference is taken as pages show it, because programs write the italics of a title as HTML.
    """
    sources: list[Source | Document] = [*(text.source for text in site.texts), *site.scanned.values()]
    for source in sources:
        yield from ((source.place_of(place), value) for place, value in source.texts if "<" in value)
    if site.with_data:
        yield from (((one.path, one.line), unescape(TAG.sub("", one.html))) for one in site.library.references.values())
        rows = enumerate(site.sources.get(ORGANISATION, "").split("\n"), 1)
        yield from (((ORGANISATION, number), row) for number, row in rows if not row.lstrip().startswith("#"))


@check("structure", blocks_build=True, is_last=True)
def made_html(site: Site) -> Iterator[Problem]:
    """The pages that are made of texts and references hold no HTML but what Markdown and this program make.

    It looks at the HTML after the conversion, so it finds tags, attributes and addresses however they are written.

    Bad: `Stop. {: onclick="open()"}`
    Good: `Stop.`
    """
    yield from site.html_problems()


HIDING = re.compile(r"<details\b|\bhidden\b\s*>|^\?\?\?")
"""What closes a part until a reader opens it."""


@check("structure", per_text=True)
def hidden_text(site: Site) -> Iterator[Problem]:
    """No text hides in a part that readers must open first: it would be missing in print and by ear.

    Bad: `<details><summary>When to stop</summary>`
    Good: `## When to stop {#stop}`
    """
    for text in site.texts:
        for number, row in enumerate(text.body.split("\n"), text.source.body_line):
            if HIDING.search(row):
                yield Problem(
                    text.path, number, "This part is closed until a reader opens it. Show it: take the tag out."
                )


UNFINISHED_SIGNS = ("TODO", "FIXME", "TBD", "XXX", "WRITE THIS", "orem ipsum", "<" * 7, ">" * 7)
"""Parts of what `UNFINISHED` finds: a text without any of them needs no closer look, which saves most of the time."""

UNFINISHED = re.compile(
    r"^<{7}(?=\s|$)(?:.*\n)*?>{7}(?=\s|$)|\b(?:TODO|FIXME|TBD|XXX|WRITE THIS|[Ll]orem ipsum)\b|^(?:<{7}|>{7})(?=\s|$)",
    re.MULTILINE,
)
"""A mark for something to be written, and two changes to the same lines, with the marks around them."""


@check("structure", per_text=True)
def unfinished(site: Site) -> Iterator[Problem]:
    """No mark for something still to be written is left.

    Bad: `TODO: add the dose`
    Good: `Start with five minutes.`
    """
    for path, source in site.scanned_sources.items():
        if path == ORGANISATION or path.endswith(".json"):
            continue
        if not any(sign in source for sign in UNFINISHED_SIGNS):
            continue
        for match in UNFINISHED.finditer(source):
            message = f'"{match[0]}" marks something to be written. Write it, or take it out.'
            if match[0][0] in "<>":
                message = (
                    "Two people changed the same lines, and both ways stand here. Keep one, and take out the marks."
                )
            yield Problem(path, source.count("\n", 0, match.start()) + 1, message)
