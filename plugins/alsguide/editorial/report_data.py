"""The state of the content, as numbers and lists: what the report shows. Values in, values out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from statistics import median

from alsguide.checks.evidence import kinds_of
from alsguide.checks.links import resolve
from alsguide.checks.model import Site, Text
from alsguide.checks.places import inner_links
from alsguide.checks.review import review_date
from alsguide.core.problems import Problem
from alsguide.organisation.placeholders import fill

HISTORY = "check-history"
"""The name of the data file that holds the counts of earlier days."""


@dataclass(frozen=True)
class PageState:
    """One page: how hard it is to read, what it rests on, and when it is due.

    `kinds` gives the number of its sources of each kind of evidence, by the kind's label, the firmest first.
    """

    title: str
    path: str
    kind: str
    words: int
    grade: float
    full_grade: float
    citations: int
    sources: int
    kinds: tuple[tuple[str, int], ...]
    reviewed_by: tuple[str, ...]
    due: date | None


@dataclass(frozen=True)
class UncitedReference:
    """A reference that no text cites, and why it is kept."""

    key: str
    title: str
    reason: str


@dataclass(frozen=True)
class Day:
    """What the checks found on one day, by check."""

    day: date
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """The number of problems."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class State:
    """The state of the whole content. `months` maps each month, such as "2027-11", to the pages due in it."""

    site_name: str
    today: date
    pages: tuple[PageState, ...]
    months: Mapping[str, tuple[PageState, ...]]
    problems: tuple[str, ...]
    uncited: tuple[UncitedReference, ...]
    unlinked: tuple[PageState, ...]
    history: tuple[Day, ...]

    @property
    def overdue(self) -> tuple[PageState, ...]:
        """The pages whose review was due before today, the longest first."""
        late = [page for page in self.pages if page.due and page.due < self.today]
        return tuple(sorted(late, key=lambda page: (page.due or date.max, page.path)))

    @property
    def middle_grade(self) -> float:
        """The middle reading grade of all pages."""
        return median(page.grade for page in self.pages) if self.pages else 0.0

    @property
    def unreviewed(self) -> int:
        """The number of pages that no clinician has reviewed."""
        return sum(not page.reviewed_by for page in self.pages)


def state_of(site: Site, problems: Sequence[Problem]) -> State:
    """Gather the state of the content. `problems` are those that are shown to its host."""
    labels = kind_labels(site)
    kinds = kinds_of(site)
    states = {text.path: page_state(text, site, kinds, labels) for text in site.texts}
    pages = tuple(states[path] for path in sorted(states))
    months: dict[str, list[PageState]] = {}
    for page in sorted(pages, key=lambda page: (page.due or date.max, page.path)):
        months.setdefault(page.due.strftime("%Y-%m") if page.due else "no date", []).append(page)
    today = Day(site.today, Counter(problem.check for problem in problems))
    return State(
        site.organisation.site_name,
        site.today,
        pages,
        {month: tuple(found) for month, found in months.items()},
        tuple(map(str, problems)),
        tuple(uncited(site)),
        tuple(states[text.path] for text in unlinked(site)),
        (*(day for day in history_of(site) if day.day != site.today), today),
    )


def page_state(text: Text, site: Site, kinds: Mapping[str, str], labels: Mapping[str, str]) -> PageState:
    """Return the state of one page."""
    header = text.source.header
    title = fill(str(header.get("title") or header.get("name") or text.name), site.organisation)
    keys = [key for key, path, _ in site.citations if path == text.path]
    counts = Counter(kinds.get(key, "") for key in set(keys))
    return PageState(
        title,
        text.path,
        text.kind,
        text.measure.words,
        text.measure.grade,
        text.measure.full_grade,
        len(keys),
        len(set(keys)),
        tuple((label, counts[kind]) for kind, label in labels.items() if counts[kind]),
        tuple(map(str, header.get("reviewed_by") or ())),
        review_date(text, "next_review"),
    )


def kind_labels(site: Site) -> dict[str, str]:
    """Return the labels of the kinds of evidence by their ids, the firmest first."""
    document = site.documents.get("evidence_kinds")
    data = document.data if document is not None and isinstance(document.data, dict) else {}
    ordered = sorted(data.items(), key=lambda item: item[1].get("order", 0))
    return {kind: str(entry.get("label", kind)) for kind, entry in ordered}


def uncited(site: Site) -> Iterator[UncitedReference]:
    """Yield the references that neither texts nor rules nor questions cite."""
    cited = {key for key, path, _ in site.citations if PurePosixPath(path).name != "studies.yaml"}
    for key, reference in site.library.references.items():
        if key not in cited:
            reason = str(site.library.custom(key).get("kept_because", ""))
            yield UncitedReference(key, reference.title, reason)


def unlinked(site: Site) -> Iterator[Text]:
    """Yield the texts that no other text links to, as link, as next step or as exercise that belongs to it."""
    linked: set[str] = set()
    for text in site.texts:
        linked |= {resolve(text, address) or "" for _, _, address, _ in inner_links(site, text)} - {text.path}
        linked.add(f"content/{text.source.header.get('next_step')}")
        listed = text.source.header.get("exercises")
        linked |= {f"content/exercises/{name}.md" for name in (listed if isinstance(listed, list) else ())}
    yield from (text for text in site.texts if text.path not in linked)


def history_of(site: Site) -> Iterator[Day]:
    """Yield what was kept of earlier days, in order."""
    document = site.documents.get(HISTORY)
    data = document.data if document is not None and isinstance(document.data, dict) else {}
    for day, counts in sorted(data.items()):
        if isinstance(day, date) and isinstance(counts, dict):
            yield Day(day, counts)
