"""Checks of claims: what a sentence says agrees with what its sources can bear."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from alsguide.checks.model import Passage, Site, Text
from alsguide.checks.phrases import find_any, has_any
from alsguide.checks.prose import Block, Sentence
from alsguide.checks.registry import check
from alsguide.checks.style_rules import Banned
from alsguide.core.problems import Problem
from alsguide.markup.box_table import ADVISING_NOTHING, CLAIMING_NOTHING

ANIMAL = "laboratory-or-animal"
"""The kind of evidence that cannot speak about people."""

NUMBER = re.compile(
    r"\d+(?:\.\d+)?\s*(?:%|(?:percent|people|persons|patients|trials|studies|points|sessions|weeks|months|years|days|"
    r"minutes|seconds|hours|times|repetitions|sets|beats)\b)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"\s+(?:trials|studies|reviews)\b",
    re.IGNORECASE,
)
"""A figure with what it counts."""

QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
"""Words in quotation marks: what others say, not what the site says."""


def kinds_of(site: Site) -> dict[str, str]:
    """Return the kind of evidence of each reference that has one in `studies.yaml`, by key."""
    document = site.documents.get("studies")
    data = document.data if document is not None else None
    rows = data.items() if isinstance(data, dict) else ((row.get("id") or row.get("key"), row) for row in data or ())
    return {str(key): str(row.get("kind")) for key, row in rows if isinstance(row, dict)}


@check("trust", per_text=True, needs=("studies", "wording"))
def animal_only(site: Site) -> Iterator[Problem]:
    """No statement about people rests on animal or laboratory studies alone; one about animals, or the one before, says so.

    Bad: `Hard exercise shortens life. [@mahoney2004]`
    Good: `In mice, hard exercise shortened life in males. [@mahoney2004]`
    """
    kinds = site.look_up("kinds of evidence", lambda: kinds_of(site))
    for passage in site.passages:
        if not any(kinds.get(key) == ANIMAL for key in passage.block.keys):
            continue
        so_far = ""
        for sentence in passage.block.sentences:
            so_far += f" {sentence.text}"
            from_animals = sentence.keys and all(kinds.get(key) == ANIMAL for key in sentence.keys)
            if not from_animals:
                continue
            about_people = has_any(sentence.text, site.wording.people)
            text_so_far = sentence.text if about_people else so_far
            if not has_any(text_so_far, site.wording.animals):
                message = (
                    'This sentence rests on laboratory or animal studies alone. Say so in it ("In mice, ..."), '
                    "or cite a study in people."
                )
                yield Problem(passage.path, sentence.line, message)


def rows_of(text: Text) -> Iterator[list[Block]]:
    """Yield the blocks of a text in groups that one citation may cover: a paragraph, an item, a whole table row."""
    cells: dict[int, list[Block]] = defaultdict(list)
    for block in text.blocks:
        if block.kind == "cell":
            cells[block.line].append(block)
        elif block.kind != "heading":
            yield [block]
    yield from cells.values()


@check("trust", per_text=True, needs=("wording",))
def number_without_source(site: Site) -> Iterator[Problem]:
    """A figure in an article has a citation in its paragraph, list item or table row, or says that it is usual practice.

    Bad: `In a trial of 65 people, more was not better.`
    Good: `In a trial of 65 people, more was not better. [@zucchi2019]`
    """
    for text in site.articles:
        for group in rows_of(text):
            if group[0].box in CLAIMING_NOTHING or group[0].head or any(block.keys for block in group):
                continue
            words = " ".join(block.text for block in group)
            found = NUMBER.search(words)
            if found and not is_owned(site, text, group[0]):
                message = (
                    f'"{" ".join(found[0].split())}" has no source. Cite one in the same paragraph, or say that it is '
                    "usual practice with no study found."
                )
                yield Problem(text.path, group[0].line, message)


def is_owned(site: Site, text: Text, block: Block) -> bool:
    """Return whether a block, or another of its section, says that it rests on no study."""
    near = (other.text for other in text.blocks if other.section == block.section)
    return has_any(block.text, site.wording.practice) or any(has_any(words, site.wording.practice) for words in near)


@check("trust", per_text=True, needs=("wording",))
def advice_without_source(site: Site) -> Iterator[Problem]:
    """A section of an article with advice has a citation, or says that it is usual practice, or leads to the page that does.

    Bad: `## Before you begin` with advice only
    Good: `## Before you begin` with advice and `(usual practice; no study found)`
    """
    for text in site.articles:
        for heading, blocks in sections_of(text):
            if any(block.keys or "](" in block.raw for block in blocks):
                continue
            words = " ".join(block.text for block in blocks)
            if words and not has_any(words, site.wording.practice):
                message = "This section has no source. Cite one, or say that it is usual practice with no study found."
                yield Problem(text.path, heading.line, message)


def sections_of(text: Text) -> Iterator[tuple[Block, list[Block]]]:
    """Yield each `##` heading and the blocks below it, without the boxes for open questions."""
    heading: Block | None = None
    blocks: list[Block] = []
    for block in text.blocks:
        if block.kind == "heading" and block.level == 2:
            if heading is not None:
                yield heading, blocks
            heading, blocks = block, []
        elif block.box not in ADVISING_NOTHING and block.kind != "heading":
            blocks.append(block)
    if heading is not None:
        yield heading, blocks


@check("trust", per_text=True, needs=("wording",))
def single_cut_off(site: Site) -> Iterator[Problem]:
    """Where sources use different cut-offs, text that informs gives no single one, or says that they differ.

    Exercises and the plan name the one limit that they act on, which is the strictest.

    Bad: `More than 30 minutes of tiredness means too much. [@bailey-verywell]`
    Good: `One source says 30 minutes of tiredness, another says an hour. [@bailey-verywell; @alsknowledge]`
    """
    for point in site.wording.disagreements:
        for position in point.positions:
            for passage in site.passages_with(position):
                if not informs(passage):
                    continue
                named = [
                    one
                    for one in passage.block.sentences
                    if has_any(one.text, position) and has_any(one.text, point.about)
                ]
                words = neighborhood(passage) if named else ""
                alone = sum(has_any(words, other) for other in point.positions) == 1
                if not alone or has_any(words, site.wording.differ):
                    continue
                message = (
                    f"Sources differ on {point.topic}, and only one cut-off stands here. Give another, or say "
                    "that they differ and link to the page that explains it."
                )
                yield from (Problem(passage.path, one.line, message) for one in named)


def informs(passage: Passage) -> bool:
    """Return whether a passage informs readers; exercises and the plan name the one limit that they act on."""
    return passage.path.endswith("questions.yaml") or (passage.text is not None and passage.text.kind != "exercise")


def neighborhood(passage: Passage) -> str:
    """Return the words that a reader sees together with a passage: those of its section."""
    if passage.text is None:
        return passage.block.text
    return " ".join(block.text for block in passage.text.prose if block.section == passage.block.section)


@check("trust", per_text=True, needs=("wording",))
def contradiction(site: Site) -> Iterator[Problem]:
    """A page does not say one thing and its opposite, unless the sentence or the next one says that sources differ.

    Bad: `Training increased strength.` and, further down, `Training does not increase strength.`
    Good: `One trial saw more strength. Others did not, so sources differ.`
    """
    for point in site.wording.contradictions:
        others = sentences_by_path(site, point.other)
        for path, sentences in sentences_by_path(site, point.one).items():
            ones = [one for one in sentences if says(one.text, point.one, site) and not has_any(one.text, point.other)]
            if ones and path in others:
                other = others[path][0]
                message = (
                    f'This contradicts line {other.line} ("{shorten(other.text)}") on {point.topic}. Keep what '
                    "the sources bear, or say that sources differ."
                )
                yield Problem(path, ones[0].line, message)


def sentences_by_path(site: Site, phrases: tuple[str, ...]) -> dict[str, list[Sentence]]:
    """Return the sentences that hold any of the phrases, by the file that they stand in."""
    found: dict[str, list[Sentence]] = defaultdict(list)
    for passage in site.passages_with(phrases):
        found[passage.path] += [one for one in passage.block.sentences if has_any(one.text, phrases)]
    return {path: sentences for path, sentences in found.items() if sentences}


def says(sentence: str, phrases: Iterable[str], site: Site) -> bool:
    """Return whether a sentence asserts one of the phrases: it does not ask, deny or doubt it."""
    sentence = QUOTED.sub("", sentence)
    doubts = (
        *site.wording.denials,
        *site.wording.attributions,
        *site.wording.differ,
        *site.wording.animals,
        "may",
        "might",
        "whether",
        "if",
    )
    return has_any(sentence, phrases) and not sentence.endswith("?") and not has_any(sentence, doubts)


def shorten(text: str) -> str:
    """Return the first 60 characters of a text."""
    return text if len(text) <= 60 else text[:57].rstrip() + "..."


@check("trust", per_text=True, needs=("wording",))
def unsupported_claim(site: Site) -> Iterator[Problem]:
    """No sentence claims what the record does not bear: cure, slower disease, longer life, falls prevented, proof.

    Bad: `Exercise prolongs survival.`
    Good: `No trial shows that exercise prolongs survival. [@lunetta2016]`
    """
    yield from banned_phrases(site, site.wording.claims)


def banned_phrases(site: Site, banned: Iterable[Banned]) -> Iterator[Problem]:
    """Yield the sentences that hold a banned phrase. A question claims nothing."""
    for one in banned:
        for passage in site.passages_with(one.phrases):
            if passage.block.box in CLAIMING_NOTHING or (passage.block.head and passage.block.kind == "cell"):
                continue
            for sentence in passage.block.sentences:
                found = find_any(one.phrases).search(QUOTED.sub("", sentence.text))
                excused = (*one.unless, *site.wording.attributions)
                if not found or sentence.text.endswith("?") or has_any(sentence.text, excused):
                    continue
                around = sentence.text.replace(found[0], " ")
                if one.unless_denied and has_any(around, site.wording.denials):
                    continue
                message = f'"{" ".join(found[0].split())}" must not stand here. {one.why}'
                yield Problem(passage.path, sentence.line, message)


@check("trust", per_text=True, needs=("wording",))
def benefit_without_risk(site: Site) -> Iterator[Problem]:
    """A page that says what exercise may give also says what may go wrong, or when to stop.

    Bad: `an article of the folder exercise-types that only praises`
    Good: `the same article with a warning box and a link to "When to stop"`
    """
    for text in site.articles:
        if text.category not in ("benefits", "exercise-types"):
            continue
        blocks = [block for block in text.blocks if block.box not in ADVISING_NOTHING]
        hopes = any(has_any(block.text, site.wording.benefits) for block in blocks)
        risks = any(has_any(block.text, site.wording.risks) for block in blocks)
        addresses = [mark.target for mark in text.links] + [str(text.source.header.get("next_step"))]
        links = any(re.search(r"(safety|risks)/", address) for address in addresses)
        if hopes and (not risks or (text.category == "exercise-types" and not links)):
            message = (
                "This page says what exercise may give, but not what may go wrong. Say when to stop, and link to the "
                "safety pages."
            )
            yield Problem(text.path, text.title_line, message)
