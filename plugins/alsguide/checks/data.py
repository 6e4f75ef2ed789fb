"""Checks of data: exercises, the plan, and the files of `content/data` besides the library (see `library`).

Each file has a model beside the part that uses it; these checks run that model and give what it finds, and add what only a
look at the whole site can tell.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from alsguide.changes.model import parse_changes
from alsguide.checks.links import guess_of_file, is_empty
from alsguide.checks.model import Site
from alsguide.checks.places import ids_of
from alsguide.checks.registry import check, forward_problems
from alsguide.citations.marks import USUAL_PRACTICE
from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.schema import Id, Phone, Record, Whole, validate
from alsguide.core.sources import Document, walk
from alsguide.cue_cards.model import DATA, parse_cue_cards
from alsguide.exercises.carer_advice import parse_carer_advice
from alsguide.exercises.groups import parse_groups
from alsguide.exercises.load import movement_problems
from alsguide.glossary.model import parse_glossary
from alsguide.organisation.placeholders import fill
from alsguide.papers.load import read_paper
from alsguide.papers.markdown import mark_problems
from alsguide.papers.shared_values import DATA as SHARED_VALUES
from alsguide.papers.shared_values import QUESTIONS, parse_shared_values
from alsguide.plan.load import FILES, parse_plan_data
from alsguide.questions.model import parse_questions
from alsguide.search.synonyms import parse_search_words


def entries(site: Site, name: str) -> Iterator[tuple[Document, int, Mapping[str, Any]]]:
    """Yield each entry of a data file that holds a list, with its document and its number."""
    document = site.documents.get(name)
    if document is not None and isinstance(document.data, list):
        for number, entry in enumerate(document.data):
            if isinstance(entry, Mapping):
                yield document, number, entry


@check("data", blocks_build=True)
def exercise(site: Site) -> Iterator[Problem]:
    """Each exercise has all its fields, doses in range, and poses that a body can take.

    Bad: `kind: strenthening`
    Good: `kind: strengthening`
    """
    for text in site.exercises:
        yield from forward_problems(text.exercise[1])


@check("structure", blocks_build=True, per_text=True)
def movement(site: Site) -> Iterator[Problem]:
    """Between the two pictures of an exercise, a body does only what bodies can: it lets go of nothing, and goes through nothing.

    Bad: `arm_near: [0, 0, 0]`, then `arm_near: [200, 180, 180]`, in bed, so that the hand goes through the mattress
    Good: `arm_near: [0, 0, 0]`, then `arm_near: [170, 180, 180]`, so that it goes over it
    """
    for text in site.exercises:
        if exercise := text.exercise[0]:
            yield from movement_problems(text.source, exercise)


@check("data")
def exercise_without_source(site: Site) -> Iterator[Problem]:
    """An exercise names at least one source for what it is for.

    Bad: `sources: []`
    Good: `sources: [{key: paganoni2015, supports: "Gentle stretching from early on."}]`
    """
    for text in site.exercises:
        if not text.source.header.get("sources"):
            message = (
                "This exercise names no source. Add one under `sources`, with what it supports. If none was found, silence "
                "this check with that reason: the page then says that it is usual practice."
            )
            yield Problem(text.path, text.source.line_of(("sources",)), message)


@check("data", blocks_build=True)
def exercise_groups(site: Site) -> Iterator[Problem]:
    """Each part of the body stands in exactly one group of `content/data/exercise_groups.yaml`.

    Bad: `parts: [neck]` in two areas
    Good: `parts: [neck]` in one area
    """
    if "exercise_groups" in site.documents:
        yield from forward_problems(parse_groups(site.documents["exercise_groups"])[1])


@check("data", blocks_build=True)
def carer_handling(site: Site) -> Iterator[Problem]:
    """The advice on moving someone safely has a text and a list of sources in each line.

    Bad: `- txt: "Hold near the joint."`
    Good: `- text: "Hold near the joint."` and `sources: []`
    """
    if "carer_handling" in site.documents:
        yield from forward_problems(parse_carer_advice(site.documents["carer_handling"], site.organisation)[1])


@check("data", blocks_build=True)
def plan(site: Site) -> Iterator[Problem]:
    """The rules, limits, fields and starter plans of the plan form go together with one another and with the library.

    Bad: `exercise: sit-to-stnad` in a starter plan
    Good: `exercise: sit-to-stand`
    """
    if not any(name in site.documents for name, _ in FILES.values()):
        return
    exercises = [text.exercise[0] for text in site.exercises if text.exercise[0] is not None]
    broken = {
        f'"{text.name}"' for text in site.exercises if text.exercise[0] is None
    }  # the check "exercise" names them
    for problem in parse_plan_data(site.documents, exercises)[1]:  # and "unknown-reference" the keys
        if not any(name in problem.message for name in broken):
            yield from forward_problems([problem])


@check("data", is_notice=True)
def stand_in(site: Site) -> Iterator[Problem]:
    """It is said what stands in for an exercise that a plan leaves out, or why nothing does. This is a notice, no mistake.

    Without it, a plan leaves the exercise out and names no other: so an exercise can be added in one file.

    Bad: `an exercise that builder.yaml does not name`
    Good: `its name in a list of "steps_down", or in "no_stand_in" with the reason`
    """
    document = site.documents.get("plan/builder")
    if document is None:
        return
    named = {value for place, value in document.texts if place[:1] in (("steps_down",), ("no_stand_in",))}
    for text in site.exercises:
        if text.name not in named:
            message = f'"{text.name}" is in no list of "steps_down", nor in "no_stand_in". Add it to one of them.'
            yield Problem(*document.place_of(("steps_down",)), message)


@check("data", blocks_build=True)
def paper(site: Site) -> Iterator[Problem]:
    """A paper has the right fields, its page names each of its parts in double square brackets, and its values are known.

    Bad: `[[weak]]` on the page of a paper with a part `week`, or `takes: [nmae]` at a field
    Good: `[[week]]`, `takes: [name]`
    """
    empty = Document("", None, {})  # a file that is missing has a message of its own
    shared, questions = (site.documents.get(name, empty) for name in (SHARED_VALUES, QUESTIONS))
    values, problems = parse_shared_values(shared, questions.data)
    yield from forward_problems(problems)
    for name, document in site.documents.items():
        folder, _, stem = name.partition("/")
        if folder != "papers":
            continue
        found, problems = read_paper(document, stem, site.documents, values)
        yield from forward_problems(problems)
        page = site.by_path.get(f"content/pages/paper-{stem}.md")
        if page is None and f"pages/paper-{stem}.md" in site.organisation.leave_out:
            continue
        if page is None:
            message = f"This paper has no page. Write its text in content/pages/paper-{stem}.md."
            yield Problem(document.path, 1, message)
        elif found is not None:
            yield from forward_problems(mark_problems(page.source, found))


@check("data", blocks_build=True)
def question(site: Site) -> Iterator[Problem]:
    """Each question has all its fields, leads to a heading that exists, and lists just the references that it cites.

    Bad: `heading: call-nwo`
    Good: `heading: call-now`
    """
    if "questions" in site.documents:
        yield from forward_problems(parse_questions(site.documents["questions"], site.organisation)[1])
    ids: dict[str, int] = {}
    for document, number, entry in entries(site, "questions"):
        name, (path, line) = str(entry.get("id")), document.place_of((number, "id"))
        if ids.setdefault(name, line) != line:
            yield Problem(path, line, f'The id "{name}" appears twice, first on line {ids[name]}. Choose another.')
        page = "content/" + str(entry.get("page"))
        if page not in site.by_path:
            message = f'There is no file "{entry.get("page")}".{guess_of_file(page, site)} Correct the path.'
            yield Problem(*document.place_of((number, "page")), message)
        elif (
            entry.get("heading")
            and not is_empty(site.by_path[page])
            and entry["heading"] not in (known := ids_of(site, site.by_path[page]))
        ):
            heading = str(entry["heading"])
            message = f'"{page}" has no heading with the id "{heading}".{did_you_mean(heading, known)} Correct it.'
            yield Problem(*document.place_of((number, "heading")), message)
        cited = set(re.findall(r"@([\w-]+)", " ".join(re.findall(r"\[@[^\]]*\]", str(entry.get("answer"))))))
        if cited - {USUAL_PRACTICE} != set(entry.get("references") or ()):
            message = 'The "references" are not those that the answer cites. Make both the same.'
            yield Problem(*document.place_of((number, "references")), message)


@check("data", blocks_build=True)
def change(site: Site) -> Iterator[Problem]:
    """A change that readers are told of has its day, not one to come, and the pages that show it.

    Bad: `seen_on: [articles/safety/fals.md]`
    Good: `seen_on: [articles/safety/falls.md]`
    """
    if "changes" not in site.documents:
        return
    document = site.documents["changes"]
    changes, problems = parse_changes(document, site.organisation)
    yield from forward_problems(problems)
    for number, one in enumerate(changes if not problems else ()):
        if one.date > site.today:
            message = f'"date" is {one.date}, a day that is still to come. Write the day of the change.'
            yield Problem(*document.place_of((number, "date")), message)
        for place, name in enumerate(one.seen_on):
            if f"content/{name}" not in site.by_path:
                message = f'There is no file "{name}".{guess_of_file(f"content/{name}", site)} Correct the path.'
                yield Problem(*document.place_of((number, "seen_on", place)), message)


@check("data", blocks_build=True)
def cue_card(site: Site) -> Iterator[Problem]:
    """A cue card has a few words and one picture that can be drawn, and no two cards have one id.

    Bad: `{id: stop, words: Stop, picture: {sign: hands}}`
    Good: `{id: stop, words: Stop, picture: {sign: hand}}`
    """
    if DATA in site.documents:
        exercises = {text.source.path.rsplit("/", 1)[-1].removesuffix(".md") for text in site.exercises}
        yield from forward_problems(parse_cue_cards(site.documents[DATA], site.organisation, exercises)[1])


@check("data", blocks_build=True)
def glossary(site: Site) -> Iterator[Problem]:
    """Each glossary entry has a term and a meaning, and no term appears twice.

    Bad: `two entries for "spasticity"`
    Good: `one entry for "spasticity" with also: ["spastic"]`
    """
    if "glossary" in site.documents:
        yield from forward_problems(parse_glossary(site.documents["glossary"], site.organisation)[1])
    seen: set[str] = set()
    for document, number, entry in entries(site, "glossary"):
        term = str(entry.get("term"))
        if term.lower() in seen:
            message = f'The term "{term}" stands in the glossary twice. Keep one of the two.'
            yield Problem(*document.place_of((number, "term")), message)
        seen.add(term.lower())


@check("data", blocks_build=True)
def synonyms(site: Site) -> Iterator[Problem]:
    """The words of the search have the right form.

    Bad: `- says: ["tummy"]`
    Good: `- say: ["tummy"]` and `means: ["belly"]`
    """
    if "synonyms" in site.documents:
        yield from forward_problems(parse_search_words(site.documents["synonyms"], site.organisation)[1])


Address = Annotated[str, Field(pattern=r"^(https?://[^\s]+\.[^\s]+)?$")]
Words = Annotated[str, Field(min_length=1)]


class Group(Record):
    """An organization that helps. An empty address or number: not seen. One that is for all countries stays in sight."""

    name: Words
    country: Words
    url: Address
    phone: Phone
    note: str
    caution: str
    seen: Address
    seen_on: str
    is_worldwide: bool = False


class SupportPage(Record):
    """A page to read. `reference` is its key, where it is also a reference."""

    title: Words
    publisher: Words
    url: Address
    note: str
    reference: str = ""


class Topic(Record):
    """A topic and the pages to read on it."""

    id: Words
    title: Words
    note: str
    pages: tuple[SupportPage, ...]


class Support(Record):
    """The data of `content/data/support.yaml`."""

    prepared: Words
    organizations: tuple[Group, ...]
    topics: tuple[Topic, ...]


@check("data", blocks_build=True)
def support(site: Site) -> Iterator[Problem]:
    """Each organization and page of `content/data/support.yaml` has all its fields, and addresses in the right form.

    Bad: `url: "www.als.org"`
    Good: `url: "https://www.als.org"`
    """
    document = site.documents.get("support")
    if document is not None and not document.problems:
        yield from forward_problems(validate(Support, document.data, document.place_of, "support")[1])


class Category(Record):
    """A folder of `content/articles` as readers meet it."""

    id: Id
    title: Words
    description: Words
    order: Annotated[Whole, Field(ge=1)]


@check("data", blocks_build=True)
def category(site: Site) -> Iterator[Problem]:
    """Each category has an id, a title, a description and a place of its own.

    Bad: `order: first`
    Good: `order: 10`
    """
    seen: dict[tuple[str, object], bool] = {}
    for document, number, entry in entries(site, "categories"):
        found = validate(Category, entry, document.place_of, "category", (number,))[1]
        yield from forward_problems(found)
        for name in ("id", "order"):
            if (name, entry.get(name)) in seen:
                message = f'The {name} "{entry.get(name)}" appears twice. Give one of the two another.'
                yield Problem(*document.place_of((number, name)), message)
            seen[name, entry.get(name)] = True


@check("data", blocks_build=True)
def interface(site: Site) -> Iterator[Problem]:
    """Every word that the theme shows has a text, a host changes only such words, and slots in single braces are closed.

    Bad: `published_by: "Published by {name."`
    Good: `published_by: "Published by {name}."`
    """
    document = site.documents.get("interface")
    if document is None or not isinstance(document.data, Mapping):
        return
    for name, value in document.data.items():
        if str(name) in document.elsewhere and str(name) not in document.replaced:
            guess = did_you_mean(str(name), [*document.replaced, *(document.data.keys() - document.elsewhere.keys())])
            message = f'The theme shows no word of the name "{name}".{guess} Correct the name, or take the line out.'
            yield Problem(*document.place_of((name,)), message)
        elif not isinstance(value, str) or not value.strip():
            message = f'"{name}" must be text, but it is "{value}". Write it in quotes.'
            yield Problem(*document.place_of((name,)), message)
        elif re.search(r"[{}]", re.sub(r"\{\{[^{}]*\}\}|\{\w+\}", "", value)):
            message = f'The braces of "{name}" do not match. Write each slot as {{name}}.'
            yield Problem(*document.place_of((name,)), message)


@check("data", blocks_build=True)
def unfilled_slot(site: Site) -> Iterator[Problem]:
    """A host's texts have no other slots in single braces than the texts that they take the place of.

    Bad: `question_more: "Read: {title}"`
    Good: `question_more: "Read: {part}"`
    """
    for document in site.documents.values():
        for name, old in document.replaced.items():
            known = {slot for _, text in walk(old) for slot in slots(text) | slots(fill(str(text), site.organisation))}
            for place, text in walk(document.data[name]):
                for slot in sorted(slots(text) - known):
                    may = f"It may have {' and '.join(sorted(known))}." if known else "Take it out."
                    yield Problem(
                        *document.place_of((name, *place)), f"Nothing fills the slot {slot} of this text. {may}"
                    )


def slots(text: object) -> set[str]:
    """Return the slots of a text of the theme, each in its braces; `{{...}}` is a placeholder of the organisation."""
    return set(re.findall(r"(?<!\{)\{\w+\}(?!\})", str(text)))
