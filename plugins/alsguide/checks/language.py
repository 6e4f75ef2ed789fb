"""Checks of words: is the text plain, kind, and in one spelling."""

import re
from collections.abc import Iterable, Iterator
from statistics import median

from alsguide.checks.evidence import banned_phrases
from alsguide.checks.marks import COMMAND
from alsguide.checks.model import Site, Text
from alsguide.checks.names import is_name
from alsguide.checks.phrases import Judge, has_any
from alsguide.checks.readability import READING_FILE, WORD, is_prose
from alsguide.checks.registry import check
from alsguide.checks.signs import sign_marks
from alsguide.core.files import ORGANISATION
from alsguide.core.problems import Problem, did_you_mean
from alsguide.organisation.placeholders import PLACEHOLDER, placeholders

PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|percent\b|per cent\b)", re.IGNORECASE)
"""A percentage."""

PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|get|gets|got)\b(?:\s+(?:not|also|often|always|never|only|mostly|usually|\w+ly))?"
    r"\s+(?!tired|worried|needed|limited|interested|relaxed|advanced|mixed|related|bent|used\s+to|supposed|allowed)"
    r"(?:\w{2,}ed|done|made|given|seen|shown|taken|told|found|held|kept|known|written|put|set|built|felt|left|sent|taught|"
    r"drawn|chosen|worn|born|begun|brought|bought|cut|driven|eaten|fallen|hurt|led|lost|meant|met|paid|read|said|sold|spoken|"
    r"spent|thought|understood|won)\b",
    re.IGNORECASE,
)
"""A form of "be" and a past participle: `was shown`, `are not known`."""

FEWEST_WORDS = 30
"""A page with fewer words, such as one that a template fills, is too short for a grade."""

FEWEST_SENTENCES = 10
"""A page with fewer sentences is too short for a share or a middle."""


def place_of_limit(site: Site, name: str) -> tuple[str, int]:
    """Return the file and line of a limit in the reading data."""
    return site.documents["reading"].place_of(("limits", name)) if "reading" in site.documents else (READING_FILE, 1)


@check("words", per_text=True, needs=("reading",))
def reading_grade(site: Site) -> Iterator[Problem]:
    """The reading grade of a page (Flesch-Kincaid, exempt terms set aside) is 6 at most.

    Bad: `Rehabilitation specialists recommend individualized exercise prescriptions.`
    Good: `Ask your therapist which exercises fit you.`
    """
    limit = site.reading.limits.grade
    for text in site.texts:
        found = text.measure
        if found.words >= FEWEST_WORDS and round(found.grade, 2) > limit:
            longest = ", ".join(f"line {one.sentence.line} ({len(one.words)} words)" for one in found.longest(3))
            hardest = ", ".join(word for word, _, _ in found.hardest(6))
            message = (
                f"The reading grade is {found.grade:.1f}, over {limit:g} (with exempt terms counted in full "
                f"{found.full_grade:.1f}). Shorten the longest sentences: {longest}. Replace the hardest words: {hardest}."
            )
            yield Problem(text.path, text.title_line, message)


def middle_grade(text: Text) -> float | None:
    """Return the reading grade of a text; None when it is too short to count for the middle."""
    return text.measure.grade if len(text.measure.sentences) >= FEWEST_SENTENCES else None


@check("words", gathers=True, needs=("reading",))
def median_grade(site: Site) -> Iterator[Problem]:
    """The middle reading grade of all pages is 5.5 at most.

    Bad: `most pages at grade 6`
    Good: `most pages at grade 5`
    """
    grades, limit = [part.grade for part in site.gathered if part.grade is not None], site.reading.limits.median_grade
    if grades and round(median(grades), 2) > limit:
        middle = f"The middle reading grade of {len(grades)} pages is {median(grades):.1f}"
        message = f"{middle}, over {limit:g}. Ease the hardest pages."
        yield Problem(*place_of_limit(site, "median_grade"), message)


@check("words", per_text=True, needs=("reading",))
def long_sentence(site: Site) -> Iterator[Problem]:
    """A sentence has 25 words at most.

    Bad: `If you are tired and have slept badly, or if ... , then leave out the walk and do something light.`
    Good: `Are you tired? Did you fall in the last days? Then leave out the walk.`
    """
    limit = site.reading.limits.sentence_words
    for text in site.texts:
        for one in text.measure.sentences:
            if len(one.words) > limit:
                message = f"This sentence has {len(one.words)} words, over {limit}. Split it."
                yield Problem(text.path, one.sentence.line, message)


@check("words", per_text=True, needs=("reading",))
def long_paragraph(site: Site) -> Iterator[Problem]:
    """A paragraph or list item has 90 words at most.

    Bad: `a paragraph of 120 words`
    Good: `two paragraphs of 60 words`
    """
    limit = site.reading.limits.paragraph_words
    for passage in site.passages:
        if is_prose(passage.block):
            count = len(WORD.findall(passage.block.text))
            if count > limit:
                message = f"This paragraph has {count} words, over {limit}. Make two of it, or a list."
                yield Problem(passage.path, passage.block.line, message)


@check("words", per_text=True, needs=("reading",))
def passive_share(site: Site) -> Iterator[Problem]:
    """At most one sentence in four of a page is in the passive.

    Bad: `The band is held with both hands.`
    Good: `Hold the band with both hands.`
    """
    limit = site.reading.limits.passive_share
    for text in site.texts:
        sentences = [one.sentence for one in text.measure.sentences]
        passive = [sentence for sentence in sentences if PASSIVE.search(sentence.text)]
        if len(sentences) >= FEWEST_SENTENCES and len(passive) / len(sentences) > limit:
            lines = ", ".join(str(sentence.line) for sentence in passive[:8])
            message = (
                f"{len(passive)} of {len(sentences)} sentences are in the passive, over {limit:.0%}. Say who does what, "
                f"for example in lines {lines}."
            )
            yield Problem(text.path, text.title_line, message)


@check("words", per_text=True, needs=("glossary", "wording"))
def medical_word(site: Site) -> Iterator[Problem]:
    """A medical word stands in the glossary.

    Bad: `Dysphagia is common.` while the glossary has no "dysphagia"
    Good: `Trouble swallowing (dysphagia) is common.` with "dysphagia" in the glossary
    """
    for word in site.look_up("medical words", lambda: judge_of_medical_words(site)).refused(site.index):
        for passage in (site.passages[number] for number in sorted(site.index[word])):
            words = passage.block.text
            match = re.search(rf"(?<!\w){word}(?!\w)", words, re.IGNORECASE)
            if match is None or is_name(words, match) or passage.path.endswith("glossary.yaml"):
                continue
            message = (
                f'"{match[0]}" is a medical word that the glossary does not explain. Add it there, or use a plain word.'
            )
            yield Problem(passage.path, passage.block.line + words.count("\n", 0, match.start()), message)


def judge_of_medical_words(site: Site) -> Judge:
    """Return what tells which words are medical and not explained."""
    medical = site.wording.medical
    listed = {word.lower() for word in medical.words if " " not in word}
    known = glossary_words(site) | {word.lower() for word in medical.plain}
    endings = tuple(medical.endings)

    def is_medical(word: str) -> bool:
        single = word.removesuffix("s")
        return (word in listed or single.endswith(endings)) and word not in known and single not in known

    return Judge(is_medical)


def glossary_words(site: Site) -> frozenset[str]:
    """Return every word of the glossary's terms and their other forms, in lower case, also without a plural s."""
    document = site.documents.get("glossary")
    terms = document.data if document is not None and isinstance(document.data, list) else []
    others = ("also", "everyday")
    entries = [term for term in terms if isinstance(term, dict)]
    forms = [
        form for entry in entries for form in [entry.get("term"), *(f for o in others for f in entry.get(o) or ())]
    ]
    words = {word.lower() for form in forms for word in WORD.findall(str(form))}
    return frozenset(words | {word.removesuffix("s") for word in words})


@check("words", per_text=True, needs=("wording",))
def forbidden_phrase(site: Site) -> Iterator[Problem]:
    """Phrases that push, promise, blame or belittle do not stand in the text.

    Bad: `No pain, no gain.`
    Good: `Stop when it hurts.`
    """
    yield from banned_phrases(site, site.wording.forbidden)


@check("words", per_text=True, needs=("wording",))
def percent_without_words(site: Site) -> Iterator[Problem]:
    """A percentage is also said in plain words in the same paragraph.

    Bad: `23 percent had shoulder pain.`
    Good: `23 percent, or almost one in four, had shoulder pain.`
    """
    for text in site.texts:
        for block in text.prose:
            found = PERCENT.search(block.text)
            if found and not has_any(block.text, site.wording.plain_shares):
                line = block.line + block.text.count("\n", 0, found.start())
                message = f'"{found[0]}" is hard to picture. Add it in plain words, such as "almost one in four".'
                yield Problem(text.path, line, message)


def half_placeholder(names: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a placeholder that lacks a brace; its one group is the name."""
    listed = "|".join(map(re.escape, names))
    return re.compile(rf"(?<!\{{)(?:\{{(?!\{{)|\{{\{{(?=[^{{}}]*\}}(?!\}})))\s*({listed})\s*\}}+", re.IGNORECASE)


@check("words", blocks_build=True, per_text=True)
def placeholder(site: Site) -> Iterator[Problem]:
    """A name in double braces is one of the organization's words.

    Bad: `Ask your {{carrer}}.`
    Good: `Ask your {{carer}}.`
    """
    known = {*placeholders(site.organisation), *sign_marks(site)}
    for path, text in site.scanned_sources.items():
        if "{{" not in text or path == ORGANISATION or path.endswith(".json"):
            continue
        for match in PLACEHOLDER.finditer(text):
            name = " ".join(match[1].split())
            if name.lower() not in known:
                names = ", ".join(f"{{{{{word}}}}}" for word in placeholders(site.organisation))
                message = f'"{match[0]}" is not known.{did_you_mean(name, known)} Known: {names}.'
                message = COMMAND if name[:1] in ("%", "<") else message
                line = text.count("\n", 0, match.start()) + 1
                if not text.split("\n")[line - 1].lstrip().startswith("#"):
                    yield Problem(path, line, message)
    half = half_placeholder(placeholders(site.organisation))
    for path, text in site.scanned_sources.items():
        for match in half.finditer(text) if path.endswith((".md", ".yaml")) else ():
            line = text.count("\n", 0, match.start()) + 1
            message = f'"{match[0]}" needs two braces on each side. Write {{{{{match[1]}}}}}.'
            yield Problem(path, line, message)


@check("words", per_text=True)
def typed_organisation_word(site: Site) -> Iterator[Problem]:
    """The words that differ between organizations are placeholders, so that a host can set its own.

    Bad: `Ask your physical therapist or caregiver.`
    Good: `Ask your {{physical therapist}} or {{carer}}.`
    """
    for passage in site.passages_with(TYPED_PHRASES):
        raw = ADDRESS_PART.sub(lambda match: " " * len(match[0]), passage.block.raw)
        for match in TYPED_WORD.finditer(raw):
            name = "physical therapist" if match[0].lower().startswith("phys") else "carer"
            message = f'"{match[0]}" is a word that each organization sets. Write {{{{{name}}}}} instead.'
            yield Problem(passage.path, passage.block.line_at(match.start()), message)


TYPED_PHRASES = ("physical therapist*", "physiotherapist*", "caregiver*", "care giver*", "carer*")

TYPED_WORD = re.compile(
    r"(?<!\{)(?<!\{ )\b(?:physical\s+therapists?|physiotherapists?|care-?givers?|carers?)\b", re.IGNORECASE
)
"""A word for "physical therapist" or "carer", typed instead of its placeholder."""

ADDRESS_PART = re.compile(r"\]\([^()\s]*\)|\{#[\w-]*\}|\[@[^\]]*\]")
"""The address of a link, an id, a citation: no words to readers."""
