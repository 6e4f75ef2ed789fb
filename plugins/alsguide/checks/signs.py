"""Checks of the safety signs: their data, and the marks that place them in texts."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import get_args

from alsguide.checks.model import Site
from alsguide.checks.phrases import has_any
from alsguide.checks.registry import check, forward_problems
from alsguide.citations.marks import USUAL_PRACTICE
from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import Document, Source
from alsguide.exercises.model import Flag, Kind, WhoMoves
from alsguide.exercises.signs import groups_for
from alsguide.markup.box_table import CLAIMING_NOTHING, MADE, MARK, URGENT
from alsguide.safety_signs.load import parse_signs
from alsguide.safety_signs.markdown import PLACES
from alsguide.safety_signs.model import SafetySigns

SIGNS, NUMBERS = "safety_signs", "emergency_numbers"


def signs_of(site: Site) -> SafetySigns:
    """Return the signs of a site; none where the data have problems."""
    document, numbers = site.documents.get(SIGNS), site.documents.get(NUMBERS)
    if document is None or numbers is None:
        return SafetySigns()
    return site.look_up("signs", lambda: parse_signs(document, numbers, site.organisation)[0])


def sign_marks(site: Site) -> list[str]:
    """Return every placeholder that stands for a sign, the signs of a place, or a statement."""
    signs = signs_of(site)
    return [
        "emergency numbers",
        *(f"sign: {sign.id}" for sign in signs.signs),
        *(f"without voice: {sign.id}" for sign in signs.signs if sign.without_voice),
        *(f"signs: {place}" for place in PLACES),
        *(f"statement: {statement.id}" for statement in signs.statements),
    ]


@check("data", blocks_build=True, needs=(SIGNS, NUMBERS))
def safety_signs(site: Site) -> Iterator[Problem]:
    """Each safety sign has a known level, a source or a word on usual practice, and exercises that exist.

    Bad: `level: emergancy`
    Good: `level: emergency`
    """
    document, numbers = site.documents[SIGNS], site.documents[NUMBERS]
    signs, problems = parse_signs(document, numbers, site.organisation)
    yield from forward_problems(problems)
    known = {
        "kinds": set(get_args(Kind)),
        "flags": set(get_args(Flag)),
        "moved_by": set(get_args(WhoMoves)),
        "not_moved_by": set(get_args(WhoMoves)),
        "exercises": {text.name for text in site.exercises},
    }
    for number, sign in enumerate(signs.signs):
        for field, values in known.items():
            for value in getattr(sign.applies_to, field):
                if value not in values:
                    message = f'"{value}" is not known here.{did_you_mean(value, values)} Correct it.'
                    yield Problem(*document.place_of(("signs", number, "applies_to", field)), message)


@check("trust", blocks_build=True, needs=(SIGNS, NUMBERS))
def exercise_without_signs(site: Site) -> Iterator[Problem]:
    """Each exercise has signs at which to stop, and signs at which to call for help, from the safety signs.

    Bad: `applies_to: {}` in the sign on chest pain, so that no exercise shows it
    Good: `applies_to: {all: true}`
    """
    signs = signs_of(site)
    if not signs.signs:
        return  # the check "safety-signs" says why
    needed = {"emergency": "at which to call for help", "stop": "at which to stop"}
    for text in site.exercises:
        exercise = text.exercise[0]
        levels = {group.level.id for group in groups_for(exercise, signs)} if exercise else set(needed)
        for level, what in needed.items():
            if level not in levels:
                message = f'No sign {what} applies to this exercise. Widen "applies_to" of one in safety_signs.yaml.'
                yield Problem(text.path, text.title_line, message)


SAID_AGAIN = ("name", "short", "line", "helper")
"""The fields that say again, for another place, what the words and the steps of a sign say."""

EMERGENCY_NUMBER = "{{emergency number}}"
CALLS = re.compile(r"\{\{ *emergency number *\}\}")


def figures(text: str) -> set[str]:
    """Return what a text counts, as digits, and the emergency number where it is named. "One" may count nothing."""
    known = DIGIT_WORDS | {"twice": "2"}
    words = re.findall(r"[a-z]+|\d+", text.lower())
    counted = {
        known.get(word, word) for word in words if word.isdigit() or (word in known and word not in ("one", "oh"))
    }
    return counted | ({EMERGENCY_NUMBER} if CALLS.search(text) else set())


@check("trust", blocks_build=True, needs=(SIGNS, NUMBERS))
def sign_agrees(site: Site) -> Iterator[Problem]:
    """The forms of a sign count alike, and every line and helper's line of an emergency says to call.

    Bad: `words: "You are tired 30 minutes after you stop."` with `short: "Tired for more than 60 minutes"`
    Good: the same number in both
    """
    signs = signs_of(site)
    document = site.documents[SIGNS]
    for number, (sign, texts) in enumerate(
        zip(signs.signs, document.data["signs"] if signs.signs else (), strict=True)
    ):
        is_emergency = sign.level == signs.levels[0].id
        said = figures(" ".join([texts["words"], *texts.get("actions", ())]))
        if is_emergency:
            said.add(EMERGENCY_NUMBER)  # in the title of the level
        for field in SAID_AGAIN:
            found = figures(texts.get(field, ""))
            path, line = document.place_of(("signs", number, field))
            for figure in sorted(found - said):
                message = f'"{figure}" stands in "{field}", but not in "words" or "actions". Make them agree.'
                yield Problem(path, line, message)
            if is_emergency and field in ("line", "helper") and texts.get(field) and EMERGENCY_NUMBER not in found:
                yield Problem(path, line, f'This is an emergency. Say "call {EMERGENCY_NUMBER}" here.')


@check("structure", blocks_build=True, needs=(SIGNS, NUMBERS))
def sign_box(site: Site) -> Iterator[Problem]:
    """A box of signs names levels or signs of `content/data/safety_signs.yaml`, and nothing is written in it.

    Bad: `::: signs emergancy`
    Good: `::: signs emergency`
    """
    signs = signs_of(site)
    levels = [level.id for level in signs.levels]
    for text in site.texts:
        opened = 0
        for line, row in enumerate(text.body.split("\n"), text.source.body_line):
            mark = MARK.match(row)
            if opened and not mark and row.strip():
                message = f"Nothing may stand in the box of line {opened}: its signs are made from data. Take this out."
                yield Problem(text.path, line, message)
            if not mark:
                continue
            opened = line if mark[1] in MADE else 0
            if opened:
                names = (*signs.by_id,) if mark[1] == "actions" else (*levels, *signs.by_id)
                first = (mark[2].split() or [""])[0]
                if first not in names:
                    message = f'There is no sign "{first}".{did_you_mean(first, names)} Name one of safety_signs.yaml.'
                    yield Problem(text.path, line, message)
                elif mark[1] == "actions" and not signs.by_id[first].actions:
                    yield Problem(text.path, line, f'The sign "{first}" has no actions. Name another, or add them.')


@check("trust", per_text=True, needs=(SIGNS, "wording"))
def typed_sign(site: Site) -> Iterator[Problem]:
    """Advice on emergencies, chest pain, breathing, choking, falls, clots and fever is made from the safety signs.

    Bad: `Chest pain? Call your doctor.`
    Good: `{{sign: chest-pain}}`, or a box `::: signs chest-pain`
    """
    for topic in site.wording.sign_topics:
        for passage in site.passages_with(topic.about):
            if passage.path == site.documents[SIGNS].path or passage.block.box in CLAIMING_NOTHING:
                continue
            for sentence in passage.block.sentences:
                urges = passage.block.box in URGENT or has_any(sentence.text, site.wording.sign_advice)
                is_made = bool(SIGN_MARK.search(sentence.text)) or sentence.text.endswith("?")
                if is_made or not urges or not has_any(sentence.text, topic.about):
                    continue
                names = ", ".join(topic.signs)
                message = (
                    f"This gives advice on {topic.topic} beside the safety signs. Place a sign: `::: signs "
                    f"{topic.signs[0]}` or `{{{{sign: {topic.signs[0]}}}}}`. Those on this topic: {names}."
                )
                yield Problem(passage.path, sentence.line, message)


SIGN_MARK = re.compile(r"\{\{ *(?:signs?|statement) *:")
"""A place where a sign is put into a sentence."""

ALWAYS = ("000", "911", "999")
"""Numbers that count nothing in a text, so that they can only be meant as the number to call."""

DIGIT_WORDS = {"zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
DIGIT_WORDS |= {"seven": "7", "eight": "8", "nine": "9"}

DIGIT_WORD = "|".join(DIGIT_WORDS)

SPELLED = re.compile(
    rf"\b(?:{DIGIT_WORD})(?:[\s-]+(?:{DIGIT_WORD})){{2}}\b|\btriple[\s-]+(?:{DIGIT_WORD})\b", re.IGNORECASE
)
"""Three digits in words, or one of them three times."""

NEIGHBORS = re.compile(rf"(?:{DIGIT_WORD}|triple)[\s-]+(?:{DIGIT_WORD})")
"""What each of these holds, in lower case. It begins with one of few letters, so it is looked for in a third of the time."""

GAP = r"[\s.\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}\N{EN DASH}-]"
SPACED = re.compile(rf"\d(?<![\w.,/=#-]\d)(?:(?P<gap>{GAP})\d(?P=gap)\d|\d\d)(?![\w/=-]|[.,]\d)")
"""Three digits together or with the same mark between, no part of a longer number. It begins with a digit: then `re` skips all
that is none, which is most of a text."""

ASKS_TO_CALL = re.compile(
    r"\b(?:calls?|dial|ring|phone|text|press|number|emergenc(?:y|ies))\b[^.!?\n]{0,25}$", re.IGNORECASE
)
"""Words before a number that say that it is to be called."""


def numbers_in(text: str, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield each emergency number that is typed in a text, in whatever form, with its place. `known` are those in use."""
    plain = text if text.isascii() else in_plain_forms(text)
    for match in SPELLED.finditer(plain) if NEIGHBORS.search(plain.lower()) else ():
        words = re.split(r"[\s-]+", match[0].lower())
        digits = DIGIT_WORDS[words[1]] * 3 if words[0] == "triple" else "".join(DIGIT_WORDS[word] for word in words)
        if digits in known:
            yield match.start(), match[0]
    for match in SPACED.finditer(plain):
        digits = re.sub(r"\D", "", match[0])
        called = bool(ASKS_TO_CALL.search(plain[max(0, match.start() - 40) : match.start()]))
        if digits in ALWAYS or (digits in known and called):
            yield match.start(), match[0]


def in_plain_forms(text: str) -> str:
    """Return a text with each letter and digit in its plain form, letter by letter: it stays as long as it was."""
    forms = {ord(letter): unicodedata.normalize("NFKC", letter)[:1] or letter for letter in set(text)}
    return text.translate(forms)


@check("trust", blocks_build=True, per_text=True, needs=(SIGNS, NUMBERS))
def typed_emergency_number(site: Site) -> Iterator[Problem]:
    """The emergency number is a placeholder, in whatever form it could be typed, because a host's country has its own.

    Bad: `Call 911.`, `Call 9-1-1.`, `Call nine one one.`, `Dial 112.`
    Good: `Call {{emergency number}}.`
    """
    known = frozenset(signs_of(site).elsewhere)
    sources: list[Source | Document] = [text.source for text in site.texts]
    sources += [document for name, document in site.scanned.items() if name != NUMBERS]
    for source in sources:
        for place, value in source.texts:
            for start, number in numbers_in(value, known):
                yield typed_number(number, source.place_of(place), value[:start])
    for text in site.texts:
        for start, number in numbers_in(text.body, known):
            yield typed_number(number, (text.path, text.source.body_line), text.body[:start])


def typed_number(number: str, place: tuple[str, int], before: str) -> Problem:
    """Return the problem of a typed number. `place` is the file and line of its text, `before` what stands there before it."""
    message = f'"{number}" is typed here as an emergency number. Write {{{{emergency number}}}}.'
    return Problem(place[0], place[1] + before.count("\n"), message)


@check("words", per_text=True, needs=("wording",))
def typed_doubt(site: Site) -> Iterator[Problem]:
    """That a statement rests on usual practice is said by the quiet mark, once at the foot of the page, not in words.

    Bad: `Raise the head of the bed (usual practice; no study found).`
    Good: `Raise the head of the bed. [@usual-practice]`
    """
    for passage in site.passages_with(site.wording.typed_doubt):
        if passage.text is None or passage.text.kind == "page":
            continue
        for sentence in passage.block.sentences:
            if has_any(sentence.text, site.wording.typed_doubt):
                message = "Write the mark [@usual-practice] behind the statement in place of these words."
                yield Problem(passage.path, sentence.line, message)


@check("trust", per_text=True)
def doubt_in_emergency(site: Site) -> Iterator[Problem]:
    """No doubt is voiced inside a box that tells readers to call for help.

    Bad: `- You cannot breathe. [@usual-practice]` in a box `care-emergency`
    Good: `- You cannot breathe.`
    """
    for text in site.texts:
        for block in text.blocks:
            doubts = USUAL_PRACTICE in block.keys or has_any(block.text, site.wording.typed_doubt)
            if block.box in URGENT and doubts:
                message = "Doubt stands in an emergency box, where it could keep someone from calling. Take it out."
                yield Problem(text.path, block.line, message)
