"""Two articles with the faults of real health pages: every one is found, and each is listed in full.

The clinic handout: a citation without an entry, a replaced review, mouse studies under claims about people, sources tied
to no sentence, two statements that contradict each other, longer survival claimed, one of several cut-offs given alone.
The health portal: no date of review, a reviewer whom nobody knows, a seal, promises, and pictures and links without words.
"""

import json
from pathlib import Path

from alsguide.checks import all_problems
from alsguide.overrides.merge import make_project
from tests.checks.project import GOOD_REFERENCE, REFERENCES, real_files
from tests.support.shipped import site_of

FIXTURES = Path(__file__).parent / "fixtures"

OLD_REVIEW = {
    **GOOD_REFERENCE,
    "id": "dalbellohaas2008",
    "title": "An older version of a review, made up for this test",
    "custom": {"verified": True, "superseded_by": "dalbellohaas2013"},
}
"""The older version of a review that a newer one replaces."""


def problems_of(name: str, folder: str) -> list[tuple[int, str]]:
    """Return line and check of everything found in one fixture, put among the real articles."""
    path = f"content/articles/{folder}/{name}"
    references = [*json.loads(real_files().sources[REFERENCES]), OLD_REVIEW]
    files = real_files().with_source(path, (FIXTURES / name).read_text("utf-8"))
    site = site_of(make_project(files.with_source(REFERENCES, json.dumps(references))))
    return [(problem.line, problem.check) for problem in all_problems(site) if problem.path == path]


def test_every_fault_of_the_clinic_handout_is_found() -> None:
    assert problems_of("clinic-handout.md", "benefits") == [
        (2, "orphan-page"),
        (18, "typed-citation"),
        (18, "unsupported-claim"),
        (19, "superseded-reference"),
        (20, "animal-only"),
        (25, "contradiction"),
        (27, "number-without-source"),
        (27, "percent-without-words"),
        (29, "forbidden-phrase"),
        (35, "single-cut-off"),
        (37, "animal-only"),
        (47, "typed-sources"),
        (47, "advice-without-source"),
        (49, "typed-citation"),
    ]


def test_every_fault_of_the_health_portal_is_found() -> None:
    assert problems_of("health-portal.md", "exercise-types") == [
        (2, "forbidden-phrase"),
        (2, "orphan-page"),
        (2, "missing-part"),
        (2, "header"),
        (2, "header"),
        (6, "unknown-reviewer"),
        (12, "unsupported-claim"),
        (12, "in-brief-length"),
        (12, "long-sentence"),
        (16, "unsupported-claim"),
        (17, "number-without-source"),
        (17, "percent-without-words"),
        (22, "trust-seal"),
        (22, "claimed-review"),
        (24, "unsupported-claim"),
        (24, "unsupported-claim"),
        (26, "animal-only"),
        (28, "medical-word"),
        (30, "link-text"),
        (32, "missing-alternative-text"),
        (32, "missing-image"),
        (34, "heading-level"),
        (36, "number-without-source"),
        (36, "typed-organisation-word"),
    ]
