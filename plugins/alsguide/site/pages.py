"""Pages: the value object of each kind of page, which is all that its template may use of it.

A template knows the names of `TemplateContext`, the functions of `alsguide.site.template_globals`, and nothing else. The page is
one of the classes of `PAGES`, chosen by the template; `docs/templates.md` is made from this file, and a test compares both with
what the templates read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from alsguide.changes.model import ShownDay
from alsguide.citations.bibliography import SourceEntry
from alsguide.core.urls import Link
from alsguide.cue_cards.show import ShownCards
from alsguide.easy_read.model import ShownTwin
from alsguide.evidence.gaps import Gap
from alsguide.evidence.results import OutcomeFound, Trial
from alsguide.evidence.rows import Group, Measured
from alsguide.evidence.trials import TrialDetails
from alsguide.exercises.pages import Filter, KindGroup, View
from alsguide.glossary.page import Letter
from alsguide.hosting.statements import Tested
from alsguide.markup.convert import Heading
from alsguide.organisation import Organisation
from alsguide.papers.model import Paper
from alsguide.plan.blank import Blank
from alsguide.plan.session import ReadySession
from alsguide.questions.model import ShownGroup
from alsguide.site.brand import LogoFile


@dataclass(frozen=True)
class Review:
    """When a page was checked and is due again, as dates and as words; whether it is late; which clinicians reviewed it."""

    last_reviewed: date
    next_review: date
    last_reviewed_text: str
    next_review_text: str
    is_overdue: bool
    reviewed_by: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """A link with a few words on where it leads."""

    title: str
    url: str
    text: str


@dataclass(frozen=True)
class Category:
    """A category with its published articles, as links from the page being written."""

    id: str
    title: str
    description: str
    articles: list[Card]


@dataclass(frozen=True)
class IndexEntry:
    """An entry of the A-Z: its term, the address of the page, and that page's title when it says more than the term."""

    term: str
    url: str
    title: str


@dataclass(frozen=True)
class IndexGroup:
    """All entries of the A-Z under one letter."""

    id: str
    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class ReferenceLetter:
    """All references under one letter."""

    id: str
    letter: str
    references: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class AnyPage:
    """What every page has."""

    template: str
    """the name of its template, which says its kind"""
    address: str
    """its address below the site's top folder"""
    title: str
    """its title, as text"""
    summary_text: str
    """what it is about, in one or two sentences"""
    breadcrumbs: list[Link]
    """the pages above it, from the home page down"""
    edit_url: str
    """where its source can be edited; empty without a repository"""
    nodes: list[dict[str, Any]]
    """what it shows, as structured data; the breadcrumbs are added"""


@dataclass(frozen=True)
class CategoryPage(AnyPage):
    """The list of the articles of one category."""

    articles: list[Card]
    """its articles, in order"""


@dataclass(frozen=True)
class ContentPage(AnyPage):
    """What every page has that is made from a file of its own, and all that a plain page has."""

    content: str
    """the body of the file as HTML"""
    toc: list[Heading]
    """the headings for "On this page\""""
    next_step: Link | None
    """the one page to read next"""
    sources: list[SourceEntry]
    """the sources that it cites, by number"""
    review: Review | None
    """when it was checked, and by whom"""
    easy_read: list[Link]
    """the same in easy read, where there are such pages"""


@dataclass(frozen=True)
class ArticlePage(ContentPage):
    """An article."""

    related_exercises: list[Link]
    """the exercises that it names"""


@dataclass(frozen=True)
class TopicCard:
    """A way into the site from its home page.

    `pictures` are those of an exercise; without any, the drawing of that `id` in `theme/templates/pictures` is shown.
    """

    id: str
    title: str
    text: str
    url: str
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class HomePage(ContentPage):
    """The home page."""

    doors: list[TopicCard]
    """the ways into the site"""
    emergency_signs: str
    """the signs for which to call for help, in words"""


@dataclass(frozen=True)
class ExercisePage(ContentPage):
    """The page of one exercise."""

    view: View
    """the exercise, worded and drawn"""
    plan_url: str
    """the address of the plan; empty when a host left it out"""
    print_url: str
    """the address of the sheets to print, or empty"""
    session_url: str
    """the address of its session on the screen; empty where the rules of the plan want answers first"""
    session_in_plan: bool
    """whether it needs those answers, so that its session begins in the plan"""
    signs_url: str
    """the address of the article on when to stop, or empty"""
    related_articles: list[Link]
    """the articles that name it"""
    previous_exercise: Link | None
    """the one before it of the same kind"""
    next_exercise: Link | None
    """the one behind it of the same kind"""
    structured: dict[str, Any]
    """the exercise as structured data"""


@dataclass(frozen=True)
class ExercisesPage(ContentPage):
    """The library of exercises."""

    kinds: list[KindGroup]
    """all exercises by kind"""
    filters: list[Filter]
    """the filters and their choices"""
    lists_url: str
    """the address of the same lists without scripts, or empty"""
    print_url: str
    """the address of the sheets to print, or empty"""


@dataclass(frozen=True)
class ExerciseListsPage(ContentPage):
    """The exercises listed by each choice of each filter."""

    filters: list[Filter]
    """the filters but the kind, under which the library lists them already"""


@dataclass(frozen=True)
class Sheet:
    """An exercise to print, and when its page was checked."""

    view: View
    review: Review | None


@dataclass(frozen=True)
class ExercisesPrintPage(ContentPage):
    """The sheets of the exercises that a reader chose, to print."""

    sheets: list[Sheet]
    """all exercises, in order"""


@dataclass(frozen=True)
class PlanPage(ContentPage):
    """The plan form."""

    json: str
    """what its scripts read, ready for a script element"""
    words: Mapping[str, str]
    """the words of the form, by key"""
    blank: Blank
    """what the blank on paper shows where no script runs"""
    session_url: str
    """the address of the sessions on the screen; empty when a host left them out"""


@dataclass(frozen=True)
class SessionPage(ContentPage):
    """Sessions on the screen, and their exercises as cards to print."""

    json: str
    """what its scripts read, ready for a script element"""
    words: Mapping[str, str]
    """the words of the page, by key"""
    sessions: list[ReadySession]
    """the sessions that need no plan"""
    kinds: list[KindGroup]
    """all exercises by kind"""
    plan_url: str
    """the address of the plan; empty when a host left it out"""


@dataclass(frozen=True)
class PaperPage(ContentPage):
    """A page to take along."""

    paper: Paper
    """its blocks and fields"""


@dataclass(frozen=True)
class PapersPage(ContentPage):
    """The list of the pages to take along."""

    papers: list[Card]
    """all of them, in order"""


@dataclass(frozen=True)
class CueCardsPage(ContentPage):
    """Words with pictures for someone without a voice."""

    cards: list[ShownCards]
    """the cards with their pictures, in groups"""
    board_address: str
    """the board for communication programs, below the site's top folder"""
    package_address: str
    """the same with its pictures as files"""


@dataclass(frozen=True)
class EasyReadPage(ContentPage):
    """A page in easy read."""

    twin: ShownTwin
    """its lines"""
    long_page: Link | None
    """the page with all of it; none where a host left it out"""


@dataclass(frozen=True)
class EasyEntry:
    """The link to a page in easy read, and its first picture."""

    link: Link
    picture: str


@dataclass(frozen=True)
class EasyIndexPage(ContentPage):
    """The pages in easy read, to choose from."""

    entries: list[EasyEntry]
    """the pages, in order"""
    booklet_url: str
    """the address of all of them to print; empty where a host left that out"""


@dataclass(frozen=True)
class EasyChapter:
    """A page of the booklet, and the link to it."""

    link: Link
    twin: ShownTwin


@dataclass(frozen=True)
class EasyBookletPage(ContentPage):
    """All pages in easy read, to print."""

    chapters: list[EasyChapter]
    """the pages, in order"""


@dataclass(frozen=True)
class QuestionsPage(ContentPage):
    """What readers ask."""

    question_groups: list[ShownGroup]
    """the questions and answers, by group"""
    elsewhere: list[Link]
    """the groups that other pages answer"""
    goes_on: str
    """the address of the page that holds what is not on this one; empty on the last"""


@dataclass(frozen=True)
class ChangesPage(ContentPage):
    """What changed for readers."""

    days: list[ShownDay]
    """the changes of each day, the newest first"""


@dataclass(frozen=True)
class GlossaryPage(ContentPage):
    """The medical words."""

    letters: list[Letter]
    """the words by first letter"""


@dataclass(frozen=True)
class IndexPage(ContentPage):
    """All pages from A to Z."""

    letters: list[IndexGroup]
    """the entries by first letter"""


@dataclass(frozen=True)
class TopicsPage(ContentPage):
    """All categories with their articles."""

    categories: list[Category]
    """the categories, in order"""


@dataclass(frozen=True)
class SearchPage(ContentPage):
    """The search."""

    emergency_signs: str
    """the signs for which to call for help, in words"""
    ways: list[Card]
    """the other ways to find a page"""


@dataclass(frozen=True)
class EvidencePage(ContentPage):
    """The overview of all studies."""

    trials: list[Trial]
    """the trials of the first chart"""
    trial_chart: str
    """the chart of the trials, as SVG"""
    reviews: list[OutcomeFound]
    """what reviews found, by outcome"""
    review_chart: str
    """the chart of the reviews, as SVG"""
    measured: list[Measured]
    """the studies by what they measured"""
    source_count: int
    """how many studies there are"""
    study_names: Mapping[str, str]
    """the short name of each study, by key"""
    study_urls: Mapping[str, str]
    """the address of each study's row, by key; none for those of a page that a host left out"""
    words: Mapping[str, str]
    """the words for directions and outcomes, by id"""
    certainties: Mapping[str, str]
    """the words for how sure a result is, by id"""
    not_found: Sequence[Gap]
    """what was looked for and not found"""
    not_read: Sequence[str]
    """the works that nobody has read yet"""
    last_search: str
    """the day of the last search, in words; empty when none is recorded"""


@dataclass(frozen=True)
class StudiesPage(ContentPage):
    """Studies, in groups."""

    study_groups: list[Group]
    """the groups of this page"""
    named_on: Mapping[str, list[Link]]
    """the places that cite each study, by key"""
    goes_on: str
    """the address of the page that holds what once stood on this one; empty where there is none"""


@dataclass(frozen=True)
class Stage:
    """The exercises that suit one stage, by kind."""

    title: str
    kinds: list[tuple[str, list[str]]]


@dataclass(frozen=True)
class ProfessionalsPage(ContentPage):
    """For professionals: the trials with their figures, and files to use."""

    study_urls: Mapping[str, str]
    """the address of each study's row, by key; none for those of a page that a host left out"""
    trials: list[tuple[Trial, TrialDetails]]
    """each trial with what professionals ask of it"""
    stages: list[Stage]
    """the exercises of each stage"""
    files: list[str]
    """the names of the files with the references"""


@dataclass(frozen=True)
class ReferencesPage(ContentPage):
    """Every reference."""

    letters: list[ReferenceLetter]
    """all of them, by first letter"""


@dataclass(frozen=True)
class SupportGroup:
    """An organization that helps. Empty texts are not shown."""

    name: str
    country: str
    note: str
    phone: str
    url: str
    caution: str
    seen_on: str


@dataclass(frozen=True)
class SupportLink:
    """A page of others to read."""

    title: str
    publisher: str
    url: str
    note: str


@dataclass(frozen=True)
class SupportTopic:
    """A topic and the pages of others on it."""

    id: str
    title: str
    note: str
    pages: list[SupportLink]


@dataclass(frozen=True)
class SupportPage(ContentPage):
    """Where to get help."""

    prepared: str
    """when the list was made, in words"""
    in_sight: list[SupportGroup]
    """who can be called, and who helps to find a group in any country"""
    folded: list[SupportGroup]
    """who else has a website"""
    topics: list[SupportTopic]
    """what to read, by topic"""


@dataclass(frozen=True)
class AccessibilityPage(ContentPage):
    """The accessibility statement."""

    tested_on: str
    """the day of the last recorded test run, in words; empty when there is none"""
    tested: list[Tested]
    """the kinds of tests with their results"""


@dataclass(frozen=True)
class PrivacyPage(ContentPage):
    """The privacy statement."""

    claims: list[str]
    """the keys of what holds everywhere"""
    header_claims: list[str]
    """the keys of what holds only where the host sends headers"""


@dataclass(frozen=True)
class TemplateContext:
    """The names that every template knows."""

    page: AnyPage
    """the page being written, one of the kinds below"""
    org: Organisation
    """what the host set in `organisation.toml`"""
    ui: Mapping[str, str]
    """every word of the interface, by its key in `content/data/interface.yaml`"""
    logo: LogoFile
    """the logo at the head of the page"""
    is_published: bool
    """whether the site is built to be published"""


PAGES: dict[str, type[AnyPage]] = {
    "article": ArticlePage,
    "category": CategoryPage,
    "page": ContentPage,
    "about": ContentPage,
    "home": HomePage,
    "exercise": ExercisePage,
    "exercises": ExercisesPage,
    "exercise-lists": ExerciseListsPage,
    "exercises-print": ExercisesPrintPage,
    "plan": PlanPage,
    "session": SessionPage,
    "paper": PaperPage,
    "papers": PapersPage,
    "cue-cards": CueCardsPage,
    "easy-read": EasyReadPage,
    "easy-booklet": EasyBookletPage,
    "easy-index": EasyIndexPage,
    "questions": QuestionsPage,
    "what-changed": ChangesPage,
    "glossary": GlossaryPage,
    "a-to-z": IndexPage,
    "topics": TopicsPage,
    "search": SearchPage,
    "evidence": EvidencePage,
    "professionals": ProfessionalsPage,
    "references": ReferencesPage,
    "studies": StudiesPage,
    "support": SupportPage,
    "accessibility": AccessibilityPage,
    "privacy": PrivacyPage,
}
"""The kind of page that each template shows; any other template of a host shows a plain page."""
