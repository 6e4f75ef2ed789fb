"""NLM references: equal to the reference implementation on every record held, and on cases for each rule."""

import json
from pathlib import Path

import pytest

from alsguide.citations.nlm import TYPES, format_html, format_text
from tests.support.sites import ROOT

DATA = Path(__file__).parent / "data"
GOLDEN = json.loads((DATA / "nlm-golden.json").read_text("utf-8"))
LIBRARY = json.loads((ROOT / "content/data/references.json").read_text("utf-8"))
CASES = json.loads((DATA / "nlm-cases.json").read_text("utf-8"))


def test_there_is_enough_to_compare() -> None:
    assert len(LIBRARY) >= 100
    assert len(CASES) >= 90
    assert {case["type"] for case in CASES} >= {*TYPES} - {"article-magazine", "review", "review-book"}


@pytest.mark.parametrize("record", LIBRARY, ids=[record["id"] for record in LIBRARY])
def test_every_record_of_the_library_is_printed_as_the_reference_implementation_does(record: dict) -> None:
    """A new or changed record: remake the golden file as `tests/tools/make_nlm_golden.cjs` says."""
    assert record["id"] in GOLDEN, "remake the golden file: see tests/tools/make_nlm_golden.cjs"
    assert format_text(record) == GOLDEN[record["id"]]


@pytest.mark.parametrize("record", CASES, ids=[record["id"] for record in CASES])
def test_every_rule_gives_what_the_reference_implementation_gives(record: dict) -> None:
    assert format_text(record) == GOLDEN[record["id"]]


def test_text_of_a_record_is_escaped_in_html() -> None:
    record = {
        "type": "article-journal",
        "title": '<script>alert("x")</script> & <img src=x>',
        "author": [{"family": "<b>Adams</b>", "given": "A&B"}],
        "container-title": "A < B",
        "URL": "https://example.org/?a=1&b=2",
        "DOI": '10.1000/"><script>',
        "issued": {"date-parts": [[2020]]},
    }
    assert format_html(record) == (
        "Adams A. &lt;script&gt;alert(“x”)&lt;/script&gt; &amp; &lt;img src=x&gt;. A &lt; B [Internet]. 2020. "
        "Available from: doi:10.1000/&quot;&gt;&lt;script&gt;"
    )
