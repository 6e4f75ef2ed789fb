"""Makes the value object of every page from what a build has loaded and the sources as they were read.

One function for each kind of page that shows more than its own text; `MAKERS` names it by the page's template. Which work needs
the result of another is settled here: what all pages share is worked out once, in `Site`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from alsguide.changes.model import ShownChange, ShownDay, by_day, parse_changes
from alsguide.citations.bibliography import web_address
from alsguide.core.problems import format_report
from alsguide.core.urls import Link
from alsguide.cue_cards.board import BOARD_FILE, PACKAGE_FILE
from alsguide.easy_read.model import PAGE as EASY_PAGE
from alsguide.easy_read.model import ShownTwin, on_one_page
from alsguide.exercises.export import picture_addresses
from alsguide.exercises.pages import link_to, neighbours
from alsguide.exercises.structured import exercise_data
from alsguide.glossary.page import letters_of
from alsguide.hosting.statements import CLAIMS, HEADER_CLAIMS, RESULTS_FILE, claims, read_results
from alsguide.organisation.placeholders import fill_all
from alsguide.papers.load import PAGE
from alsguide.plan.blank import make_blank
from alsguide.plan.page import OF_ALL_PAGES, as_script, packable, page_block, pictures_of, stamp_of
from alsguide.plan.session import ready_sessions, session_data
from alsguide.questions.answers import split_answers
from alsguide.questions.model import PAGES as QUESTION_PAGES
from alsguide.questions.model import Shown, ShownGroup, answered_on, in_groups
from alsguide.site import pages
from alsguide.site.build_state import BuildState
from alsguide.site.make_evidence import evidence_page, professionals_page, references_page, studies_page
from alsguide.site.navigation import DOORS, WAYS_TO_FIND
from alsguide.site.site import Site
from alsguide.site.sources import Source
from alsguide.site.view_models import card_to, contents_list, index_of, review_of
from alsguide.structured_data.pages import Node, medical_page, publisher, question_page

Record = TypeVar("Record")

LIBRARY = "pages/exercises.md"
LISTS = "pages/exercise-lists.md"
SHEETS = "pages/exercises-print.md"
PLAN = "pages/plan.md"
SESSION = "pages/session.md"
PAPERS = "pages/papers.md"
EASY_INDEX, BOOKLET = "pages/easy-read.md", "pages/easy-booklet.md"
QUESTIONS_GO_ON = dict(pairwise(QUESTION_PAGES))
"""The page on which each page of questions goes on."""
WHEN_TO_STOP = "articles/safety/when-to-stop.md"
CATEGORIES_FILE = "content/data/categories.yaml"


Maker = Callable[[Site, Source, pages.ContentPage], pages.AnyPage]


def make_pages(build: BuildState, sources: Sequence[Source]) -> dict[str, pages.AnyPage]:
    """Return the page of each source by its name, and of each category by its id."""
    site = Site(build, {source.name: source for source in sources})
    made = {source.name: make_page(site, source) for source in sources}
    return {**made, **{category.id: category_page(site, category) for category in site.categories("../")}}


def make_page(site: Site, source: Source) -> pages.AnyPage:
    """Return the page of one source."""
    page = content_page(site, source)
    make = MAKERS.get(source.template)
    return make(site, source, page) if make else page


def content_page(site: Site, source: Source) -> pages.ContentPage:
    """Return what every page has that is made from a file of its own."""
    guide = site.build.guide
    review = review_of(source.header, *site.review_words)
    next_step = site.sources.get(source.header.get("next_step") or "")
    page = pages.ContentPage(
        template=source.template,
        address=source.address,
        title=source.title,
        summary_text=source.summary,
        breadcrumbs=[Link(site.ui["home"], source.prefix + "index.html")],
        edit_url=site.edit_url(source.file),
        nodes=[],
        content=source.html,
        toc=contents_list(source.headings),
        next_step=Link(next_step.title, source.prefix + next_step.address) if next_step else None,
        sources=site.bibliography(source.citations, source),
        review=review,
        easy_read=easy_read_links(site, source),
    )
    if source.template in ("home", "about"):
        return replace(page, nodes=[publisher(guide.organisation, with_contact=source.template == "about")])
    return page


def easy_read_links(site: Site, source: Source) -> list[Link]:
    """Return the links to what a page says in easy read."""
    names = (EASY_PAGE.format(twin.id) for twin in site.build.easy_read.values() if twin.long_page == source.name)
    return [Link(site.sources[name].title, site.url(name, source)) for name in names if name in site.sources]


def category_page(site: Site, category: pages.Category) -> pages.CategoryPage:
    """Return the page of one category."""
    return pages.CategoryPage(
        template="category",
        address=f"{category.id}/index.html",
        title=category.title,
        summary_text=category.description,
        breadcrumbs=[Link(site.ui["home"], "../index.html")],
        edit_url=site.edit_url(CATEGORIES_FILE),
        nodes=[],
        articles=category.articles,
    )


def article_page(site: Site, source: Source, page: pages.ContentPage) -> pages.ArticlePage:
    """Return the page of an article; above a draft there may be no page of its category."""
    titles = {category["id"]: category["title"] for category in site.build.guide.categories}
    above = [Link(titles[source.category], f"{source.prefix}{source.category}/index.html")]
    above = above if source.category in site.category_ids else []
    known, named = site.build.exercises.by_id, source.header.get("exercises", ())
    page = replace(page, breadcrumbs=[*page.breadcrumbs, *above], nodes=[article_node(site, source, page)])
    exercises = [link_to(known[name], source.prefix) for name in named if name in known]
    return pages.ArticlePage(**vars(page), related_exercises=exercises)


def article_node(site: Site, source: Source, page: pages.ContentPage) -> Node:
    """Return the structured data of an article."""
    organisation, named = site.build.guide.organisation, source.header.get("reviewed_by", ())
    library = site.build.guide.library
    return medical_page(
        page.title,
        page.review.last_reviewed.isoformat() if page.review else "",
        [reviewer for reviewer in organisation.reviewers if reviewer.name in named],
        [web_address(library[one.key]) or library[one.key].html for one in page.sources],
        organisation,
        site.web_address(page.address),
    )


def home_page(site: Site, source: Source, page: pages.ContentPage) -> pages.HomePage:
    """Return the home page."""
    doors = []
    for key, target, exercise in DOORS:
        file, mark, place = target.partition("#")
        if url := site.url(file, source):
            view = site.build.exercises.by_id.get(exercise)
            pictures = () if view is None else view.pictures if key == "exercises" else view.pictures[1:]
            title, text = site.ui[f"door_{key}"], site.ui[f"door_{key}_text"]
            doors.append(pages.TopicCard(key, title, text, url + mark + place, pictures))
    return pages.HomePage(**vars(page), doors=doors, emergency_signs=site.build.guide.signs.names_on("home"))


def below_library(site: Site, source: Source, page: pages.ContentPage) -> pages.ContentPage:
    """Return a page that stands below the library of exercises; a host may have left that out."""
    above = site.url(LIBRARY, source)
    return replace(page, breadcrumbs=[*page.breadcrumbs, Link(site.ui["exercise_all"], above)]) if above else page


def exercise_page(site: Site, source: Source, page: pages.ContentPage) -> pages.ExercisePage:
    """Return the page of an exercise."""
    library, organisation, prefix = site.build.exercises, site.build.guide.organisation, source.prefix
    view = library.by_id[source.header["exercise_id"]]
    before, after = (link_to(other, prefix) if other else None for other in neighbours(library.views, view.exercise.id))
    articles = [site.articles[name] for name in site.articles_of_exercises.get(view.exercise.id, ())]
    pictures = [prefix + address for address in picture_addresses(view.exercise.id)]
    own_session = session_url(site, source, view.exercise.id)
    return pages.ExercisePage(
        **vars(below_library(site, source, page)),
        view=view,
        plan_url=site.url(PLAN, source),
        print_url=site.url(SHEETS, source),
        session_url=own_session,
        session_in_plan=bool(site.url(SESSION, source) and not own_session),
        signs_url=site.url(WHEN_TO_STOP, source),
        related_articles=[Link(article.title, prefix + article.address) for article in articles],
        previous_exercise=before,
        next_exercise=after,
        structured=exercise_data(view, organisation.name, organisation.language, pictures),
    )


def session_url(site: Site, source: Source, exercise: str) -> str:
    """Return the address of an exercise's session, or nothing where a person must answer the plan's questions first."""
    url = site.url(SESSION, source)
    return f"{url}#do-{exercise}" if url and site.single_session(exercise) else ""


def exercises_page(site: Site, source: Source, page: pages.ContentPage) -> pages.ExercisesPage:
    """Return the page of the library."""
    library = site.build.exercises
    return pages.ExercisesPage(
        **vars(page),
        kinds=library.kinds,
        filters=library.filters,
        lists_url=site.url(LISTS, source),
        print_url=site.url(SHEETS, source),
    )


def exercise_lists_page(site: Site, source: Source, page: pages.ContentPage) -> pages.ExerciseListsPage:
    """Return the page of the lists."""
    filters = [one for one in site.build.exercises.filters if one.id != "kind"]
    return pages.ExerciseListsPage(**vars(page), filters=filters)


def exercises_print_page(site: Site, source: Source, page: pages.ContentPage) -> pages.ExercisesPrintPage:
    """Return the page of the sheets to print."""
    headers = {one.header.get("exercise_id"): one.header for one in site.sources.values()}
    views = site.build.exercises.views
    sheets = [pages.Sheet(view, review_of(headers[view.exercise.id], *site.review_words)) for view in views]
    return pages.ExercisesPrintPage(**vars(below_library(site, source, page)), sheets=sheets)


def words_of(site: Site, name: str) -> dict[str, str]:
    """Return the words of a page from a data file, as this host says them, and those of all such pages."""
    document = site.build.guide.project.document(name)
    if document.problems:
        raise SystemExit(format_report(document.problems))
    words: dict[str, str] = fill_all(document.data, site.build.guide.organisation)
    return words | {one: site.ui[one] for one in OF_ALL_PAGES}


def plan_page(site: Site, source: Source, page: pages.ContentPage) -> pages.PlanPage:
    """Return the page of the plan."""
    guide, library = site.build.guide, site.build.exercises
    words, (_, block) = words_of(site, "plan/page"), site.plan_block
    later = {word for own in site.build.later_words.values() for word in own}
    at_once = {name: text for name, text in words.items() if name not in later}
    full = page_block(block, library.by_id, at_once)
    full |= {"language": guide.organisation.language, "kinds": {kind.id: kind.title for kind in library.kinds}}
    full |= {"stamp": stamp_of(block, site.build.theme.files)}
    return pages.PlanPage(
        **vars(page),
        json=as_script(packable(full)),
        words=words,
        blank=make_blank(block),
        session_url=site.url(SESSION, source),
    )


def session_page(site: Site, source: Source, page: pages.ContentPage) -> pages.SessionPage:
    """Return the page of sessions."""
    guide, library = site.build.guide, site.build.exercises
    words, (_, block) = words_of(site, "session"), site.plan_block
    advice = next((view.advice["before"] for view in library.views if view.advice), ())
    data = session_data(block, words, [line.text for line in advice], guide.signs, site.single_session)
    return pages.SessionPage(
        **vars(page),
        json=as_script(data | pictures_of(library.views)),
        words=words,
        sessions=ready_sessions(block),
        kinds=library.kinds,
        plan_url=site.url(PLAN, source),
    )


def paper_page(site: Site, source: Source, page: pages.ContentPage) -> pages.PaperPage:
    """Return a page to take along."""
    paper = next(paper for name, paper in site.build.guide.papers.items() if PAGE.format(name) == source.name)
    if PAPERS in site.sources:
        above = Link(site.sources[PAPERS].title, site.url(PAPERS, source))
        page = replace(page, breadcrumbs=[*page.breadcrumbs, above])
    return pages.PaperPage(**vars(page), paper=paper)


def papers_page(site: Site, source: Source, page: pages.ContentPage) -> pages.PapersPage:
    """Return the list of the pages to take along."""
    found = [site.sources.get(PAGE.format(name)) for name in site.build.guide.papers]
    papers = [card_to(one, source.prefix) for one in found if one and one.is_published]
    return pages.PapersPage(**vars(page), papers=papers)


def cue_cards_page(site: Site, source: Source, page: pages.ContentPage) -> pages.CueCardsPage:
    """Return the page of the cue cards."""
    return pages.CueCardsPage(
        **vars(page), cards=site.build.cue_cards, board_address=BOARD_FILE, package_address=PACKAGE_FILE
    )


def easy_read_page(site: Site, source: Source, page: pages.ContentPage) -> pages.EasyReadPage:
    """Return a page in easy read."""
    twin = next(one for name, one in site.build.easy_read.items() if EASY_PAGE.format(name) == source.name)
    if EASY_INDEX in site.sources:
        above = Link(site.sources[EASY_INDEX].title, site.url(EASY_INDEX, source))
        page = replace(page, breadcrumbs=[*page.breadcrumbs, above])
    url = site.url(twin.long_page, source)
    long_page = Link(site.sources[twin.long_page].title, url) if url else None
    return pages.EasyReadPage(**vars(page), twin=twin, long_page=long_page)


def easy_index_page(site: Site, source: Source, page: pages.ContentPage) -> pages.EasyIndexPage:
    """Return the list of all pages in easy read."""
    entries = [pages.EasyEntry(link, twin.lines[0].picture) for link, twin in easy_chapters(site, source)]
    return pages.EasyIndexPage(**vars(page), entries=entries, booklet_url=site.url(BOOKLET, source))


def easy_booklet_page(site: Site, source: Source, page: pages.ContentPage) -> pages.EasyBookletPage:
    """Return all pages in easy read."""
    found = easy_chapters(site, source)
    twins = on_one_page([twin for _, twin in found])
    chapters = [pages.EasyChapter(link, twin) for (link, _), twin in zip(found, twins, strict=True)]
    return pages.EasyBookletPage(**vars(page), chapters=chapters)


def easy_chapters(site: Site, source: Source) -> list[tuple[Link, ShownTwin]]:
    """Return each page in easy read that there is: the link to it, and its twin."""
    found = ((site.sources.get(EASY_PAGE.format(name)), twin) for name, twin in site.build.easy_read.items())
    return [(Link(one.title, source.prefix + one.address), twin) for one, twin in found if one]


def questions_page(site: Site, source: Source, page: pages.ContentPage) -> pages.QuestionsPage:
    """Return a page of questions, each with the link to the heading that answers it whole, and the way to those of others."""
    guide = site.build.guide
    opening, answers = split_answers(page.content, guide.questions)
    groups = []
    for group, members in in_groups(answered_on(source.name, guide.questions)):
        shown = []
        for one in members:
            url = site.url(one.page, source)
            title = (
                site.ui["question_more"].format(part=site.part_name(site.sources[one.page], one.heading)) if url else ""
            )
            whole = f"{url}#{one.heading}" if url else ""
            shown.append(Shown(one.id, one.question, answers[one.id], one.basis, whole, title))
        groups.append(ShownGroup(group, asking(site, group), tuple(shown)))
    node = question_page((one.question, one.answer) for group in groups for one in group.questions)
    return pages.QuestionsPage(
        **vars(replace(page, content=opening, nodes=[node])),
        question_groups=groups,
        elsewhere=questions_elsewhere(site, source),
        goes_on=site.url(QUESTIONS_GO_ON.get(source.name, ""), source),
    )


def questions_elsewhere(site: Site, source: Source) -> list[Link]:
    """Return the links to the groups of questions that other pages answer, each with how many there are."""
    found = []
    for name in QUESTION_PAGES:
        url = site.url(name, source) if name != source.name else ""
        members = in_groups(answered_on(name, site.build.guide.questions)) if url else []
        found += [Link(f"{asking(site, group)} ({len(asked)})", f"{url}#{group}") for group, asked in members]
    return found


def asking(site: Site, group: str) -> str:
    """Return the title of a group of questions."""
    return site.ui[f"asks_{group.replace('-', '_')}"]


def changes_page(site: Site, source: Source, page: pages.ContentPage) -> pages.ChangesPage:
    """Return the page of what changed for readers, with links to the pages that show it."""
    guide = site.build.guide
    days = []
    for day, changes in by_day(parse_changes(guide.project.document("changes"), guide.organisation)[0]):
        shown = []
        for one in changes:
            found = ((name, site.url(name, source)) for name in one.seen_on)
            links = tuple(Link(site.sources[name].title, url) for name, url in found if url)
            shown.append(ShownChange(one.id, one.what, one.safety, links))
        days.append(ShownDay(f"changed-{day}", site.day(day), tuple(shown)))
    return pages.ChangesPage(**vars(page), days=days)


def glossary_page(site: Site, source: Source, page: pages.ContentPage) -> pages.GlossaryPage:
    """Return the page of words."""
    return pages.GlossaryPage(**vars(page), letters=letters_of(site.build.guide.glossary))


def index_page(site: Site, source: Source, page: pages.ContentPage) -> pages.IndexPage:
    """Return the A-Z."""
    terms = [(one.header.get("index_terms", ()), one.title, one.address) for one in site.listed]
    return pages.IndexPage(**vars(page), letters=index_of(terms))


def topics_page(site: Site, source: Source, page: pages.ContentPage) -> pages.TopicsPage:
    """Return the page of the categories."""
    return pages.TopicsPage(**vars(page), categories=site.categories(source.prefix))


def search_page(site: Site, source: Source, page: pages.ContentPage) -> pages.SearchPage:
    """Return the page of the search."""
    found = ((key, site.url(f"pages/{key.replace('_', '-')}.md", source)) for key in WAYS_TO_FIND)
    ways = [pages.Card(site.ui[f"foot_{key}"], url, site.ui[f"find_{key}_text"]) for key, url in found if url]
    return pages.SearchPage(**vars(page), emergency_signs=site.build.guide.signs.names_on("home"), ways=ways)


def support_page(site: Site, source: Source, page: pages.ContentPage) -> pages.SupportPage:
    """Return the page of help."""
    data = site.build.guide.support
    topics = [
        {**topic, "pages": [record_of(pages.SupportLink, link) for link in topic["pages"]]}
        for topic in data.get("topics", ())
    ]
    groups = [
        (bool(one["phone"] or one.get("is_worldwide")), record_of(pages.SupportGroup, one))
        for one in data.get("organizations", ())
    ]
    return pages.SupportPage(
        **vars(page),
        prepared=data.get("prepared", ""),
        in_sight=[group for is_seen, group in groups if is_seen],
        folded=[group for is_seen, group in groups if not is_seen],
        topics=[record_of(pages.SupportTopic, topic) for topic in topics],
    )


def record_of(kind: type[Record], values: Mapping[str, Any]) -> Record:
    """Return a record of a kind, made of those values that it has a field for."""
    return kind(**{name: values[name] for name in kind.__annotations__})


def accessibility_page(site: Site, source: Source, page: pages.ContentPage) -> pages.AccessibilityPage:
    """Return the accessibility statement."""
    day, kinds = read_results(site.build.project.texts.get(RESULTS_FILE, ""))
    return pages.AccessibilityPage(**vars(page), tested_on=site.day(day) if day else "", tested=kinds)


def privacy_page(site: Site, source: Source, page: pages.ContentPage) -> pages.PrivacyPage:
    """Return the privacy statement."""
    return pages.PrivacyPage(**vars(page), claims=claims(CLAIMS), header_claims=claims(HEADER_CLAIMS))


MAKERS: dict[str, Maker] = {
    "article": article_page,
    "home": home_page,
    "exercise": exercise_page,
    "exercises": exercises_page,
    "exercise-lists": exercise_lists_page,
    "exercises-print": exercises_print_page,
    "plan": plan_page,
    "session": session_page,
    "paper": paper_page,
    "papers": papers_page,
    "cue-cards": cue_cards_page,
    "easy-read": easy_read_page,
    "easy-booklet": easy_booklet_page,
    "easy-index": easy_index_page,
    "questions": questions_page,
    "what-changed": changes_page,
    "glossary": glossary_page,
    "a-to-z": index_page,
    "topics": topics_page,
    "search": search_page,
    "evidence": evidence_page,
    "studies": studies_page,
    "professionals": professionals_page,
    "references": references_page,
    "support": support_page,
    "accessibility": accessibility_page,
    "privacy": privacy_page,
}
"""What makes the page of each template; any other shows a plain page."""
